import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { tables } from '../src/app/rooms.ts';
import { startEmbedded } from '../src/foundation/database/embedded.ts';
import { addTenant, migrateAll } from '../src/foundation/database/migrate.ts';
import { generate, type Size } from './generate.ts';

/** A database that holds all sizes, and is durable from now on. */
export interface Filled {
  readonly connection: pg.PoolConfig;
  close(): Promise<void>;
}

// Safe for a database that can be made again; off before anything is measured.
const FOR_LOADING = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=8GB',
  'maintenance_work_mem=1GB',
  'work_mem=256MB',
  'shared_buffers=512MB',
];

/** London has thirty-three councils and so as many schemas; those that are not measured hold nothing. */
const TENANTS = 33;

async function isFilled(client: pg.Client, slug: string): Promise<boolean> {
  const { rows } = await client.query<{ there: string | null }>('select to_regclass($1) as there', [
    `t_${slug}.contact`,
  ]);
  if (!rows[0]?.there) return false;
  return (await client.query(`select from t_${slug}.contact limit 1`)).rowCount === 1;
}

async function fill(connection: pg.PoolConfig, sizes: readonly Size[], say: (line: string) => void) {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    await migrateAll(client, tables);
    for (const size of sizes) {
      if (await isFilled(client, size.slug)) continue;
      await addTenant(client, { slug: size.slug, name: `Council ${size.slug}` }, tables);
      await generate(client, size, say);
    }
    const { rowCount } = await client.query('select from facet.tenant');
    for (let place = rowCount ?? 0; place < TENANTS; place += 1)
      await addTenant(client, { slug: `empty${place}`, name: `Council ${place}` }, tables);
    await client.query('checkpoint');
  } finally {
    await client.end();
  }
}

/** Lays out and fills a database, in `folder` (and leaves it there) or else in a temporary one. */
export async function openFilled(
  sizes: readonly Size[],
  folder: string | undefined,
  say: (line: string) => void,
): Promise<Filled> {
  const data = folder ? resolve(folder) : await mkdtemp(join(tmpdir(), 'facet-bench-'));
  if (!folder) await chmod(data, 0o711);
  const away = () => (folder ? Promise.resolve() : rm(data, { recursive: true, force: true }));
  try {
    const loading = await startEmbedded(data, FOR_LOADING);
    await fill(loading.connection, sizes, say).finally(() => loading.stop());
    const server = await startEmbedded(data);
    const close = async () => {
      await server.stop();
      await away();
    };
    return { connection: server.connection, close };
  } catch (error) {
    await away();
    throw error;
  }
}
