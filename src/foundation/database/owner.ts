import type pg from 'pg';
import { tenantNames } from './protect.ts';
import { kyselyOn, type TenantDb } from './session.ts';
import { type ChangeAuthor, createWriter, type Writer } from './write.ts';
import type { Guarded } from './write-marks.ts';

/** What is done as the owner of the database, in one transaction. */
export interface OwnerTransaction {
  readonly db: TenantDb;
  readonly write: Writer;
}

/**
 * Does something in one tenant that no worker's role may do: read whole logs, collect, destroy. One transaction, with the
 * one write path.
 */
export async function asOwner<T>(
  client: pg.ClientBase,
  tenant: string,
  author: ChangeAuthor,
  body: (transaction: OwnerTransaction) => Promise<T>,
  guarded: Guarded = new Map(),
): Promise<T> {
  await client.query('begin');
  try {
    const value = await withinOwner(client, tenant, author, body, guarded);
    await client.query('commit');
    return value;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** The same within a transaction that the caller has begun. */
export async function withinOwner<T>(
  client: pg.ClientBase,
  tenant: string,
  author: ChangeAuthor,
  body: (transaction: OwnerTransaction) => Promise<T>,
  guarded: Guarded = new Map(),
): Promise<T> {
  await client.query(`set local search_path to ${tenantNames(tenant).schema}, public`);
  // The JSON of a row is written in UTC, and a policy that would hide rows from the owner is an error.
  await client.query(
    `set local timezone to 'UTC'; set local datestyle to 'ISO, YMD'; set local row_security to off`,
  );
  const db = kyselyOn(client);
  return body({ db, write: createWriter(db, author, guarded) });
}
