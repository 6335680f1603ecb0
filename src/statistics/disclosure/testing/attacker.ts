import { type CountsTable, entriesOf, isPrinted } from '../counts-table.ts';

type Shown = readonly (readonly (number | undefined)[])[];

/** A table and what was printed of it. */
export interface Printed {
  readonly table: CountsTable;
  readonly shown: Shown;
}

interface Place {
  readonly release: number;
  readonly r: number;
  readonly c: number;
  /** What the cell may be, as it truly is first. */
  readonly values: readonly number[];
}

/** How far from the truth the attacker looks for another table: further would only find more. */
const REACH = 2;

function valuesOf(truth: number, isKnown: boolean): number[] {
  if (isKnown) return [truth];
  const others = Array.from({ length: REACH }, (_, index) => [truth + index + 1, truth - index - 1]);
  return [truth, ...others.flat()].filter((value) => value >= 0);
}

/**
 * Somebody who would work out what was kept back. She tries whole numbers in every cell that is not printed, in all
 * releases together (each count at least what it was before), and knows an entry when no other set of numbers with another
 * value there gives all that is printed.
 */
export function isWorkedOut(releases: readonly Printed[], of: number, row: number, column: number): boolean {
  const tried = releases.map(({ table }) => table.cells.map((line) => line.map(() => 0)));
  const places: Place[] = releases.flatMap(({ table, shown }, release) =>
    table.cells.flatMap((line, r) =>
      line.map((truth, c) => ({ release, r, c, values: valuesOf(truth, shown[r]?.[c] !== undefined) })),
    ),
  );
  const target = releases[of];
  if (!target) return false;
  const truth = entriesOf(target.table)[row]?.[column];
  const isOther = () => entriesOf({ ...target.table, cells: tried[of] ?? [] })[row]?.[column] !== truth;

  function findsOther(index: number): boolean {
    const place = places[index];
    if (!place) return isOther();
    const { release, r, c, values } = place;
    const line = tried[release]?.[r] ?? [];
    const least = release > 0 ? (tried[release - 1]?.[r]?.[c] ?? 0) : 0;
    const isTarget = release === of && r === row && c === column;
    for (const value of values) {
      if (value < least || (isTarget && value === truth)) continue;
      line[c] = value;
      if (holds(releases[release], tried[release] ?? [], r, c) && findsOther(index + 1)) return true;
    }
    line[c] = 0;
    return false;
  }

  return !findsOther(0);
}

/** Whether the printed totals that end with this cell are right, and no other is passed already. */
function holds(
  printed: Printed | undefined,
  cells: readonly (readonly number[])[],
  r: number,
  c: number,
): boolean {
  if (!printed) return false;
  const { shown } = printed;
  const [lastRow, lastColumn] = [shown.length - 1, (shown[0]?.length ?? 0) - 1];
  const add = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);
  const isRight = (sum: number, total: number | undefined, isLast: boolean) =>
    total === undefined || (isLast ? sum === total : sum <= total);
  const rowSum = add((cells[r] ?? []).slice(0, c + 1));
  const columnSum = add(cells.slice(0, r + 1).map((line) => line[c] ?? 0));
  const all = add(cells.slice(0, r).flat()) + rowSum;
  const isEnd = r === lastRow - 1 && c === lastColumn - 1;
  return (
    isRight(rowSum, shown[r]?.[lastColumn], c === lastColumn - 1) &&
    isRight(columnSum, shown[lastRow]?.[c], r === lastRow - 1) &&
    isRight(all, shown[lastRow]?.[lastColumn], isEnd)
  );
}

/** Every entry that was kept back and that the attacker works out all the same. */
export function workedOut(releases: readonly Printed[]): string[] {
  return releases.flatMap(({ table, shown }, of) =>
    shown.flatMap((line, row) =>
      line.flatMap((value, column) => {
        if (value !== undefined || !isPrinted(table, row, column)) return [];
        return isWorkedOut(releases, of, row, column) ? [`release ${of}, row ${row}, column ${column}`] : [];
      }),
    ),
  );
}
