import { type ExpectedStep, expectedSteps } from './due-steps.ts';
import { type AskedOf, ruleValue } from './expression/rule-of.ts';
import type { Programme } from './schema/programme.ts';
import type { Offset } from './schema/words.ts';

/** Days that schedules count from; undefined where a day is not known. */
export interface Anchors {
  readonly due_date?: Temporal.PlainDate | undefined;
  readonly birth?: Temporal.PlainDate | undefined;
  /** Of the child whose due date it is: the due date until it is born, and from then on the birth. */
  readonly due_date_or_birth?: Temporal.PlainDate | undefined;
  /** When the child was born whose due date it is. */
  readonly born?: Temporal.PlainDate | undefined;
  readonly start?: Temporal.PlainDate | undefined;
  readonly pathway?: Temporal.PlainDate | undefined;
  readonly stage?: Temporal.PlainDate | undefined;
  /** Days that the form asked, by the question. */
  readonly answers?: Readonly<Record<string, Temporal.PlainDate>>;
}

/** One contact that a schedule expects. */
export interface Due {
  /** The schedule and the step in it, the same at every look. */
  readonly id: string;
  readonly title: string;
  readonly kind: string | null;
  readonly on: Temporal.PlainDate;
  /** The first and the last day on which it still counts as this one. */
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
}

/**
 * All contacts that a programme's schedules expect of somebody on a pathway, the earliest first. A schedule whose rule is
 * false for her is left out; one whose rule is not known stands, so that nobody is missed for want of a fact.
 */
export function expectedContacts(
  programme: Programme,
  pathway: string,
  anchors: Anchors,
  known: AskedOf,
): Due[] {
  return expectedSteps(programme)
    .filter(({ follows, pathways }) => !follows && (pathways?.includes(pathway) ?? true))
    .filter(({ when }) => when === null || !isExcluded(programme, when, known))
    .flatMap((step) => {
      const anchor = anchorOf(step, anchors);
      return anchor ? dueFrom(anchor, step).filter(({ on }) => !isOverBy(on, step, anchors)) : [];
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on) || a.id.localeCompare(b.id));
}

/** True when a schedule's rule says that it is not for somebody; where it is not known, it stands. */
export function isExcluded(programme: Programme, when: string, known: AskedOf): boolean {
  return ruleValue(programme, when, known) === false;
}

/** True for what would fall after the birth, and ends with it. */
function isOverBy(on: Temporal.PlainDate, { until_birth }: ExpectedStep, { born }: Anchors): boolean {
  return until_birth && born !== undefined && Temporal.PlainDate.compare(on, born) > 0;
}

function anchorOf({ anchor, answer }: ExpectedStep, anchors: Anchors): Temporal.PlainDate | undefined {
  if (anchor === 'end') return undefined;
  return anchor === 'answer' ? anchors.answers?.[answer ?? ''] : anchors[anchor];
}

function dueFrom(anchor: Temporal.PlainDate, step: ExpectedStep): Due[] {
  const on = moved(moved(anchor, step.first), step.further);
  if (step.last && Temporal.PlainDate.compare(on, moved(anchor, step.last)) > 0) return [];
  const { item: id, title, kind, within } = step;
  const { amount, unit } = within;
  const from = step.opens ? moved(anchor, step.opens) : moved(on, { amount: -amount, unit });
  const until = step.closes ? moved(anchor, step.closes) : moved(on, { amount, unit });
  return [{ id, title, kind, on, from, until }];
}

/** A date moved by an offset; below zero is earlier. */
function moved(date: Temporal.PlainDate, { amount, unit }: Offset): Temporal.PlainDate {
  return date.add({ [`${unit}s`]: amount });
}

/** A contact that was made, as schedules look at it. */
export interface Made {
  readonly kind: string;
  readonly on: Temporal.PlainDate;
}

/** How an expected contact stands on a day. */
export interface DueStanding extends Due {
  readonly state: 'done' | 'missed' | 'now' | 'later';
  readonly doneOn: Temporal.PlainDate | null;
}

/**
 * How expected contacts stand, given those that were made. Each contact made counts once, for the earliest that it fits:
 * of its kind, within its days.
 */
export function standingOf(
  dues: readonly Due[],
  made: readonly Made[],
  today: Temporal.PlainDate,
): DueStanding[] {
  const left = made.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on));
  return dues.map((due) => {
    const index = left.findIndex((each) => fits(due, each));
    const [done] = index < 0 ? [] : left.splice(index, 1);
    return { ...due, state: done ? 'done' : stateOn(due, today), doneOn: done?.on ?? null };
  });
}

function fits({ kind, from, until }: Due, made: Made): boolean {
  const { compare } = Temporal.PlainDate;
  return (kind === null || kind === made.kind) && compare(from, made.on) <= 0 && compare(made.on, until) <= 0;
}

function stateOn({ from, until }: Due, today: Temporal.PlainDate): DueStanding['state'] {
  if (Temporal.PlainDate.compare(until, today) < 0) return 'missed';
  return Temporal.PlainDate.compare(from, today) <= 0 ? 'now' : 'later';
}

/**
 * When somebody is looked for again after the work has ended, by the programme's follow-up; what is counted from another day
 * and would fall before the end is not looked for.
 */
export function followUpDue(
  programme: Programme,
  ended: { readonly on: Temporal.PlainDate; readonly reason: string },
  anchors: Anchors = {},
): Due[] {
  return expectedSteps(programme)
    .filter(({ follows, reasons }) => follows && (reasons?.includes(ended.reason) ?? true))
    .flatMap((step) => {
      const anchor = step.anchor === 'end' ? ended.on : anchorOf(step, anchors);
      return anchor ? dueFrom(anchor, step) : [];
    })
    .filter(({ on }) => Temporal.PlainDate.compare(on, ended.on) >= 0);
}
