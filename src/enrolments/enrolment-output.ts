import { z } from 'zod';
import { zCountOut, zDayOut, zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { consentWays } from './tables.ts';

const zWord = z.string().nullable();

const zStartCriterionOut = z
  .strictObject({
    id: z.string(),
    result: z.enum(['met', 'not_met', 'not_known']),
    text: z.string().meta({ description: 'Why it is met, what is not met, or what to ask' }),
  })
  .meta({ id: 'StartCriterion' });

const zAllocationOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    enrolmentId: zIdOut,
    staffId: zIdOut,
    staffName: z.string(),
    role: z.enum(['lead', 'second']),
    beganOn: zDayOut,
    endedOn: zDayOut.nullable(),
    note: zWord,
    overCapacityReason: zWord,
  })
  .meta({ id: 'Allocation', description: 'A worker’s part in an enrolment' });

const zStanding = z.strictObject({ id: z.string(), title: z.string(), since: zDayOut });

const zClockOut = z
  .strictObject({
    month: z.int().meta({ description: 'The month of the pathway that today is in, from 1' }),
    months: z.int().nullable().meta({ description: 'Null where the pathway’s end is open' }),
    weeksInStage: z.int(),
    stageEndsOn: zDayOut.nullable(),
    daysLeft: z.int().nullable(),
  })
  .meta({ description: 'Where the enrolment stands today, or stood on the day it ended' });

const zMoveOut = z.strictObject({
  id: zIdOut,
  kind: z.enum(['start', 'pathway', 'stage', 'extend', 'version']),
  on: zDayOut,
  pathway: z.string(),
  stage: z.string(),
  endsOn: zDayOut.nullable(),
  reason: zWord,
  by: zWord,
});

const zMemberOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    memberId: zIdOut,
    name: zWord.meta({ description: 'Null where the reader may not open that record' }),
    joinedOn: zDayOut,
    leftOn: zDayOut.nullable(),
    leftNote: zWord,
  })
  .meta({ id: 'FamilyMember', description: 'Somebody of a family who is worked with as well' });

const zPartOfOut = z.strictObject({
  id: zIdOut,
  enrolmentId: zIdOut,
  personId: zIdOut.meta({ description: 'The person who is enrolled' }),
  name: zWord.meta({ description: 'Null where the reader may not open that record' }),
  programme: z.strictObject({ id: z.string(), title: z.string() }),
  joinedOn: zDayOut,
  leftOn: zDayOut.nullable().meta({ description: 'When it ended, or the whole work did' }),
});

const zFamilyChoiceOut = z
  .strictObject({ id: zIdOut, name: z.string(), tie: z.string() })
  .meta({ id: 'FamilyChoice', description: 'Somebody tied to a person on record, and how' });

/** One time in a programme. */
export const zEnrolmentOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    referralId: zIdOut.nullable(),
    previousId: zIdOut.nullable().meta({ description: 'The enrolment before this one, for who came back' }),
    programme: z.strictObject({ id: z.string(), version: z.int(), title: z.string() }),
    pathway: zStanding,
    stage: zStanding,
    startedOn: zDayOut,
    startCriteria: z.array(zStartCriterionOut),
    startOverride: zWord,
    clock: zClockOut,
    prompt: zWord.meta({
      description: 'What to do about a stage that is about to end, or should have ended',
    }),
    ended: z.strictObject({ on: zDayOut, reason: z.string(), destination: zWord, note: zWord }).nullable(),
    moves: z.array(zMoveOut),
    allocations: z.array(zAllocationOut),
    isFamily: z.boolean().meta({ description: 'Whether the programme works with families' }),
    members: z.array(zMemberOut),
  })
  .meta({ id: 'Enrolment', description: 'One person’s time in one programme' });

/** One enrolment, with what is still open on it. */
export const zEnrolmentReadOut = z.strictObject({
  enrolment: zEnrolmentOut,
  openActions: z.array(z.strictObject({ id: zIdOut, what: z.string(), dueOn: zDayOut.nullable() })),
});

const zConsentOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    personId: zIdOut,
    programmeId: z.string(),
    kind: z.string(),
    answer: z.enum(['given', 'refused']),
    agencies: z.array(z.string()),
    givenOn: zDayOut,
    how: z.enum(consentWays),
    withWhom: zWord,
    note: zWord,
    withdrawnOn: zDayOut.nullable(),
    withdrawnHow: z.enum(consentWays).nullable(),
    withdrawnNote: zWord,
    recordedBy: zIdOut.nullable(),
    recordedByName: zWord,
    recordedAt: zInstantOut,
  })
  .meta({ id: 'Consent', description: 'One answer to a question for consent' });

const zConsentKindOut = z.strictObject({
  programme: z.strictObject({ id: z.string(), title: z.string() }),
  kind: z.string(),
  title: z.string(),
  about: z.string(),
  required: z.boolean(),
  standing: z.enum(['given', 'refused', 'withdrawn', 'not_asked']),
  latest: zConsentOut.nullable().meta({ description: 'The answer that counts today' }),
  earlier: z.array(zConsentOut),
  stops: z.array(z.string()).meta({ description: 'What withdrawing it would stop' }),
});

/** All of a person's times in programmes, and what was agreed to. */
export const zProgrammeRecordOut = z.strictObject({
  personId: zIdOut,
  enrolments: z.array(zEnrolmentOut),
  consents: z.array(zConsentKindOut),
  partOf: z
    .array(zPartOfOut)
    .meta({ description: 'Work with somebody else, of whose family this person is' }),
  family: z
    .array(zFamilyChoiceOut)
    .meta({ description: 'Who can be worked with as well, in a programme for families' }),
  canStart: z
    .array(z.strictObject({ id: z.string(), title: z.string(), again: z.boolean() }))
    .meta({ description: 'Programmes that she was accepted to and has not started in, or was in before' }),
});

const zLoads = z.array(
  z
    .strictObject({
      staffId: zIdOut,
      name: z.string(),
      leads: zCountOut,
      seconds: zCountOut,
      capacity: zCountOut.nullable(),
    })
    .meta({ id: 'StaffLoad', description: 'What a worker holds, against what she can hold' }),
);

export const zStaffLoadsOut = z.strictObject({ loads: zLoads });

/** What stands in the way of a start. */
export const zStartPreviewOut = z.strictObject({
  personId: zIdOut,
  referralId: zIdOut.nullable(),
  earlier: z.array(z.strictObject({ id: zIdOut, startedOn: zDayOut, endedOn: zDayOut.nullable() })),
  criteria: z.array(zStartCriterionOut),
  begins: z
    .array(
      z.strictObject({ pathway: z.string(), stage: z.string().nullable(), because: z.string().nullable() }),
    )
    .meta({ description: 'The first stage of each pathway by the record; null where it is to be chosen' }),
  missing: z
    .array(z.strictObject({ kind: z.string(), title: z.string() }))
    .meta({ description: 'Consents that the start needs and that are not given' }),
  pregnancyOnRecord: z
    .boolean()
    .meta({ description: 'A pregnancy goes on by the record, and need not be asked for' }),
  loads: zLoads,
  family: z
    .array(zFamilyChoiceOut)
    .meta({ description: 'Who can be worked with as well, in a programme for families' }),
});

/** What a move answers: where the enrolment stands now. */
export const zMovedOut = z
  .strictObject({ id: zIdOut, version: zVersionOut, pathway: z.string(), stage: z.string() })
  .meta({ id: 'Moved', description: 'Where an enrolment stands now' });
