import { sql } from 'kysely';
import type { CommandContext } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { WrittenTable } from '../foundation/database/tables.ts';
import type { RowChange, StoredRow } from './plan.ts';
import { rowNow } from './rows-store.ts';

/** One line of what a merge changed. */
export interface MovedLine {
  readonly tableName: string;
  readonly rowKey: string;
  /** Null where the merge made the row. */
  readonly columnName: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Changes columns of a row of any table, by the names that SQL has, through the one write path. */
export async function changeRow(
  { write }: Pick<CommandContext, 'write'>,
  table: string,
  seen: { readonly id: string; readonly version: number },
  set: Readonly<Record<string, unknown>>,
): Promise<void> {
  const columns = Object.entries(set).map(([column, value]) => [camel(column), value]);
  await write.update(camel(table) as WrittenTable, seen, Object.fromEntries(columns));
}

/** Takes a row of any table away. */
export async function takeRow(
  { write }: Pick<CommandContext, 'write'>,
  table: string,
  seen: { readonly id: string; readonly version: number },
): Promise<void> {
  await write.remove(camel(table) as WrittenTable, seen);
}

/** Carries out what was planned, row by row; gives what stood there before. */
export async function carryOut(
  context: Pick<CommandContext, 'write'>,
  plan: readonly RowChange[],
): Promise<MovedLine[]> {
  const lines: MovedLine[] = [];
  for (const { row, set } of plan) {
    if (Object.keys(set).length === 0) continue;
    await changeRow(context, row.table, row, set);
    for (const [columnName, after] of Object.entries(set))
      lines.push({
        tableName: row.table,
        rowKey: row.id,
        columnName,
        before: row.values[columnName] ?? null,
        after,
      });
  }
  return lines;
}

/** Runs a change of one row, and gives what it changed there. */
export async function withLines(
  db: TenantDb,
  tableName: string,
  id: string,
  change: () => Promise<unknown>,
): Promise<MovedLine[]> {
  const before = (await rowNow(db, tableName, id)) ?? {};
  await change();
  const after = (await rowNow(db, tableName, id)) ?? {};
  const columns = Object.keys(after).filter(
    (column) => column !== 'version' && JSON.stringify(before[column]) !== JSON.stringify(after[column]),
  );
  return columns.map((columnName) => ({
    tableName,
    rowKey: id,
    columnName,
    before: before[columnName] ?? null,
    after: after[columnName] ?? null,
  }));
}

const jsonb = (value: unknown) => sql<never>`${JSON.stringify(value ?? null)}::jsonb`;

/** A merge as it is put on record. */
export interface NewMerge {
  readonly personId: string;
  readonly absorbedId: string;
  readonly absorbedName: string;
  readonly why: string;
  readonly birthWhy: string | null;
  readonly own: readonly StoredRow[];
  readonly mergedBy: string | null;
}

/** Puts a merge on record with every line of what it changed. Gives its id. */
export async function recordMerge(
  { write, today, now }: Pick<CommandContext, 'write' | 'today' | 'now'>,
  { own, ...merge }: NewMerge,
  lines: readonly MovedLine[],
): Promise<string> {
  const byTable = Map.groupBy(own, ({ table }) => table);
  const rows = Object.fromEntries([...byTable].map(([table, each]) => [table, each.map(({ id }) => id)]));
  const { id } = await write.insert('personMerge', {
    ...merge,
    ownRows: jsonb(rows),
    mergedOn: today,
    mergedAt: now,
  });
  await write.insertMany(
    'personMergeRow',
    lines.map(({ before, after, ...line }) => ({
      ...line,
      personId: merge.personId,
      personMergeId: id,
      before: jsonb(before),
      after: jsonb(after),
    })),
  );
  return id;
}

/** Merges into somebody, the last first. */
export async function mergesInto(db: TenantDb, personId: string, id?: string) {
  let query = db
    .selectFrom('personMerge as m')
    .leftJoin('staff as s', 's.id', 'm.mergedBy')
    .leftJoin('staff as u', 'u.id', 'm.undoneBy')
    .select(['m.id', 'm.version', 'm.personId', 'm.absorbedId', 'm.why', 'm.birthWhy', 'm.ownRows'])
    .select([
      'm.absorbedName',
      'm.mergedOn',
      'm.undoneOn',
      'm.undoneWhy',
      's.name as by',
      'u.name as undoneBy',
    ])
    .where('m.personId', '=', personId)
    .orderBy('m.mergedAt', 'desc')
    .orderBy('m.id', 'desc');
  if (id !== undefined) query = query.where('m.id', '=', id);
  return query.execute();
}

/** One merge as it is on record. */
export type StoredMerge = Awaited<ReturnType<typeof mergesInto>>[number];

/** Every line of what a merge changed. */
export async function linesOf(db: TenantDb, mergeId: string): Promise<MovedLine[]> {
  return db
    .selectFrom('personMergeRow')
    .select(['tableName', 'rowKey', 'columnName', 'before', 'after'])
    .where('personMergeId', '=', mergeId)
    .orderBy('id')
    .execute();
}

/** The open merge by which a record went into another; undefined where it did not, or where that one is closed to the reader. */
export async function mergeOf(db: TenantDb, absorbedId: string) {
  return db
    .selectFrom('personMerge')
    .select(['id', 'personId'])
    .where('absorbedId', '=', absorbedId)
    .where('undoneOn', 'is', null)
    .executeTakeFirst();
}
