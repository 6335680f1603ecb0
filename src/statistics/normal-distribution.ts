import { gammaQuantile, gammaTail } from './gamma-distribution.ts';

/** How many standard deviations above the mean a normal variable stays with chance `share`: 1.96 for 0.975. */
export function normalQuantile(share: number): number {
  if (!(share > 0 && share < 1)) throw new RangeError('A chance lies between 0 and 1');
  // The square of a standard normal variable, halved, is a gamma variable of shape ½.
  const size = Math.sqrt(2 * gammaQuantile(Math.abs(2 * share - 1), 0.5));
  return share < 0.5 ? -size : size;
}

/** The chance that a standard normal variable is at most z. */
export function normalCumulative(z: number): number {
  const beyond = chiSquareTail(z * z, 1) / 2;
  return z < 0 ? beyond : 1 - beyond;
}

/** The chance that a chi-square variable with `freedom` degrees of freedom is above x: the P value of a test. */
export function chiSquareTail(x: number, freedom: number): number {
  return gammaTail(x / 2, freedom / 2);
}
