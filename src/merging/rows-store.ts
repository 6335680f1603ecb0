import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { TableDeclaration } from '../foundation/database/tables.ts';
import { ownTables } from './merge-tables.ts';
import { looksAtToo, type MovedTable, type StoredRow } from './plan.ts';

interface Pointer {
  readonly table: string;
  readonly column: string;
  readonly into: string;
}

interface Once {
  readonly table: string;
  readonly index: string;
  readonly columns: readonly string[];
  readonly condition: string | null;
}

/** A table that a merge moves, and under which condition a row stands in each of its indexes for one row only. */
export interface TableToMove extends MovedTable {
  readonly conditions: Readonly<Record<string, string | null>>;
}

async function pointers(db: TenantDb): Promise<readonly Pointer[]> {
  const { rows } = await sql<Pointer>`
    select f.relname as table, a.attname as column, t.relname as into from pg_constraint k
    join pg_class f on f.oid = k.conrelid join pg_class t on t.oid = k.confrelid
    join pg_attribute a on a.attrelid = f.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and f.relnamespace = current_schema()::regnamespace
      and t.relname not in ('person', 'staff')`.execute(db);
  return rows;
}

async function uniques(db: TenantDb): Promise<readonly Once[]> {
  const { rows } = await sql<Once>`
    select t.relname as table, c.relname as index, pg_get_expr(i.indpred, i.indrelid) as condition,
      array(select a.attname::text from unnest(i.indkey) with ordinality k (number, place)
        join pg_attribute a on a.attrelid = t.oid and a.attnum = k.number order by place) as columns
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where i.indisunique and not i.indisprimary and t.relnamespace = current_schema()::regnamespace`.execute(
    db,
  );
  return rows;
}

/**
 * Every table whose rows name people, as the rooms declare it and PostgreSQL's own catalogue has it. The person table
 * itself is not among them, nor are the logs, which tell of what was.
 */
export async function tablesToMove(
  db: TenantDb,
  declared: readonly TableDeclaration[],
): Promise<readonly TableToMove[]> {
  const [points, once] = [await pointers(db), await uniques(db)];
  return declared.flatMap(({ name, guard, second, belongs }): TableToMove[] => {
    if (typeof belongs.by === 'string' || guard === 'self' || guard === 'log') return [];
    const own = points.filter(({ table }) => table === name);
    // An ended merge goes on naming the record that it absorbed.
    const people = ownTables.has(name) ? ['person_id'] : belongs.by;
    const moved = new Set([...people, ...own.map(({ column }) => column)]);
    const indexes = once.filter(
      ({ table, columns }) => table === name && columns.some((column) => moved.has(column)),
    );
    return [
      {
        name,
        guard,
        second,
        people,
        points: Object.fromEntries(own.map(({ column, into }) => [column, into])),
        once: Object.fromEntries(indexes.map(({ index, columns }) => [index, columns])),
        conditions: Object.fromEntries(indexes.map(({ index, condition }) => [index, condition])),
      },
    ];
  });
}

function columnsOf({ name, guard, second, people, points, once }: MovedTable): readonly string[] {
  const marks = guard === 'person' ? ['restricted', ...(second ? ['other_restricted'] : [])] : [];
  return [
    ...new Set([
      ...people,
      ...marks,
      ...Object.keys(points),
      ...Object.values(once).flat(),
      ...(looksAtToo[name] ?? []),
    ]),
  ];
}

async function rowsOf(db: TenantDb, table: TableToMove, people: readonly string[]): Promise<StoredRow[]> {
  const values = columnsOf(table).map((column) => sql`${sql.lit(column)}, t.${sql.id(column)}`);
  const within = Object.entries(table.conditions).map(
    ([index, condition]) =>
      sql`case when ${condition === null ? sql`true` : sql.raw(condition)} then ${sql.lit(index)} end`,
  );
  const named = table.people.map((column) => sql`t.${sql.id(column)} = any (${people}::uuid[])`);
  const { rows } = await sql<Omit<StoredRow, 'table'>>`
    select id, version, jsonb_build_object(${sql.join(values)}) as values,
      array_remove(array[${sql.join(within.length > 0 ? within : [sql`null`])}]::text[], null) as within
    from ${sql.id(table.name)} t where ${sql.join(named, sql` or `)} order by id`.execute(db);
  return rows.map((row) => ({ ...row, table: table.name }));
}

/** All rows of these tables that name any of these people, as far as the request may see them. */
export async function rowsNaming(
  db: TenantDb,
  tables: readonly TableToMove[],
  people: readonly string[],
): Promise<StoredRow[]> {
  const found: StoredRow[] = [];
  for (const table of tables) found.push(...(await rowsOf(db, table, people)));
  return found;
}

/** Lets the request see and move every row of these people until its transaction ends, whatever stands in it. */
export async function moveRowsOf(db: TenantDb, people: readonly string[]): Promise<void> {
  await sql`select facet.move(${people}::uuid[])`.execute(db);
}

/** One row as the change log would hold it, without the bytes of a file; undefined where it is gone. */
export async function rowNow(
  db: TenantDb,
  table: string,
  id: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { rows } = await sql<{ row: Readonly<Record<string, unknown>> }>`
    select facet.row_json(t) as row from ${sql.id(table)} t where id = ${id}`.execute(db);
  return rows[0]?.row;
}
