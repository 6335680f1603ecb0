import { z } from 'zod';
import { command, wholeTenant } from '../doors/index.ts';
import { zChangedOut } from '../foundation/answers.ts';
import { notFound } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText } from '../foundation/text.ts';
import { howItWasAnswers } from './onward.ts';
import { ownOnward } from './onward-store.ts';

/** A parent says how a service was that she was sent on to or told of. What she said before stays. */
export const sayOfOwnOnward = command({
  name: 'sayOfOwnOnward',
  summary: 'Say how a service was for oneself',
  permission: 'own:write',
  about: wholeTenant,
  input: z.strictObject({
    id: zId,
    howItWas: z.enum(howItWasAnswers, 'Select how it was'),
    words: zOptionalText(2000),
  }),
  output: zChangedOut,
  audit: () => 'A parent said how a service was',
  api: null,
  async handle({ db, write, today, now, actor }, { id, howItWas, words }) {
    if (actor.kind !== 'parent') return notFound('service');
    const { personId } = actor;
    if (!(await ownOnward(db, personId)).some((each) => each.id === id)) return notFound('service');
    const row = await write.insert('onwardSaying', {
      personId,
      onwardReferralId: id,
      howItWas,
      words,
      saidOn: today,
      byHerself: true,
      recordedBy: null,
      recordedAt: now,
    });
    return succeed({ id: row.id, version: row.version });
  },
});
