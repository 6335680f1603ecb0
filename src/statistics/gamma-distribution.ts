import { continuedFraction } from './continued-fraction.ts';
import { findRoot } from './find-root.ts';
import { logGamma } from './log-gamma.ts';

/**
 * The regularised lower incomplete gamma function P(a, x): the chance that a gamma variable of shape a and scale 1 is
 * at most x. Source: NIST Digital Library of Mathematical Functions, 8.7.1 (series) and 8.9.2 (continued fraction).
 */
function gammaCumulative(x: number, a: number): number {
  if (!(a > 0)) throw new RangeError('A gamma distribution has a shape above 0');
  if (x <= 0) return 0;
  return x < a + 1 ? frontOf(x, a) * series(x, a) : 1 - frontOf(x, a) * upperFraction(x, a);
}

/**
 * The regularised upper incomplete gamma function Q(a, x) = 1 − P(a, x): the chance that a gamma variable of shape a and
 * scale 1 is above x. Small chances keep their digits.
 */
export function gammaTail(x: number, a: number): number {
  if (!(a > 0)) throw new RangeError('A gamma distribution has a shape above 0');
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - frontOf(x, a) * series(x, a) : frontOf(x, a) * upperFraction(x, a);
}

function frontOf(x: number, a: number): number {
  return Math.exp(a * Math.log(x) - x - logGamma(a));
}

function series(x: number, a: number): number {
  let term = 1 / a;
  let sum = term;
  for (let index = 1; term > sum * 1e-17; index += 1) {
    term *= x / (a + index);
    sum += term;
  }
  return sum;
}

function upperFraction(x: number, a: number): number {
  const term = (index: number) => {
    if (index === 1) return { a: 1, b: x + 1 - a };
    const m = index - 1;
    return { a: -m * (m - a), b: x + 2 * m + 1 - a };
  };
  return continuedFraction(0, term, 1000 + 20 * Math.ceil(Math.sqrt(Math.max(a, x))));
}

/** The x below which a gamma variable of shape a and scale 1 falls with chance `share`. */
export function gammaQuantile(share: number, a: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return Number.POSITIVE_INFINITY;
  const density = (x: number) => Math.exp((a - 1) * Math.log(x) - x - logGamma(a));
  const at = (x: number) => ({ value: gammaCumulative(x, a) - share, slope: density(x) });
  // Chernoff: below e^-30 of the mass is left above this, so the bracket holds any share that is asked for.
  const high = a + 30 + Math.sqrt(60 * a + 900);
  return findRoot(at, 0, high, a);
}
