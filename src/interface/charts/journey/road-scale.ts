import { scaleLinear } from 'd3-scale';
import { daysBetween, isBefore } from '../../../foundation/dates.ts';

/** Where on the road a day lies, in percent of its width, with the lines that say which year or month it is. */
export interface RoadScale {
  readonly at: (day: Temporal.PlainDate) => number;
  readonly ticks: readonly RoadTick[];
  /** The day before which time is drawn closer together, where it is. */
  readonly squeezedBefore?: Temporal.PlainDate;
}

export interface RoadTick {
  readonly x: number;
  readonly label: string;
  /** True for the first of a year. */
  readonly year: boolean;
}

/** The share of the width that the squeezed years before our work get. */
const SQUEEZED_SHARE = 34;
/** Years are squeezed when they would take more than this many times the room of the time that matters now. */
const SQUEEZE_FROM = 1.5;
/** Room that a tick's label needs, in percent of the narrowest drawing. */
const TICK_ROOM = 6.5;
/** Nearer to the left edge than this, a label stands to the right of its line and needs half its room more. */
export const TICK_EDGE = 3;
const STEPS_IN_MONTHS = [1, 2, 3, 6, 12, 24, 60, 120];

/**
 * Lays time from `from` to `to` along 0 to 100. When the years before `focus` (the start of our work) are many,
 * they are drawn closer together, so that the months of the work can be read.
 */
export function roadScale(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  focus?: Temporal.PlainDate,
): RoadScale {
  const days = (day: Temporal.PlainDate) => daysBetween(from, day);
  const end = Math.max(days(to), 1);
  const bend = focus && isBefore(from, focus) && isBefore(focus, to) ? focus : undefined;
  if (!bend || days(bend) < (end - days(bend)) * SQUEEZE_FROM) {
    const scale = scaleLinear().domain([0, end]).range([0, 100]);
    const at = (day: Temporal.PlainDate) => scale(days(day));
    return { at, ticks: withoutCrowdedEdge(ticksBetween(from, to, at)) };
  }
  const scale = scaleLinear()
    .domain([0, days(bend), end])
    .range([0, SQUEEZED_SHARE, 100]);
  const at = (day: Temporal.PlainDate) => scale(days(day));
  const recent = ticksBetween(bend, to, at);
  const first = recent[0]?.x ?? 100;
  const earlier = ticksBetween(from, bend, at).filter(({ x }) => x <= first - TICK_ROOM);
  return { at, ticks: withoutCrowdedEdge([...earlier, ...recent]), squeezedBefore: bend };
}

function withoutCrowdedEdge(ticks: readonly RoadTick[]): RoadTick[] {
  const next = ticks[1]?.x ?? 100;
  return ticks.filter(({ x }, index) => index > 0 || x >= TICK_EDGE || next - x >= TICK_ROOM * 1.5);
}

function ticksBetween(
  from: Temporal.PlainDate,
  to: Temporal.PlainDate,
  at: (day: Temporal.PlainDate) => number,
): RoadTick[] {
  const perMonth = (at(to) - at(from)) / Math.max(daysBetween(from, to) / 30.44, 1);
  const step = STEPS_IN_MONTHS.find((months) => months * perMonth >= TICK_ROOM) ?? 240;
  const ticks: RoadTick[] = [];
  for (let day = firstTick(from, step); !isBefore(to, day); day = day.add({ months: step })) {
    ticks.push({ x: at(day), label: tickLabel(day), year: day.month === 1 });
  }
  return ticks;
}

/** The first whole step on or after a day: steps count from January, and steps of years from a round year. */
function firstTick(from: Temporal.PlainDate, step: number): Temporal.PlainDate {
  const month = from.year * 12 + (from.month - 1) + (from.day > 1 ? 1 : 0);
  const rounded = Math.ceil(month / step) * step;
  return Temporal.PlainDate.from({ year: Math.floor(rounded / 12), month: (rounded % 12) + 1, day: 1 });
}

const monthName = new Intl.DateTimeFormat('en-GB', { month: 'short' });

function tickLabel(day: Temporal.PlainDate): string {
  return day.month === 1 ? String(day.year) : monthName.format(day).slice(0, 3);
}
