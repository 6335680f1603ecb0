import type pg from 'pg';
import type { TableDeclaration } from './tables.ts';

/** The schema and the two database roles of a tenant. */
export function tenantNames(slug: string): { schema: string; staff: string; guest: string } {
  return { schema: `t_${slug}`, staff: `facet_${slug}_staff`, guest: `facet_${slug}_guest` };
}

const GRANTED = `current_setting('facet.granted', true)::uuid[]`;

/**
 * What a row must satisfy, for a worker and for a visitor. A setting that is missing gives null, and null denies.
 * A worker's rows that are not restricted are guarded by the role alone, which only `begin_request` takes on: reading
 * a setting for each of a million rows would double the time of a count.
 */
function conditions(slug: string, table: TableDeclaration): { staff: string; guest: string } {
  const request = `current_setting('facet.tenant', true) = '${slug}'`;
  const mine = table.guestWrites
    ? `staff_id is null and id = any (${GRANTED})`
    : `${table.guard === 'self' ? 'id' : 'person_id'} = any (${GRANTED})`;
  const rows = {
    person: `(not restricted or person_id = any (${GRANTED}))`,
    self: `(not restricted or id = any (${GRANTED}))`,
  };
  return {
    staff: table.guard === 'person' || table.guard === 'self' ? rows[table.guard] : request,
    guest: table.guard === 'log' ? request : `${request} and ${mine}`,
  };
}

function grants(slug: string, table: TableDeclaration): string[] {
  const { schema, staff, guest } = tenantNames(slug);
  const name = `${schema}.${table.name}`;
  const statements = [`revoke all on ${name} from ${staff}, ${guest}`];
  if (table.guard === 'log') {
    statements.push(`grant insert on ${name} to ${staff}, ${guest}`);
    // Who has looked is for managers to read within Facet; which of them, the permission decision says.
    if (table.name === 'access_log') statements.push(`grant select on ${name} to ${staff}`);
    if (table.name === 'change_log') {
      statements.push(
        `grant select (table_name, row_id, row_version, hash) on ${name} to ${staff}, ${guest}`,
      );
    }
    return statements;
  }
  statements.push(`grant select, insert, update, delete on ${name} to ${staff}`);
  if (table.guestWrites) {
    const verbs = table.guestWrites === 'changes' ? 'select, insert, update' : 'select, insert';
    statements.push(`grant ${verbs} on ${name} to ${guest}`);
  }
  return statements;
}

function policies(slug: string, table: TableDeclaration): string[] {
  const { schema, staff, guest } = tenantNames(slug);
  const name = `${schema}.${table.name}`;
  const condition = conditions(slug, table);
  const statements = [
    `alter table ${name} enable row level security`,
    `alter table ${name} force row level security`,
    `drop policy if exists staff on ${name}`,
    `create policy staff on ${name} to ${staff} using (${condition.staff}) with check (${condition.staff})`,
    `drop policy if exists guest on ${name}`,
  ];
  if (table.guestWrites || table.guard === 'log') {
    statements.push(
      `create policy guest on ${name} to ${guest} using (${condition.guest}) with check (${condition.guest})`,
    );
  }
  return statements;
}

/** The idempotency keys and the programmes are not records of people: narrower rules of their own. */
function exceptions(slug: string): string[] {
  const { schema, guest } = tenantNames(slug);
  const request = `current_setting('facet.tenant', true) = '${slug}'`;
  return [
    `grant select, insert, update on ${schema}.idempotency_key to ${guest}`,
    `drop policy if exists guest on ${schema}.idempotency_key`,
    `create policy guest on ${schema}.idempotency_key to ${guest}
       using (${request} and staff_id is null) with check (${request} and staff_id is null)`,
    `grant select on ${schema}.programme_version to ${guest}`,
    `drop policy if exists guest on ${schema}.programme_version`,
    `create policy guest on ${schema}.programme_version for select to ${guest} using (${request})`,
  ];
}

/** Makes the tenant's two roles. They own nothing, may not sign in, and `facet_app` must take them on by name. */
export async function createTenantRoles(client: pg.ClientBase, slug: string): Promise<void> {
  const { schema, staff, guest } = tenantNames(slug);
  for (const role of [staff, guest]) {
    const found = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (found.rowCount === 0) await client.query(`create role ${role} nologin noinherit`);
    await client.query(`grant ${role} to facet_app with inherit false, set true`);
    await client.query(`grant usage on schema ${schema} to ${role}`);
    await client.query(`grant usage on schema facet to ${role}`);
    await client.query(`grant execute on function facet.row_json to ${role}`);
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
    for (const statement of [...grants(slug, table), ...policies(slug, table)]) await client.query(statement);
  }
  for (const statement of exceptions(slug)) await client.query(statement);
}
