import { scaleLinear } from 'd3-scale';
import { say } from '../wording/index.ts';
import type { ChartData } from './chart-figure.tsx';

/** One period, such as a month: its name in full and short, and one number for each series. */
export interface Period {
  readonly label: string;
  readonly short: string;
  readonly values: readonly number[];
  readonly href?: string | undefined;
}

/** A piece of a column; `x` and `width` in percent, `y` and `height` in pixels. */
export interface ColumnPiece {
  readonly series: number;
  readonly y: number;
  readonly height: number;
}

export interface ColumnView {
  readonly x: number;
  readonly width: number;
  readonly label: string;
  readonly short: string;
  readonly total: number;
  readonly href?: string | undefined;
  readonly pieces: readonly ColumnPiece[];
  /** How much room the label asks for: `always` shows it on a phone too. */
  readonly labelled: 'always' | 'wide' | 'never';
}

export interface ColumnsPicture {
  readonly columns: readonly ColumnView[];
  readonly lines: readonly { readonly y: number; readonly label: string }[];
  /** The highest column, for the description; undefined when there is none. */
  readonly highest?: { readonly total: number; readonly label: string } | undefined;
}

/** Stacks the series of each period into columns; `height` is the plot's, in pixels. Counts are whole, so are the lines. */
export function columnsPicture(periods: readonly Period[], height: number): ColumnsPicture {
  const totals = periods.map(({ values }) => values.reduce((sum, value) => sum + value, 0));
  const most = Math.max(1, ...totals);
  const scale = scaleLinear().domain([0, most]).range([height, 0]).nice(4);
  const step = 100 / Math.max(1, periods.length);
  const columns = periods.map((period, index) => ({
    x: (index + 0.14) * step,
    width: step * 0.72,
    label: period.label,
    short: period.short,
    total: totals[index] ?? 0,
    href: period.href,
    pieces: stacked(period.values, scale),
    labelled: labelRoom(index, periods.length),
  }));
  const highest = columns.reduce<ColumnView | undefined>(
    (best, column) => (best && best.total >= column.total ? best : column),
    undefined,
  );
  return {
    columns,
    lines: scale
      .ticks(4)
      .filter(Number.isInteger)
      .map((value) => ({ y: scale(value), label: String(value) })),
    highest: highest && { total: highest.total, label: highest.label },
  };
}

function stacked(values: readonly number[], scale: (value: number) => number): ColumnPiece[] {
  let below = 0;
  return values.map((value, series) => {
    const y = scale(below + value);
    const height = scale(below) - y;
    below += value;
    return { series, y, height };
  });
}

/** Labels stand under about six columns on a phone and about twelve at a desk, counted from the last. */
function labelRoom(index: number, count: number): ColumnView['labelled'] {
  const fromEnd = count - 1 - index;
  if (fromEnd % Math.ceil(count / 6) === 0) return 'always';
  return fromEnd % Math.ceil(count / 12) === 0 ? 'wide' : 'never';
}

/** The same periods as a table, with a total where there are several series. */
export function columnsTable(periods: readonly Period[], series: readonly string[]): ChartData {
  const several = series.length > 1;
  return {
    columns: [say('charts.period'), ...series, ...(several ? [say('charts.total')] : [])],
    rows: periods.map(({ label, values }) => {
      const total = values.reduce((sum, value) => sum + value, 0);
      return [label, ...values.map(String), ...(several ? [String(total)] : [])];
    }),
  };
}
