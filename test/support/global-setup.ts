import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { tables } from '../../src/app/rooms.ts';
import { startEmbedded } from '../../src/foundation/database/embedded.ts';
import { addTenant, migrateAll } from '../../src/foundation/database/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    database: { host: string; user: string; database: string };
  }
}

/** The database that every test's own database is cloned from. */
export const TEMPLATE = 'facet_template';

/** Starts one PostgreSQL for all tests, with two tenants laid out in the template. Durability is off: it is thrown away. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'facet-test-'));
  await chmod(folder, 0o755);
  const server = await startEmbedded(folder, [
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'max_connections=200',
  ]);
  const owner = new pg.Client(server.connection);
  await owner.connect();
  await owner.query(`create database ${TEMPLATE}`);
  await owner.end();
  const client = new pg.Client({ ...server.connection, database: TEMPLATE });
  await client.connect();
  await migrateAll(client, tables);
  await addTenant(client, { slug: 'east', name: 'East Borough Council' }, tables);
  await addTenant(client, { slug: 'west', name: 'West Borough Council' }, tables);
  await client.end();
  const { host, user } = server.connection;
  project.provide('database', { host: String(host), user: String(user), database: 'postgres' });
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
