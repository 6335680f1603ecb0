import { scaleLinear } from 'd3-scale';
import { say } from '../wording/index.ts';
import type { ChartData } from './chart-figure.tsx';

/** One completion of a scored measure: when (in words, and as a number that grows with time), and its score. */
export interface ScorePoint {
  readonly label: string;
  readonly short: string;
  readonly at: number;
  readonly score: number;
}

/** What the scores may be, and what they are held against. */
export interface ScoreRange {
  readonly lowest: number;
  readonly highest: number;
  readonly cutOff?: number | undefined;
  /** A difference from the first score below this may come from measuring twice. */
  readonly reliable?: number | undefined;
}

/** Scores laid out: x in percent, y in pixels of `height`. */
export interface ScoresPicture {
  readonly points: readonly (ScorePoint & {
    readonly x: number;
    readonly y: number;
    /** Its number stands under its dot, where above it would meet the edge or the cut-off's line. */
    readonly isUnder: boolean;
  })[];
  readonly lines: readonly { readonly y: number; readonly label: string }[];
  readonly band: { readonly y: number; readonly height: number } | undefined;
  readonly cutOffY: number | undefined;
  /** On which side the cut-off's name is farther from the scores. */
  readonly cutOffSide: 'left' | 'right';
}

// Points at the edges keep their whole dot, and their dates their room.
const EDGE = 6;
/** The height of a number with its room, in pixels. */
const NUMBER = 24;

/** Lays out scores over time. Scores of one day only stand in the middle. */
export function scoresPicture(
  points: readonly ScorePoint[],
  range: ScoreRange,
  height: number,
): ScoresPicture {
  const scale = scaleLinear().domain([range.lowest, range.highest]).range([height, 0]);
  const times = points.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const x = (at: number) => (first === last ? 50 : EDGE + ((at - first) / (last - first)) * (100 - 2 * EDGE));
  const start = points[0];
  const isBanded = start !== undefined && range.reliable !== undefined;
  const inside = (score: number) => Math.min(range.highest, Math.max(range.lowest, score));
  const top = isBanded ? scale(inside(start.score + (range.reliable ?? 0))) : 0;
  const foot = isBanded ? scale(inside(start.score - (range.reliable ?? 0))) : 0;
  const away = (point: ScorePoint | undefined) =>
    Math.abs((point?.score ?? range.highest) - (range.cutOff ?? range.lowest));
  const cutOffY = range.cutOff === undefined ? undefined : scale(range.cutOff);
  const isUnder = (y: number) => {
    const isBelowLine = cutOffY !== undefined && y >= cutOffY && y - cutOffY < NUMBER && y < height - NUMBER;
    return y < NUMBER || isBelowLine;
  };
  return {
    cutOffSide: away(start) > away(points.at(-1)) ? 'left' : 'right',
    points: points.map((point) => {
      const y = scale(point.score);
      return { ...point, x: x(point.at), y, isUnder: isUnder(y) };
    }),
    lines: scale.ticks(4).map((value) => ({ y: scale(value), label: String(value) })),
    band: isBanded ? { y: top, height: foot - top } : undefined,
    cutOffY,
  };
}

/** The scores as a table, with each one's difference from the first. */
export function scoresTable(points: readonly ScorePoint[]): ChartData {
  const first = points[0]?.score ?? 0;
  const signed = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero', maximumFractionDigits: 2 });
  return {
    columns: [say('charts.when'), say('charts.score'), say('charts.fromFirst')],
    rows: points.map(({ label, score }, index) => [
      label,
      String(score),
      index === 0 ? '' : signed.format(score - first),
    ]),
  };
}
