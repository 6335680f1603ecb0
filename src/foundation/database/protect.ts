import type pg from 'pg';
import { conditionsOf, type Rule } from './row-rules.ts';
import type { TableDeclaration } from './tables.ts';

/** The doors by which a request comes in; each has a database role of its own in every tenant. */
export const doors = [
  'staff',
  'team',
  'guest',
  'partner',
  'parent',
  'analyst',
  'partner_writes',
  'parent_writes',
] as const;

/**
 * By which door a request comes in: a worker, one whose rows end at some teams' people, a visitor
 * without an account, a partner's worker, a parent, an analyst.
 * A parent and a partner's worker write through a door of their own: whoever writes a row has to read the whole of it
 * for the change log, and what they are shown comes through the narrow door alone.
 */
export type Door = (typeof doors)[number];

/** The database role of a door. */
export const roleOf = (slug: string, door: Door): string => `facet_${slug}_${door}`;

/** The schema of a tenant, and its database roles. */
export function tenantNames(slug: string): {
  readonly schema: string;
  readonly roles: readonly string[];
} {
  return { schema: `t_${slug}`, roles: doors.map((door) => roleOf(slug, door)) };
}

const columnsOf = (columns: readonly string[]) => columns.map((column) => `"${column}"`).join(', ');

const workers = (slug: string) => `${roleOf(slug, 'staff')}, ${roleOf(slug, 'team')}`;

/** What the roles may do with a log: add to it. Whoever writes a change has to see the hash of the one before. */
function logGrants(slug: string, table: TableDeclaration, name: string): string[] {
  const writers = (['staff', 'team', 'guest', 'partner_writes', 'parent_writes'] as const)
    .map((door) => roleOf(slug, door))
    .join(', ');
  // Looks are written behind the requests, by the service’s own door.
  const adds = table.name === 'access_log' ? `${workers(slug)}, ${roleOf(slug, 'guest')}` : writers;
  const statements = [`grant insert on ${name} to ${adds}`];
  // Who has looked is for managers to read within Facet; which of them, the permission decision says.
  if (table.name === 'access_log') {
    statements.push(`grant select on ${name} to ${workers(slug)}`);
    const hers = columnsOf(['at', 'staff_id', 'role', 'organisation', 'person_id', 'extent', 'refused']);
    statements.push(`grant select (${hers}) on ${name} to ${roleOf(slug, 'parent')}`);
  }
  if (table.name === 'change_log')
    statements.push(`grant select (table_name, row_id, row_version, hash) on ${name} to ${writers}`);
  return statements;
}

function grants(slug: string, table: TableDeclaration): string[] {
  const { schema, roles } = tenantNames(slug);
  const name = `${schema}.${table.name}`;
  const statements = [`revoke all on ${name} from ${roles.join(', ')}`];
  if (table.guard === 'log') return [...statements, ...logGrants(slug, table, name)];
  statements.push(`grant select, insert, update, delete on ${name} to ${workers(slug)}`);
  if (table.guestWrites) {
    const verbs = table.guestWrites === 'changes' ? 'select, insert, update' : 'select, insert';
    statements.push(`grant ${verbs} on ${name} to ${roleOf(slug, 'guest')}`);
  }
  const { partner, parent, analyst, visitors } = table;
  const reads = { partner: partner?.columns, parent, analyst, guest: visitors?.columns };
  for (const door of ['partner', 'parent', 'analyst', 'guest'] as const) {
    const columns = reads[door];
    if (columns) statements.push(`grant select (${columnsOf(columns)}) on ${name} to ${roleOf(slug, door)}`);
  }
  return [...statements, ...writingGrants(slug, table, name)];
}

/** What the doors of writing may do: see what the door of reading shows, and write whole rows where that is declared. */
function writingGrants(slug: string, table: TableDeclaration, name: string): string[] {
  const { partner, parent, parentWrites } = table;
  const verbs = { adds: 'select, insert', changes: 'select, insert, update' };
  const doors = [
    { door: 'partner_writes', columns: partner?.columns, writes: partner?.adds ? verbs.adds : undefined },
    { door: 'parent_writes', columns: parent, writes: parentWrites && verbs[parentWrites] },
  ] as const;
  // The mark of a person is copied to each new row of hers.
  const own = table.guard === 'self' ? ['restricted'] : [];
  return doors.flatMap(({ door, columns, writes }) => {
    if (writes) return [`grant ${writes} on ${name} to ${roleOf(slug, door)}`];
    if (!columns) return [];
    return [`grant select (${columnsOf([...columns, ...own])}) on ${name} to ${roleOf(slug, door)}`];
  });
}

function policy(slug: string, table: string, { policy: named, door, verb, condition }: Rule): string {
  const using = verb === 'insert' ? '' : `using (${condition})`;
  const check = verb === 'select' ? '' : `with check (${condition})`;
  return `create policy ${named} on ${table} for ${verb} to ${roleOf(slug, door)} ${using} ${check}`;
}

async function policiesOf(client: pg.ClientBase, schema: string, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    'select policyname as name from pg_policies where schemaname = $1 and tablename = $2',
    [schema, table],
  );
  return rows.map(({ name }) => name);
}

async function layPolicies(client: pg.ClientBase, slug: string, table: TableDeclaration): Promise<void> {
  const { schema } = tenantNames(slug);
  const name = `${schema}.${table.name}`;
  await client.query(`alter table ${name} enable row level security`);
  await client.query(`alter table ${name} force row level security`);
  for (const old of await policiesOf(client, schema, table.name))
    await client.query(`drop policy ${old} on ${name}`);
  for (const rule of conditionsOf(slug, table)) await client.query(policy(slug, name, rule));
}

/** The idempotency keys and the programmes are not records of people: narrower rules of their own. */
function exceptions(slug: string): string[] {
  const { schema } = tenantNames(slug);
  const request = `current_setting('facet.tenant', true) = '${slug}'`;
  const nobodys = `${request} and staff_id is null`;
  const own = `${request} and staff_id::text = current_setting('facet.staff', true)`;
  const outside = (['guest', 'partner_writes', 'parent_writes'] as const).flatMap((door) => {
    const condition = door === 'partner_writes' ? own : nobodys;
    return [
      `grant select, insert, update on ${schema}.idempotency_key to ${roleOf(slug, door)}`,
      `create policy ${door} on ${schema}.idempotency_key to ${roleOf(slug, door)}
         using (${condition}) with check (${condition})`,
    ];
  });
  const programmes = (['guest', 'partner', 'parent', 'analyst'] as const).flatMap((door) => [
    `grant select on ${schema}.programme_version to ${roleOf(slug, door)}`,
    `create policy ${door} on ${schema}.programme_version for select to ${roleOf(slug, door)} using (${request})`,
  ]);
  return [...outside, ...programmes];
}

/** Makes the tenant's roles. They own nothing, may not sign in, and `facet_app` must take them on by name. */
export async function createTenantRoles(client: pg.ClientBase, slug: string): Promise<void> {
  const { schema, roles } = tenantNames(slug);
  for (const role of roles) {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (found.rowCount === 0) await client.query(`create role ${role} nologin noinherit`);
    await client.query(`grant ${role} to facet_app with inherit false, set true`);
    await client.query(`grant usage on schema ${schema} to ${role}`);
    await client.query(`grant usage on schema facet to ${role}`);
    await client.query(
      `grant execute on function facet.row_json, facet.reach, facet.held, facet.held_by to ${role}`,
    );
  }
}

/** Lays grants and row-level security over every declared table of a tenant. May be run again at any time. */
export async function protectTenant(
  client: pg.ClientBase,
  slug: string,
  tables: readonly TableDeclaration[],
): Promise<void> {
  await createTenantRoles(client, slug);
  for (const table of tables) {
    for (const statement of grants(slug, table)) await client.query(statement);
    await layPolicies(client, slug, table);
  }
  for (const statement of exceptions(slug)) await client.query(statement);
}
