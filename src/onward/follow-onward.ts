import { z } from 'zod';
import { command, staffIdOf } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { zIdOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { isBefore, zDate } from '../foundation/dates.ts';
import { invalidField, notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { decideWithdrawal, withdrawalFields } from '../people/index.ts';
import {
  decideOnwardStep,
  howItWasAnswers,
  notStartedReasons,
  onwardOutcomes,
  onwardSteps,
} from './onward.ts';
import { chaseOn } from './onward-part.ts';
import { findOnward, timesChased } from './onward-store.ts';

const zDone = z.strictObject({ id: zIdOut, version: zVersionOut, personId: zIdOut });
const ofRow = ({ id }: { readonly id: string }) => ({ kind: 'onwardReferral', id }) as const;

/** Records how an onward referral went on: received, accepted, started, not started and why, how it ended. */
export const recordOnwardStep = command({
  name: 'recordOnwardStep',
  summary: 'Record that an onward referral was received, accepted, started or not, or how it ended',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    step: z.enum(onwardSteps, 'Select what happened'),
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
    why: z
      .enum(notStartedReasons, 'Select what stood in the way')
      .nullish()
      .transform((why) => why ?? null),
    outcome: z
      .enum(onwardOutcomes, 'Select how it ended')
      .nullish()
      .transform((outcome) => outcome ?? null),
    note: zOptionalText(2000),
  }),
  output: zDone,
  audit: ({ step }) => `Onward referral: ${step.replaceAll('_', ' ')}`,
  api: { method: 'post', path: '/onward-referrals/{id}/steps' },
  async handle({ db, write, today, programmes }, { id, version, on = today, ...wish }) {
    const row = await findOnward(db, id);
    if (!row) return notFound('onward referral');
    checkAsSeen('onwardReferral', row, { id, version });
    const decided = decideOnwardStep(row, { ...wish, on }, today);
    if (!decided.ok) return decided;
    const { changes, over } = decided.value;
    const { programmeId, programmeVersion } = row;
    const programme =
      programmeId && programmeVersion
        ? programmeOf(programmes, { programmeId, programmeVersion })
        : undefined;
    const next = over ? null : chaseOn(programme, today, await timesChased(db, id));
    const stored = await write.update('onwardReferral', { id, version }, { ...changes, chaseOn: next });
    return succeed({ id, version: stored.version, personId: row.personId });
  },
});

/** Records that a service was asked how it stands, what it said, and when to ask again. */
export const recordOnwardChase = command({
  name: 'recordOnwardChase',
  summary: 'Record that a service was asked how an onward referral stands, and when to ask again',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({
    id: zId,
    version: z.int().positive(),
    how: zText(200, 'Enter how they were asked, such as by telephone'),
    said: zOptionalText(2000).meta({ description: 'What they said' }),
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
    nextOn: zDate.optional().meta({ description: 'When to ask again; as the programme says when left out' }),
  }),
  output: zDone,
  audit: () => 'Asked how an onward referral stands',
  api: { method: 'post', path: '/onward-referrals/{id}/chases' },
  async handle({ db, write, today, now, actor, programmes }, { id, version, how, said, on = today, nextOn }) {
    const row = await findOnward(db, id);
    if (!row) return notFound('onward referral');
    checkAsSeen('onwardReferral', row, { id, version });
    if (row.chaseOn === null || row.withdrawnOn)
      return refused('over', 'This has ended: there is nothing to ask any more.');
    if (isBefore(today, on)) return invalidField(['on'], 'The day must be today or in the past');
    if (isBefore(on, row.madeOn)) return invalidField(['on'], 'This is before it was sent');
    if (nextOn && isBefore(nextOn, on)) return invalidField(['nextOn'], 'Ask again on or after this day');
    const { personId, programmeId, programmeVersion } = row;
    await write.insert('onwardChase', {
      personId,
      onwardReferralId: id,
      chasedOn: on,
      how,
      said,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
    });
    const programme =
      programmeId && programmeVersion
        ? programmeOf(programmes, { programmeId, programmeVersion })
        : undefined;
    const next = nextOn ?? chaseOn(programme, on, 1);
    const stored = await write.update('onwardReferral', { id, version }, { chaseOn: next });
    return succeed({ id, version: stored.version, personId });
  },
});

/** Keeps what she said of a service, in her words. */
export const recordOnwardSaying = command({
  name: 'recordOnwardSaying',
  summary: 'Record what a person says of a service that she was sent on to',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject({
    id: zId,
    howItWas: z.enum(howItWasAnswers, 'Select how it was for her'),
    words: zOptionalText(2000),
    on: zDate.optional().meta({ description: 'The day; today when left out' }),
  }),
  output: zDone,
  audit: () => 'Recorded what a person says of a service',
  api: { method: 'post', path: '/onward-referrals/{id}/sayings' },
  async handle({ db, write, today, now, actor }, { id, howItWas, words, on = today }) {
    const row = await findOnward(db, id);
    if (!row) return notFound('onward referral');
    if (row.withdrawnOn) return refused('taken_back', 'This was recorded by mistake and taken back.');
    if (isBefore(today, on)) return invalidField(['on'], 'The day must be today or in the past');
    const { personId } = row;
    await write.insert('onwardSaying', {
      personId,
      onwardReferralId: id,
      howItWas,
      words,
      saidOn: on,
      byHerself: false,
      recordedBy: staffIdOf(actor),
      recordedAt: now,
    });
    return succeed({ id, version: row.version, personId });
  },
});

/** Takes back an onward referral that was recorded by mistake. */
export const withdrawOnwardReferral = command({
  name: 'withdrawOnwardReferral',
  summary:
    'Take back an onward referral that was recorded by mistake; it is kept, and nothing counts it any more',
  permission: 'contact:record',
  about: ofRow,
  input: z.strictObject(withdrawalFields),
  output: zDone,
  audit: () => 'Took back an onward referral, recorded by mistake',
  api: { method: 'post', path: '/onward-referrals/{id}/withdrawal' },
  async handle(context, { id, version, reason }) {
    const found = await findOnward(context.db, id);
    if (!found) return notFound('onward referral');
    const decided = decideWithdrawal(found, reason, context);
    if (!decided.ok) return decided;
    const changes = { ...decided.value, chaseOn: null };
    const stored = await context.write.update('onwardReferral', { id, version }, changes);
    return succeed({ id, version: stored.version, personId: found.personId });
  },
});
