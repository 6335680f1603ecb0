import { betaQuantile } from './beta-distribution.ts';
import { normalQuantile } from './normal-distribution.ts';

/** How many of how many: `count` of `total`, both whole. */
export interface Proportion {
  readonly count: number;
  readonly total: number;
}

/** Between which shares, from 0 to 1, the true share lies. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

const USUAL = 0.95;

function checked({ count, total }: Proportion, confidence: number): void {
  const whole = Number.isSafeInteger(count) && Number.isSafeInteger(total);
  if (!whole || count < 0 || count > total) {
    throw new RangeError('Give two whole numbers, the first from 0 up to the second');
  }
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('The confidence lies between 0 and 1');
}

/**
 * The exact interval of a share: whatever the true share, it is missed with a chance of at most 1 − `confidence`.
 * Nobody counted gives 0 to 1. Source: C. J. Clopper and E. S. Pearson, "The use of confidence or fiducial limits
 * illustrated in the case of the binomial", Biometrika 26 (1934), through the quantiles of beta distributions.
 *
 * @throws RangeError when `count` and `total` are no proportion
 */
export function exactInterval(proportion: Proportion, confidence = USUAL): Interval {
  checked(proportion, confidence);
  const tail = (1 - confidence) / 2;
  return { low: lowerBound(proportion, tail), high: upperBound(proportion, tail) };
}

/** The exact one-sided bound: the true share is above it with a chance of at most 1 − `confidence`. */
export function exactUpperBound(proportion: Proportion, confidence = USUAL): number {
  checked(proportion, confidence);
  return upperBound(proportion, 1 - confidence);
}

/** The exact one-sided bound: the true share is below it with a chance of at most 1 − `confidence`. */
export function exactLowerBound(proportion: Proportion, confidence = USUAL): number {
  checked(proportion, confidence);
  return lowerBound(proportion, 1 - confidence);
}

function lowerBound({ count, total }: Proportion, tail: number): number {
  return count === 0 ? 0 : betaQuantile(tail, count, total - count + 1);
}

function upperBound({ count, total }: Proportion, tail: number): number {
  // By symmetry with the lower bound of those not counted: small tails keep their digits.
  return count === total ? 1 : 1 - lowerBound({ count: total - count, total }, tail);
}

/**
 * The score interval of a share, which is right on average and not for certain. Source: E. B. Wilson, "Probable
 * inference, the law of succession, and statistical inference", J. Am. Stat. Assoc. 22 (1927).
 */
export function wilsonInterval(proportion: Proportion, confidence = USUAL): Interval {
  checked(proportion, confidence);
  const { count, total } = proportion;
  if (total === 0) return { low: 0, high: 1 };
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const share = count / total;
  const weight = 1 + (z * z) / total;
  const middle = (share + (z * z) / (2 * total)) / weight;
  const half = (z / weight) * Math.sqrt((share * (1 - share)) / total + (z * z) / (4 * total * total));
  return { low: count === 0 ? 0 : middle - half, high: count === total ? 1 : middle + half };
}

/** The fewest people among whom nobody counted would put the whole exact interval below `share`. */
export function fewestToRuleOut(share: number, confidence = USUAL): number {
  if (!(share > 0 && share < 1)) throw new RangeError('The share lies between 0 and 1');
  const fewest = Math.ceil(Math.log((1 - confidence) / 2) / Math.log1p(-share));
  // At the very edge the bound equals the share, which does not rule it out.
  return upperBound({ count: 0, total: fewest }, (1 - confidence) / 2) < share ? fewest : fewest + 1;
}
