import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pointAt, survivalCurve, timeUntil } from './kaplan-meier.ts';
import { restrictedMean } from './restricted-mean.ts';
import { atRiskAt, type Observation, sampleOf } from './sample.ts';
import { observations } from './testing/people-followed.ts';

const seeded = { seed: 20_241_101, numRuns: 200 };
const came = (time: number): Observation => ({ time, event: true });
const ended = (time: number): Observation => ({ time, event: false });

// Six people: it came at 2, 4 (to two) and 8; following ended at 3 and at 4.
const six = sampleOf([came(2), ended(3), came(4), came(4), ended(4), came(8)]);

describe('the survival curve', () => {
  test('of six people, reckoned by hand', () => {
    const { points, people, events, until } = survivalCurve(six);
    expect({ people, events, until }).toEqual({ people: 6, events: 4, until: 8 });
    expect(points.map(({ time, atRisk, events }) => [time, atRisk, events])).toEqual([
      [2, 6, 1],
      [4, 4, 2],
      [8, 1, 1],
    ]);
    expect(points[0]?.survival).toBeCloseTo(5 / 6, 14);
    expect(points[1]?.survival).toBeCloseTo(5 / 12, 14);
    expect(points[1]?.standardError).toBeCloseTo((5 / 12) * Math.sqrt(1 / 30 + 2 / 8), 14);
    expect(points[2]).toMatchObject({ survival: 0, standardError: 0, low: 0, high: 0 });
  });

  test('whose following ended when it came to another was still at risk then', () => {
    expect(atRiskAt(six, 4)).toBe(4);
    expect(atRiskAt(six, 4.001)).toBe(1);
  });

  test('without censoring it is the share that is left, with the binomial’s standard error', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 2, maxLength: 60 }), (times) => {
        for (const { time, survival, standardError } of survivalCurve(sampleOf(times.map(came))).points) {
          const left = times.filter((each) => each > time).length / times.length;
          expect(survival).toBeCloseTo(left, 12);
          expect(standardError).toBeCloseTo(Math.sqrt((left * (1 - left)) / times.length), 12);
        }
      }),
      seeded,
    );
  });

  test('falls only, stays within its interval, and the interval within 0 and 1', () => {
    fc.assert(
      fc.property(
        observations(60),
        fc.constantFrom('plain' as const, 'log-log' as const),
        (all, interval) => {
          const { points } = survivalCurve(sampleOf(all), { interval });
          const surer = survivalCurve(sampleOf(all), { interval, confidence: 0.99 }).points;
          for (const [index, { survival, low, high }] of points.entries()) {
            expect(survival).toBeLessThanOrEqual(points[index - 1]?.survival ?? 1);
            expect(low).toBeGreaterThanOrEqual(0);
            expect(low).toBeLessThanOrEqual(survival);
            expect(high).toBeGreaterThanOrEqual(survival);
            expect(high).toBeLessThanOrEqual(1);
            expect(surer[index]?.low).toBeLessThanOrEqual(low);
            expect(surer[index]?.high).toBeGreaterThanOrEqual(high);
          }
        },
      ),
      seeded,
    );
  });

  test('depends on the order of times and not on their unit, nor on the order of rows', () => {
    fc.assert(
      fc.property(observations(40), (all) => {
        const months = survivalCurve(sampleOf(all));
        const days = survivalCurve(
          sampleOf(all.map((each) => ({ ...each, time: each.time * 30 })).reverse()),
        );
        expect(days.points.map((point) => ({ ...point, time: point.time / 30 }))).toEqual(months.points);
      }),
      seeded,
    );
  });

  test('with everybody censored it does not fall, and no median is made up', () => {
    const curve = survivalCurve(sampleOf([ended(3), ended(9)]));
    expect(curve.points).toEqual([]);
    expect(timeUntil(curve)).toEqual({ time: undefined, low: undefined, high: undefined });
    expect(restrictedMean(curve)).toMatchObject({ until: 9, mean: 9, standardError: 0 });
  });

  test('of nobody is empty', () => {
    expect(survivalCurve(sampleOf([]))).toMatchObject({ people: 0, until: 0, points: [] });
  });

  test('a time below 0 or no number is refused', () => {
    for (const time of [-1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => sampleOf([came(time)])).toThrow(RangeError);
  });

  test('is known at any time from the point before', () => {
    const curve = survivalCurve(six);
    expect(pointAt(curve, 1.9)).toBeUndefined();
    expect(pointAt(curve, 2)?.time).toBe(2);
    expect(pointAt(curve, 7.9)?.time).toBe(4);
    expect(pointAt(curve, 100)?.time).toBe(8);
  });
});

describe('the median', () => {
  test('is when the curve first is at a half, even where rounding leaves it a hair above', () => {
    // 0.9 × 8/9 × … = 0.5 after five of ten, which floating point misses.
    const curve = survivalCurve(sampleOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map(came)));
    expect(timeUntil(curve).time).toBe(5);
  });

  test('lies within its interval', () => {
    fc.assert(
      fc.property(observations(60), (all) => {
        const { time, low, high } = timeUntil(survivalCurve(sampleOf(all)));
        expect(low ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(time ?? Number.POSITIVE_INFINITY);
        expect(high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(time ?? Number.POSITIVE_INFINITY);
      }),
      seeded,
    );
  });
});

describe('the restricted mean', () => {
  test('without censoring it is the mean, with the standard error of a mean', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2, maxLength: 40 }), (times) => {
        const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
        const spread = times.reduce((sum, time) => sum + (time - mean) ** 2, 0);
        const found = restrictedMean(survivalCurve(sampleOf(times.map(came))));
        expect(found?.mean).toBeCloseTo(mean, 9);
        expect(found?.standardError).toBeCloseTo(Math.sqrt(spread) / times.length, 9);
      }),
      seeded,
    );
  });

  test('stops where it is told, and is not known beyond what was followed', () => {
    const curve = survivalCurve(six);
    expect(restrictedMean(curve, 2)?.mean).toBe(2);
    expect(restrictedMean(curve, 4)?.mean).toBeCloseTo(2 + 2 * (5 / 6), 12);
    expect(restrictedMean(curve, 8.5)).toBeUndefined();
    expect(restrictedMean(curve, 0)).toBeUndefined();
  });
});
