/** Chance that can be repeated: the same seed gives the same numbers on every machine. */
export interface SeededRandom {
  /** At least 0 and below 1, with 32 bits. */
  next(): number;
  /** A whole number from 0 to below `count`. */
  below(count: number): number;
  /** A standard normal variable. */
  normal(): number;
}

/** Spreads a whole number over 32 bits; used to fill the state from one seed. */
function spread(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let mixed = state ^ (state >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

const turned = (word: number, by: number) => ((word << by) | (word >>> (32 - by))) >>> 0;

function words(seed: number): () => number {
  const fill = spread(seed);
  let [a, b, c, d] = [fill(), fill(), fill(), fill() | 1];
  return () => {
    const result = Math.imul(turned(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = turned(d, 11);
    return result;
  };
}

/**
 * Numbers by chance from a seed. Source: D. Blackman and S. Vigna, "Scrambled linear pseudorandom number generators"
 * (ACM Trans. Math. Softw. 47, 2021), xoshiro128**; normal variables by G. Marsaglia's polar method (1964).
 */
export function seededRandom(seed: number): SeededRandom {
  if (!Number.isSafeInteger(seed)) throw new RangeError('A seed is a whole number');
  const word = words(seed);
  const next = () => word() / 4_294_967_296;
  let kept: number | undefined;
  const normal = (): number => {
    if (kept !== undefined) {
      const value = kept;
      kept = undefined;
      return value;
    }
    for (;;) {
      const [x, y] = [2 * next() - 1, 2 * next() - 1];
      const square = x * x + y * y;
      if (square > 0 && square < 1) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        kept = y * scale;
        return x * scale;
      }
    }
  };
  return { next, below: (count) => Math.floor(next() * count), normal };
}
