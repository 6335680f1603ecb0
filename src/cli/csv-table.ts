import { readFile } from 'node:fs/promises';
import { PlainFault } from '../foundation/plain-fault.ts';
import { fail, type Result, succeed } from '../foundation/result.ts';

/** A table of texts under named columns. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly CsvRow[];
}

/** One row, and the line of the file on which it begins. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** What is wrong with a file, and on which line. */
export interface CsvFault {
  readonly line: number;
  readonly message: string;
}

const SEPARATORS = [',', ';', '\t'] as const;

/** The separator that the head of the file has most of; a comma when it has none. */
function separatorOf(text: string): string {
  const [head = ''] = text.split('\n', 1);
  const bare = head.replace(/"[^"]*"/g, '');
  const counts = SEPARATORS.map((separator) => bare.split(separator).length);
  return SEPARATORS[counts.indexOf(Math.max(...counts))] ?? ',';
}

/** Reads a row whose cells are quoted, from `from`; a quoted cell may hold the separator and the ends of lines. */
function quotedRow(
  text: string,
  from: number,
  separator: string,
): { cells: string[]; end: number } | undefined {
  const cells: string[] = [];
  let at = from;
  for (;;) {
    if (text[at] === '"') {
      let cell = '';
      for (at += 1; ; at += 1) {
        const close = text.indexOf('"', at);
        if (close < 0) return undefined;
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
      }
      cells.push(cell);
    } else {
      const start = at;
      while (at < text.length && text[at] !== separator && text[at] !== '\n') at += 1;
      cells.push(text.slice(start, at).replace(/\r$/, ''));
    }
    if (text[at] === '\r') at += 1;
    if (at >= text.length || text[at] === '\n') return { cells, end: at };
    if (text[at] !== separator) return undefined;
    at += 1;
  }
}

function* rowsOf(text: string, separator: string): Generator<CsvRow | CsvFault> {
  let [at, line] = [0, 1];
  while (at < text.length) {
    const newline = text.indexOf('\n', at);
    const plain = text.slice(at, newline < 0 ? text.length : newline).replace(/\r$/, '');
    if (!plain.includes('"')) {
      if (plain.trim() !== '') yield { line, cells: plain.split(separator) };
      at += (newline < 0 ? text.length : newline + 1) - at;
      line += 1;
      continue;
    }
    const row = quotedRow(text, at, separator);
    if (!row) return yield { line, message: 'a quotation mark is opened and not closed as it should be' };
    yield { line, cells: row.cells };
    line += text.slice(at, row.end + 1).split('\n').length - 1;
    at = row.end + 1;
  }
}

/** Reads comma-separated values (RFC 4180; also with semicolons or tabs), the first row naming the columns. */
export function parseCsv(text: string): Result<CsvTable, CsvFault> {
  const body = text.replace(/^\uFEFF/, '');
  const rows: CsvRow[] = [];
  let columns: string[] | undefined;
  for (const row of rowsOf(body, separatorOf(body))) {
    if ('message' in row) return fail(row);
    if (!columns) {
      columns = row.cells.map((cell) => cell.trim());
      const twice = columns.find((name, index) => columns?.indexOf(name) !== index);
      if (twice !== undefined) return fail({ line: row.line, message: `there are two columns “${twice}”` });
      continue;
    }
    if (row.cells.length !== columns.length) {
      const message = `there are ${row.cells.length} cells, and ${columns.length} columns`;
      return fail({ line: row.line, message });
    }
    rows.push(row);
  }
  if (!columns) return fail({ line: 1, message: 'the file is empty; its first row should name the columns' });
  return succeed({ columns, rows });
}

/**
 * Reads a CSV file that somebody named on the command line.
 *
 * @throws PlainFault when there is none, or it is no UTF-8 or no CSV
 */
export async function readCsvFile(file: string): Promise<CsvTable> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw new PlainFault(`There is no file ${file}`);
    throw new PlainFault(`${file} cannot be read (${error.code ?? error.message})`);
  });
  const table = parseCsv(utf8(bytes, file));
  if (!table.ok) throw new PlainFault(`${file}, line ${table.error.line}: ${table.error.message}`);
  if (table.value.rows.length === 0) throw new PlainFault(`${file} has no rows beneath its first`);
  return table.value;
}

function utf8(bytes: Uint8Array, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new PlainFault(`${file} is not UTF-8 text. In a spreadsheet, save it as “CSV UTF-8”`);
  }
}

/** A column of a file, read cell by cell: `read` gives undefined for what it cannot take, and `wants` says what it could. */
export function columnOf<Value>(
  { columns, rows }: CsvTable,
  { file, name }: { readonly file: string; readonly name: string },
  { read, wants }: CellReader<Value>,
): Value[] {
  const index = columns.indexOf(name);
  if (index < 0) {
    throw new PlainFault(`${file} has no column “${name}”. Its columns: ${columns.join(', ')}`);
  }
  return rows.map(({ line, cells }) => {
    const cell = (cells[index] ?? '').trim();
    const value = read(cell);
    if (value !== undefined) return value;
    const shown = cell === '' ? 'is empty' : `is “${cell.slice(0, 40)}”`;
    throw new PlainFault(`${file}, line ${line}: ${name} ${shown}, and should be ${wants}`);
  });
}

/** How a cell is read. */
export interface CellReader<Value> {
  read(cell: string): Value | undefined;
  readonly wants: string;
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** A finite number, written plainly. */
export const anyNumber: CellReader<number> = {
  read: (cell) => {
    const value = Number(cell);
    return NUMBER.test(cell) && Number.isFinite(value) ? value : undefined;
  },
  wants: 'a number',
};

/** A number from 0. */
export const numberFromZero: CellReader<number> = {
  read: (cell) => {
    const value = anyNumber.read(cell);
    return value !== undefined && value >= 0 ? value : undefined;
  },
  wants: 'a number from 0',
};

const YES = new Set(['1', '1.0', 'yes', 'y', 'true']);
const NO = new Set(['0', '0.0', 'no', 'n', 'false']);

/** Whether something came: 1 or 0, yes or no, true or false. */
export const yesOrNo: CellReader<boolean> = {
  read: (cell) => {
    const word = cell.toLowerCase();
    if (YES.has(word)) return true;
    return NO.has(word) ? false : undefined;
  },
  wants: '1 or 0, yes or no',
};

/** A word that names a group. */
export const someText: CellReader<string> = { read: (cell) => cell || undefined, wants: 'some text' };
