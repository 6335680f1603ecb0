import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bootstrapInterval, differenceOfMeans, summarise } from './mean.ts';
import { seededRandom } from './seeded-random.ts';
import { studentQuantile, studentTail } from './student-distribution.ts';

const seeded = { seed: 20_241_104, numRuns: 100 };
const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 40 });

describe('Student’s distribution', () => {
  // As printed in tables of t.
  test.each([
    [0.975, 1, 12.7062],
    [0.975, 4, 2.7764],
    [0.975, 10, 2.2281],
    [0.975, 30, 2.0423],
    [0.95, 10, 1.8125],
    [0.995, 120, 2.6174],
    [0.975, 1_000_000, 1.95996],
    [0.025, 10, -2.2281],
    [0.5, 7, 0],
  ])('stays below t with chance %f at %i degrees of freedom', (share, freedom, t) => {
    expect(studentQuantile(share, freedom)).toBeCloseTo(t, 4);
  });

  test('its tail and its quantile undo each other', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.51, max: 0.999, noNaN: true }),
        fc.integer({ min: 1, max: 500 }),
        (share, freedom) => {
          expect(studentTail(studentQuantile(share, freedom), freedom)).toBeCloseTo(2 * (1 - share), 10);
        },
      ),
      seeded,
    );
  });
});

describe('the mean', () => {
  test('of five numbers, reckoned by hand', () => {
    const found = summarise([2, 4, 4, 6, 9]);
    expect(found).toMatchObject({ count: 5, mean: 5, median: 4, lowerQuartile: 4, upperQuartile: 6 });
    expect(found?.spread).toBeCloseTo(Math.sqrt(28 / 4), 12);
    expect(found?.interval?.high).toBeCloseTo(5 + 2.776445 * Math.sqrt(7 / 5), 5);
  });

  test('of one number has no interval, and of none there is nothing', () => {
    expect(summarise([3])).toMatchObject({ mean: 3, median: 3, spread: undefined, interval: undefined });
    expect(summarise([])).toBeUndefined();
    expect(() => summarise([Number.NaN])).toThrow(RangeError);
  });
});

describe('the bootstrap interval', () => {
  const bootstrap = (values: number[]) => bootstrapInterval(values, { seed: 7, samples: 400 });

  test('moves with the numbers, grows with them, turns round with them, and does not mind their order', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 2, max: 9 }), (values, factor) => {
        const found = bootstrap(values);
        const moved = bootstrap(values.map((value) => factor * value + 100).reverse());
        expect(moved === undefined).toBe(found === undefined);
        if (!found || !moved) return;
        expect(moved.low).toBeCloseTo(factor * found.low + 100, 6);
        expect(moved.high).toBeCloseTo(factor * found.high + 100, 6);
        expect(found.low).toBeLessThanOrEqual(found.high);
        expect(found.low).toBeGreaterThanOrEqual(Math.min(...values));
        expect(found.high).toBeLessThanOrEqual(Math.max(...values));
      }),
      seeded,
    );
  });

  test('is Student’s for many numbers in the shape of a bell', () => {
    const chance = seededRandom(3);
    const values = Array.from({ length: 2000 }, () => 10 + chance.normal());
    const [found, student] = [bootstrapInterval(values, { seed: 1 }), summarise(values)?.interval];
    expect(found?.low).toBeCloseTo(student?.low ?? 0, 2);
    expect(found?.high).toBeCloseTo(student?.high ?? 0, 2);
  });

  test('of skewed numbers reaches further to the side of the long tail', () => {
    const values = [1, 1, 1, 1, 2, 2, 2, 3, 3, 4, 5, 8, 20];
    const found = bootstrapInterval(values, { seed: 1 });
    const mean = summarise(values)?.mean ?? 0;
    expect((found?.high ?? 0) - mean).toBeGreaterThan(1.3 * (mean - (found?.low ?? 0)));
  });

  test('holds the truth about as often as it says', () => {
    let held = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      const chance = seededRandom(1000 + seed);
      const values = Array.from({ length: 40 }, () => -Math.log(1 - chance.next()));
      const found = bootstrapInterval(values, { seed, samples: 1000 });
      if (found && found.low <= 1 && found.high >= 1) held += 1;
    }
    expect(held).toBeGreaterThanOrEqual(178);
  });

  test('the same seed gives the same, and numbers all alike give none', () => {
    const values = [1, 5, 9, 2, 2];
    expect(bootstrap(values)).toEqual(bootstrap(values));
    expect(bootstrapInterval(values, { seed: 8, samples: 400 })).not.toEqual(bootstrap(values));
    expect(bootstrap([4, 4, 4])).toBeUndefined();
    expect(bootstrap([4])).toBeUndefined();
  });
});

describe('the difference of two means', () => {
  test('by Welch, reckoned by hand', () => {
    const found = differenceOfMeans([1, 2, 3], [4, 6, 8, 10]);
    const [a, b] = [1 / 3, 20 / 3 / 4];
    expect(found?.difference).toBe(-5);
    expect(found?.freedom).toBeCloseTo((a + b) ** 2 / (a ** 2 / 2 + b ** 2 / 3), 12);
    const half = studentQuantile(0.975, found?.freedom ?? 1) * Math.sqrt(a + b);
    expect(found?.low).toBeCloseTo(-5 - half, 12);
  });

  test('turned round it is the opposite, and P is below 5% where the interval leaves out 0', () => {
    fc.assert(
      fc.property(numbers, numbers, (one, other) => {
        const [here, there] = [differenceOfMeans(one, other), differenceOfMeans(other, one)];
        expect(here === undefined).toBe(there === undefined);
        if (!here || !there) return;
        expect(here.low).toBeCloseTo(-there.high, 9);
        expect(here.p).toBeCloseTo(there.p, 9);
        expect(here.p < 0.05).toBe(here.low > 0 || here.high < 0);
      }),
      seeded,
    );
  });

  test('of too few, or of numbers that do not spread, is not given', () => {
    expect(differenceOfMeans([1], [2, 3])).toBeUndefined();
    expect(differenceOfMeans([1, 1], [2, 2])).toBeUndefined();
  });
});
