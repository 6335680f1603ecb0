import { continuedFraction, type FractionTerm } from './continued-fraction.ts';
import { findRoot } from './find-root.ts';
import { logBeta } from './log-gamma.ts';

/**
 * The regularised incomplete beta function Iₓ(a, b): the chance that a beta(a, b) variable is at most x.
 * Source: NIST Digital Library of Mathematical Functions, 8.17.4 and 8.17.22.
 */
export function betaCumulative(x: number, a: number, b: number): number {
  if (!(a > 0 && b > 0)) throw new RangeError('A beta distribution has two parameters above 0');
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The fraction settles fast below the mean; above it the other tail is taken.
  if (x > (a + 1) / (a + b + 2)) return 1 - lowerTail(1 - x, b, a);
  return lowerTail(x, a, b);
}

function lowerTail(x: number, a: number, b: number): number {
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b)) / a;
  const term = (index: number): FractionTerm => {
    if (index === 1) return { a: 1, b: 1 };
    const m = Math.floor((index - 1) / 2);
    const isEven = (index - 1) % 2 === 0;
    const top = isEven ? m * (b - m) * x : -(a + m) * (a + b + m) * x;
    const bottom = isEven ? (a + 2 * m - 1) * (a + 2 * m) : (a + 2 * m) * (a + 2 * m + 1);
    return { a: top / bottom, b: 1 };
  };
  return front * continuedFraction(0, term, 1000 + 20 * Math.ceil(Math.sqrt(Math.max(a, b))));
}

/** The density of a beta(a, b) variable at x. */
function betaDensity(x: number, a: number, b: number): number {
  return Math.exp((a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x) - logBeta(a, b));
}

/** The x below which a beta(a, b) variable falls with chance `share`: the inverse of `betaCumulative`. */
export function betaQuantile(share: number, a: number, b: number): number {
  if (share <= 0) return 0;
  if (share >= 1) return 1;
  const at = (x: number) => ({ value: betaCumulative(x, a, b) - share, slope: betaDensity(x, a, b) });
  return findRoot(at, 0, 1, a / (a + b));
}
