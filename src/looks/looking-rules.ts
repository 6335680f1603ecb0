import { z } from 'zod';
import { command, wholeTenant } from '../doors/index.ts';
import { zVersionOut } from '../foundation/answers.ts';
import { type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { succeed } from '../foundation/result.ts';
import { readRules } from './look-store.ts';
import type { LookingRules } from './unusual.ts';

const whole = (least: number, most: number, what: string) =>
  z.coerce
    .number(`Enter ${what} as a number`)
    .int(`Enter ${what} as a whole number`)
    .min(least, `Enter ${what} from ${least} to ${most}`)
    .max(most, `Enter ${what} from ${least} to ${most}`);

/** What is wrong with rules, beside the field; nothing when they hold together. */
export function rulesFaults({
  fromHour,
  untilHour,
}: Pick<LookingRules, 'fromHour' | 'untilHour'>): FieldFault[] {
  return fromHour < untilHour ? [] : [{ path: ['untilHour'], message: 'The day must end after it begins' }];
}

/** Sets what counts as unusual looking. */
export const setLookingRules = command({
  name: 'setLookingRules',
  summary: 'Set what counts as unusual looking',
  permission: 'look:review',
  about: wholeTenant,
  input: z.strictObject({
    version: z.coerce.number().int().meta({ description: 'The version that was seen; 0 while none was set' }),
    mostPeople: whole(2, 1000, 'how many people'),
    withinMinutes: whole(1, 1440, 'how many minutes'),
    fromHour: whole(0, 23, 'the hour'),
    untilHour: whole(1, 24, 'the hour'),
    weekends: z.boolean('Select whether weekends are usual'),
  }),
  output: z.strictObject({ version: zVersionOut }),
  audit: () => 'What counts as unusual looking set',
  api: null,
  async handle({ db, write }, { version, ...rules }) {
    const faults = rulesFaults(rules);
    if (faults.length > 0) return invalid(...faults);
    const { id } = await readRules(db);
    if (id !== null) {
      const row = await write.update('lookingRule', { id, version }, rules);
      return succeed({ version: row.version });
    }
    if (version !== 0) return refused('not_set', 'These rules were not set before. Open the page again.');
    const row = await write.insert('lookingRule', rules);
    return succeed({ version: row.version });
  },
});
