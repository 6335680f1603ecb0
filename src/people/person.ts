import { z } from 'zod';
import { type PartialDate, zPartialDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import { inFuture } from './dates-in-life.ts';

export const personKinds = ['adult', 'child', 'unborn'] as const;
export type PersonKind = (typeof personKinds)[number];

export const sexes = ['female', 'male', 'intersex', 'not_said'] as const;
export type Sex = (typeof sexes)[number];

export const interpreterNeeds = ['needed', 'not_needed'] as const;
export type Interpreter = (typeof interpreterNeeds)[number];

export const localLinks = ['yes', 'no'] as const;
export type LocalLink = (typeof localLinks)[number];

/** How it is safe to reach somebody. Null: not asked yet, which is not the same as yes. */
export interface SafeContact {
  readonly call: boolean | null;
  readonly text: boolean | null;
  readonly write: boolean | null;
  readonly email: boolean | null;
  readonly times: string | null;
  readonly whatNotToSay: string | null;
  readonly whoMustNotKnow: string | null;
}

const zWay = z
  .boolean()
  .nullish()
  .transform((way) => way ?? null);

export const zSafeContact = z.strictObject({
  call: zWay,
  text: zWay,
  write: zWay,
  email: zWay,
  times: zOptionalText(500),
  whatNotToSay: zOptionalText(1000),
  whoMustNotKnow: zOptionalText(1000),
});

/** A name of one line. */
export const zName = (missing: string) => zText(100, missing).transform(oneLine);
export const zOptionalName = zOptionalText(100).transform((name) => name && oneLine(name));

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ');
}

const zOptional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

const zEmail = zOptionalText(254).refine(
  (text) => text === null || /^[^\s@]+@[^\s@]+\.[^\s@]+$/u.test(text),
  'Enter an email address in the correct format, like name@example.com',
);

const zPhone = zOptionalText(40).refine(
  (text) => text === null || /^[+\d][\d ()./-]{5,}$/u.test(text),
  'Enter a phone number, like 07700 900 982 or +44 808 157 0192',
);

/** What may be known of somebody, beside family and proceedings. Names are kept as they are written, in any script. */
export const zPersonDetails = z.strictObject({
  givenName: zName('Enter a first name'),
  familyName: zName('Enter a last name'),
  knownAs: zOptionalName,
  otherNames: zOptionalText(300).transform((names) => names && oneLine(names)),
  bornOn: zOptional(zPartialDate),
  sex: zOptional(z.enum(sexes)),
  pronouns: zOptionalText(50),
  ethnicity: zOptionalText(100),
  firstLanguage: zOptionalText(100),
  interpreter: zOptional(z.enum(interpreterNeeds)),
  communicationNeeds: zOptionalText(2000),
  disability: zOptionalText(2000),
  careLeaver: zOptional(z.boolean()),
  localLink: zOptional(z.enum(localLinks)),
  area: zOptionalText(200),
  address: zOptionalText(500),
  addressConfidential: z.boolean().default(false),
  phone: zPhone,
  email: zEmail,
});

export type PersonDetails = z.output<typeof zPersonDetails>;

/** Somebody new to the record; what is left out is not known. */
export type NewPerson = Pick<PersonDetails, 'givenName' | 'familyName'> &
  Partial<Omit<PersonDetails, 'givenName' | 'familyName'>> & { readonly safeContact?: SafeContact | null };

const OLDEST = 120;

/** What cannot be true of an adult’s own details on the day. */
export function detailFaults(
  details: { readonly bornOn?: PartialDate | null | undefined },
  today: Temporal.PlainDate,
): FieldFault[] {
  const { bornOn } = details;
  if (!bornOn) return [];
  if (inFuture(bornOn, today)) return [{ path: ['bornOn'], message: 'Date of birth must be in the past' }];
  if (bornOn.date.year < today.year - OLDEST) {
    return [{ path: ['bornOn'], message: `Check the year: this would be more than ${OLDEST} years ago` }];
  }
  return [];
}

/** The name that pages show. A child’s name may not be known, or not be given yet. */
export function displayName(person: {
  readonly kind: PersonKind;
  readonly givenName: string;
  readonly familyName: string;
}): string {
  const name = `${person.givenName} ${person.familyName}`.trim();
  if (name !== '') return name;
  if (person.kind === 'unborn') return 'Unborn baby';
  return person.kind === 'child' ? 'Child, name not known' : 'Name not known';
}

const WAYS = [
  ['call', 'call'],
  ['text', 'text'],
  ['write', 'write'],
  ['email', 'email'],
] as const;

/** How to reach somebody safely, in one or two sentences; undefined when nothing was said about it. */
export function safeContactWords(safe: SafeContact | null): string | undefined {
  if (!safe) return undefined;
  const listed = (wanted: boolean) => WAYS.filter(([way]) => safe[way] === wanted).map(([, word]) => word);
  const [yes, no] = [listed(true), listed(false)];
  const sentences = [
    no.length > 0 && `Do not ${eitherOf(no)}`,
    yes.length > 0 && `Safe to ${eitherOf(yes)}`,
    safe.times && `When: ${safe.times}`,
    safe.whatNotToSay && `Do not say: ${safe.whatNotToSay}`,
    safe.whoMustNotKnow && `Must not know: ${safe.whoMustNotKnow}`,
  ].filter((sentence) => typeof sentence === 'string' && sentence !== '');
  return sentences.length > 0 ? sentences.map((each) => withStop(String(each))).join(' ') : undefined;
}

function eitherOf(words: readonly string[]): string {
  return new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words);
}

function withStop(sentence: string): string {
  return /[.!?]$/u.test(sentence) ? sentence : `${sentence}.`;
}
