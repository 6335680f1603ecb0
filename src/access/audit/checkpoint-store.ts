import { createHash } from 'node:crypto';
import type pg from 'pg';
import { asOwner } from '../../foundation/database/owner.ts';
import { tenantNames } from '../../foundation/database/protect.ts';
import { newId } from '../../foundation/identifiers.ts';
import { type Checkpoint, type CheckpointTable, checkpointHash, zCheckpoint } from './checkpoint.ts';
import { digestLooks } from './looks-store.ts';

interface GroupRow {
  readonly table_name: string;
  readonly bucket: string;
  readonly records: number;
  readonly standing: number;
  readonly entries: number;
  readonly digest: Buffer;
}

/** The last entry of every record, in groups by the end of the record's id; each group is digested where it lies. */
const GROUPS = `
  select table_name, right(row_id::text, 2) as bucket, count(*)::int as records,
    (count(*) filter (where stands))::int as standing, sum(entries)::int as entries,
    sha256(convert_to(string_agg(row_id || ':' || row_version || ':' || encode(hash, 'hex'), ';' order by row_id), 'UTF8'))
      as digest
  from (
    select distinct on (table_name, row_id) table_name, row_id, row_version, hash, after is not null as stands,
      count(*) over (partition by table_name, row_id) as entries
    from SCHEMA.change_log where sequence <= $1 order by table_name, row_id, row_version desc
  ) head
  group by 1, 2 order by 1, 2`;

function tableOf(table: string, groups: readonly GroupRow[]): CheckpointTable {
  const sum = (what: 'records' | 'standing' | 'entries') =>
    groups.reduce((total, group) => total + group[what], 0);
  const whole = createHash('sha256');
  for (const { bucket, digest } of groups) whole.update(bucket).update(digest);
  return {
    table,
    records: sum('records'),
    standing: sum('standing'),
    entries: sum('entries'),
    digest: whole.digest('hex'),
    groups: Object.fromEntries(
      groups.map(({ bucket, digest }) => [bucket, digest.toString('hex').slice(0, 16)]),
    ),
  };
}

/** The log up to one entry, in counts and digests. Runs as the owner, within a transaction or without. */
export async function digestLog(
  client: pg.ClientBase,
  tenant: string,
  sequence: number,
): Promise<CheckpointTable[]> {
  const { schema } = tenantNames(tenant);
  const { rows } = await client.query<GroupRow>(GROUPS.replaceAll('SCHEMA', schema), [sequence]);
  const byTable = Map.groupBy(rows, (row) => row.table_name);
  return [...byTable].map(([table, groups]) => tableOf(table, groups));
}

/** Every checkpoint that the database holds, oldest first. One that cannot be read as such counts as changed. */
export async function storedCheckpoints(client: pg.ClientBase, tenant: string): Promise<Checkpoint[]> {
  const { schema } = tenantNames(tenant);
  const { rows } = await client.query<{ number: number; content: object; hash: string }>(
    `select number, content, hash from ${schema}.audit_checkpoint order by number`,
  );
  return rows.map(({ number, content, hash }) => {
    const read = zCheckpoint.safeParse({ content, hash });
    if (read.success) return read.data;
    const unreadable = { format: 'facet-checkpoint-1', tenant, number, takenAt: '', end: null } as const;
    return { content: { ...unreadable, tables: [], despite: null, previous: null }, hash: 'unreadable' };
  });
}

interface SettledEnd {
  readonly entry: Checkpoint['content']['end'];
  /** The last row of the access log; 0 where it is empty. */
  readonly look: number;
}

/**
 * The last entry of each log such that none before it can come later. Numbers are given before a change is committed, so that the
 * highest one seen may have gaps that fill; the lock waits for whoever is writing, and is let go at once.
 */
async function settledEnd(client: pg.ClientBase, schema: string): Promise<SettledEnd> {
  await client.query('begin');
  try {
    await client.query(`set local lock_timeout to '10s'; set local row_security to off`);
    await client.query(`lock table ${schema}.change_log, ${schema}.access_log in share mode`);
    const { rows } = await client.query<{ sequence: string; hash: string }>(
      `select sequence, encode(hash, 'hex') as hash from ${schema}.change_log order by sequence desc limit 1`,
    );
    const [row] = rows;
    const looks = await client.query<{ last: string }>(
      `select coalesce(max(sequence), 0) as last from ${schema}.access_log`,
    );
    return {
      entry: row ? { sequence: Number(row.sequence), hash: row.hash } : null,
      look: Number(looks.rows[0]?.last ?? 0),
    };
  } finally {
    await client.query('commit');
  }
}

/** Takes a checkpoint, chained to the last one, and keeps it in the database. */
export async function takeCheckpoint(
  client: pg.ClientBase,
  tenant: string,
  at: Temporal.Instant,
  despite: Checkpoint['content']['despite'] = null,
): Promise<Checkpoint> {
  const { schema } = tenantNames(tenant);
  const { entry: end, look } = await settledEnd(client, schema);
  const author = { staffId: null, command: 'takeCheckpoint', at };
  return asOwner(client, tenant, author, async ({ write }) => {
    const tables = await digestLog(client, tenant, end?.sequence ?? 0);
    const last = (await storedCheckpoints(client, tenant)).at(-1);
    const content: Checkpoint['content'] = {
      format: 'facet-checkpoint-1',
      tenant,
      number: (last?.content.number ?? 0) + 1,
      takenAt: at.toString(),
      end,
      tables,
      looks: await digestLooks(client, schema, look),
      despite,
      previous: last?.hash ?? null,
    };
    const hash = checkpointHash(content);
    const { number } = content;
    await write.insert('auditCheckpoint', { id: newId(at), number, takenAt: at, content, hash });
    return { content, hash };
  });
}
