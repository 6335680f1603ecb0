import { z } from 'zod';
import { formatPartialDate, zPartialDate } from '../foundation/dates.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { saidWrong } from './fault-words.ts';

/** The most children, and sets of proceedings, that one referral may name. */
export const MOST_CHILDREN = 30;
export const MOST_PROCEEDINGS = 20;

/** Where a child may live after a removal. */
export const LIVING_WITH = [
  'parent',
  'other_parent',
  'relative',
  'special_guardian',
  'foster_carer',
  'adoptive_family',
  'residential',
  'not_known',
] as const;

const zAnswer = z.enum(['yes', 'no', 'not_known'], saidWrong('wrongYesNo')).default('not_known');

const orNull = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const zSex = orNull(z.enum(['female', 'male', 'intersex', 'not_said'], saidWrong('wrongChoice')));

/** A date known to the day, month or year, kept as the ISO text that says so. */
const zKnownDate = orNull(
  z.string().max(10, 'Enter a real date').pipe(zPartialDate).transform(formatPartialDate),
);

const zEmail = zOptionalText(254).refine(
  (text) => text === null || /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text),
  saidWrong('wrongEmail'),
);

const zPhone = zOptionalText(40).refine(
  (text) => text === null || /^\+?[\d\s().-]{7,}(\s?(ext|x)\.?\s?\d+)?$/i.test(text),
  saidWrong('wrongPhone'),
);

/** Who asks for help for somebody else. */
export const zReferrer = z.strictObject({
  name: zOptionalText(200),
  role: zOptionalText(200),
  organisation: zOptionalText(200),
  email: zEmail,
  phone: zPhone,
});

/** Whether a way to reach somebody is safe: true, false, or null when nobody has asked. */
const zWay = z
  .union([z.boolean(), z.enum(['yes', 'no', 'not_known'])], saidWrong('wrongYesNoSure'))
  .nullish()
  .transform((way) => (way === 'yes' || way === true ? true : way === 'no' || way === false ? false : null));

/** How a parent may be reached without putting her in danger. */
export const zSafeContact = z.strictObject({
  call: zWay,
  text: zWay,
  write: zWay,
  email: zWay,
  times: zOptionalText(500),
  whatNotToSay: zOptionalText(1000),
  whoMustNotKnow: zOptionalText(1000),
});

/** The parent at the heart of a referral. */
export const zParent = z.strictObject({
  givenName: zOptionalText(100),
  familyName: zOptionalText(100),
  knownAs: zOptionalText(100),
  otherNames: zOptionalText(200),
  bornOn: zKnownDate,
  sex: zSex,
  pronouns: zOptionalText(50),
  ethnicity: zOptionalText(100),
  firstLanguage: zOptionalText(100),
  interpreter: orNull(z.enum(['needed', 'not_needed'], saidWrong('wrongChoice'))),
  communicationNeeds: zOptionalText(1000),
  disability: zOptionalText(1000),
  careLeaver: zAnswer,
  localLink: zAnswer,
  area: zOptionalText(100),
  address: zOptionalText(500),
  phone: zPhone,
  email: zEmail,
  pregnant: zAnswer,
  dueOn: zKnownDate,
});

/** One child, born or not yet, and where the child lives now. */
export const zChild = z.strictObject({
  givenName: zOptionalText(100),
  familyName: zOptionalText(100),
  sex: zSex,
  bornOn: zKnownDate,
  /** For a child not yet born. */
  dueOn: zKnownDate,
  removed: zAnswer,
  removal: z
    .strictObject({
      removedOn: zKnownDate,
      livingWith: z.enum(LIVING_WITH, saidWrong('wrongLivingWith')).default('not_known'),
    })
    .nullish(),
  /** For a child who was not removed. */
  livesWithParent: zAnswer,
});

/** One set of care proceedings. */
export const zProceedings = z.strictObject({
  court: zOptionalText(200),
  caseNumber: zOptionalText(100),
  startedOn: zKnownDate,
  concludedOn: zKnownDate,
  concluded: zAnswer,
  outcome: zOptionalText(1000),
});

/** What a referral says. `null` for children or proceedings means that nobody has asked yet; an empty list, none. */
export const zReferralAnswers = z.strictObject({
  parent: zParent,
  safeContact: zSafeContact.nullish(),
  children: z
    .array(zChild)
    .max(MOST_CHILDREN, saidWrong('wrongChildren', { most: MOST_CHILDREN }))
    .nullish()
    .meta({ description: 'Null where nobody has asked yet; an empty list where there are none' }),
  proceedings: z
    .array(zProceedings)
    .max(MOST_PROCEEDINGS, saidWrong('wrongProceedings', { most: MOST_PROCEEDINGS }))
    .nullish()
    .meta({ description: 'Null where nobody has asked yet; an empty list where there were none' }),
  answers: z
    .record(z.string().max(60), z.unknown())
    .default({})
    .meta({ description: 'Answers to the programme’s own questions, by the question’s id' }),
  referrer: zReferrer.nullish(),
});

export const ORIGINS = ['staff', 'partner', 'self'] as const;
export type Origin = (typeof ORIGINS)[number];

export const zOrigin = z.enum(ORIGINS, 'Select who makes the referral');
export const zProgrammeId = zText(60, 'Choose a programme');

export type Referrer = z.output<typeof zReferrer>;
export type SafeContact = z.output<typeof zSafeContact>;
export type Parent = z.output<typeof zParent>;
export type Child = z.output<typeof zChild>;
export type ProceedingsAnswers = z.output<typeof zProceedings>;
/** A referral's answers as they are stored: plain JSON, dates as ISO text. */
export type ReferralAnswers = z.output<typeof zReferralAnswers>;
