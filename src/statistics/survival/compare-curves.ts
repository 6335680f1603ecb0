import { invertSymmetric, quadratic } from '../matrix.ts';
import { chiSquareTail } from '../normal-distribution.ts';
import type { Sample } from './sample.ts';

/** How much each time counts: `log-rank` all alike, `gehan` by how many were at risk (early times count more). */
export type CurveTest = 'log-rank' | 'gehan';

/** What was counted in one group, and what would have been expected if the groups were alike. */
export interface GroupCount {
  readonly observed: number;
  readonly expected: number;
}

/** What a test of alike curves gives. */
export interface CurveComparison {
  readonly groups: readonly GroupCount[];
  /** The variance of the first group's observed less expected (weighted as the test weighs). */
  readonly variance: number;
  readonly chiSquare: number;
  readonly freedom: number;
  readonly p: number;
}

interface Sums {
  readonly observed: number[];
  readonly expected: number[];
  readonly difference: number[];
  readonly variance: number[][];
}

/**
 * Tests whether the curves of two or more groups are alike. Undefined where they cannot be told apart at all: fewer than
 * two groups were at risk when anything happened. Sources: N. Mantel (1966) and R. and J. Peto (1972) for the log-rank
 * test; E. A. Gehan (Biometrika 52, 1965) and N. Breslow (1970) for the other, with its hypergeometric variance.
 */
export function compareCurves(
  samples: readonly Sample[],
  test: CurveTest = 'log-rank',
): CurveComparison | undefined {
  const sums = sumsOf(samples, test);
  // A group that nobody was left in at any event has no variance and says nothing.
  const told = samples.flatMap((_, index) => ((sums.variance[index]?.[index] ?? 0) > 0 ? [index] : []));
  if (told.length < 2) return undefined;
  // The differences add up to 0, so the last group is known from the others.
  const used = told.slice(0, -1);
  const inverted = invertSymmetric(used.map((i) => used.map((j) => sums.variance[i]?.[j] ?? 0)));
  if ('dependent' in inverted) return undefined;
  const chiSquare = quadratic(
    inverted.inverse,
    used.map((i) => sums.difference[i] ?? 0),
  );
  return {
    groups: samples.map((_, i) => ({ observed: sums.observed[i] ?? 0, expected: sums.expected[i] ?? 0 })),
    variance: sums.variance[0]?.[0] ?? 0,
    chiSquare,
    freedom: used.length,
    p: chiSquareTail(chiSquare, used.length),
  };
}

function sumsOf(samples: readonly Sample[], test: CurveTest): Sums {
  const none = () => samples.map(() => 0);
  const sums: Sums = { observed: none(), expected: none(), difference: none(), variance: samples.map(none) };
  const walk = walkOf(samples);
  for (let step = walk(); step; step = walk()) addStep(sums, step, test);
  return sums;
}

interface Step {
  readonly events: readonly number[];
  readonly atRisk: readonly number[];
}

/** Gives, time by time, how many of each group had the event and how many were at risk. */
function walkOf(samples: readonly Sample[]): () => Step | undefined {
  const event = samples.map(() => 0);
  const gone = samples.map(() => 0);
  return () => {
    const times = samples.map(({ events }, i) => events[event[i] ?? 0] ?? Number.POSITIVE_INFINITY);
    const time = Math.min(...times);
    if (time === Number.POSITIVE_INFINITY) return undefined;
    const counts = samples.map(({ events, censored }, i) => {
      let [at, left] = [event[i] ?? 0, gone[i] ?? 0];
      while (left < censored.length && (censored[left] ?? 0) < time) left += 1;
      const atRisk = events.length - at + censored.length - left;
      const before = at;
      while (at < events.length && events[at] === time) at += 1;
      [event[i], gone[i]] = [at, left];
      return { events: at - before, atRisk };
    });
    return { events: counts.map((each) => each.events), atRisk: counts.map((each) => each.atRisk) };
  };
}

const sumOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

function addStep(sums: Sums, { events, atRisk }: Step, test: CurveTest): void {
  const [came, people] = [sumOf(events), sumOf(atRisk)];
  const weight = test === 'gehan' ? people : 1;
  const scale = people > 1 ? (weight * weight * came * (people - came)) / (people - 1) : 0;
  for (const [i, group] of atRisk.entries()) {
    const expected = (came * group) / people;
    sums.observed[i] = (sums.observed[i] ?? 0) + (events[i] ?? 0);
    sums.expected[i] = (sums.expected[i] ?? 0) + expected;
    sums.difference[i] = (sums.difference[i] ?? 0) + weight * ((events[i] ?? 0) - expected);
    const row = sums.variance[i] ?? [];
    for (const [j, other] of atRisk.entries()) {
      const share = group / people;
      row[j] = (row[j] ?? 0) + scale * ((i === j ? share : 0) - (share * other) / people);
    }
  }
}
