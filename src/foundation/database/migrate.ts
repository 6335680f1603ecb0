import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type pg from 'pg';
import { PlainFault } from '../plain-fault.ts';
import { rootFolder } from '../root.ts';
import { protectTenant, tenantNames } from './protect.ts';
import { sqlStatements } from './sql-statements.ts';
import type { TableDeclaration } from './tables.ts';

/** One migration file. */
export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly sha256: string;
}

/** A migration that cannot be applied: says which file and statement, and what the database said. */
export class MigrationFault extends PlainFault {
  override readonly name = 'MigrationFault';
}

/** The migration files of one kind, in the order of their numbers. */
export async function migrationFiles(kind: 'shared' | 'tenant'): Promise<Migration[]> {
  const folder = join(rootFolder, 'migrations', kind);
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') };
    }),
  );
}

async function apply(
  client: pg.ClientBase,
  scope: string,
  migrations: readonly Migration[],
): Promise<string[]> {
  const { rows } = await client.query('select name, sha256 from facet.migration where scope = $1', [scope]);
  const done = new Map(rows.map((row: { name: string; sha256: string }) => [row.name, row.sha256]));
  const applied: string[] = [];
  for (const migration of migrations) {
    const before = done.get(migration.name);
    if (before === migration.sha256) continue;
    if (before)
      throw new MigrationFault(
        `${migration.name} was changed after it was applied: add a new migration instead`,
      );
    for (const statement of sqlStatements(migration.text)) {
      await client.query(statement).catch((error: Error) => {
        throw new MigrationFault(`${migration.name}: ${error.message} (in: ${statement.slice(0, 80)}…)`);
      });
    }
    await client.query('insert into facet.migration (scope, name, sha256) values ($1, $2, $3)', [
      scope,
      migration.name,
      migration.sha256,
    ]);
    applied.push(`${scope}/${migration.name}`);
  }
  return applied;
}

async function inTransaction<T>(client: pg.ClientBase, body: () => Promise<T>): Promise<T> {
  await client.query('begin');
  try {
    const value = await body();
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

async function prepare(client: pg.ClientBase): Promise<void> {
  const { rowCount } = await client.query(`select 1 from pg_roles where rolname = 'facet_app'`);
  if (rowCount === 0) await client.query('create role facet_app nologin noinherit');
  await client.query('grant facet_app to current_user with set true');
  await client.query('create schema if not exists facet');
  await client.query(`create table if not exists facet.migration (
    scope text not null, name text not null, sha256 text not null,
    applied_at timestamptz not null default now(), primary key (scope, name))`);
}

/**
 * Lays a tenant's schema out, or brings it forward, within a transaction that the caller has begun. `only` names the
 * migrations to stop at: those that a backup was made with.
 */
export async function layOutTenant(
  client: pg.ClientBase,
  slug: string,
  only?: ReadonlySet<string>,
): Promise<string[]> {
  const { schema } = tenantNames(slug);
  const files = await migrationFiles('tenant');
  await client.query(`create schema if not exists ${schema}`);
  await client.query(`set local search_path to ${schema}, public`);
  return apply(
    client,
    schema,
    files.filter(({ name }) => only === undefined || only.has(name)),
  );
}

/** Brings one tenant's schema up to date and lays its protection over it. */
export async function migrateTenant(
  client: pg.ClientBase,
  slug: string,
  tables: readonly TableDeclaration[],
): Promise<string[]> {
  return inTransaction(client, async () => {
    const applied = await layOutTenant(client, slug);
    await protectTenant(client, slug, tables);
    return applied;
  });
}

/**
 * Brings the database up to date: the shared schema, then every tenant, under one lock. Gives the names of what was
 * applied. Runs as the owner of the database, never as `facet_app`.
 */
export async function migrateAll(
  client: pg.ClientBase,
  tables: readonly TableDeclaration[],
): Promise<string[]> {
  await client.query('select pg_advisory_lock(7132201)');
  try {
    const shared = await inTransaction(client, async () => {
      await prepare(client);
      return apply(client, 'shared', await migrationFiles('shared'));
    });
    const { rows } = await client.query('select slug from facet.tenant order by slug');
    const tenants: string[] = [];
    for (const { slug } of rows) tenants.push(...(await migrateTenant(client, slug, tables)));
    return [...shared, ...tenants];
  } finally {
    await client.query('select pg_advisory_unlock(7132201)');
  }
}

/** Adds a tenant: its entry, its schema, its roles; all or nothing. */
export async function addTenant(
  client: pg.ClientBase,
  tenant: { slug: string; name: string; demo?: boolean },
  tables: readonly TableDeclaration[],
): Promise<void> {
  const { slug, name, demo = false } = tenant;
  await inTransaction(client, async () => {
    await client.query('insert into facet.tenant (slug, name, demo) values ($1, $2, $3)', [slug, name, demo]);
    await layOutTenant(client, slug);
    await protectTenant(client, slug, tables);
  });
}
