/** Counts by two things (or by one, with a single column), and which totals are printed beside them. */
export interface CountsTable {
  readonly cells: readonly (readonly number[])[];
  /** A total at the end of each row. */
  readonly hasRowTotals: boolean;
  /** A total under each column. */
  readonly hasColumnTotals: boolean;
}

/** A table as it was published: the true counts, and which of them were kept back. Indexes as in `entriesOf`. */
export interface Release {
  readonly entries: readonly (readonly number[])[];
  readonly kept: readonly (readonly boolean[])[];
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** The counts with their totals as a last column and a last row, whether printed or not. */
export function entriesOf({ cells }: CountsTable): number[][] {
  const rows = cells.map((row) => [...row, sum(row)]);
  const width = rows[0]?.length ?? 0;
  return [...rows, Array.from({ length: width }, (_, column) => sum(rows.map((row) => row[column] ?? 0)))];
}

/** Whether an entry is printed at all: a cell always is, a total only where the table has such totals. */
export function isPrinted(table: CountsTable, row: number, column: number): boolean {
  const isRowTotal = column === (table.cells[0]?.length ?? 0);
  const isColumnTotal = row === table.cells.length;
  return (!isRowTotal || table.hasRowTotals) && (!isColumnTotal || table.hasColumnTotals);
}

/** @throws RangeError when the table is no table of counts */
export function checkCounts({ cells }: CountsTable): void {
  const width = cells[0]?.length ?? 0;
  if (cells.some((row) => row.length !== width)) throw new RangeError('Each row has as many counts');
  if (cells.flat().some((count) => !Number.isSafeInteger(count) || count < 0))
    throw new RangeError('Counts are whole numbers from 0');
}
