/** One thing to be placed on a line, in a fixed order. */
export interface Placed {
  /** Where its left edge would best be. */
  readonly wish: number;
  /** How strongly. */
  readonly weight: number;
  readonly width: number;
  /** The least room between it and the next. */
  readonly gap: number;
}

/**
 * The left edges nearest to what is wished, without changing the order or overlapping: the least weighted sum of squares,
 * by pooling neighbours that want to pass one another (the pool-adjacent-violators method of isotonic regression).
 */
export function spaceOut(items: readonly Placed[]): number[] {
  const pools: { sum: number; weight: number; count: number }[] = [];
  const before: number[] = [];
  let room = 0;
  for (const { wish, weight, width, gap } of items) {
    before.push(room);
    pools.push({ sum: (wish - room) * weight, weight, count: 1 });
    room += width + gap;
    mergeBack(pools);
  }
  const places = pools.flatMap(({ sum, weight, count }) => Array.from({ length: count }, () => sum / weight));
  return places.map((place, index) => place + (before[index] ?? 0));
}

function mergeBack(pools: { sum: number; weight: number; count: number }[]): void {
  for (;;) {
    const [last, earlier] = [pools.at(-1), pools.at(-2)];
    if (!last || !earlier || earlier.sum / earlier.weight <= last.sum / last.weight) return;
    pools.splice(-2, 2, {
      sum: earlier.sum + last.sum,
      weight: earlier.weight + last.weight,
      count: earlier.count + last.count,
    });
  }
}
