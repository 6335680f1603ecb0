import { normalQuantile } from '../normal-distribution.ts';
import type { SurvivalCurve } from './kaplan-meier.ts';

/** The mean time without the event, of the first `until`. */
export interface RestrictedMean {
  readonly until: number;
  readonly mean: number;
  readonly standardError: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The area beneath a curve up to `until` (all that was followed, when it is left out), with its normal interval.
 * Undefined where nobody was followed as long. Source: J. P. Klein and M. L. Moeschberger, Survival Analysis, 4.5.
 */
export function restrictedMean(curve: SurvivalCurve, until = curve.until): RestrictedMean | undefined {
  if (!(until > 0 && until <= curve.until)) return undefined;
  const points = curve.points.filter(({ time }) => time < until);
  const steps = points.map((point, index) => ({
    point,
    area: point.survival * ((points[index + 1]?.time ?? until) - point.time),
  }));
  let [beneath, variance] = [0, 0];
  for (const { point, area } of steps.reverse()) {
    beneath += area;
    const survivors = point.atRisk - point.events;
    if (survivors > 0) variance += (beneath * beneath * point.events) / (point.atRisk * survivors);
  }
  const mean = beneath + (points[0]?.time ?? until);
  const standardError = Math.sqrt(variance);
  const half = normalQuantile(1 - (1 - curve.confidence) / 2) * standardError;
  return { until, mean, standardError, low: Math.max(0, mean - half), high: Math.min(until, mean + half) };
}
