import type pg from 'pg';
import { tenantNames } from '../../foundation/database/protect.ts';
import type { TableDeclaration } from '../../foundation/database/tables.ts';

/** A table whose rows are kept in the change log, as the database has it today. */
export interface AuditedTable {
  /** The SQL name. */
  readonly name: string;
  /** The name that the change log knows it by. */
  readonly logged: string;
  /** Its columns, each with the JSON of its default where that is a constant, else null. */
  readonly defaults: ReadonlyMap<string, unknown>;
}

/** The change log names tables as the code does: `stageMove` for `stage_move`. */
export function loggedName(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

interface ColumnRow {
  readonly table: string;
  readonly column: string;
  readonly fallback: string | null;
}

// A literal, with or without a cast: a column that was added with it has it in every older row.
const CONSTANT = /^(?:'(?:[^']|'')*'|-?\d+(?:\.\d+)?|true|false)(?:::[a-z ]+(?:\[\])?)?$/;

async function constantOf(client: pg.ClientBase, fallback: string | null): Promise<unknown> {
  if (fallback === null || !CONSTANT.test(fallback)) return null;
  const { rows } = await client.query<{ value: unknown }>(`select to_jsonb(${fallback}) as value`);
  return rows[0]?.value ?? null;
}

/** The tables of a tenant that are written through the write path: those whose rows have an id and a version. */
export async function auditedTables(
  client: pg.ClientBase,
  tenant: string,
  tables: readonly TableDeclaration[],
): Promise<AuditedTable[]> {
  const { rows } = await client.query<ColumnRow>(
    `select c.relname as table, a.attname as column, pg_get_expr(d.adbin, d.adrelid) as fallback
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
     where n.nspname = $1 and c.relkind = 'r' order by c.relname, a.attnum`,
    [tenantNames(tenant).schema],
  );
  const audited: AuditedTable[] = [];
  for (const { name } of tables.filter((table) => table.guard !== 'log')) {
    const columns = rows.filter((row) => row.table === name);
    if (!columns.some((row) => row.column === 'id') || !columns.some((row) => row.column === 'version'))
      continue;
    const defaults = new Map<string, unknown>();
    for (const { column, fallback } of columns) defaults.set(column, await constantOf(client, fallback));
    audited.push({ name, logged: loggedName(name), defaults });
  }
  return audited;
}
