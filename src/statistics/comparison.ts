import { betaCumulative } from './beta-distribution.ts';
import { gammaTail } from './gamma-distribution.ts';
import { logGamma } from './log-gamma.ts';
import { exactInterval, type Interval, type Proportion, wilsonInterval } from './proportion.ts';

const twice = (atMost: number, atLeast: number) => Math.min(1, 2 * Math.min(atMost, atLeast));

/** The chance that at least `count` of `total` would be counted if the true share were `share`. */
export function chanceOfAtLeast(count: number, total: number, share: number): number {
  return count === 0 ? 1 : betaCumulative(share, count, total - count + 1);
}

/**
 * The exact P value of a share against a published one: twice the smaller tail of the binomial, so that it is below 5%
 * exactly where the exact 95% interval leaves the published share out.
 */
export function testOfShare({ count, total }: Proportion, base: number): number {
  if (!(base > 0 && base < 1)) throw new RangeError('A published share lies between 0 and 1');
  if (total === 0) return 1;
  const atLeast = chanceOfAtLeast(count, total, base);
  const atMost = count === total ? 1 : betaCumulative(1 - base, total - count, count + 1);
  return twice(atMost, atLeast);
}

/** The exact P value of a number of events against the number that a published rate leads one to expect. */
export function testOfRate(count: number, expected: number): number {
  if (!(expected > 0)) throw new RangeError('The expected number of events is above 0');
  const atMost = gammaTail(expected, count + 1);
  const atLeast = count === 0 ? 1 : 1 - gammaTail(expected, count);
  return twice(atMost, atLeast);
}

/** How far two shares lie apart, the first less the second, and the exact P value of their being alike. */
export interface ShareDifference extends Interval {
  readonly difference: number;
  readonly p: number;
}

/**
 * The difference between the shares of two groups. Undefined where one has nobody. Sources: R. G. Newcombe, Statistics in
 * Medicine 17 (1998), method 10, for the interval; R. A. Fisher's exact test for P.
 */
export function differenceOfShares(
  one: Proportion,
  other: Proportion,
  confidence = 0.95,
): ShareDifference | undefined {
  if (one.total === 0 || other.total === 0) return undefined;
  const [a, b] = [one.count / one.total, other.count / other.total];
  const [first, second] = [wilsonInterval(one, confidence), wilsonInterval(other, confidence)];
  const difference = a - b;
  return {
    difference,
    low: difference - Math.hypot(a - first.low, second.high - b),
    high: difference + Math.hypot(first.high - a, b - second.low),
    p: fisherExact(one, other),
  };
}

const logChoose = (from: number, take: number) =>
  logGamma(from + 1) - logGamma(take + 1) - logGamma(from - take + 1);

// Tables as likely as the one seen may come out a rounding less so.
const AS_LIKELY = 1 + 1e-9;

/** The chance of a table at most as likely as this one, if both groups were alike. */
function fisherExact(one: Proportion, other: Proportion): number {
  const came = one.count + other.count;
  const all = one.total + other.total;
  const chance = (count: number) =>
    Math.exp(logChoose(one.total, count) + logChoose(other.total, came - count) - logChoose(all, came));
  const seen = chance(one.count) * AS_LIKELY;
  let p = 0;
  for (let count = Math.max(0, came - other.total); count <= Math.min(came, one.total); count += 1) {
    const likely = chance(count);
    if (likely <= seen) p += likely;
  }
  return Math.min(1, p);
}

/** Events, and what they were counted over: years followed, births. */
export interface Rate {
  readonly count: number;
  readonly over: number;
}

/** The first rate over the second; `high` (and the ratio) is undefined where the second had no events. */
export interface RateRatio {
  readonly ratio: number | undefined;
  readonly low: number;
  readonly high: number | undefined;
  readonly p: number;
}

/**
 * The ratio of two rates, exact: given all events, those of the first group are a share of them. Undefined without any
 * event. Source: J. Przyborowski and H. Wilenski, Biometrika 31 (1940), through Clopper and Pearson's interval.
 */
export function ratioOfRates(one: Rate, other: Rate, confidence = 0.95): RateRatio | undefined {
  if (!(one.over > 0 && other.over > 0)) throw new RangeError('Rates are counted over more than 0');
  const total = one.count + other.count;
  if (total === 0) return undefined;
  const { low, high } = exactInterval({ count: one.count, total }, confidence);
  const ratioOf = (share: number) =>
    share === 1 ? undefined : ((share / (1 - share)) * other.over) / one.over;
  return {
    ratio: ratioOf(one.count / total),
    low: ratioOf(low) ?? 0,
    high: ratioOf(high),
    p: testOfShare({ count: one.count, total }, one.over / (one.over + other.over)),
  };
}
