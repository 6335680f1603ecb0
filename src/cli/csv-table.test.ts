import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCsv } from './csv-table.ts';

const cellsOf = (text: string) => {
  const table = parseCsv(text);
  return table.ok ? table.value.rows.map(({ cells }) => cells) : table.error;
};

describe('a table of comma-separated values', () => {
  test('is read as it was written, whatever stands in its cells', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', ' ', '"', ',', ';', '\n', '\r\n', '1') });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 12 }),
        fc.constantFrom(',', ';', '\t'),
        (rows, delimiter) => {
          const text = stringify([['one', 'two', 'three'], ...rows], { delimiter, quoted: true });
          expect(cellsOf(text)).toEqual(rows);
        },
      ),
      { seed: 20_241_103, numRuns: 300 },
    );
  });

  test('may come with a byte-order mark, Windows line ends, blank lines and no end to its last line', () => {
    expect(parseCsv('\uFEFFa,b\r\n1,2\r\n\r\n3,"4"')).toEqual({
      ok: true,
      value: {
        columns: ['a', 'b'],
        rows: [
          { line: 2, cells: ['1', '2'] },
          { line: 4, cells: ['3', '4'] },
        ],
      },
    });
  });

  test.each([
    ['', { line: 1, message: 'the file is empty; its first row should name the columns' }],
    ['a,a\n1,2', { line: 1, message: 'there are two columns “a”' }],
    ['a,b\n1,2\n3', { line: 3, message: 'there are 1 cells, and 2 columns' }],
    ['a,b\n1,"2\n3,4', { line: 2, message: 'a quotation mark is opened and not closed as it should be' }],
    ['a,b\n1,"2"x\n', { line: 2, message: 'a quotation mark is opened and not closed as it should be' }],
    ['a,b\n"1\n1",2\n3', { line: 4, message: 'there are 1 cells, and 2 columns' }],
  ])('%j names its line and what is wrong', (text, fault) => {
    expect(cellsOf(text)).toEqual(fault);
  });
});
