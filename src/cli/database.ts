import pg from 'pg';
import { tables } from '../app/rooms.ts';
import { migrateAll } from '../foundation/database/migrate.ts';
import { openDatabase } from '../foundation/database/open.ts';
import { connectPool, notWaiting } from '../foundation/database/session.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import type { CliRequest } from './cli-command.ts';

/** The ways into the database that a command is given. */
export interface CliDatabase {
  /** The migrations that were applied on the way. */
  readonly applied: readonly string[];
  /** As the owner: for migrations, tenants, audit and backup. */
  readonly owner: pg.Client;
  /** As `facet_app`: what is written into a tenant goes the way that the app's own writing goes. */
  readonly pool: pg.Pool;
}

/**
 * Opens the database for one command, also while another Facet is running on it, and closes it again. `migrate` brings
 * it up to date first; without that, a database that is not laid out yet is a fault. `scratch` is for what is made again
 * if it is lost: it does not wait for the disk.
 */
export async function withDatabase<T>(
  request: CliRequest,
  mode: { readonly migrate: boolean; readonly scratch?: boolean },
  body: (database: CliDatabase) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(request.config(), { shared: true });
  const owner = new pg.Client(database.connection);
  // A server that ends under an idle client says so by an event; the next query then fails with the same.
  owner.on('error', () => {});
  const pool = connectPool(mode.scratch ? notWaiting(database.connection) : database.connection, 3);
  try {
    await owner.connect();
    const applied = mode.migrate ? await migrateAll(owner, tables) : [];
    if (!mode.migrate) await checkLaidOut(owner);
    return await body({ owner, pool, applied });
  } finally {
    await pool.end();
    await owner.end().catch(() => {});
    await database.close();
  }
}

async function checkLaidOut(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ found: boolean }>(
    `select to_regclass('facet.tenant') is not null as found`,
  );
  if (!rows[0]?.found) throw new PlainFault('The database is not laid out yet. Run: facet migrate');
}

/** A tenant's entry. */
export interface TenantRow {
  readonly slug: string;
  readonly name: string;
  readonly demo: boolean;
  readonly createdAt: string;
}

/** Every tenant, or the one that is named. */
export async function tenantsOf(owner: pg.Client, slug?: string): Promise<TenantRow[]> {
  const { rows } = await owner.query<TenantRow>(
    `select slug, name, demo, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "createdAt"
     from facet.tenant where $1::text is null or slug = $1 order by slug`,
    [slug ?? null],
  );
  if (slug !== undefined && rows.length === 0)
    throw new PlainFault(`There is no tenant “${slug}”. See: facet tenant list`);
  return rows;
}

/** The tenant that a command is about: the one named, or the only one. */
export async function oneTenant(owner: pg.Client, slug: string | undefined): Promise<string> {
  const found = await tenantsOf(owner, slug);
  const [only] = found;
  if (!only)
    throw new PlainFault('There are no tenants yet. Add one with: facet tenant add SLUG --name NAME');
  if (found.length > 1)
    throw new PlainFault(`Say which tenant: --tenant ${found.map((each) => each.slug).join('|')}`);
  return only.slug;
}
