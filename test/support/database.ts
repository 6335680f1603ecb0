import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connectPool } from '../../src/foundation/database/session.ts';

/** A database of a test's own, cloned from a template: with the usual one, tenants `east` and `west`, no rows. */
export interface TestDatabase {
  readonly name: string;
  /** How the app connects: every connection takes the role `facet_app`. */
  readonly pool: pg.Pool;
  /** How the owner connects: for looking behind the app's back. */
  readonly owner: pg.Client;
  readonly connection: pg.ClientConfig;
  drop(): Promise<void>;
  /** Lets go of it, and keeps it as a template under this name. */
  keepAs(template: string): Promise<void>;
}

/** Clones a database. Call `drop` when the test is over. */
export async function openTestDatabase(template = 'facet_template'): Promise<TestDatabase> {
  const server = inject('database');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const maker = new pg.Client(server);
  await maker.connect();
  await maker.query(`select pg_advisory_lock(1)`);
  await maker.query(`create database ${name} template ${template}`);
  await maker.query(`select pg_advisory_unlock(1)`);
  const connection = { ...server, database: name };
  const owner = new pg.Client(connection);
  await owner.connect();
  const pool = connectPool(connection, 6);
  const leave = async () => {
    await pool.end();
    await owner.end();
  };
  return {
    name,
    pool,
    owner,
    connection,
    async drop() {
      await leave();
      await maker.query(`drop database ${name} with (force)`);
      await maker.end();
    },
    async keepAs(kept) {
      await leave();
      await maker.query(`alter database ${name} rename to ${kept}`);
      await maker.end();
    },
  };
}
