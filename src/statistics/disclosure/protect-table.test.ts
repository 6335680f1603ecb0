import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CountsTable, entriesOf } from './counts-table.ts';
import { disclosureProfiles, shownShare } from './profile.ts';
import { protectTable } from './protect-table.ts';
import { isWorkedOut, workedOut } from './testing/attacker.ts';

const { dfe, nhs, none } = disclosureProfiles;
const full = (cells: number[][]): CountsTable => ({ cells, hasRowTotals: true, hasColumnTotals: true });

// Many small counts, some noughts, some larger.
const count = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 6 }) },
  { weight: 3, arbitrary: fc.integer({ min: 7, max: 14 }) },
);
const grid = (height: number, width: number) =>
  fc.array(fc.array(count, { minLength: width, maxLength: width }), { minLength: height, maxLength: height });
const cells = fc.oneof(grid(2, 2), grid(2, 3), grid(3, 2), grid(3, 3), grid(4, 1), grid(1, 3));
const tables = fc.record({ cells, hasRowTotals: fc.boolean(), hasColumnTotals: fc.boolean() });

describe('the attacker', () => {
  test('works out what was kept back by itself from the totals: she is no straw man', () => {
    const table = full([
      [3, 9],
      [8, 7],
    ]);
    const shown = entriesOf(table).map((line, row) =>
      line.map((each, column) => (row + column === 0 ? undefined : each)),
    );
    expect(isWorkedOut([{ table, shown }], 0, 0, 0)).toBe(true);
  });

  test('and from two dates, knowing that counts only grow', () => {
    const table: CountsTable = { cells: [[3, 9]], hasRowTotals: true, hasColumnTotals: false };
    const hidden = { table, shown: [[undefined, undefined, 12], []] };
    const open = { table, shown: [[undefined, 9, 12], []] };
    expect(isWorkedOut([hidden], 0, 0, 0)).toBe(false);
    expect(isWorkedOut([hidden, open], 0, 0, 0)).toBe(true);
  });
});

describe('a table with totals', () => {
  test('keeps back with a small count as few others as close a ring', () => {
    const { shown, isWithheld } = protectTable(
      full([
        [3, 20, 30],
        [9, 10, 12],
        [40, 50, 60],
      ]),
      dfe,
    );
    expect(isWithheld).toBe(false);
    expect(shown).toEqual([
      [undefined, undefined, 30, 53],
      [undefined, undefined, 12, 31],
      [40, 50, 60, 150],
      [52, 80, 102, 234],
    ]);
  });

  test('of nobody, or with no small count, is shown whole', () => {
    expect(protectTable(full([[0, 0]]), dfe).shown[0]).toEqual([0, 0, 0]);
    expect(protectTable(full([[6, 7]]), dfe).shown[0]).toEqual([6, 7, 13]);
    expect(protectTable(full([[1, 2]]), none).shown[0]).toEqual([1, 2, 3]);
  });

  test('with one single count keeps back its totals with it', () => {
    const { shown } = protectTable(
      full([
        [2, 0],
        [0, 0],
      ]),
      dfe,
    );
    expect(shown).toEqual([
      [undefined, 0, undefined],
      [0, 0, 0],
      [undefined, 0, undefined],
    ]);
  });

  test('what is no table of counts is refused', () => {
    expect(() => protectTable(full([[1, 2], [3]]), dfe)).toThrow(RangeError);
    expect(() => protectTable(full([[-1]]), dfe)).toThrow(RangeError);
    expect(() => protectTable(full([[1.5]]), dfe)).toThrow(RangeError);
    const { release } = protectTable(full([[8]]), dfe);
    expect(() => protectTable(full([[8, 9]]), dfe, release)).toThrow(RangeError);
  });

  test('the attacker recovers nothing from a thousand tables', { timeout: 180_000 }, () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { shown } = protectTable(table, dfe);
        expect(workedOut([{ table, shown }])).toEqual([]);
        for (const each of shown.flat()) expect(each === undefined || each === 0 || each > 5).toBe(true);
      }),
      { seed: 20_241_113, numRuns: 1000 },
    );
  });

  test('nor, of two dates, from both together', { timeout: 180_000 }, () => {
    const later = fc.tuple(
      tables,
      fc.array(fc.constantFrom(0, 0, 0, 1, 2, 7, 9), { minLength: 9, maxLength: 9 }),
    );
    fc.assert(
      fc.property(later, ([table, grown]) => {
        const first = protectTable(table, dfe);
        const width = table.cells[0]?.length ?? 0;
        const next = {
          ...table,
          cells: table.cells.map((row, r) => row.map((each, c) => each + (grown[r * width + c] ?? 0))),
        };
        const second = protectTable(next, dfe, first.release);
        const releases = [
          { table, shown: first.shown },
          { table: next, shown: second.shown },
        ];
        expect(workedOut(releases)).toEqual([]);
        // Nor is anybody told by the difference of two printed counts.
        for (const [r, row] of second.shown.entries())
          for (const [c, now] of row.entries()) {
            const then = first.shown[r]?.[c];
            if (now !== undefined && then !== undefined)
              expect(now - then === 0 || now - then > 5).toBe(true);
          }
      }),
      { seed: 20_241_114, numRuns: 200 },
    );
  });
});

describe('rounded tables', () => {
  test('keep back 1 to 7 and show the rest to the nearest 5', () => {
    expect(protectTable(full([[3, 8, 12, 13]]), nhs).shown[0]).toEqual([undefined, 10, 10, 15, 35]);
  });

  test('leave every kept-back count open: all printed counts may be two more or less', () => {
    fc.assert(
      fc.property(tables, (table) => {
        const { shown } = protectTable(table, nhs);
        const entries = entriesOf(table);
        for (const [r, row] of shown.entries())
          for (const [c, each] of row.entries()) {
            if (each === undefined || each === 0) continue;
            expect(Math.abs(each - (entries[r]?.[c] ?? 0))).toBeLessThanOrEqual(2);
            expect(each).toBeGreaterThanOrEqual(10);
          }
        // One more or one fewer in a kept-back count, and in its totals, could be printed alike.
        for (const [r, row] of table.cells.entries())
          for (const [c, each] of row.entries()) {
            if (!(each >= 1 && each <= 7)) continue;
            const totals = [entries[r]?.at(-1) ?? 0, entries.at(-1)?.[c] ?? 0, entries.at(-1)?.at(-1) ?? 0];
            const isOpen = [1, -1].some((by) =>
              totals.every(
                (total) => total <= 7 || Math.abs(Math.round((total + by) / 5) * 5 - (total + by)) <= 2,
              ),
            );
            expect(isOpen).toBe(true);
          }
      }),
      { seed: 20_241_115, numRuns: 300 },
    );
  });
});

describe('a share', () => {
  test('is not shown where those counted, those not counted or all are few', () => {
    expect(shownShare(dfe, 3, 40)).toBeUndefined();
    expect(shownShare(dfe, 37, 40)).toBeUndefined();
    expect(shownShare(dfe, 2, 4)).toBeUndefined();
    expect(shownShare(dfe, 0, 4)).toBeUndefined();
    expect(shownShare(dfe, 20, 40)).toEqual({ count: 20, total: 40 });
    expect(shownShare(dfe, 0, 40)).toEqual({ count: 0, total: 40 });
    expect(shownShare(nhs, 13, 33)).toEqual({ count: 15, total: 35 });
    expect(shownShare(nhs, 0, 0)).toBeUndefined();
    expect(shownShare(none, 1, 2)).toEqual({ count: 1, total: 2 });
  });
});
