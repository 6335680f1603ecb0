import { z } from 'zod';
import { command, staffIdOf } from '../doors/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { zDate } from '../foundation/dates.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { decideStep, offReasons, STEP_KINDS } from './waiting.ts';
import { holdReferral, lastStepOf, readWaitingList } from './waiting-store.ts';

/** Offers a place to somebody who waits, says that she did not take it, that she was told how it stands, or takes her off. */
export const recordWaitingStep = command({
  name: 'recordWaitingStep',
  summary:
    'Offer a place to somebody who waits, record her answer or that she was told how it stands, or take her off',
  permission: 'enrolment:start',
  about: ({ referralId: id }) => ({ kind: 'referral', id }),
  input: z.strictObject({
    referralId: zId,
    kind: z.enum(STEP_KINDS, 'Select what was done'),
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
    reason: z
      .enum(offReasons, 'Select why')
      .nullish()
      .transform((reason) => reason ?? null)
      .meta({ description: 'Why the parent is taken off the list' }),
    signposts: z
      .array(zText(300, 'Enter the name of the service'))
      .max(50)
      .default([])
      .meta({ description: 'Where else she was pointed to' }),
    note: zOptionalText(2000),
  }),
  output: z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut }),
  audit: ({ kind }) => `Waiting list: ${kind.replaceAll('_', ' ')}`,
  api: { method: 'post', path: '/referrals/{referralId}/waiting' },
  async handle({ db, write, actor, now, today, programmes }, { referralId, on = today, ...wish }) {
    const referral = await holdReferral(db, referralId);
    if (!referral) return notFound('referral');
    const programme = programmes.current(referral.programmeId);
    const [row] = await readWaitingList(db, referral.programmeId, {
      byPriority: false,
      offset: 0,
      limit: 1,
      referralId,
    });
    if (!programme?.waiting_list || !row)
      return refused('not_waiting', 'Nobody waits by this referral any more.');
    const decided = decideStep(
      programme,
      { since: row.acceptedOn, last: lastStepOf(row) },
      { ...wish, on },
      today,
    );
    if (!decided.ok) return decided;
    const stored = await write.insert('waitingStep', {
      ...decided.value,
      personId: row.personId,
      referralId,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
    });
    return succeed({ id: stored.id, version: stored.version, personId: row.personId });
  },
});
