import fc from 'fast-check';
import { seededRandom } from '../../seeded-random.ts';
import type { CoxSubject } from '../cox-subjects.ts';
import type { Observation } from '../sample.ts';

/** People followed for whole months, so that ties are many; `most` of them. */
export const observations = (most: number) =>
  fc.array(fc.record({ time: fc.integer({ min: 1, max: 30 }), event: fc.boolean() }), {
    minLength: 1,
    maxLength: most,
  });

/** People whose event comes twice as fast for each one more of a covariate; followed for 3 at most. */
export function followed(count: number, seed: number): CoxSubject[] {
  const chance = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const covariates = [index % 2, chance.normal()];
    const hazard = 2 ** (covariates[0] ?? 0);
    const time = -Math.log(1 - chance.next()) / hazard;
    return { time: Math.min(time, 3), event: time < 3, covariates };
  });
}

/** Splits people by the first covariate, which is 0 or 1. */
export function byFirst(subjects: readonly CoxSubject[]): Observation[][] {
  return [0, 1].map((value) => subjects.filter(({ covariates }) => covariates[0] === value));
}
