import { askedAs } from './move-plan.ts';
import type { Programme } from './schema/programme.ts';
import type { Schedule } from './schema/timing.ts';
import { daysIn, type Offset, type Span } from './schema/words.ts';

/** One contact that a programme expects of everybody on a pathway, before anybody’s dates are known. */
export interface ExpectedStep {
  /** The schedule and the step in it, the same at every look. */
  readonly item: string;
  readonly schedule: string;
  readonly title: string;
  /** Which kind of contact it is; null for any. */
  readonly kind: string | null;
  /** What it is counted from. */
  readonly anchor: Schedule['from'] | 'end';
  /** A follow-up: only after the work has ended. */
  readonly follows: boolean;
  readonly answer: string | null;
  readonly pathways: readonly string[] | null;
  /** For whom, as a rule; null for everybody. */
  readonly when: string | null;
  /** From the anchor to the first of its kind, and from there to this one. */
  readonly first: Offset;
  readonly further: Offset;
  /** From the anchor to the day after which it falls no more; null when there is no such day. */
  readonly last: Offset | null;
  /** How long before or after its day it still counts as this one. */
  readonly within: Span;
  /** From the anchor to the first and to the last day on which it counts, where that is no `within`. */
  readonly opens: Offset | null;
  readonly closes: Offset | null;
  /** Whether nothing of it falls due any more once the child is born. */
  readonly until_birth: boolean;
  /** The reasons to end after which it is looked for; null for all. */
  readonly reasons: readonly string[] | null;
}

// What no reader scrolls through, and far more than any service plans.
const MOST = 300;
// Nobody waits for longer than this after a due date: a birth is brought about before, or was not recorded.
const LONGEST_WAIT_DAYS = 21;
const NONE: Span = { amount: 0, unit: 'day' };

const steps = new WeakMap<Programme, readonly ExpectedStep[]>();

/** All that a programme’s schedules and its follow-up expect, in the order of the file. */
export function expectedSteps(programme: Programme): readonly ExpectedStep[] {
  const known = steps.get(programme);
  if (known) return known;
  const all = [
    ...programme.schedules.flatMap((schedule) => [...single(schedule), ...repeated(schedule)]),
    ...programme.follow_up.map(
      ({ id, title, from, after, after_end, within, kind, reasons }): ExpectedStep => ({
        item: `follow_up.${id}`,
        schedule: `follow_up.${id}`,
        title,
        kind: kind ?? null,
        anchor: from,
        follows: true,
        answer: null,
        pathways: null,
        when: null,
        first: after ?? after_end ?? NONE,
        further: NONE,
        last: null,
        within,
        opens: null,
        closes: null,
        until_birth: false,
        reasons: reasons ?? null,
      }),
    ),
  ];
  steps.set(programme, all);
  return all;
}

function common({ id, from, answer, pathways, when, until }: Schedule) {
  return {
    schedule: id,
    anchor: from,
    follows: false,
    answer: answer ?? null,
    pathways: pathways ?? null,
    when: when ?? null,
    reasons: null,
    opens: null,
    closes: null,
    until_birth: until === 'birth',
  };
}

function single(schedule: Schedule): ExpectedStep[] {
  return schedule.steps.map(({ id, title, due, within, from, until, kind }) => ({
    ...common(schedule),
    item: `${schedule.id}.${id}`,
    title,
    kind: kind ?? null,
    first: due,
    further: NONE,
    last: null,
    within: within ?? NONE,
    opens: from ?? null,
    closes: until ?? null,
  }));
}

function repeated(schedule: Schedule): ExpectedStep[] {
  const { repeat } = schedule;
  if (!repeat) return [];
  const { each } = repeat;
  const most = schedule.until ? timesUntilBirth(repeat) : timesUntil(repeat);
  return Array.from({ length: Math.min(repeat.times ?? most, most) }, (_, index) => ({
    ...common(schedule),
    item: `${schedule.id}.${index + 1}`,
    title: schedule.title,
    kind: repeat.kind ?? null,
    first: repeat.from ?? each,
    // From the first each time: adding a month to 28 February would lose the 31st for good.
    further: { amount: each.amount * index, unit: each.unit },
    last: repeat.until ?? null,
    within: repeat.within ?? NONE,
  }));
}

/** How often something can fall before a birth, however late that is. */
function timesUntilBirth({ each, from }: NonNullable<Schedule['repeat']>): number {
  const days = LONGEST_WAIT_DAYS - daysIn(from ?? each);
  return days < 0 ? 0 : Math.min(MOST, Math.floor(days / daysIn(each)) + 1);
}

/** How often something can fall before its last day: two more than by the mean of months, whatever their lengths. */
function timesUntil({ each, from, until }: NonNullable<Schedule['repeat']>): number {
  if (!until) return MOST;
  const days = daysIn(until) - daysIn(from ?? each);
  return Math.max(0, Math.min(MOST, Math.floor(days / daysIn(each)) + 3));
}

/** The versions before this one that its own file or another says something of. */
function earlierThan({ version, moves }: Programme, versions: readonly Programme[]): readonly number[] {
  const known = [...moves.map(({ from }) => from), ...versions.map((each) => each.version)];
  return [...new Set(known)].filter((each) => each < version);
}

/** By the version under which a referral came: what the question was called there, where that is another name. */
function askedBefore(programme: Programme, versions: readonly Programme[], question: string) {
  const names = earlierThan(programme, versions).map(
    (version) => [String(version), askedAs(programme, versions, question, version)] as const,
  );
  return Object.fromEntries(names.filter(([, name]) => name !== question));
}

/**
 * The programme’s steps as PostgreSQL reads them (`jsonb_to_recordset`), with spans as intervals. `versions` are the
 * published ones, through which a question that was renamed is followed back.
 */
export function stepRows(programme: Programme, versions: readonly Programme[] = []) {
  return expectedSteps(programme).map(({ first, further, last, within, opens, closes, ...step }) => ({
    ...step,
    programme: programme.programme,
    version: programme.version,
    asked: step.answer === null ? null : askedBefore(programme, versions, step.answer),
    first: interval(first),
    further: interval(further),
    last: last && interval(last),
    within: interval(within),
    opens: opens && interval(opens),
    closes: closes && interval(closes),
  }));
}

const interval = ({ amount, unit }: Offset) => `${amount} ${unit}`;

/** The columns of `stepRows`, for `jsonb_to_recordset(…) as step(…)`. */
export const STEP_COLUMNS = `item text, schedule text, title text, kind text, anchor text, follows boolean, answer text, pathways text[],
  "when" text, reasons text[], programme text, version integer, first interval, further interval, last interval,
  within interval, opens interval, closes interval, until_birth boolean, asked jsonb`;
