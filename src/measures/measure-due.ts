import type { Span } from '../programme/index.ts';
import type { Measure } from './measures-part.ts';

/** The days that a measure counts from. */
export interface MeasureAnchors {
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  /** The days on which a stage began. */
  readonly stagesOn: readonly Temporal.PlainDate[];
  readonly today: Temporal.PlainDate;
}

/** Why a measure is due. */
export type DueFor = 'start' | 'end' | 'stage' | 'again' | 'after_start' | 'after_end';

/** One time at which a measure is due, and how it stands. */
export interface MeasureDue {
  readonly for: DueFor;
  readonly on: Temporal.PlainDate;
  /** The first and the last day on which it still counts. */
  readonly from: Temporal.PlainDate;
  readonly until: Temporal.PlainDate;
  /** `late` can still be made good; `missed` cannot, since a later one was filled in or a later one is due. */
  readonly state: 'done' | 'now' | 'late' | 'missed' | 'later';
  readonly doneOn: Temporal.PlainDate | null;
}

const WITHIN: Span = { amount: 2, unit: 'week' };
// What no reader scrolls through, and far more than any service plans.
const MOST = 60;

const compare = Temporal.PlainDate.compare;
const moved = (day: Temporal.PlainDate, { amount, unit }: Span, times = 1) =>
  day.add({ [`${unit}s`]: amount * times });

type Day = Pick<MeasureDue, 'for' | 'on'>;

/**
 * When a measure is due in one time in a programme, the earliest first, given the days on which it was filled in. Each
 * completion counts once, for the nearest time that it fits. Of what repeats, one time ahead is told.
 */
export function measureDues(
  measure: Pick<Measure, 'at' | 'within'>,
  anchors: MeasureAnchors,
  completedOn: readonly Temporal.PlainDate[],
): MeasureDue[] {
  const within = measure.within ?? WITHIN;
  const days = measure.at.flatMap((at) => daysOf(at, anchors)).sort((a, b) => compare(a.on, b.on));
  const done = fulfilled(days, completedOn, within);
  return days.map((day, index) => {
    const from = moved(day.on, within, -1);
    const until = moved(day.on, within);
    const doneOn = done.get(index) ?? null;
    return { ...day, from, until, doneOn, state: stateOf() };

    function stateOf(): MeasureDue['state'] {
      if (doneOn) return 'done';
      if (compare(anchors.today, from) < 0) return 'later';
      if (compare(anchors.today, until) <= 0) return 'now';
      const overtaken = days
        .slice(index + 1)
        .some(({ on }) => compare(moved(on, within, -1), anchors.today) <= 0);
      return overtaken || completedOn.some((on) => compare(on, until) > 0) ? 'missed' : 'late';
    }
  });
}

function daysOf(at: Measure['at'][number], anchors: MeasureAnchors): Day[] {
  const { startedOn, endedOn, stagesOn } = anchors;
  if (at === 'start') return [{ for: 'start', on: startedOn }];
  if (at === 'end') return endedOn ? [{ for: 'end', on: endedOn }] : [];
  if (at === 'stage') return stagesOn.map((on) => ({ for: 'stage', on }));
  if ('every' in at) return repeats(at.every, anchors);
  if ('after_start' in at) return [{ for: 'after_start', on: moved(startedOn, at.after_start) }];
  return endedOn ? [{ for: 'after_end', on: moved(endedOn, at.after_end) }] : [];
}

/** From the start each time: adding a month to 28 February would lose the 31st for good. */
function repeats(every: Span, { startedOn, endedOn, today }: MeasureAnchors): Day[] {
  const days: Day[] = [];
  for (let times = 1; times <= MOST; times++) {
    const on = moved(startedOn, every, times);
    if (endedOn && compare(on, endedOn) > 0) break;
    days.push({ for: 'again', on });
    if (compare(on, today) > 0) break;
  }
  return days;
}

/** Which completion each day has: the nearest pairs first, each completion once. */
function fulfilled(days: readonly Day[], completedOn: readonly Temporal.PlainDate[], within: Span) {
  const pairs = days.flatMap(({ on }, day) =>
    completedOn.flatMap((made, completion) => {
      const fits = compare(made, moved(on, within, -1)) >= 0 && compare(made, moved(on, within)) <= 0;
      const far = Math.abs(on.until(made, { largestUnit: 'days' }).days);
      return fits ? [{ day, completion, made, far }] : [];
    }),
  );
  pairs.sort((a, b) => a.far - b.far || a.day - b.day || a.completion - b.completion);
  const used = new Set<number>();
  const done = new Map<number, Temporal.PlainDate>();
  for (const { day, completion, made } of pairs) {
    if (done.has(day) || used.has(completion)) continue;
    used.add(completion);
    done.set(day, made);
  }
  return done;
}
