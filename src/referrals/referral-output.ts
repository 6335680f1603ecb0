import { z } from 'zod';
import {
  zCountOut,
  zDayOut,
  zIdOut,
  zInstantOut,
  zKnownDateOut,
  zPartialDateOut,
  zVersionOut,
} from '../foundation/answers.ts';
import { zSafeContactOut } from '../people/index.ts';
import { PANEL_VIEWS } from './panel.ts';
import { STATUSES } from './referral.ts';
import { LIVING_WITH, ORIGINS } from './referral-input.ts';

const zWord = z.string().nullable();
const zDate = zKnownDateOut.nullable();
const zAnswer = z.enum(['yes', 'no', 'not_known']);
const zSex = z.enum(['female', 'male', 'intersex', 'not_said']).nullable();

const zParentOut = z.strictObject({
  givenName: zWord,
  familyName: zWord,
  knownAs: zWord,
  otherNames: zWord,
  bornOn: zDate,
  sex: zSex,
  pronouns: zWord,
  ethnicity: zWord,
  firstLanguage: zWord,
  interpreter: z.enum(['needed', 'not_needed']).nullable(),
  communicationNeeds: zWord,
  disability: zWord,
  careLeaver: zAnswer,
  localLink: zAnswer,
  area: zWord,
  address: zWord,
  phone: zWord,
  email: zWord,
  pregnant: zAnswer,
  dueOn: zDate,
});

const zChildOut = z.strictObject({
  givenName: zWord,
  familyName: zWord,
  sex: zSex,
  bornOn: zDate,
  dueOn: zDate,
  removed: zAnswer,
  removal: z.strictObject({ removedOn: zDate, livingWith: z.enum(LIVING_WITH) }).nullish(),
  livesWithParent: zAnswer,
});

const zProceedingsOut = z.strictObject({
  court: zWord,
  caseNumber: zWord,
  startedOn: zDate,
  concludedOn: zDate,
  concluded: zAnswer,
  outcome: zWord,
});

const zAnswersOut = z
  .strictObject({
    parent: zParentOut,
    safeContact: zSafeContactOut.nullish(),
    children: z.array(zChildOut).nullish(),
    proceedings: z.array(zProceedingsOut).nullish(),
    answers: z.record(z.string(), z.unknown()).meta({
      description:
        'Answers to the programme’s own questions, by the question’s id. To a question for a file it is a text: the name of a file that came with the form, or what the file is called and how it will come. JSON takes no file here; add it as a document once the referral is accepted',
    }),
    referrer: z
      .strictObject({ name: zWord, role: zWord, organisation: zWord, email: zWord, phone: zWord })
      .nullish(),
  })
  .meta({
    id: 'ReferralAnswers',
    description: 'What a referral says. Where children or proceedings are null, nobody has asked yet',
  });

const zCriterionOut = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['include', 'exclude', 'priority']),
    result: z.enum(['met', 'not_met', 'not_known']),
    text: z.string().meta({ description: 'Why it is met, what is not met, or what to ask' }),
    missing: z.array(z.string()).meta({ description: 'Facts that would settle it' }),
    declines: z.boolean().meta({ description: 'Whether not meeting it is a ground to decline' }),
    signposts: z.array(
      z.strictObject({ name: z.string(), about: z.string(), contact: z.string().optional() }),
    ),
  })
  .meta({ id: 'Criterion', description: 'How somebody stands against one criterion' });

const eligibility = {
  eligible: zAnswer,
  priority: z.boolean(),
  criteria: z.array(zCriterionOut),
};

const zEventOut = z.strictObject({
  kind: z.enum([
    'received',
    'asked_for_more',
    'answered',
    'carried_over',
    'accepted',
    'declined',
    'withdrawn',
  ]),
  at: zInstantOut,
  on: zDayOut,
  staffId: zIdOut.nullable(),
  by: zWord,
  text: zWord,
});

const zDuplicateOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  name: z.string(),
  knownAs: zWord,
  bornOn: zPartialDateOut.nullable(),
  area: zWord,
  reason: z.string(),
  likeness: z.number().min(0).max(1),
});

const line = {
  id: zIdOut,
  version: zVersionOut,
  personId: zIdOut.nullable().meta({ description: 'The person’s record, once it is accepted' }),
  reference: z.string(),
  programmeId: z.string(),
  programmeTitle: z.string(),
  origin: z.enum(ORIGINS),
  receivedOn: zDayOut,
  parentName: z.string(),
  status: z.enum(STATUSES),
  askedOn: zDayOut.nullable(),
  decidedOn: zDayOut.nullable(),
  decideBy: zDayOut
    .nullable()
    .meta({ description: 'By when it is to be decided, where the programme says how soon' }),
};

const zPanelOut = z.strictObject({
  on: zDayOut,
  members: z.array(
    z.strictObject({ member: z.string(), name: z.string(), view: z.enum(PANEL_VIEWS), said: zWord }),
  ),
  reason: z.string(),
});

/** How many referrals are to be decided soon, or should have been. */
export const zDecisionsDueOut = z.strictObject({
  overdue: zCountOut.meta({ description: 'Not decided by the day by which they were to be' }),
  soon: zCountOut.meta({ description: 'To be decided within the next three days, today among them' }),
});

/** A referral with all that a decision on it looks at. */
export const zReferralOut = z
  .strictObject({
    ...line,
    programmeVersion: z.int(),
    receivedAt: zInstantOut,
    staffId: zIdOut.nullable(),
    madeBy: zWord,
    answers: zAnswersOut,
    askedFor: zWord,
    decidedBy: zIdOut.nullable(),
    decidedByName: zWord,
    eligibility: z.strictObject(eligibility).meta({ description: 'How the criteria stand today' }),
    open: z.array(z.string()).meta({ description: 'Criteria that stand in the way of accepting' }),
    barring: z.array(z.string()).meta({ description: 'Criteria that no override lifts' }),
    decidedUpon: z
      .strictObject({ ...eligibility, on: zDayOut })
      .nullable()
      .meta({ description: 'How the criteria stood when it was decided' }),
    duplicates: z.array(zDuplicateOut).meta({ description: 'People on record who may be the same' }),
    files: z
      .array(z.strictObject({ id: zIdOut, name: z.string(), mediaType: z.string(), size: zCountOut }))
      .meta({
        description:
          'Files that came with it; the answer to their question is their name. Each opens by openReferralFile. None once it is accepted: then they are documents of the person',
      }),
    declineReasons: z.array(z.string()),
    signposts: z.array(z.string()),
    linkOpenUntil: zDayOut
      .nullable()
      .meta({ description: 'Until when whoever referred from outside can answer what was asked by link' }),
    overrideReason: zWord,
    decisionNote: zWord,
    panel: zPanelOut.nullable().meta({ description: 'What a panel that decided said' }),
    history: z.array(zEventOut),
  })
  .meta({ id: 'Referral', description: 'A referral, with how it stands against the criteria' });

/** One page of the list of referrals. */
export const zReferralPageOut = z.strictObject({
  referrals: z.array(z.strictObject(line).meta({ id: 'ReferralLine' })),
  page: z.int().min(1),
  more: z.boolean().meta({ description: 'Whether there is a page after this one' }),
});

/** The referrals of one person. */
export const zReferralsOfPersonOut = z.array(
  z.strictObject({
    id: zIdOut,
    personId: zIdOut.nullable(),
    reference: z.string(),
    programmeId: z.string(),
    origin: z.enum(ORIGINS),
    receivedOn: zDayOut,
    status: z.enum(STATUSES),
    decidedOn: zDayOut.nullable(),
  }),
);

/** What a referral that was received answers. */
export const zReceivedOut = z
  .strictObject({
    id: zIdOut,
    version: zVersionOut,
    reference: z.string().meta({ description: 'To be read out over the phone, such as DIA-7K2M-QX4P' }),
    status: z.literal('received'),
    receivedOn: zDayOut,
  })
  .meta({ id: 'Received' });

/** What a change of a referral answers. */
export const zReferralChangedOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  status: z.enum(STATUSES),
});

/** What a decision on a referral answers. */
export const zReferralDecidedOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  status: z.enum(['accepted', 'asked_for_more', 'declined']),
  personId: zIdOut.nullable().meta({ description: 'The person’s record, when it was accepted' }),
});
