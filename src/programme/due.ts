import { compileExpression } from './expression/compile.ts';
import { evaluate } from './expression/evaluate.ts';
import { scopeOf } from './expression/names.ts';
import type { CaseFacts } from './expression/vocabulary.ts';
import type { Programme } from './schema/programme.ts';
import type { Schedule } from './schema/timing.ts';
import type { Offset, Span } from './schema/words.ts';

/** Days that schedules count from; undefined where a day is not known. */
export interface Anchors {
  readonly due_date?: Temporal.PlainDate | undefined;
  readonly birth?: Temporal.PlainDate | undefined;
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

// What no reader scrolls through, and far more than any service plans.
const MOST = 300;
const NONE: Span = { amount: 0, unit: 'day' };

/**
 * All contacts that a programme's schedules expect of somebody on a pathway, the earliest first. A schedule whose rule is
 * false for her is left out; one whose rule is not known stands, so that nobody is missed for want of a fact.
 */
export function expectedContacts(
  programme: Programme,
  pathway: string,
  anchors: Anchors,
  known: { readonly facts: CaseFacts; readonly today: Temporal.PlainDate },
): Due[] {
  return programme.schedules
    .filter((schedule) => schedule.pathways?.includes(pathway) ?? true)
    .filter(({ when }) => when === undefined || !isFalse(programme, when, known))
    .flatMap((schedule) => {
      const anchor = anchorOf(schedule, anchors);
      return anchor ? [...stepsOf(schedule, anchor), ...repeatsOf(schedule, anchor)] : [];
    })
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on) || a.id.localeCompare(b.id));
}

function isFalse(
  programme: Programme,
  when: string,
  { facts, today }: { readonly facts: CaseFacts; readonly today: Temporal.PlainDate },
): boolean {
  const rule = compileExpression(when, scopeOf(programme), 'yes_no');
  // A checked programme compiles; this is a programme that was never checked.
  if (!rule.ok) throw new TypeError(`${when}: ${rule.error[0]?.message}`);
  return evaluate(rule.value, { facts, today, bound: new Map() }) === false;
}

function anchorOf({ from, answer }: Schedule, anchors: Anchors): Temporal.PlainDate | undefined {
  return from === 'answer' ? anchors.answers?.[answer ?? ''] : anchors[from];
}

function stepsOf(schedule: Schedule, anchor: Temporal.PlainDate): Due[] {
  return schedule.steps.map(({ id, title, due, within, kind }) =>
    dueOn(`${schedule.id}.${id}`, title, kind, moved(anchor, due), within),
  );
}

function repeatsOf(schedule: Schedule, anchor: Temporal.PlainDate): Due[] {
  const { repeat } = schedule;
  if (!repeat) return [];
  const first = moved(anchor, repeat.from ?? repeat.each);
  const last = repeat.until && moved(anchor, repeat.until);
  const dues: Due[] = [];
  for (let index = 0; index < Math.min(repeat.times ?? MOST, MOST); index++) {
    // From the first each time: adding a month to 28 February would lose the 31st for good.
    const on = moved(first, { amount: repeat.each.amount * index, unit: repeat.each.unit });
    if (last && Temporal.PlainDate.compare(on, last) > 0) break;
    dues.push(dueOn(`${schedule.id}.${index + 1}`, schedule.title, repeat.kind, on, repeat.within));
  }
  return dues;
}

function dueOn(
  id: string,
  title: string,
  kind: string | undefined,
  on: Temporal.PlainDate,
  within: Span = NONE,
): Due {
  const { amount, unit } = within;
  return {
    id,
    title,
    kind: kind ?? null,
    on,
    from: moved(on, { amount: -amount, unit }),
    until: moved(on, { amount, unit }),
  };
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

/** When somebody is looked for again after the work has ended, by the programme's follow-up. */
export function followUpDue(
  programme: Programme,
  ended: { readonly on: Temporal.PlainDate; readonly reason: string },
): Due[] {
  return programme.follow_up
    .filter((each) => each.reasons?.includes(ended.reason) ?? true)
    .map(({ id, title, after_end, within, kind }) =>
      dueOn(`follow_up.${id}`, title, kind, moved(ended.on, after_end), within),
    );
}
