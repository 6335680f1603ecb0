import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from './csv.ts';

/** A file as a spreadsheet reads it (RFC 4180). */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cell = /"((?:[^"]|"")*)"|([^",\r\n]*)/y;
  for (let at = 1; at < text.length; ) {
    cell.lastIndex = at;
    const [whole = '', quoted, plain = ''] = cell.exec(text) ?? [];
    rows.at(-1)?.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (text.startsWith('\r\n', at) && at + 2 < text.length) rows.push([]);
    at += text[at] === ',' ? 1 : 2;
  }
  return rows;
}

describe('a CSV file', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    ' =1',
    '＝1',
    '\n=1',
    '\u0000=1',
    '=cmd|"/c calc"!A1',
  ])('gives a spreadsheet nothing to run: %j', (text) => {
    expect(csvCell(text)).toBe(`'${text}`);
  });

  it('leaves numbers and plain words as they are, also a number below zero', () => {
    expect([-0.5, 12, 'Amina', '12-14 weeks', '', null, Number.NaN].map(csvCell)).toEqual([
      '-0.5',
      '12',
      'Amina',
      '12-14 weeks',
      '',
      '',
      '',
    ]);
  });

  it('comes back as it was written, cell by cell, and no cell begins a formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('=1', '"', '\r\n', ',', "'", '@x'),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
        const read = readCsv(csvText(['one', 'two'], rows));
        expect(read).toEqual([['one', 'two'], ...rows.map((row) => row.map(csvCell))]);
        for (const each of read.slice(1).flat()) expect(each).not.toMatch(/^\s*[=+\-@]/);
      }),
      { seed: 20261122, numRuns: 300 },
    );
  });
});
