import { formatPercent, formatShare, type SharedOut, say } from '../wording/index.ts';
import type { ChartData } from './chart-figure.tsx';

/** One share to draw. A `suppressed` one is named and not shown, so that nobody can be identified by it. */
export type IntervalBar = {
  readonly label: string;
  readonly href?: string | undefined;
} & (({ readonly suppressed?: false | undefined } & SharedOut) | { readonly suppressed: true });

/** One row laid out; without `bar` when there is nothing that may be drawn. */
export interface IntervalRow {
  readonly label: string;
  readonly href?: string | undefined;
  /** “7 of 10 (70%)”, or why there is none. */
  readonly value: string;
  /** “34.8% to 93.3%”. */
  readonly interval: string;
  /** All of it in one sentence. */
  readonly said: string;
  readonly bar?: IntervalShape | undefined;
}

/** A bar and the line of its interval, in percent of the width. */
export interface IntervalShape {
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** Lays out shares with their exact intervals; each `low` and `high` is a share between 0 and 1. */
export function intervalRows(bars: readonly IntervalBar[]): IntervalRow[] {
  return bars.map((bar) => {
    const { label, href } = bar;
    if (bar.suppressed)
      return { label, href, value: say('figures.suppressed'), interval: '', said: say('figures.suppressed') };
    const { count, total, low, high } = bar;
    if (total === 0)
      return { label, href, value: say('figures.noneYet'), interval: '', said: say('figures.noneYet') };
    const value = say('figures.ofTotal', { count, total });
    const interval = say('figures.interval', { low: formatPercent(low), high: formatPercent(high) });
    return {
      label,
      href,
      value: `${value} (${formatPercent(count / total)})`,
      interval,
      said: formatShare(bar),
      bar: { share: (count / total) * 100, low: low * 100, high: high * 100 },
    };
  });
}

/** The same rows as a table. */
export function intervalTable(rows: readonly IntervalRow[]): ChartData {
  return {
    columns: [say('charts.what'), say('charts.count'), say('charts.interval')],
    rows: rows.map(({ label, value, interval }) => [label, value, interval]),
  };
}
