import { csvText } from '../foundation/csv.ts';
import type { CountedFigure } from './figure.ts';
import type { Figures } from './list-figures.ts';
import type { SplitRow } from './split.ts';

type Cell = string | number | null;

/** The columns of the export, each with what stands in it: its data dictionary. */
export const figureColumns = {
  figure: { about: 'The figure’s stable name', of: (figure) => figure.id },
  title: { about: 'What it is called', of: (figure) => figure.title },
  counts: { about: 'What is counted, in plain words', of: (figure) => figure.about },
  area: { about: 'The area of the plan that it belongs to', of: (figure) => figure.area },
  per: { about: 'What one of it is', of: (figure) => figure.per },
  n: { about: 'Rows that count', of: (figure) => figure.n },
  of: { about: 'Rows that it is of', of: (figure) => figure.of },
  share: { about: 'n of N, from 0 to 1', of: (figure) => figure.share },
  low: { about: 'Lower end of the exact 95% interval', of: (figure) => figure.interval?.low ?? null },
  high: { about: 'Upper end of the exact 95% interval', of: (figure) => figure.interval?.high ?? null },
  amount: { about: 'The sum, mean or median', of: (figure) => figure.amount },
  not_known: { about: 'Rows for which a missing fact leaves it open', of: (figure) => figure.notKnown },
  as_at: { about: 'The day as at which it is counted', of: (_, { asAt }) => asAt.toString() },
  from: { about: 'First day of the period', of: (_, { from }) => from?.toString() ?? null },
  to: { about: 'Last day of the period', of: (_, { to }) => to?.toString() ?? null },
  rows: { about: 'The set of rows', of: ({ definition }) => definition.set },
  where: { about: 'The rule for which rows', of: ({ definition }) => definition.where },
  count: { about: 'The rule for what counts', of: ({ definition }) => definition.count },
  value: { about: 'The rule for the number of each row', of: ({ definition }) => definition.value },
  split: {
    about: 'By what the figures are split',
    of: (_, { split }, among) => (among ? (split?.title ?? null) : null),
  },
  split_value: {
    about: 'The part that the row counts alone; empty for the whole figure',
    of: (_figure, _figures, among) => among?.title ?? null,
  },
} as const satisfies Record<
  string,
  {
    readonly about: string;
    readonly of: (figure: CountedFigure, figures: Figures, among: SplitRow | undefined) => Cell;
  }
>;

/** All figures as a CSV file that spreadsheets open as text and numbers, and never as formulas. */
export function figuresCsv(figures: Figures): string {
  const columns = Object.entries(figureColumns);
  const cells = (figure: CountedFigure, among?: SplitRow) =>
    columns.map(([, { of }]) => of(among ? { ...figure, ...counts(among) } : figure, figures, among));
  const rows = figures.figures.flatMap((figure) => {
    const split = figures.split?.figures.find((each) => each.figure === figure.id)?.rows ?? [];
    return [cells(figure), ...split.map((row) => cells(figure, row))];
  });
  return csvText(
    columns.map(([name]) => name),
    rows,
  );
}

function counts({ value: _value, title: _title, ...came }: SplitRow): Partial<CountedFigure> {
  return came;
}
