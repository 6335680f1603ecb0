import { cheapestPath } from './cheapest-path.ts';
import { type CountsTable, checkCounts, entriesOf, isPrinted, type Release } from './counts-table.ts';
import { type DisclosureProfile, isSmall, shownCount } from './profile.ts';

/** A table as it may be published. */
export interface ProtectedTable {
  /** Every count with its totals in the last column and row: as it may be shown, or undefined where it is kept back. */
  readonly shown: readonly (readonly (number | undefined)[])[];
  /** What to hold the next publication against. */
  readonly release: Release;
  /** Nothing of the table could be shown without telling what must be kept back. */
  readonly isWithheld: boolean;
}

// A total says most, so it is kept back last.
const TOTAL = 1e9;

interface Place {
  readonly row: number;
  readonly column: number;
}

/**
 * Keeps back the counts that may identify somebody, and as few others as it takes that none of them can be worked out:
 * each lies on a ring of kept-back counts, all above 0, that can be raised and lowered in turn without moving a total. With
 * the release before it, nobody who came between the two can be told by their difference either, even by a reader who
 * knows that counts only grow: what was kept back stays so, a small difference is small like a small count, and rings are
 * made of counts that have grown. Source: R. Kelly, B. Golden and A. Assad, "Cell suppression" (Networks 22, 1992).
 *
 * @throws RangeError when the table is no table of counts, or the release before had another shape
 */
export function protectTable(
  table: CountsTable,
  profile: DisclosureProfile,
  before?: Release,
): ProtectedTable {
  checkCounts(table);
  const entries = entriesOf(table);
  checkShape(entries, before);
  const kept = entries.map((row, r) =>
    row.map(
      (count, c) =>
        isPrinted(table, r, c) && (before?.kept[r]?.[c] || isTelling(profile, count, before, r, c)),
    ),
  );
  // Rounded counts leave every sum open, so nothing else has to be kept back.
  const isClosed = profile.roundTo > 1 || keepRings(table, entries, kept, before);
  if (!isClosed)
    for (const [r, row] of kept.entries()) for (const c of row.keys()) row[c] = isPrinted(table, r, c);
  const shown = entries.map((row, r) =>
    row.map((count, c) => (kept[r]?.[c] || !isPrinted(table, r, c) ? undefined : shownCount(profile, count))),
  );
  return { shown, release: { entries, kept }, isWithheld: !isClosed };
}

function checkShape(entries: readonly (readonly number[])[], before: Release | undefined): void {
  if (!before) return;
  const isAlike =
    before.entries.length === entries.length && before.entries[0]?.length === entries[0]?.length;
  if (!isAlike) throw new RangeError('The release before has other rows or columns');
}

/** Whether a count, or its difference from what was published before, may identify somebody. */
function isTelling(
  profile: DisclosureProfile,
  count: number,
  before: Release | undefined,
  r: number,
  c: number,
) {
  if (isSmall(profile, count)) return true;
  if (!before || before.kept[r]?.[c] || profile.roundTo > 1) return false;
  return isSmall(profile, Math.abs(count - (before.entries[r]?.[c] ?? 0)));
}

/** Closes a ring round each count that is newly kept back; false where one cannot be closed. */
function keepRings(
  table: CountsTable,
  entries: readonly (readonly number[])[],
  kept: boolean[][],
  before: Release | undefined,
): boolean {
  const size = { rows: entries.length, columns: entries[0]?.length ?? 0 };
  // What was kept back before still lies on its ring, for that was kept back as well.
  const targets = kept.flatMap((row, r) =>
    row.flatMap((isKept, c) => (isKept && !before?.kept[r]?.[c] ? [{ row: r, column: c }] : [])),
  );
  const costOf = (row: number, column: number): number | undefined => {
    if (!isPrinted(table, row, column)) return 0;
    const count = entries[row]?.[column] ?? 0;
    if (count <= (before ? (before.entries[row]?.[column] ?? 0) : 0)) return undefined;
    if (kept[row]?.[column]) return 0;
    const isTotal = row === size.rows - 1 || column === size.columns - 1;
    return isTotal ? TOTAL + count : count;
  };
  // The largest first: its ring often closes those of others.
  const countAt = ({ row, column }: Place) => entries[row]?.[column] ?? 0;
  for (const target of targets.sort((a, b) => countAt(b) - countAt(a))) {
    const ring = cheapestPath(size, target, costOf);
    if (!ring) return false;
    for (const { row, column } of ring) {
      const line = kept[row];
      if (line && isPrinted(table, row, column)) line[column] = true;
    }
  }
  return true;
}
