import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type pg from 'pg';
import { EMPTIED_DIGEST, LOOK_HASH } from '../../access/audit/index.ts';
import { tenantNames } from '../../foundation/database/protect.ts';
import type { TableDeclaration } from '../../foundation/database/tables.ts';
import type { Writer } from '../../foundation/database/write.ts';
import { tablesLastFirst } from './destroy-order-store.ts';
import type { GoneLook, TableCount } from './tables.ts';

/** What is to be destroyed, by whom and under which rule. */
export interface DestructionOrder {
  readonly id: string;
  readonly people: readonly string[];
  readonly at: Temporal.Instant;
  readonly why: 'retention' | 'restored';
  readonly kind: string;
  readonly months: number | null;
  readonly proposedBy: string | null;
  readonly agreedBy: string | null;
}

const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** The condition under which a row of a table goes with the people `$1`. */
function goesWith(
  table: TableDeclaration,
  all: readonly TableDeclaration[],
  schema: string,
): string | undefined {
  const { belongs } = table;
  if (Array.isArray(belongs.by)) return belongs.by.map((column) => `t."${column}" = any ($1)`).join(' or ');
  if (!('of' in belongs)) return undefined;
  const owner = all.find(({ name }) => name === belongs.of);
  const inner = owner && goesWith(owner, all, schema);
  return inner && `t."${belongs.by}" in (select t.id from ${schema}."${belongs.of}" t where ${inner})`;
}

interface Doomed {
  readonly table: string;
  readonly ids: readonly string[];
}

async function findDoomed(
  client: pg.ClientBase,
  schema: string,
  tables: readonly TableDeclaration[],
  people: readonly string[],
): Promise<Doomed[]> {
  const doomed: Doomed[] = [];
  for (const table of await tablesLastFirst(client, schema, tables)) {
    const where = table.guard === 'log' ? undefined : goesWith(table, tables, schema);
    if (!where) continue;
    const { rows } = await client.query<{ id: string }>(
      `select t.id from ${schema}."${table.name}" t where ${where} for update`,
      [people],
    );
    if (rows.length > 0) doomed.push({ table: table.name, ids: rows.map(({ id }) => id) });
  }
  return doomed;
}

/**
 * Empties every entry of the change log that tells of these rows, or of rows that were theirs and are gone already. What
 * stays is that a row was written, when, by whom; its hash keeps the chain.
 */
async function emptyEntries(
  client: pg.ClientBase,
  schema: string,
  destructionId: string,
  doomed: readonly Doomed[],
  tables: readonly TableDeclaration[],
  people: readonly string[],
): Promise<{ entries: number; digest: string }> {
  const columns = new Set(
    tables.flatMap(({ belongs }) =>
      Array.isArray(belongs.by) ? belongs.by.filter((each) => each !== 'id') : [],
    ),
  );
  const gone = [...columns].flatMap((column) => [
    `before ->> '${column}' = any ($4)`,
    `after ->> '${column}' = any ($4)`,
  ]);
  await client.query(
    `with theirs as (
       select * from unnest($2::text[], $3::uuid[]) as r (table_name, row_id)
       union select table_name, row_id from ${schema}.change_log
         where ${gone.join(' or ')} or (table_name = 'person' and row_id = any ($4::uuid[]))
     )
     update ${schema}.change_log c set before = null, after = case when after is null then null else '{}'::jsonb end,
       destruction_id = $1
     from theirs where c.table_name = theirs.table_name and c.row_id = theirs.row_id and c.destruction_id is null`,
    [
      destructionId,
      doomed.flatMap(({ table, ids }) => ids.map(() => camel(table))),
      doomed.flatMap(({ ids }) => ids),
      people,
    ],
  );
  const { rows } = await client.query<{ entries: number; digest: string }>(
    `select count(*)::int as entries, ${EMPTIED_DIGEST} as digest from ${schema}.change_log where destruction_id = $1`,
    [destructionId],
  );
  return rows[0] ?? { entries: 0, digest: '' };
}

/** Looks at these people and at their referrals, and answers of requests that name them. Of the looks a hash each stays. */
async function removeLooks(
  client: pg.ClientBase,
  schema: string,
  doomed: readonly Doomed[],
  people: readonly string[],
): Promise<readonly GoneLook[]> {
  const referrals = doomed.find(({ table }) => table === 'referral')?.ids ?? [];
  const looks = await client.query<{ sequence: string; hash: string }>(
    `delete from ${schema}.access_log l where l.person_id = any ($1) or l.referral_id = any ($2)
     returning l.sequence, ${LOOK_HASH} as hash`,
    [people, referrals],
  );
  const ids = doomed.flatMap((each) => each.ids);
  await client.query(
    `delete from ${schema}.idempotency_key where exists (
       select from unnest($1::text[]) as gone (id) where answer::text like '%' || gone.id || '%')`,
    [ids],
  );
  return looks.rows.map(({ sequence, hash }) => [Number(sequence), hash]);
}

function certificateDigest(order: DestructionOrder, rest: Record<string, unknown>): string {
  const { id, at, why, kind, months, proposedBy, agreedBy } = order;
  const parts = { id, at: at.toString(), why, kind, months, proposedBy, agreedBy, ...rest };
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/**
 * Destroys all that is kept about some people: rows, what the logs say of them, looks, answers. Writes the certificate, and
 * the register that outlives the tenant's schema. Runs as the owner, within `withinOwner`; all or nothing.
 */
export async function destroyPeople(
  client: pg.ClientBase,
  write: Writer,
  tenant: string,
  tables: readonly TableDeclaration[],
  order: DestructionOrder,
): Promise<readonly TableCount[]> {
  const { schema } = tenantNames(tenant);
  const doomed = await findDoomed(client, schema, tables, order.people);
  for (const { table, ids } of doomed)
    await client.query(`delete from ${schema}."${table}" where id = any ($1)`, [ids]);
  // What opened her own pages goes with her.
  await client.query('delete from facet."user" where tenant = $1 and "personId" = any ($2)', [
    tenant,
    order.people,
  ]);
  await client.query('delete from facet.sign_in_link where tenant = $1 and person_id = any ($2)', [
    tenant,
    order.people,
  ]);
  const { entries, digest: entriesDigest } = await emptyEntries(
    client,
    schema,
    order.id,
    doomed,
    tables,
    order.people,
  );
  const goneLooks = await removeLooks(client, schema, doomed, order.people);
  const looks = goneLooks.length;
  const counts = doomed
    .map(({ table, ids }) => ({ table, rows: ids.length }))
    .toSorted((a, b) => (a.table < b.table ? -1 : 1));
  const { people, ...certificate } = order;
  await write.insert('destruction', {
    ...certificate,
    forgotten: [...people],
    counts: sql<readonly TableCount[]>`${JSON.stringify(counts)}::jsonb`,
    entries,
    entriesDigest,
    looks,
    goneLooks: sql<readonly GoneLook[]>`${JSON.stringify(goneLooks)}::jsonb`,
    digest: certificateDigest(order, { counts, entries, entriesDigest, looks }),
  });
  await client.query(
    `insert into facet.destruction (tenant, id, at, people) values ($1, $2, $3, $4) on conflict do nothing`,
    [tenant, order.id, order.at.toString(), people],
  );
  return counts;
}
