import { z } from 'zod';
import { boundsOf, isBefore, type PartialDate, zPartialDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { zOptionalText } from '../foundation/text.ts';
import { type Findings, livesWith, spanFaults } from '../people/index.ts';

/** What is told of a child through time. */
export const topics = ['living', 'legal', 'plan', 'contact'] as const;
export type Topic = (typeof topics)[number];

/** Legal statuses of the Children Act 1989 and the Adoption and Children Act 2002, as case files name them. */
export const legalStatuses = [
  'none',
  'police_protection',
  'emergency_protection',
  'section_20',
  'interim_care',
  'care',
  'supervision',
  'child_arrangements',
  'special_guardianship',
  'placement',
  'adoption',
  'other',
  'not_known',
] as const;

export const carePlans = [
  'return_home',
  'stay_home',
  'relative',
  'special_guardian',
  'long_term_foster',
  'adoption',
  'residential',
  'undecided',
] as const;

export const contactKinds = [
  'meets_supervised',
  'meets_unsupervised',
  'calls',
  'letters',
  'photos',
  'none_by_order',
  'none_agreed',
  'none_chosen',
  'not_known',
] as const;

/** What each topic may say. */
export const valuesOf: Readonly<Record<Topic, readonly string[]>> = {
  living: livesWith,
  legal: legalStatuses,
  plan: carePlans,
  contact: contactKinds,
};

const zOptional = <T extends z.ZodType>(schema: T) => schema.nullish().transform((value) => value ?? null);

/** How a child stood, from when until when. */
export const zChildState = z.strictObject({
  topic: z.enum(topics, 'Select what this is about'),
  value: z.string().meta({ description: 'One of the topic’s own values' }),
  words: zOptionalText(1000).meta({ description: 'Never who the carers are, nor where' }),
  proceedingsId: zOptional(zId),
  beganOn: zOptional(zPartialDate),
  endedOn: zOptional(zPartialDate),
});
export type NewChildState = z.output<typeof zChildState>;

/** How a child stood, as it is on record. */
export interface ChildState extends NewChildState {
  readonly id: string;
  readonly version: number;
  readonly childId: string;
  readonly struckOn: Temporal.PlainDate | null;
}

interface Ground {
  /** What is on record of the child on the same topic, without what is being changed. */
  readonly others: readonly ChildState[];
  readonly bornOn: PartialDate | null;
  /** When the proceedings that it came of began, where that is known. */
  readonly proceedingsBegan: PartialDate | null;
}

const at = (path: string, message: string): FieldFault => ({ path: [path], message });

/** Looks at a child’s state beside the child’s birth, the proceedings and what else is on record. */
export function checkChildState(ground: Ground, state: NewChildState, today: Temporal.PlainDate): Findings {
  const { topic, value, beganOn, endedOn } = state;
  const faults = spanFaults(state, ground.bornOn, today);
  if (!valuesOf[topic].includes(value)) faults.push(at('value', 'Select one of these'));
  const others = ground.others.filter((each) => each.topic === topic && each.struckOn === null);
  if (others.some((each) => sameDay(each.beganOn, beganOn) && each.value === value))
    faults.push(at('beganOn', 'This is recorded already'));
  const questions: FieldFault[] = [];
  if (topic === 'living' && others.some((each) => overlaps(each, { beganOn, endedOn })))
    questions.push(
      at('beganOn', 'This overlaps with another time on record. Has the child lived in both places at once?'),
    );
  const began = ground.proceedingsBegan;
  if (topic === 'legal' && began && beganOn && surelyEarlier(beganOn, began))
    questions.push(at('beganOn', 'This order is before the proceedings began. Is that right?'));
  return { faults, questions };
}

function sameDay(a: PartialDate | null, b: PartialDate | null): boolean {
  if (!a || !b) return a === b;
  return a.precision === b.precision && a.date.equals(b.date);
}

const surelyEarlier = (a: PartialDate, b: PartialDate) => isBefore(boundsOf(a).latest, boundsOf(b).earliest);

type Span = Pick<NewChildState, 'beganOn' | 'endedOn'>;

/**
 * True when two times surely share more than the day on which the one gave way to the other. A time that goes on ends by
 * itself when a later one begins, so that it overlaps only with what is over before it began, or began before it.
 */
export function overlaps(one: Span, other: Span): boolean {
  const { beganOn: first } = one;
  const { beganOn: second } = other;
  if (!first || !second) return false;
  const goesOnPast = (span: Span, begin: PartialDate, next: PartialDate) =>
    span.endedOn ? surelyEarlier(next, span.endedOn) : !surelyEarlier(begin, next);
  return goesOnPast(one, first, second) && goesOnPast(other, second, first);
}

/** Where a child is living now, from what is on record: what began last and has not ended; undefined where nothing says. */
export function livingNow(states: readonly ChildState[]): ChildState | undefined {
  return states
    .filter(({ topic, endedOn, struckOn }) => topic === 'living' && !endedOn && !struckOn)
    .toSorted(byBeginning)
    .at(-1);
}

/** The earliest first; what has no first day stands before all. */
export function byBeginning(one: Span, other: Span): number {
  if (!one.beganOn || !other.beganOn) return Number(one.beganOn !== null) - Number(other.beganOn !== null);
  return Temporal.PlainDate.compare(one.beganOn.date, other.beganOn.date);
}

/** The earlier time that a new one ends: it went on, and began before. */
export function endedByNew(others: readonly ChildState[], state: NewChildState): ChildState | undefined {
  const { topic, beganOn } = state;
  if (topic === 'contact' || !beganOn) return undefined;
  return others
    .filter((each) => each.topic === topic && !each.endedOn && !each.struckOn)
    .filter((each) => !each.beganOn || isBefore(each.beganOn.date, beganOn.date))
    .toSorted(byBeginning)
    .at(-1);
}
