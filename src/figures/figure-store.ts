import { CompiledQuery } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { CompiledFigures, CompiledRows, FigureCount, FigureRow } from '../programme/index.ts';

/** Which rows of a figure are listed. */
export type RowChoice = 'counted' | 'not_counted' | 'not_known';

type Row = Readonly<Record<string, unknown>>;

// Without the plugin that renames columns: the compiled statement reads its own.
async function ask(db: TenantDb, sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
  const { rows } = await db.withoutPlugins().executeQuery<Row>(CompiledQuery.raw(sql, [...parameters]));
  return rows;
}

/** Counts all figures of a set in one statement. */
export async function countFigures(
  db: TenantDb,
  compiled: CompiledFigures,
): Promise<Readonly<Record<string, FigureCount>>> {
  const [row] = await ask(db, compiled.sql, compiled.parameters);
  return compiled.readRow(row ?? {});
}

/** Counts the figures of a set split by a value, one statement for all. */
export async function countSplitFigures(
  db: TenantDb,
  compiled: CompiledFigures,
): Promise<{ readonly value: string | null; readonly figures: Readonly<Record<string, FigureCount>> }[]> {
  const rows = await ask(db, compiled.sql, compiled.parameters);
  return rows.map((row) => ({ value: compiled.splitOf(row) ?? null, figures: compiled.readRow(row) }));
}

/** Which rows are to be listed, and whether the figure takes a value of each. */
export interface Listed {
  readonly choice: RowChoice;
  readonly valued: boolean;
}

function testOf({ choice, valued }: Listed): string {
  const value = valued ? 'value is not null' : 'true';
  if (choice === 'counted') return `counted and ${value}`;
  return choice === 'not_counted' ? 'not counted' : `counted is null or (counted and not (${value}))`;
}

/** One page of the rows behind a figure, in the order of their dates. */
export async function figureRows(
  db: TenantDb,
  compiled: CompiledRows,
  listed: Listed,
  page: { readonly offset: number; readonly limit: number },
): Promise<FigureRow[]> {
  const { sql, parameters } = compiled;
  const [limit, offset] = [`$${parameters.length + 1}`, `$${parameters.length + 2}`];
  // Numbered as they come out of the statement, which orders them, so that a filter above cannot shuffle them.
  const ordered = `select *, row_number() over () as place from (${sql}) as ordered`;
  const chosen = `select row_id, counted, value from (${ordered}) as listed where ${testOf(listed)}
    order by place limit ${limit}::int offset ${offset}::int`;
  const rows = await ask(db, chosen, [...parameters, page.limit, page.offset]);
  return rows.map(compiled.readRow);
}

/** When these people were born, as far as that is known. */
export async function bornOn(
  db: TenantDb,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Temporal.PlainDate | null>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.selectFrom('person').select(['id', 'bornOn']).where('id', 'in', personIds).execute();
  return new Map(rows.map((row) => [row.id, row.bornOn]));
}
