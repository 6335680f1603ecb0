import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaCumulative } from './beta-distribution.ts';
import { normalQuantile } from './normal-distribution.ts';
import {
  exactInterval,
  exactLowerBound,
  exactUpperBound,
  fewestToRuleOut,
  wilsonInterval,
} from './proportion.ts';

const seeded = { seed: 20_241_101 };

const proportions = fc
  .tuple(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([total, share]) => ({ count: Math.round(share * total), total }));

/** The binomial sum term by term: P(X ≤ count). */
function binomialAtMost(count: number, total: number, share: number): number {
  // In logarithms, since a power of a small share can be smaller than any number.
  let term = total * Math.log1p(-share);
  let sum = Math.exp(term);
  for (let k = 1; k <= count; k += 1) {
    term += Math.log((total - k + 1) / k) + Math.log(share / (1 - share));
    sum += Math.exp(term);
  }
  return sum;
}

describe('the exact interval', () => {
  test('nobody of ten may still be 30.85%, one-sided 25.89%', () => {
    const { low, high } = exactInterval({ count: 0, total: 10 });
    expect(low).toBe(0);
    expect(high).toBeCloseTo(1 - 0.025 ** (1 / 10), 12);
    expect(high.toFixed(5)).toBe('0.30850');
    expect(exactUpperBound({ count: 0, total: 10 })).toBeCloseTo(1 - 0.05 ** (1 / 10), 12);
    expect((exactUpperBound({ count: 0, total: 10 }) * 100).toFixed(2)).toBe('25.89');
  });

  test.each([
    [7, 10, 0.3475471499, 0.9332604888],
    [5, 10, 0.1870860284, 0.8129139716],
    [8, 10, 0.4439045377, 0.9747892736],
    [2, 10, 0.0252107264, 0.5560954623],
    [10, 10, 0.6915028921, 1],
    [1, 1, 0.025, 1],
  ])('%i of %i lies between %f and %f', (count, total, low, high) => {
    const found = exactInterval({ count, total });
    expect(found.low).toBeCloseTo(low, 9);
    expect(found.high).toBeCloseTo(high, 9);
  });

  test('nobody counted says nothing', () => {
    expect(exactInterval({ count: 0, total: 0 })).toEqual({ low: 0, high: 1 });
  });

  test('each end is where the other tail of the binomial is exactly 2.5%', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 300 })
          .chain((total) =>
            fc.record({ total: fc.constant(total), count: fc.integer({ min: 1, max: total - 1 }) }),
          ),
        ({ count, total }) => {
          const { low, high } = exactInterval({ count, total });
          expect(binomialAtMost(count, total, high)).toBeCloseTo(0.025, 10);
          expect(1 - binomialAtMost(count - 1, total, low)).toBeCloseTo(0.025, 10);
        },
      ),
      { ...seeded, numRuns: 300 },
    );
  });

  test('is the mirror of the interval of those not counted', () => {
    fc.assert(
      fc.property(proportions, ({ count, total }) => {
        const [one, other] = [
          exactInterval({ count, total }),
          exactInterval({ count: total - count, total }),
        ];
        expect(one.low).toBeCloseTo(1 - other.high, 11);
        expect(one.high).toBeCloseTo(1 - other.low, 11);
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  test('moves up with the count, holds the share, and widens with the confidence', () => {
    fc.assert(
      fc.property(proportions, ({ count, total }) => {
        const here = exactInterval({ count, total });
        expect(here.low).toBeLessThanOrEqual(count / total);
        expect(here.high).toBeGreaterThanOrEqual(count / total);
        const surer = exactInterval({ count, total }, 0.99);
        expect(surer.low).toBeLessThanOrEqual(here.low);
        expect(surer.high).toBeGreaterThanOrEqual(here.high);
        if (count === total) return;
        const next = exactInterval({ count: count + 1, total });
        expect(next.low).toBeGreaterThan(here.low);
        expect(next.high).toBeGreaterThanOrEqual(here.high);
      }),
      { ...seeded, numRuns: 300 },
    );
  });

  test('covers the truth at least 95 times in 100, whatever the truth is', () => {
    const total = 10;
    const intervals = Array.from({ length: total + 1 }, (_, count) => exactInterval({ count, total }));
    for (let share = 0.005; share < 1; share += 0.005) {
      const covered = intervals.reduce((sum, { low, high }, count) => {
        if (share < low || share > high) return sum;
        return (
          sum +
          binomialAtMost(count, total, share) -
          (count > 0 ? binomialAtMost(count - 1, total, share) : 0)
        );
      }, 0);
      expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-12);
    }
  });

  test('holds for ten million', () => {
    const { low, high } = exactInterval({ count: 2_400_000, total: 10_000_000 });
    // The normal approximation is right to eight digits at this size.
    const half = normalQuantile(0.975) * Math.sqrt((0.24 * 0.76) / 10_000_000);
    expect(low).toBeCloseTo(0.24 - half, 6);
    expect(high).toBeCloseTo(0.24 + half, 6);
  });

  test.each([
    [-1, 10],
    [11, 10],
    [0.5, 10],
    [Number.NaN, 10],
    [1, Number.POSITIVE_INFINITY],
  ])('%f of %f is no proportion', (count, total) => {
    expect(() => exactInterval({ count, total })).toThrow(RangeError);
  });

  test('a confidence of 1 or 0 is refused', () => {
    expect(() => exactInterval({ count: 1, total: 2 }, 1)).toThrow(RangeError);
    expect(() => wilsonInterval({ count: 1, total: 2 }, 0)).toThrow(RangeError);
  });
});

describe('one-sided bounds', () => {
  test('are the ends of a wider interval', () => {
    const { low, high } = exactInterval({ count: 7, total: 10 }, 0.9);
    expect(exactLowerBound({ count: 7, total: 10 })).toBeCloseTo(low, 12);
    expect(exactUpperBound({ count: 7, total: 10 })).toBeCloseTo(high, 12);
  });
});

describe('Wilson’s interval', () => {
  test.each([
    [0, 10, 0, 0.2775327999],
    [7, 10, 0.3967781475, 0.8922086975],
    [10, 10, 0.7224672001, 1],
    [81, 263, 0.2552813, 0.3662062],
  ])('%i of %i lies between %f and %f', (count, total, low, high) => {
    const found = wilsonInterval({ count, total });
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });
});

describe('what a small sample can rule out', () => {
  test('24% needs fourteen people with nobody counted', () => {
    expect(fewestToRuleOut(0.24)).toBe(14);
    expect(exactInterval({ count: 0, total: 13 }).high).toBeGreaterThan(0.24);
    expect(exactInterval({ count: 0, total: 14 }).high).toBeLessThan(0.24);
  });
});

describe('the distributions beneath', () => {
  test('the beta function of whole parameters is a binomial sum', () => {
    expect(betaCumulative(0.3, 8, 3)).toBeCloseTo(1 - binomialAtMost(7, 10, 0.3), 14);
    expect(betaCumulative(0.9, 8, 3)).toBeCloseTo(1 - binomialAtMost(7, 10, 0.9), 14);
  });

  test.each([
    [0.975, 1.959963984540054],
    [0.95, 1.6448536269514722],
    [0.5, 0],
    [0.001, -3.090232306167813],
  ])('a normal variable stays below z with chance %f', (share, z) => {
    expect(normalQuantile(share)).toBeCloseTo(z, 10);
  });
});
