/** One person: how long she was followed, and whether what was waited for came then (or the following ended: censored). */
export interface Observation {
  readonly time: number;
  readonly event: boolean;
}

/** People followed in time, in the order of their times: those to whom it came, and those whose following ended. */
export interface Sample {
  readonly events: Float64Array;
  readonly censored: Float64Array;
}

/**
 * Sorts observations into a sample.
 *
 * @throws RangeError when a time is no number from 0
 */
export function sampleOf(observations: Iterable<Observation>): Sample {
  const events: number[] = [];
  const censored: number[] = [];
  for (const { time, event } of observations) {
    if (!(time >= 0 && Number.isFinite(time))) throw new RangeError('A time is a number from 0');
    (event ? events : censored).push(time);
  }
  return { events: Float64Array.from(events).sort(), censored: Float64Array.from(censored).sort() };
}

/** How many people a sample has. */
export function sizeOf({ events, censored }: Sample): number {
  return events.length + censored.length;
}

/** The longest time that anybody was followed; 0 for nobody. */
export function longestOf({ events, censored }: Sample): number {
  return Math.max(events.at(-1) ?? 0, censored.at(-1) ?? 0);
}

/** How many of sorted times are below `time`. */
export function countBelow(times: Float64Array, time: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((times[middle] ?? 0) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many are still followed just before `time`. */
export function atRiskAt({ events, censored }: Sample, time: number): number {
  return events.length - countBelow(events, time) + censored.length - countBelow(censored, time);
}
