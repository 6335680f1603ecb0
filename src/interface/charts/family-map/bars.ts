import type { Link } from './unions.ts';

/** A level line between two generations: what comes from above, and what goes on below. */
export interface Bar {
  readonly id: string;
  readonly link: Link;
  /** Between row `gap` and the row beneath it; -1 is above the first. */
  readonly gap: number;
  readonly tops: readonly number[];
  readonly bottoms: readonly number[];
}

const MARGIN = 10;
const ROUNDS = 20;

const ends = ({ tops, bottoms }: Bar) => {
  const all = [...tops, ...bottoms];
  return { left: Math.min(...all), right: Math.max(...all) };
};

/** How many lines cross when one bar runs above the other, and how badly lines run on one another. */
function costAbove(upper: Bar, lower: Bar): number {
  const [up, low] = [ends(upper), ends(lower)];
  const inside = (x: number, span: { left: number; right: number }) => x > span.left && x < span.right;
  const crossings =
    lower.tops.filter((x) => inside(x, up)).length + upper.bottoms.filter((x) => inside(x, low)).length;
  const onOneAnother = lower.tops.filter((x) =>
    upper.bottoms.some((bottom) => Math.abs(bottom - x) < 2),
  ).length;
  return crossings + onOneAnother * 20;
}

/**
 * On which track each bar of one gap runs, 0 the highest: bars that would meet get tracks of their own, in the order in
 * which the fewest lines cross.
 */
export function tracksOf(bars: readonly Bar[]): Map<string, number> {
  let order = bars.toSorted(
    (one, other) => ends(one).left - ends(other).left || (one.id < other.id ? -1 : 1),
  );
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = order;
    for (let index = 0; index + 1 < order.length; index += 1) {
      const [one, other] = [order[index], order[index + 1]];
      if (!one || !other || costAbove(one, other) <= costAbove(other, one)) continue;
      order = order.with(index, other).with(index + 1, one);
    }
    if (order === before) break;
  }
  const tracks = new Map<string, number>();
  for (const [index, bar] of order.entries()) {
    const { left, right } = ends(bar);
    const above = order.slice(0, index).filter((each) => {
      const other = ends(each);
      return other.left <= right + MARGIN && left <= other.right + MARGIN;
    });
    tracks.set(bar.id, Math.max(-1, ...above.map(({ id }) => tracks.get(id) ?? 0)) + 1);
  }
  return tracks;
}
