import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poissonInterval } from './rate.ts';

/** The Poisson sum term by term: P(X ≤ count). */
function poissonAtMost(count: number, mean: number): number {
  let term = Math.exp(-mean);
  let sum = term;
  for (let k = 1; k <= count; k += 1) {
    term *= mean / k;
    sum += term;
  }
  return sum;
}

// Garwood's table, as printed in textbooks.
test.each([
  [0, 0, 3.6889],
  [1, 0.0253, 5.5716],
  [5, 1.6235, 11.6683],
  [10, 4.7954, 18.3904],
  [100, 81.3639, 121.6268],
])('%i events lie between %f and %f', (count, low, high) => {
  const found = poissonInterval(count);
  expect(found.low).toBeCloseTo(low, 3);
  expect(found.high).toBeCloseTo(high, 3);
});

test('each end is where the other tail is exactly 2.5%', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), (count) => {
      const { low, high } = poissonInterval(count);
      expect(poissonAtMost(count, high)).toBeCloseTo(0.025, 10);
      expect(1 - poissonAtMost(count - 1, low)).toBeCloseTo(0.025, 10);
    }),
    { seed: 20_241_101, numRuns: 200 },
  );
});

test('what is no count is refused', () => {
  expect(() => poissonInterval(-1)).toThrow(RangeError);
  expect(() => poissonInterval(1.5)).toThrow(RangeError);
});
