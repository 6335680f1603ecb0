import { betaCumulative, betaQuantile } from './beta-distribution.ts';

/**
 * How far from 0 a Student variable with `freedom` degrees of freedom stays with chance `share`: 2.228 for 0.975 and 10.
 * Through the beta distribution of t²/(freedom + t²). Source: NIST Digital Library of Mathematical Functions, 8.17.
 */
export function studentQuantile(share: number, freedom: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError('A chance lies between 0 and 1');
  if (!(freedom > 0)) throw new RangeError('A Student distribution has degrees of freedom above 0');
  const y = betaQuantile(Math.abs(2 * share - 1), 0.5, freedom / 2);
  const size = Math.sqrt((freedom * y) / (1 - y));
  return share < 0.5 ? -size : size;
}

/** The chance that a Student variable lies further from 0 than `t`, on either side: the P value of a t test. */
export function studentTail(t: number, freedom: number): number {
  return betaCumulative(freedom / (freedom + t * t), freedom / 2, 0.5);
}
