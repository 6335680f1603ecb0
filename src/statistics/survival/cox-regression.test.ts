import { describe, expect, test } from 'vitest';
import { coxLikelihood } from './cox-likelihood.ts';
import { coxRegression } from './cox-regression.ts';
import { type CoxSubject, centredData } from './cox-subjects.ts';
import { followed } from './testing/people-followed.ts';

const names = ['group', 'score'];
const inMonths = (subjects: CoxSubject[]) =>
  subjects.map((each) => ({ ...each, time: Math.ceil(each.time * 6) }));

function fitted(...given: Parameters<typeof coxRegression>) {
  const fit = coxRegression(...given);
  if (!fit.ok) throw new Error(fit.error.message);
  return fit.value;
}

describe('Cox’s regression', () => {
  test('of four people, reckoned by hand', () => {
    const people = [
      { time: 1, event: true, covariates: [1] },
      { time: 2, event: true, covariates: [0] },
      { time: 3, event: true, covariates: [1] },
      { time: 4, event: false, covariates: [0] },
    ];
    // With h = e^β the likelihood is h/(2h+2) · 1/(h+2) · h/(h+1): its top is where 2/h = 2/(h+1) + 1/(h+2).
    const h = (1 + Math.sqrt(17)) / 2;
    expect(2 / h - 2 / (h + 1) - 1 / (h + 2)).toBeCloseTo(0, 12);
    expect(fitted(people, ['x']).coefficients[0]?.hazardRatio).toBeCloseTo(h, 8);
  });

  test.each(['breslow', 'efron'] as const)(
    '%s: the slope and information are those of its logarithm',
    (ties) => {
      const { data } = centredData(inMonths(followed(40, 5)), 2);
      const at = [0.3, -0.2];
      const here = coxLikelihood(data, at, ties);
      const by = 1e-5;
      for (const index of [0, 1]) {
        const moved = (step: number) =>
          coxLikelihood(
            data,
            at.map((value, place) => (place === index ? value + step : value)),
            ties,
          );
        const [up, down] = [moved(by), moved(-by)];
        expect(here.slope[index]).toBeCloseTo((up.logarithm - down.logarithm) / (2 * by), 6);
        for (const other of [0, 1]) {
          const bend = ((up.slope[other] ?? 0) - (down.slope[other] ?? 0)) / (2 * by);
          expect(here.information[index]?.[other]).toBeCloseTo(-bend, 5);
        }
      }
    },
  );

  test('finds the hazard that the people were made with', () => {
    const [group, score] = fitted(followed(4000, 8), names).coefficients;
    expect(group?.low).toBeLessThan(2);
    expect(group?.high).toBeGreaterThan(2);
    expect(score?.low).toBeLessThan(1);
    expect(score?.high).toBeGreaterThan(1);
  });

  test('without ties Breslow and Efron are one; with ties they are not', () => {
    const value = (subjects: CoxSubject[], ties: 'breslow' | 'efron') =>
      fitted(subjects, names, { ties }).coefficients[0]?.coefficient ?? 0;
    const apart = followed(80, 11);
    expect(value(apart, 'breslow')).toBeCloseTo(value(apart, 'efron'), 10);
    expect(Math.abs(value(inMonths(apart), 'breslow'))).toBeLessThan(
      Math.abs(value(inMonths(apart), 'efron')),
    );
  });

  test('the unit of time, the place of a covariate’s nought and the order of rows do not matter', () => {
    const subjects = inMonths(followed(80, 12));
    const moved = subjects
      .map(({ time, event, covariates: [group = 0, score = 0] }) => ({
        time: time * 30,
        event,
        covariates: [group, 1000 + score],
      }))
      .reverse();
    const [one, other] = [fitted(subjects, names), fitted(moved, names)];
    for (const index of [0, 1])
      expect(other.coefficients[index]?.coefficient).toBeCloseTo(
        one.coefficients[index]?.coefficient ?? 0,
        7,
      );
    expect(other.tests.likelihoodRatio.chiSquare).toBeCloseTo(one.tests.likelihoodRatio.chiSquare, 6);
  });

  test('turned round, a group’s hazard ratio is one over what it was', () => {
    const subjects = followed(80, 13);
    const turned = subjects.map((each) => ({ ...each, covariates: [1 - (each.covariates[0] ?? 0)] }));
    const plain = subjects.map((each) => ({ ...each, covariates: each.covariates.slice(0, 1) }));
    const [one, other] = [fitted(plain, ['x']).coefficients[0], fitted(turned, ['x']).coefficients[0]];
    expect(one?.hazardRatio).toBeCloseTo(1 / (other?.hazardRatio ?? 0), 9);
    expect(one?.low).toBeCloseTo(1 / (other?.high ?? 0), 9);
    expect(one?.p).toBeCloseTo(other?.p ?? 0, 12);
  });

  test('its three tests agree on many people', () => {
    const { likelihoodRatio, wald, score } = fitted(followed(4000, 14), names).tests;
    expect(wald.chiSquare / likelihoodRatio.chiSquare).toBeCloseTo(1, 1);
    expect(score.chiSquare / likelihoodRatio.chiSquare).toBeCloseTo(1, 1);
    expect(wald.freedom).toBe(2);
  });
});

describe('what cannot be estimated is refused in words', () => {
  const person = (time: number, event: boolean, ...covariates: number[]) => ({ time, event, covariates });

  test('nobody had the event', () => {
    expect(coxRegression([person(3, false, 0), person(4, false, 1)], ['x'])).toMatchObject({
      ok: false,
      error: { code: 'no_events' },
    });
    expect(coxRegression([], ['x'])).toMatchObject({ ok: false, error: { code: 'no_events' } });
  });

  test('a group with no events has no hazard ratio', () => {
    const people = [person(1, true, 1), person(2, true, 1), person(3, false, 0), person(9, false, 0)];
    const fit = coxRegression(people, ['programme']);
    expect(fit).toMatchObject({ ok: false, error: { code: 'monotone', covariate: 'programme' } });
    expect(!fit.ok && fit.error.message).toContain('has no end');
  });

  test('a score that is highest in whoever the event comes to has none either', () => {
    const people = followed(30, 3).map((each) => ({
      ...each,
      covariates: [each.covariates[0] ?? 0, -each.time],
    }));
    expect(coxRegression(people, names)).toMatchObject({
      ok: false,
      error: { code: 'monotone', covariate: 'score' },
    });
  });

  test('a covariate alike in all, or made of the others', () => {
    const people = followed(30, 4);
    const with1 = people.map((each) => ({ ...each, covariates: [...each.covariates, 7] }));
    expect(coxRegression(with1, [...names, 'year'])).toMatchObject({
      error: { code: 'alike', covariate: 'year' },
    });
    const sums = people.map((each) => ({
      ...each,
      covariates: [...each.covariates, 2 * (each.covariates[0] ?? 0) - 3 * (each.covariates[1] ?? 0)],
    }));
    expect(coxRegression(sums, [...names, 'both'])).toMatchObject({
      error: { code: 'dependent', covariate: 'both' },
    });
  });

  test('a covariate that differs only after the last event', () => {
    const people = [person(1, true, 0), person(2, true, 0), person(0.5, false, 1), person(3, false, 0)];
    expect(coxRegression(people, ['x'])).toMatchObject({ error: { code: 'alike' } });
  });

  test('a person without a number for each covariate is a defect', () => {
    expect(() => coxRegression([person(1, true)], ['x'])).toThrow(RangeError);
    expect(() => coxRegression([person(1, true, Number.NaN)], ['x'])).toThrow(RangeError);
  });
});
