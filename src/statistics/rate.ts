import { gammaQuantile } from './gamma-distribution.ts';
import type { Interval } from './proportion.ts';

/**
 * The exact interval of the number of events that was to be expected, when `count` came; for a rate, divide both ends
 * by what they were counted over. Source: F. Garwood, "Fiducial limits for the Poisson distribution", Biometrika 28
 * (1936), through the quantiles of gamma distributions.
 *
 * @throws RangeError when `count` is no whole number from 0
 */
export function poissonInterval(count: number, confidence = 0.95): Interval {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError('Give a whole number from 0');
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('The confidence lies between 0 and 1');
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : gammaQuantile(tail, count),
    high: gammaQuantile(1 - tail, count + 1),
  };
}
