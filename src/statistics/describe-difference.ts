import { formatPercent } from '../interface/wording/index.ts';
import type { ShareDifference } from './comparison.ts';
import { peopleNeeded, smallestFall } from './detectable.ts';
import { formatP } from './format-p.ts';
import { sayStatistics } from './wording.ts';

const points = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** How two shares differ, and whether that shows anything. */
export function describeDifference(found: ShareDifference | undefined): string[] {
  if (!found) return [sayStatistics('difference.empty')];
  const [difference, low, high] = [found.difference, found.low, found.high].map((share) =>
    points.format(share * 100),
  ) as [string, string, string];
  const between = sayStatistics('difference.between', { difference, low, high, p: formatP(found.p) });
  const isOpen = found.low <= 0 && found.high >= 0;
  return [between, sayStatistics(isOpen ? 'difference.open' : 'difference.shown')];
}

/** What so many people could show against a published rate, whatever comes out. */
export function describePower(total: number, base: number): string[] {
  const fall = smallestFall(base, total);
  const said = { total, base: formatPercent(base) };
  const could =
    fall === undefined
      ? sayStatistics('power.none', said)
      : sayStatistics('power.fall', { ...said, fall: formatPercent(fall) });
  const needed = peopleNeeded(base / 2, base);
  return needed === undefined || needed <= total
    ? [could]
    : [could, sayStatistics('power.needed', { base: said.base, needed })];
}
