import type { CoxData } from './cox-likelihood.ts';
import type { Observation } from './sample.ts';

/** A person with her covariates, in the order of their names. */
export interface CoxSubject extends Observation {
  readonly covariates: readonly number[];
}

/** People sorted from the longest followed, with covariates counted from their means, which keeps sums exact. */
export interface CentredData {
  readonly data: CoxData;
  /** How far each covariate goes, from the lowest to the highest. */
  readonly ranges: readonly number[];
  readonly events: number;
}

/**
 * Makes the table that the likelihood reads.
 *
 * @throws RangeError when a person has other than `width` finite covariates, or no time from 0
 */
export function centredData(subjects: readonly CoxSubject[], width: number): CentredData {
  for (const subject of subjects) check(subject, width);
  const sorted = [...subjects].sort((a, b) => b.time - a.time);
  const places = Array.from({ length: width }, (_, index) => index);
  const means = places.map(
    (index) => subjects.reduce((sum, { covariates }) => sum + (covariates[index] ?? 0), 0) / subjects.length,
  );
  const rows = new Float64Array(subjects.length * width);
  const lows = places.map(() => Number.POSITIVE_INFINITY);
  const highs = places.map(() => Number.NEGATIVE_INFINITY);
  for (const [row, { covariates }] of sorted.entries()) {
    for (const [index, value] of covariates.entries()) {
      rows[row * width + index] = value - (means[index] ?? 0);
      lows[index] = Math.min(lows[index] ?? value, value);
      highs[index] = Math.max(highs[index] ?? value, value);
    }
  }
  return {
    data: {
      times: Float64Array.from(sorted, ({ time }) => time),
      events: Uint8Array.from(sorted, ({ event }) => (event ? 1 : 0)),
      rows,
      width,
    },
    ranges: places.map((index) => (highs[index] ?? 0) - (lows[index] ?? 0)),
    events: subjects.filter(({ event }) => event).length,
  };
}

function check({ time, covariates }: CoxSubject, width: number): void {
  if (!(time >= 0 && Number.isFinite(time))) throw new RangeError('A time is a number from 0');
  if (covariates.length !== width || !covariates.every(Number.isFinite))
    throw new RangeError('Each person has one number for each covariate');
}
