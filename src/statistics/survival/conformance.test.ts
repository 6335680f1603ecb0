import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compareCurves } from './compare-curves.ts';
import { coxRegression } from './cox-regression.ts';
import { survivalCurve, timeUntil } from './kaplan-meier.ts';
import { restrictedMean } from './restricted-mean.ts';
import { sampleOf } from './sample.ts';

/** Where the file is not there, the tests are counted as skipped; what they are made of must still be read. */
const NOBODY = '1 1 1\n2 1 1\n';

// The trial of Freireich and others (1963), as Gehan (1965) printed it; it is no part of this repository.
const file = fileURLToPath(new URL('../../../../shared/data/survival/gehan.dat', import.meta.url));

describe.skipIf(!existsSync(file))('the trial of 6-MP against placebo', () => {
  const rows = (existsSync(file) ? readFileSync(file, 'utf8') : NOBODY)
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([group, time = 0, event]) => ({ time, event: event === 1, covariates: [group === 1 ? 1 : 0] }));
  const placebo = sampleOf(rows.filter(({ covariates }) => covariates[0] === 1));
  const treated = sampleOf(rows.filter(({ covariates }) => covariates[0] === 0));

  test('survival and Greenwood’s standard errors', () => {
    const { points } = survivalCurve(treated);
    expect(
      points.map(({ time, survival, standardError }) => [
        time,
        survival.toFixed(4),
        standardError.toFixed(4),
      ]),
    ).toEqual([
      [6, '0.8571', '0.0764'],
      [7, '0.8067', '0.0869'],
      [10, '0.7529', '0.0963'],
      [13, '0.6902', '0.1068'],
      [16, '0.6275', '0.1141'],
      [22, '0.5378', '0.1282'],
      [23, '0.4482', '0.1346'],
    ]);
  });

  test('medians 23 and 8, and the mean of those who were all seen to the end', () => {
    expect(timeUntil(survivalCurve(treated)).time).toBe(23);
    expect(timeUntil(survivalCurve(placebo)).time).toBe(8);
    expect(restrictedMean(survivalCurve(placebo))?.mean).toBeCloseTo(182 / 21, 10);
  });

  test('log-rank and Gehan–Wilcoxon', () => {
    const logRank = compareCurves([treated, placebo]);
    expect(logRank?.groups.map(({ observed, expected }) => [observed, expected.toFixed(4)])).toEqual([
      [9, '19.2505'],
      [21, '10.7495'],
    ]);
    expect(logRank?.variance.toFixed(5)).toBe('6.25696');
    expect(logRank?.chiSquare.toFixed(4)).toBe('16.7929');
    expect(compareCurves([treated, placebo], 'gehan')?.chiSquare.toFixed(4)).toBe('13.4579');
  });

  test.each([
    ['breslow', '1.50919', '0.40956', '4.523'],
    ['efron', '1.57213', '0.41240', '4.817'],
  ] as const)('Cox, %s', (ties, coefficient, standardError, hazardRatio) => {
    const fit = coxRegression(rows, ['placebo'], { ties });
    expect(fit.ok && fit.value.coefficients[0]).toBeTruthy();
    if (!fit.ok) return;
    const [found] = fit.value.coefficients;
    expect(found?.coefficient.toFixed(5)).toBe(coefficient);
    expect(found?.standardError.toFixed(5)).toBe(standardError);
    expect(found?.hazardRatio.toFixed(3)).toBe(hazardRatio);
  });
});
