import type { MovedLine, StoredMerge } from './merge-store.ts';
import type { MovedTable, StoredRow } from './plan.ts';

/** What happens to a row that was made after a merge, when it is undone. */
export interface RowSince {
  readonly row: StoredRow;
  /**
   * `goes` and `stays` follow what the row hangs on; where it hangs on nothing, the worker says, and `follows` goes where
   * the row goes that it hangs on.
   */
  readonly side: 'goes' | 'stays' | 'open' | 'follows';
}

type HangsOn = (row: StoredRow) => readonly string[];

function hangsOnIn(tables: readonly MovedTable[]): HangsOn {
  const columns = new Map(tables.map(({ name, points }) => [name, Object.keys(points)]));
  return ({ table, values }) =>
    (columns.get(table) ?? []).flatMap((column) => {
      const id = values[column];
      return typeof id === 'string' ? [id] : [];
    });
}

/** These ids, and those of the rows that hang on them, however far. */
function withAllBelow(rows: readonly StoredRow[], ids: ReadonlySet<string>, hangsOn: HangsOn): Set<string> {
  const all = new Set(ids);
  for (let before = -1; before !== all.size; ) {
    before = all.size;
    for (const row of rows) if (hangsOn(row).some((id) => all.has(id))) all.add(row.id);
  }
  return all;
}

/**
 * The rows that came after a merge, each with the side on which it stands when that is undone. `rows` are all that name the
 * kept person now.
 */
export function rowsSince(
  tables: readonly MovedTable[],
  rows: readonly StoredRow[],
  merge: Pick<StoredMerge, 'ownRows' | 'absorbedId'>,
  lines: readonly MovedLine[],
): RowSince[] {
  const own = new Set(Object.values(merge.ownRows).flat());
  const known = new Set(lines.map(({ rowKey }) => rowKey));
  const since = rows.filter(({ id }) => !own.has(id) && !known.has(id));
  const hangsOn = hangsOnIn(tables);
  const back = lines.filter(({ before }) => before === merge.absorbedId).map(({ rowKey }) => rowKey);
  const goes = withAllBelow(since, new Set(back), hangsOn);
  const stays = withAllBelow(since, own, hangsOn);
  const ids = new Set(since.map(({ id }) => id));
  const side = (row: StoredRow): RowSince['side'] => {
    if (goes.has(row.id)) return 'goes';
    if (stays.has(row.id)) return 'stays';
    return hangsOn(row).some((id) => ids.has(id)) ? 'follows' : 'open';
  };
  return since.map((row) => ({ row, side: side(row) }));
}

/** The rows that leave the kept record, where the worker chose these. */
export function rowsThatGo(
  tables: readonly MovedTable[],
  since: readonly RowSince[],
  chosen: readonly string[],
): StoredRow[] {
  const rows = since.map(({ row }) => row);
  const going = since.filter(({ side }) => side === 'goes').map(({ row }) => row.id);
  const all = withAllBelow(rows, new Set([...going, ...chosen]), hangsOnIn(tables));
  const stays = new Set(since.filter(({ side }) => side === 'stays').map(({ row }) => row.id));
  return rows.filter(({ id }) => all.has(id) && !stays.has(id));
}

/** What is put back in one row: the columns that still stand as the merge left them. */
export function putBack(
  lines: readonly MovedLine[],
  now: Readonly<Record<string, unknown>>,
): { readonly set: Readonly<Record<string, unknown>>; readonly left: number } {
  const set: Record<string, unknown> = {};
  let left = 0;
  for (const { columnName, before, after } of lines) {
    if (columnName === null) continue;
    const stands = JSON.stringify(now[columnName] ?? null);
    if (stands === JSON.stringify(after)) set[columnName] = before;
    else left += 1;
  }
  return { set, left };
}
