import { normalCumulative, normalQuantile } from './normal-distribution.ts';
import type { Interval } from './proportion.ts';
import { seededRandom } from './seeded-random.ts';
import { studentQuantile, studentTail } from './student-distribution.ts';

/** What a list of numbers comes to. The spread and the interval need two numbers. */
export interface Summary {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
  /** The standard deviation, of a sample. */
  readonly spread: number | undefined;
  /** Student's interval of the mean. */
  readonly interval: Interval | undefined;
}

const meanOf = (values: ArrayLike<number>) => {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
};

function varianceOf(values: readonly number[], mean: number): number {
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/** The value below which a share of sorted numbers lies, between neighbours in a straight line (Hyndman and Fan's type 7). */
function sortedQuantile(sorted: ArrayLike<number>, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low;
  return low + (place - below) * (high - low);
}

function checked(values: readonly number[], confidence: number): void {
  if (!values.every(Number.isFinite)) throw new RangeError('Give finite numbers');
  if (!(confidence > 0 && confidence < 1)) throw new RangeError('The confidence lies between 0 and 1');
}

/**
 * Sums up numbers, with Student's t interval of their mean (W. S. Gosset, Biometrika 6, 1908). Undefined for none.
 *
 * @throws RangeError when one is no finite number
 */
export function summarise(values: readonly number[], confidence = 0.95): Summary | undefined {
  checked(values, confidence);
  if (values.length === 0) return undefined;
  const sorted = Float64Array.from(values).sort();
  const mean = meanOf(values);
  const spread = values.length > 1 ? Math.sqrt(varianceOf(values, mean)) : undefined;
  const half =
    spread === undefined
      ? undefined
      : (studentQuantile(1 - (1 - confidence) / 2, values.length - 1) * spread) / Math.sqrt(values.length);
  return {
    count: values.length,
    mean,
    median: sortedQuantile(sorted, 0.5),
    lowerQuartile: sortedQuantile(sorted, 0.25),
    upperQuartile: sortedQuantile(sorted, 0.75),
    spread,
    interval: half === undefined ? undefined : { low: mean - half, high: mean + half },
  };
}

/** Above this many numbers Student's interval is as good, and a bootstrap would take long. */
const MOST_BOOTSTRAPPED = 20_000;

interface BootstrapOptions {
  readonly seed: number;
  readonly samples?: number;
  readonly confidence?: number;
}

/**
 * The bootstrap interval of a mean, corrected for bias and skewness (BCa); for numbers that are far from a bell. Undefined
 * for fewer than two numbers, for numbers all alike, and for more than 20,000. Source: B. Efron, "Better
 * bootstrap confidence intervals", J. Am. Stat. Assoc. 82 (1987).
 */
export function bootstrapInterval(
  values: readonly number[],
  { seed, samples = 5000, confidence = 0.95 }: BootstrapOptions,
): Interval | undefined {
  checked(values, confidence);
  if (values.length < 2 || values.length > MOST_BOOTSTRAPPED) return undefined;
  if (values.every((value) => value === values[0])) return undefined;
  const mean = meanOf(values);
  const means = resampledMeans(values, seed, samples);
  const below = means.filter((each) => each < mean).length;
  const equal = means.filter((each) => each === mean).length;
  const bias = normalQuantile(
    Math.min(Math.max((below + equal / 2) / samples, 0.5 / samples), 1 - 0.5 / samples),
  );
  const skew = accelerationOf(values, mean);
  const place = (z: number) => normalCumulative(bias + (bias + z) / (1 - skew * (bias + z)));
  const z = normalQuantile(1 - (1 - confidence) / 2);
  return { low: sortedQuantile(means, place(-z)), high: sortedQuantile(means, place(z)) };
}

function resampledMeans(values: readonly number[], seed: number, samples: number): Float64Array {
  const chance = seededRandom(seed);
  // In their order, so that the same numbers give the same interval however they come.
  const sorted = Float64Array.from(values).sort();
  const means = new Float64Array(samples);
  for (let index = 0; index < samples; index += 1) {
    let sum = 0;
    for (let taken = 0; taken < sorted.length; taken += 1) sum += sorted[chance.below(sorted.length)] ?? 0;
    means[index] = sum / sorted.length;
  }
  return means.sort();
}

/** A sixth of the skewness of the mean, which leaving out each number in turn gives. */
function accelerationOf(values: readonly number[], mean: number): number {
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const cubes = values.reduce((sum, value) => sum + (value - mean) ** 3, 0);
  return cubes / (6 * squares ** 1.5);
}

/** How far two groups' means lie apart, the first less the second. */
export interface MeanDifference extends Interval {
  readonly difference: number;
  readonly freedom: number;
  readonly p: number;
}

/**
 * The difference between two means, without assuming that both groups spread alike. Undefined where a group has fewer
 * than two numbers, or neither spreads at all. Source: B. L. Welch, Biometrika 34 (1947).
 */
export function differenceOfMeans(
  one: readonly number[],
  other: readonly number[],
  confidence = 0.95,
): MeanDifference | undefined {
  checked([...one, ...other], confidence);
  if (one.length < 2 || other.length < 2) return undefined;
  const [first, second] = [meanOf(one), meanOf(other)];
  const [a, b] = [varianceOf(one, first) / one.length, varianceOf(other, second) / other.length];
  if (a + b === 0) return undefined;
  const freedom = (a + b) ** 2 / (a ** 2 / (one.length - 1) + b ** 2 / (other.length - 1));
  const difference = first - second;
  const error = Math.sqrt(a + b);
  const half = studentQuantile(1 - (1 - confidence) / 2, freedom) * error;
  return {
    difference,
    low: difference - half,
    high: difference + half,
    freedom,
    p: studentTail(difference / error, freedom),
  };
}
