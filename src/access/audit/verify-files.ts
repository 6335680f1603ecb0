import type pg from 'pg';
import type { AuditedTable } from './audited-tables.ts';
import type { FindingList } from './findings.ts';

/** What the change log leaves out: drafts, and the bytes of files, of which it holds the digest. */
export const UNLOGGED = 'unlogged';

/**
 * The columns that the log holds, for an SQL select. They are named one by one: `to_jsonb(row) - 'unlogged'` would make
 * hexadecimal JSON of every file before it left it out.
 */
export const loggedColumns = ({ defaults }: AuditedTable): string =>
  [...defaults.keys()]
    .filter((column) => column !== UNLOGGED)
    .map((column) => `t."${column}"`)
    .join(', ');

/**
 * Finds files whose bytes are not those of the digest in their row. The digest itself stands in the log, so that bytes and
 * digest changed alike are found as a changed row. Reads every file once, inside the database.
 */
export async function checkFiles(
  client: pg.ClientBase,
  schema: string,
  { name, defaults }: AuditedTable,
  list: FindingList,
): Promise<void> {
  if (!defaults.has(UNLOGGED) || !defaults.has('sha256')) return;
  const { rows } = await client.query<{ id: string; version: number }>(
    `select id, version from ${schema}."${name}"
     where ${UNLOGGED} is not null and sha256 is distinct from encode(sha256(${UNLOGGED}), 'hex') order by id`,
  );
  for (const { id, version } of rows)
    list.add({ table: name, rowId: id, version, kind: 'row_changed', fields: ['file'] });
}
