import { z } from 'zod';
import {
  boundsOf,
  daysBetween,
  isBefore,
  monthsBetween,
  type PartialDate,
  zDate,
} from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { zOptionalText, zText } from '../foundation/text.ts';
import type { Findings } from '../people/index.ts';

type Day = Temporal.PlainDate;

export const applicationKinds = [
  'care_order',
  'supervision_order',
  'placement_order',
  'special_guardianship',
  'contact',
  'discharge',
  'revocation',
  'emergency_protection',
  'other',
] as const;
export const applicants = ['local_authority', 'parent', 'other'] as const;
export const applicationAnswers = ['waiting', 'granted', 'refused', 'withdrawn'] as const;
export const hearingKinds = [
  'first',
  'case_management',
  'contested',
  'issues_resolution',
  'final',
  'other',
] as const;
export const attendances = ['in_person', 'remotely', 'no', 'excused'] as const;
export const preEndings = ['stepped_down', 'to_court', 'other'] as const;
export const reportAnswers = ['waiting', 'given', 'declined'] as const;

const zOptional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

export const zApplication = z.strictObject({
  proceedingsId: zId,
  kind: z.enum(applicationKinds, 'Select what the court is asked for'),
  madeBy: z.enum(applicants, 'Select who asks'),
  madeOn: zDate,
  answer: z.enum(applicationAnswers, 'Select what the court answered').default('waiting'),
  answeredOn: zOptional(zDate),
});

export const zHearing = z.strictObject({
  proceedingsId: zId,
  kind: z.enum(hearingKinds, 'Select which hearing it is'),
  heardOn: zDate,
  askedForSupport: zOptional(z.boolean()),
  supported: zOptional(z.boolean()),
  attended: zOptional(z.enum(attendances)),
  howItWent: zOptionalText(2000),
});

export const zPreProceedings = z.strictObject({
  beganOn: zDate,
  endedOn: zOptional(zDate),
  endedHow: zOptional(z.enum(preEndings)),
});

export const zReport = z.strictObject({
  proceedingsId: zOptional(zId),
  askedBy: zText(200, 'Enter who asked'),
  askedOn: zDate,
  wantedBy: zOptional(zDate),
  answer: z.enum(reportAnswers, 'Select what was answered').default('waiting'),
  answeredOn: zOptional(zDate),
  reason: zOptionalText(2000),
});

export type Application = z.output<typeof zApplication>;
export type Hearing = z.output<typeof zHearing>;
export type PreProceedings = z.output<typeof zPreProceedings>;
export type Report = z.output<typeof zReport>;

const at = (path: string, message: string): FieldFault => ({ path: [path], message });
const past = (path: string, day: Day | null, today: Day): FieldFault[] =>
  day && isBefore(today, day) ? [at(path, 'This date must be today or in the past')] : [];
const surelyBefore = (day: Day, start: PartialDate | null) =>
  start && isBefore(day, boundsOf(start).earliest);

/** Looks at an application beside the proceedings that it stands in. */
export function checkApplication(input: Application, startedOn: PartialDate | null, today: Day): Findings {
  const { madeOn, answer, answeredOn } = input;
  const faults = [...past('madeOn', madeOn, today), ...past('answeredOn', answeredOn, today)];
  if (answeredOn && isBefore(answeredOn, madeOn))
    faults.push(at('answeredOn', 'The court cannot answer before it was asked. Check both dates'));
  if (answer === 'waiting' && answeredOn)
    faults.push(at('answer', 'There is a day of the answer, so select what the court answered'));
  const early = surelyBefore(madeOn, startedOn);
  const questions = early ? [at('madeOn', 'This is before the proceedings began. Is that right?')] : [];
  return { faults, questions };
}

/** The longest ahead that a court gives a date. */
const MONTHS_AHEAD = 18;

/** Looks at a hearing: it may lie ahead, and then nobody can have been there yet. */
export function checkHearing(input: Hearing, startedOn: PartialDate | null, today: Day): Findings {
  const { heardOn, attended, supported, howItWent } = input;
  const faults: FieldFault[] = [];
  if (isBefore(today.add({ months: MONTHS_AHEAD }), heardOn))
    faults.push(at('heardOn', 'This is too far off. Check the year'));
  const ahead = isBefore(today, heardOn);
  if (ahead && attended) faults.push(at('attended', 'This hearing is still to come'));
  if (ahead && supported) faults.push(at('supported', 'This hearing is still to come'));
  if (ahead && howItWent) faults.push(at('howItWent', 'This hearing is still to come'));
  const early = surelyBefore(heardOn, startedOn);
  const questions = early ? [at('heardOn', 'This is before the proceedings began. Is that right?')] : [];
  return { faults, questions };
}

/** Looks at the time before proceedings. */
export function checkPreProceedings({ beganOn, endedOn, endedHow }: PreProceedings, today: Day): Findings {
  const faults = [...past('beganOn', beganOn, today), ...past('endedOn', endedOn, today)];
  if (endedOn && isBefore(endedOn, beganOn))
    faults.push(at('endedOn', 'This ends before it begins. Check both dates'));
  if (endedOn && !endedHow) faults.push(at('endedHow', 'Select how it ended'));
  if (!endedOn && endedHow) faults.push(at('endedOn', 'Enter the day on which it ended'));
  return { faults, questions: [] };
}

/** Looks at a request for a report: what was answered needs its reason, and its day. */
export function checkReport(input: Report, today: Day): Findings {
  const { askedOn, wantedBy, answer, answeredOn, reason } = input;
  const faults = [...past('askedOn', askedOn, today), ...past('answeredOn', answeredOn, today)];
  if (wantedBy && isBefore(wantedBy, askedOn)) faults.push(at('wantedBy', 'This is before it was asked for'));
  if (answeredOn && isBefore(answeredOn, askedOn))
    faults.push(at('answeredOn', 'This is before it was asked for. Check both dates'));
  if (answer !== 'waiting' && !answeredOn) faults.push(at('answeredOn', 'Enter the day of the answer'));
  if (answer !== 'waiting' && !reason)
    faults.push(at('reason', 'Say why, in words that the parent may read'));
  if (answer === 'waiting' && answeredOn) faults.push(at('answer', 'Select what was answered'));
  return { faults, questions: [] };
}

/** Care proceedings are to end within 26 weeks (Children Act 1989, section 32). */
export const WEEKS_OF_PROCEEDINGS = 26;

/** How far proceedings are on their 26 weeks. */
export interface CourtClock {
  /** Whole weeks from the first day to the last, or to today while they go on. */
  readonly weeks: number;
  readonly dueOn: Day;
  readonly isOver: boolean;
  /** Whole weeks past the 26; 0 while within them. */
  readonly weeksLate: number;
}

/** The 26-week clock of proceedings; undefined where the day of their start, or of their end, is not known. */
export function courtClock(
  proceedings: {
    readonly startedOn: PartialDate | null;
    readonly concludedOn: PartialDate | null;
    readonly stillOpen: boolean | null;
  },
  today: Day,
): CourtClock | undefined {
  const { startedOn, concludedOn, stillOpen } = proceedings;
  if (startedOn?.precision !== 'day') return undefined;
  const isOver = concludedOn !== null || stillOpen === false;
  if (isOver && concludedOn?.precision !== 'day') return undefined;
  const last = concludedOn?.date ?? today;
  const dueOn = startedOn.date.add({ weeks: WEEKS_OF_PROCEEDINGS });
  const weeks = Math.floor(daysBetween(startedOn.date, last) / 7);
  const weeksLate = Math.max(0, Math.floor(daysBetween(dueOn, last) / 7));
  return { weeks, dueOn, isOver, weeksLate };
}

/** Whole months between the end of one set of proceedings and the start of the next; undefined where either is unknown. */
export function gapMonths(
  before: { readonly concludedOn: PartialDate | null },
  next: { readonly startedOn: PartialDate | null },
): number | undefined {
  if (!before.concludedOn || !next.startedOn) return undefined;
  return monthsBetween(before.concludedOn.date, next.startedOn.date);
}
