import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCurves } from './compare-curves.ts';
import { coxRegression } from './cox-regression.ts';
import { type Observation, sampleOf } from './sample.ts';
import { byFirst, followed, observations } from './testing/people-followed.ts';

const seeded = { seed: 20_241_102, numRuns: 200 };
const came = (time: number): Observation => ({ time, event: true });
const ended = (time: number): Observation => ({ time, event: false });

describe('whether curves are alike', () => {
  test('of two small groups, reckoned by hand', () => {
    const found = compareCurves([sampleOf([came(1), came(3)]), sampleOf([came(2), ended(4)])]);
    // At 1: two of four; at 2: one of three; at 3: one of two.
    expect(found?.groups[0]?.observed).toBe(2);
    expect(found?.groups[0]?.expected).toBeCloseTo(1 / 2 + 1 / 3 + 1 / 2, 14);
    const variance = 1 / 4 + 2 / 9 + 1 / 4;
    expect(found?.variance).toBeCloseTo(variance, 14);
    expect(found?.chiSquare).toBeCloseTo((2 - 4 / 3) ** 2 / variance, 14);
    // Gehan weighs the three times by 4, 3 and 2.
    const weighted = 4 * (1 - 1 / 2) + 3 * (0 - 1 / 3) + 2 * (1 - 1 / 2);
    const gehan = compareCurves([sampleOf([came(1), came(3)]), sampleOf([came(2), ended(4)])], 'gehan');
    expect(gehan?.variance).toBeCloseTo(16 / 4 + (9 * 2) / 9 + 4 / 4, 14);
    expect(gehan?.chiSquare).toBeCloseTo(weighted ** 2 / 7, 14);
  });

  test('as many are expected as were observed, and a group’s name and place do not matter', () => {
    fc.assert(
      fc.property(
        fc.array(observations(25), { minLength: 2, maxLength: 4 }),
        fc.constantFrom('log-rank' as const, 'gehan' as const),
        (groups, kind) => {
          const samples = groups.map(sampleOf);
          const found = compareCurves(samples, kind);
          const turned = compareCurves([...samples].reverse(), kind);
          expect(turned?.freedom).toBe(found?.freedom);
          if (!found) return;
          const sum = (of: 'observed' | 'expected') =>
            found.groups.reduce((all, group) => all + group[of], 0);
          expect(sum('observed')).toBeCloseTo(sum('expected'), 9);
          expect(turned?.chiSquare).toBeCloseTo(found.chiSquare, 6);
          expect(found.p).toBeGreaterThanOrEqual(0);
          expect(found.p).toBeLessThanOrEqual(1);
        },
      ),
      seeded,
    );
  });

  test('the unit of time does not matter', () => {
    fc.assert(
      fc.property(observations(30), observations(30), (one, other) => {
        const of = (scale: number) =>
          compareCurves(
            [one, other].map((group) => sampleOf(group.map((o) => ({ ...o, time: o.time * scale })))),
          );
        expect(of(30)?.chiSquare).toBe(of(1)?.chiSquare);
      }),
      seeded,
    );
  });

  test('a group against itself shows nothing', () => {
    const sample = sampleOf([came(1), came(2), ended(3), came(4)]);
    expect(compareCurves([sample, sample])).toMatchObject({ chiSquare: 0, p: 1 });
  });

  test('without ties the log-rank test is Cox’s score test', () => {
    for (const seed of [1, 2, 3]) {
      const subjects = followed(60, seed);
      const groups = byFirst(subjects).map(sampleOf);
      const fit = coxRegression(
        subjects.map((each) => ({ ...each, covariates: each.covariates.slice(0, 1) })),
        ['group'],
      );
      expect(fit.ok && fit.value.tests.score.chiSquare).toBeCloseTo(compareCurves(groups)?.chiSquare ?? 0, 9);
    }
  });

  test('of curves alike it says “different” about five times in a hundred', () => {
    let found = 0;
    for (let seed = 0; seed < 400; seed += 1) {
      const alike = followed(60, seed).filter(({ covariates }) => covariates[0] === 0);
      const halves = [alike.slice(0, 15), alike.slice(15)].map(sampleOf);
      if ((compareCurves(halves)?.p ?? 1) < 0.05) found += 1;
    }
    expect(found).toBeGreaterThan(8);
    expect(found).toBeLessThan(36);
  });

  test('where nothing happened, or one group was gone before anything did, nothing can be told', () => {
    expect(compareCurves([sampleOf([ended(3)]), sampleOf([ended(4)])])).toBeUndefined();
    expect(compareCurves([sampleOf([ended(1)]), sampleOf([came(2), came(3)])])).toBeUndefined();
    expect(compareCurves([sampleOf([came(2)])])).toBeUndefined();
    expect(compareCurves([])).toBeUndefined();
  });

  test('a group that was gone before anything happened does not spoil the others', () => {
    const groups = [sampleOf([came(2), came(5)]), sampleOf([came(3), ended(9)])];
    expect(compareCurves([sampleOf([ended(1)]), ...groups])?.chiSquare).toBeCloseTo(
      compareCurves(groups)?.chiSquare ?? -1,
      12,
    );
  });
});
