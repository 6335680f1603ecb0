import { z } from 'zod';
import { command, staffIdOf, wholeTenant } from '../../doors/index.ts';
import { zChangedOut } from '../../foundation/answers.ts';
import { invalidField } from '../../foundation/fault.ts';
import { succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { ownRules } from './review-store.ts';
import { defaultSchedule } from './schedule.ts';

const MOST_MONTHS = 1_800;

/** Decides for how long one kind of record is kept. */
export const setRetentionRule = command({
  name: 'setRetentionRule',
  summary: 'Decide for how long one kind of record is kept, and say where that comes from',
  permission: 'retention:decide',
  about: wholeTenant,
  input: z.strictObject({
    kind: z.string().meta({ description: 'A kind of record of the schedule' }),
    months: z
      .int('Enter a whole number of months')
      .min(1, 'At least one month')
      .max(MOST_MONTHS, 'At most 150 years'),
    source: zText(1000, 'Enter where this comes from, such as your retention policy'),
  }),
  output: zChangedOut,
  audit: ({ kind, months }) => `Decided that records (${kind}) are kept for ${months} months`,
  api: { method: 'put', path: '/retention/schedule/{kind}' },
  async handle({ db, write, actor, today }, { kind, months, source }) {
    if (!defaultSchedule.some((rule) => rule.kind === kind))
      return invalidField(['kind'], 'The schedule has no such kind of record');
    const decided = { months, source, decidedBy: staffIdOf(actor), decidedOn: today };
    const own = (await ownRules(db)).find((rule) => rule.kind === kind);
    const row = own
      ? await write.update('retentionRule', own, decided)
      : await write.insert('retentionRule', { kind, ...decided });
    return succeed({ id: row.id, version: row.version });
  },
});
