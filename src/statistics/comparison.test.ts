import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOfShares, ratioOfRates, testOfRate, testOfShare } from './comparison.ts';
import { chanceToShow, peopleNeeded, smallestFall } from './detectable.ts';
import { exactInterval } from './proportion.ts';
import { poissonInterval } from './rate.ts';

const seeded = { seed: 20_241_105, numRuns: 150 };
const proportion = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.double({ min: 0, max: 1, noNaN: true }))
  .map(([total, share]) => ({ count: Math.round(share * total), total }));
const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });

describe('a share against a published one', () => {
  test('nobody of ten against 24% may well be chance', () => {
    expect(testOfShare({ count: 0, total: 10 }, 0.24)).toBeCloseTo(2 * 0.76 ** 10, 12);
    expect(testOfShare({ count: 0, total: 14 }, 0.24)).toBeLessThan(0.05);
    expect(testOfShare({ count: 0, total: 0 }, 0.24)).toBe(1);
  });

  test('P is below 5% exactly where the exact interval leaves the published share out', () => {
    fc.assert(
      fc.property(proportion, share, (counted, base) => {
        const { low, high } = exactInterval(counted);
        expect(testOfShare(counted, base) < 0.05).toBe(base < low || base > high);
      }),
      seeded,
    );
  });
});

test('a number of events against an expected one: P agrees with the exact interval', () => {
  expect(testOfRate(0, 3)).toBeCloseTo(2 * Math.exp(-3), 12);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 60 }),
      fc.double({ min: 0.1, max: 80, noNaN: true }),
      (count, expected) => {
        const { low, high } = poissonInterval(count);
        expect(testOfRate(count, expected) < 0.05).toBe(expected < low || expected > high);
      },
    ),
    seeded,
  );
});

describe('two shares', () => {
  // Newcombe’s own table (1998), method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i less %i of %i', (a, m, b, n, low, high) => {
    const found = differenceOfShares({ count: a, total: m }, { count: b, total: n });
    expect(found?.low).toBeCloseTo(low, 4);
    expect(found?.high).toBeCloseTo(high, 4);
  });

  test('Fisher’s lady who tasted tea: 3 of 4 against 1 of 4', () => {
    const found = differenceOfShares({ count: 3, total: 4 }, { count: 1, total: 4 });
    expect(found?.p).toBeCloseTo(34 / 70, 10);
    expect(differenceOfShares({ count: 4, total: 4 }, { count: 0, total: 4 })?.p).toBeCloseTo(2 / 70, 10);
  });

  test('turned round, or counted by those to whom it did not come, it is the same difference', () => {
    fc.assert(
      fc.property(proportion, proportion, (one, other) => {
        const found = differenceOfShares(one, other);
        const turned = differenceOfShares(other, one);
        const rest = (p: typeof one) => ({ count: p.total - p.count, total: p.total });
        const mirrored = differenceOfShares(rest(other), rest(one));
        expect(turned?.low).toBeCloseTo(-(found?.high ?? 9), 10);
        expect(mirrored?.low).toBeCloseTo(found?.low ?? 9, 10);
        expect(turned?.p).toBeCloseTo(found?.p ?? 9, 8);
        expect(found?.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(found?.high).toBeLessThanOrEqual(1 + 1e-12);
      }),
      seeded,
    );
  });

  test('of a group with nobody there is no difference', () => {
    expect(differenceOfShares({ count: 0, total: 0 }, { count: 1, total: 2 })).toBeUndefined();
  });
});

describe('two rates', () => {
  test('are compared by the share of all events', () => {
    const found = ratioOfRates({ count: 7, over: 10 }, { count: 3, over: 10 });
    expect(found?.ratio).toBeCloseTo(7 / 3, 12);
    expect(found?.low).toBeCloseTo(0.3475471499 / 0.6524528501, 7);
    expect(found?.high).toBeCloseTo(0.9332604888 / 0.0667395112, 6);
  });

  test('without events on one side the ratio has no end; without any there is none', () => {
    expect(ratioOfRates({ count: 3, over: 5 }, { count: 0, over: 5 })).toMatchObject({
      ratio: undefined,
      high: undefined,
    });
    expect(ratioOfRates({ count: 0, over: 5 }, { count: 3, over: 5 })).toMatchObject({ ratio: 0, low: 0 });
    expect(ratioOfRates({ count: 0, over: 5 }, { count: 0, over: 5 })).toBeUndefined();
    expect(() => ratioOfRates({ count: 1, over: 0 }, { count: 1, over: 1 })).toThrow(RangeError);
  });
});

describe('what so few can show', () => {
  test('ten people cannot show that anything is below 24%; fourteen can, if it never comes', () => {
    expect(smallestFall(0.24, 10)).toBeUndefined();
    expect(smallestFall(0.24, 14)).toBeGreaterThan(0);
    expect(chanceToShow(0, 0.24, 14)).toBe(1);
    expect(chanceToShow(0, 0.24, 13)).toBe(0);
  });

  test('the chance to show is the chance of all counts whose interval leaves the base out on that side', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), share, share, (total, truth, base) => {
        fc.pre(Math.abs(truth - base) > 1e-9);
        let [sum, term] = [0, (1 - truth) ** total];
        for (let count = 0; count <= total; count += 1) {
          const { low, high } = exactInterval({ count, total });
          if (truth < base ? high < base : low > base) sum += term;
          term *= ((total - count) / (count + 1)) * (truth / (1 - truth));
        }
        expect(chanceToShow(truth, base, total)).toBeCloseTo(sum, 8);
      }),
      seeded,
    );
  });

  test('to show 12% against 24% with four chances in five needs some ninety people, and more for less', () => {
    const needed = peopleNeeded(0.12, 0.24) ?? 0;
    expect(needed).toBeGreaterThan(80);
    expect(needed).toBeLessThan(110);
    expect(chanceToShow(0.12, 0.24, needed)).toBeGreaterThanOrEqual(0.8);
    expect(peopleNeeded(0.18, 0.24)).toBeGreaterThan(needed);
    expect(peopleNeeded(0.24, 0.24)).toBeUndefined();
  });

  test('the smallest fall that can be shown comes nearer to the base with more people', () => {
    const falls = [20, 40, 80, 160, 320].map((total) => smallestFall(0.24, total) ?? 0);
    expect(falls).toEqual([...falls].sort((a, b) => a - b));
    expect(falls.at(-1)).toBeLessThan(0.24);
  });
});
