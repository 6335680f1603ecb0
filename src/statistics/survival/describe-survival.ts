import { formatPercent } from '../../interface/wording/index.ts';
import { formatP } from '../format-p.ts';
import { sayStatistics } from '../wording.ts';
import type { CurveComparison } from './compare-curves.ts';
import { pointAt, type SurvivalCurve, timeUntil } from './kaplan-meier.ts';

const number = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 4 });

/** A number of a result with four digits: `23`, `8.667`. */
export const formatFour = (value: number) => number.format(value);

const orNever = (time: number | undefined) =>
  time === undefined ? sayStatistics('curve.notReached') : formatFour(time);

/** A curve in plain words: how many, when a half had been reached, and what was left at the end. */
export function describeCurve(name: string, curve: SurvivalCurve): string[] {
  const { people, events, until } = curve;
  if (people === 0) return [sayStatistics('nobody')];
  const said = [sayStatistics('curve.counted', { name, people, events, until: formatFour(until) })];
  if (events === 0) return [...said, sayStatistics('curve.allCensored', { name })];
  const { time, low, high } = timeUntil(curve);
  const last = pointAt(curve, until);
  if (time === undefined && last)
    said.push(
      sayStatistics('curve.noMedian', {
        name,
        left: formatPercent(last.survival),
        low: formatPercent(last.low),
        high: formatPercent(last.high),
      }),
    );
  if (time !== undefined)
    said.push(
      sayStatistics('curve.median', { name, time: formatFour(time), low: orNever(low), high: orNever(high) }),
    );
  return said;
}

/** What a test of curves shows, and what it does not. */
export function describeComparison(comparison: CurveComparison | undefined): string[] {
  if (!comparison) return [sayStatistics('curve.cannotCompare')];
  const { p, groups } = comparison;
  const events = groups.reduce((sum, { observed }) => sum + observed, 0);
  if (p < 0.05) return [sayStatistics('curve.differ', { p: formatP(p) }), sayStatistics('curve.noCause')];
  return [sayStatistics('curve.notShown', { p: formatP(p), events })];
}
