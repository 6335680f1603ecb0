import type pg from 'pg';
import { tenantNames } from '../../foundation/database/protect.ts';
import type { TableDeclaration } from '../../foundation/database/tables.ts';
import { type AuditedTable, auditedTables } from './audited-tables.ts';
import type { Checkpoint } from './checkpoint.ts';
import { differingFields, type RowJson } from './compare.ts';
import { type Finding, type FindingKind, FindingList } from './findings.ts';
import { checkAgainstCheckpoints } from './verify-checkpoints.ts';
import { checkDestructions } from './verify-destructions.ts';
import { checkFiles, loggedColumns } from './verify-files.ts';

/** What an audit came to. */
export interface AuditReport {
  readonly tenant: string;
  readonly ok: boolean;
  readonly rows: number;
  readonly entries: number;
  /** The first thousand of them. */
  readonly findings: readonly Finding[];
  readonly count: number;
  /**
   * Where the log ends. Who notes this elsewhere, on paper say, can later tell that no entries were cut off together
   * with their rows.
   */
  readonly end: { readonly sequence: number; readonly hash: string } | null;
  /** The last checkpoint, against which the log was held; null where none was taken yet. */
  readonly checkpoint: number | null;
}

const AT_ONCE = 500;

/** Reads a long answer in pieces, so that the memory does not grow with the table. */
async function* streamed<Row extends pg.QueryResultRow>(
  client: pg.ClientBase,
  query: string,
  values: readonly unknown[],
): AsyncGenerator<Row> {
  await client.query(`declare audit_rows no scroll cursor for ${query}`, [...values]);
  for (;;) {
    const { rows } = await client.query<Row>(`fetch ${AT_ONCE} from audit_rows`);
    yield* rows;
    if (rows.length < AT_ONCE) break;
  }
  await client.query('close audit_rows');
}

/** SHA-256 over every field with its length, exactly as the write path computes it. */
const HASH = `sha256(convert_to(concat(${[
  `coalesce(encode(previous_hash, 'hex'), '')`,
  `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  `coalesce(staff_id::text, '')`,
  'command',
  'table_name',
  'row_id::text',
  'row_version::text',
  `coalesce(before_text, '')`,
  `coalesce(after_text, '')`,
]
  .map((field) => `octet_length(f), ':', f, ';'`.replaceAll('f', field))
  .join(', ')}), 'UTF8'))`;

interface ChainRow {
  readonly row_id: string;
  readonly row_version: number;
  readonly changed: boolean;
  readonly gap: boolean;
  readonly broken: boolean;
  /** What the entry says stood before it, and what the entry before it says it left; null when both agree. */
  readonly before: RowJson | null;
  readonly left_by: RowJson | null;
}

const CHAIN = `
  select row_id, row_version, changed, gap, broken,
    case when drift then before end as before, case when drift then left_by end as left_by
  from (
    select row_id, row_version, before, left_by, destruction_id is null and hash <> ${HASH} as changed,
      row_version <> coalesce(last_version, 0) + 1 as gap,
      (last_version is null and (before is not null or previous_hash is not null))
        or (last_version is not null and (previous_hash is distinct from last_hash
          or (destruction_id is null and (left_by is null or before is null)))) as broken,
      destruction_id is null and last_version is not null and before is distinct from left_by as drift
    from (
      select *, before::text as before_text, after::text as after_text,
        lag(row_version) over chain as last_version, lag(hash) over chain as last_hash, lag(after) over chain as left_by
      from SCHEMA.change_log where table_name = $1
      window chain as (partition by row_id order by row_version)
    ) entry
  ) judged
  where changed or gap or broken or drift`;

function chainKinds(row: ChainRow): FindingKind[] {
  const kinds: FindingKind[] = [];
  if (row.changed) kinds.push('entry_changed');
  if (row.gap) kinds.push('entries_missing');
  if (row.broken && !row.gap) kinds.push('chain_broken');
  return kinds;
}

async function checkChains(
  client: pg.ClientBase,
  schema: string,
  table: AuditedTable,
  list: FindingList,
): Promise<void> {
  const query = CHAIN.replaceAll('SCHEMA', schema);
  for await (const row of streamed<ChainRow>(client, query, [table.logged])) {
    const about = { table: table.name, rowId: row.row_id, version: row.row_version };
    const kinds = chainKinds(row);
    for (const kind of kinds) list.add({ ...about, kind, fields: [] });
    if (kinds.length > 0 || !row.before || !row.left_by) continue;
    const fields = differingFields(table, row.left_by, row.before);
    if (fields.length > 0) list.add({ ...about, kind: 'chain_broken', fields });
  }
}

interface RowRow {
  readonly id: string;
  readonly version: number | null;
  readonly last_version: number | null;
  readonly live: RowJson | null;
  readonly logged: RowJson | null;
  /** True where the record was destroyed: what its entries said is gone with it. */
  readonly emptied: boolean;
}

const ROWS = `
  select coalesce(live.id, entry.row_id) as id, live.version, entry.row_version as last_version,
    live.row as live, entry.after as logged, entry.destruction_id is not null as emptied
  from (select t.id, t.version, to_jsonb(l) as row from SCHEMA.TABLE t, lateral (select COLUMNS) l) live
  full join (
    select distinct on (row_id) row_id, row_version, after, destruction_id from SCHEMA.change_log
    where table_name = $1 order by row_id, row_version desc
  ) entry on entry.row_id = live.id
  where live.row is distinct from entry.after and not (live.id is null and entry.destruction_id is not null)`;

function rowKind(row: RowRow): FindingKind | undefined {
  if (row.last_version === null) return 'row_not_logged';
  if (row.live === null) return 'row_gone';
  if (row.logged === null || row.emptied) return 'row_back';
  if ((row.version ?? 0) > row.last_version) return 'entries_missing_at_end';
  return undefined;
}

async function checkRows(
  client: pg.ClientBase,
  schema: string,
  table: AuditedTable,
  list: FindingList,
): Promise<void> {
  const query = ROWS.replace('COLUMNS', loggedColumns(table))
    .replaceAll('SCHEMA', schema)
    .replaceAll('TABLE', `"${table.name}"`);
  for await (const row of streamed<RowRow>(client, query, [table.logged])) {
    const about = { table: table.name, rowId: row.id, version: row.version ?? row.last_version };
    const kind = rowKind(row);
    if (kind) list.add({ ...about, kind, fields: [] });
    if (kind || !row.live || !row.logged) continue;
    const fields = differingFields(table, row.logged, row.live);
    if (fields.length > 0) list.add({ ...about, kind: 'row_changed', fields });
  }
}

/** Entries about tables that no room declares, or that do not exist: somebody renamed or dropped something. */
async function checkStrangers(
  client: pg.ClientBase,
  schema: string,
  audited: readonly AuditedTable[],
  list: FindingList,
): Promise<void> {
  const { rows } = await client.query<{ table_name: string; row_id: string; row_version: number }>(
    `select distinct on (table_name) table_name, row_id, row_version from ${schema}.change_log
     where table_name <> all ($1) order by table_name, row_id, row_version`,
    [audited.map((table) => table.logged)],
  );
  for (const { table_name, row_id, row_version } of rows)
    list.add({ table: table_name, rowId: row_id, version: row_version, kind: 'row_gone', fields: [] });
}

async function count(client: pg.ClientBase, from: string): Promise<number> {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${from}`);
  return Number(rows[0]?.count);
}

async function endOf(client: pg.ClientBase, schema: string): Promise<AuditReport['end']> {
  const { rows } = await client.query<{ sequence: string; hash: string }>(
    `select sequence, encode(hash, 'hex') as hash from ${schema}.change_log order by sequence desc limit 1`,
  );
  const [row] = rows;
  return row ? { sequence: Number(row.sequence), hash: row.hash } : null;
}

/**
 * Verifies one tenant: every chain in the change log, every row against its last entry, and the log against the last
 * checkpoint and against one that was kept elsewhere, where it is given. Runs inside a transaction
 * that the caller has begun (repeatable read, so that work going on meanwhile is no finding), as the owner. Everything
 * is compared in the database and read in pieces: memory does not grow with the data.
 */
export async function verifyAudit(
  client: pg.ClientBase,
  tenant: string,
  tables: readonly TableDeclaration[],
  kept?: Checkpoint,
): Promise<AuditReport> {
  const { schema } = tenantNames(tenant);
  // The JSON of a row is written in UTC, and a policy that would hide rows from the audit is an error.
  await client.query(
    `set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'; set local row_security to off; set local work_mem to '64MB'`,
  );
  const audited = await auditedTables(client, tenant, tables);
  const list = new FindingList();
  let rows = 0;
  for (const table of audited) {
    await checkChains(client, schema, table, list);
    await checkRows(client, schema, table, list);
    await checkFiles(client, schema, table, list);
    rows += await count(client, `${schema}."${table.name}"`);
  }
  await checkStrangers(client, schema, audited, list);
  await checkDestructions(client, schema, list);
  const checkpoint = await checkAgainstCheckpoints(client, tenant, list, kept);
  return {
    tenant,
    ok: list.count === 0,
    rows,
    entries: await count(client, `${schema}.change_log`),
    findings: list.findings,
    count: list.count,
    end: await endOf(client, schema),
    checkpoint,
  };
}

/** Verifies one tenant in a transaction of its own, which changes nothing. */
export async function auditTenant(
  client: pg.ClientBase,
  tenant: string,
  tables: readonly TableDeclaration[],
  kept?: Checkpoint,
): Promise<AuditReport> {
  await client.query('begin isolation level repeatable read read only');
  try {
    return await verifyAudit(client, tenant, tables, kept);
  } finally {
    await client.query('rollback');
  }
}
