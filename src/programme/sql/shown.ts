import type { Figure } from '../schema/figures.ts';
import type { FigureCount } from './compile-figures.ts';

/** The number that a figure shows: a count, a percent of 100 or an amount. Null when there is nothing to take it of. */
export function shownValue(figure: Figure, count: FigureCount): number | null {
  if (figure.show === 'count') return count.n;
  if (figure.show === 'percent') return count.of === 0 ? null : (100 * count.n) / count.of;
  return count.amount;
}
