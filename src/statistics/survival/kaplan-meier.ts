import { normalQuantile } from '../normal-distribution.ts';
import type { Sample } from './sample.ts';
import { longestOf, sizeOf } from './sample.ts';

/** How the interval round a curve is made: `log-log` stays between 0 and 1; `plain` is cut there. */
export type CurveInterval = 'log-log' | 'plain';

/** What a curve is at a time at which something happened. */
export interface CurvePoint {
  readonly time: number;
  /** How many were followed just before. */
  readonly atRisk: number;
  readonly events: number;
  /** The share to whom it has not come yet. */
  readonly survival: number;
  /** Greenwood's standard error of the survival. */
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/** The share to whom it has not come yet, as it falls with time. Before the first point it is 1. */
export interface SurvivalCurve {
  readonly people: number;
  readonly events: number;
  readonly confidence: number;
  /** Until when anybody was followed: nothing is known beyond. */
  readonly until: number;
  readonly points: readonly CurvePoint[];
}

/**
 * The Kaplan–Meier curve of a sample. Whoever is censored at a time at which it came to somebody counts as at risk then.
 * Sources: E. L. Kaplan and P. Meier, J. Am. Stat. Assoc. 53 (1958); M. Greenwood (1926) for the standard error;
 * J. D. Kalbfleisch and R. L. Prentice (1980) for the log(−log) interval.
 */
export function survivalCurve(
  sample: Sample,
  { interval = 'log-log', confidence = 0.95 }: { interval?: CurveInterval; confidence?: number } = {},
): SurvivalCurve {
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('The confidence lies between 0 and 1');
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const bounds = interval === 'plain' ? plainBounds : logLogBounds;
  const points: CurvePoint[] = [];
  const { events, censored } = sample;
  let [event, gone] = [0, 0];
  let survival = 1;
  let greenwood = 0;
  while (event < events.length) {
    const time = events[event] ?? 0;
    while (gone < censored.length && (censored[gone] ?? 0) < time) gone += 1;
    const atRisk = events.length - event + censored.length - gone;
    const before = event;
    while (event < events.length && events[event] === time) event += 1;
    const count = event - before;
    survival *= (atRisk - count) / atRisk;
    greenwood += count / (atRisk * (atRisk - count));
    const standardError = survival === 0 ? 0 : survival * Math.sqrt(greenwood);
    const [low, high] = survival === 0 ? [0, 0] : bounds(survival, greenwood, z);
    points.push({ time, atRisk, events: count, survival, standardError, low, high });
  }
  return { people: sizeOf(sample), events: events.length, confidence, until: longestOf(sample), points };
}

function plainBounds(survival: number, greenwood: number, z: number): [number, number] {
  const half = z * survival * Math.sqrt(greenwood);
  return [Math.max(0, survival - half), Math.min(1, survival + half)];
}

function logLogBounds(survival: number, greenwood: number, z: number): [number, number] {
  const spread = Math.exp((z * Math.sqrt(greenwood)) / Math.log(survival));
  return [survival ** (1 / spread), survival ** spread];
}

/** The last point at or before a time; undefined before the first. */
export function pointAt({ points }: SurvivalCurve, time: number): CurvePoint | undefined {
  let [low, high] = [0, points.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((points[middle]?.time ?? 0) <= time) low = middle + 1;
    else high = middle;
  }
  return points[low - 1];
}

// A share that should be exactly a half may come out a rounding above it.
const ROUNDING = 1e-12;

/** When a share of people had been reached; undefined where the curve (or its interval) did not fall so far. */
export interface ReachedTime {
  readonly time: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/**
 * The first time at which the curve is at or below `share` (a half: the median), with its interval: the times at which
 * the curve's own interval crosses the share. Source: R. Brookmeyer and J. Crowley, Biometrics 38 (1982).
 */
export function timeUntil(curve: SurvivalCurve, share = 0.5): ReachedTime {
  const first = (of: (point: CurvePoint) => number) =>
    curve.points.find((point) => of(point) <= share + ROUNDING)?.time;
  return {
    time: first(({ survival }) => survival),
    low: first(({ low }) => low),
    high: first(({ high }) => high),
  };
}
