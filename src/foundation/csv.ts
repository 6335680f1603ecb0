import { stringify } from 'csv-stringify/sync';

/** What one cell of a CSV file may hold. */
export type CsvCell = string | number | null;

// What a spreadsheet would run, in ASCII and in full width, also behind spaces that some of them take away.
const RUNS = /^[\s\p{Cc}\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;

/** A cell as it is written: text that a spreadsheet would take for a formula begins with an apostrophe. */
export function csvCell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  return RUNS.test(value) ? `'${value}` : value;
}

/**
 * The one way in which a CSV file is made (RFC 4180, with a byte order mark so that spreadsheets read it as UTF-8). Cells
 * open as text and numbers, and never as formulas.
 */
export function csvText(columns: readonly string[], rows: readonly (readonly CsvCell[])[]): string {
  return stringify(
    [columns, ...rows].map((row) => row.map(csvCell)),
    { bom: true, record_delimiter: 'windows' },
  );
}
