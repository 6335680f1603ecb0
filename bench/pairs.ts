/** One thing that is timed; `round` chooses whom it is about, the same for all in a round. */
export type Subject = (round: number) => Promise<unknown>;

/** Milliseconds by round, for each subject. */
export type Times<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/**
 * Times subjects in turn, all of them in each round, so that what disturbs the machine disturbs them alike. Who goes
 * first changes from round to round. `warm`: each is run once untimed on the round's own rows before, so that what is
 * compared is work and not whose turn it was to wait for the disk.
 */
export async function interleave<Name extends string>(
  subjects: Readonly<Record<Name, Subject>>,
  { rounds, warm }: { readonly rounds: number; readonly warm: boolean },
): Promise<Times<Name>> {
  const names = Object.keys(subjects) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round += 1) {
    if (warm) for (const name of names) await subjects[name](round);
    for (let turn = 0; turn < names.length; turn += 1) {
      const name = names[(turn + round) % names.length];
      if (name === undefined) continue;
      const began = performance.now();
      await subjects[name](round);
      times[name].push(performance.now() - began);
    }
  }
  return times;
}

/** The middle value. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return ((low ?? Number.NaN) + (high ?? Number.NaN)) / 2;
}

/** The median of what one took for each part of the other's time, pair by pair. */
export function medianRatio(mine: readonly number[], theirs: readonly number[]): number {
  return median(mine.map((time, index) => time / (theirs[index] ?? Number.NaN)));
}
