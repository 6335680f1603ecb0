const TINY = 1e-300;
const CLOSE = 4 * Number.EPSILON;

/** One partial term of a continued fraction: b₀ + a₁/(b₁ + a₂/(b₂ + …)). */
export interface FractionTerm {
  readonly a: number;
  readonly b: number;
}

/**
 * The value of a continued fraction by Lentz's method, as modified by Thompson and Barnett (J. Comput. Phys. 64, 1986).
 *
 * @throws RangeError when it has not settled after `most` terms
 */
export function continuedFraction(
  first: number,
  term: (index: number) => FractionTerm,
  most: number,
): number {
  let value = first === 0 ? TINY : first;
  let c = value;
  let d = 0;
  for (let index = 1; index <= most; index += 1) {
    const { a, b } = term(index);
    d = b + a * d;
    c = b + a / c;
    d = 1 / (d === 0 ? TINY : d);
    if (c === 0) c = TINY;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < CLOSE) return value;
  }
  throw new RangeError('The continued fraction did not settle');
}
