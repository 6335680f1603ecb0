import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { tenantNames } from './protect.ts';

const PAUSE_MS = 20;

/** How often a role is tried again whose rows in the catalogue somebody else was changing. */
const TRIES = 5;

/** Does something that may fail without ending the transaction that it stands in; says whether it was done. */
async function attempt(client: pg.ClientBase, statement: string): Promise<'done' | 'in_use' | 'overtaken'> {
  await client.query('savepoint attempt');
  try {
    await client.query(statement);
    await client.query('release savepoint attempt');
    return 'done';
  } catch (error) {
    await client.query('rollback to savepoint attempt');
    return error instanceof Error && error.message.includes('concurrently') ? 'overtaken' : 'in_use';
  }
}

/** Roles are the whole server's, so that another tenant that is added or removed at this moment may come between. */
async function dropRole(client: pg.ClientBase, role: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const owned = await attempt(client, `drop owned by ${role}`);
    const gone = await attempt(client, `drop role ${role}`);
    if (owned !== 'overtaken' && gone !== 'overtaken') return;
    await sleep(PAUSE_MS);
  }
}

/**
 * Removes a tenant and all that is its: records, logs, sign-ins, sessions, tokens. Runs in a transaction that the caller
 * has begun. Its database roles go as well, unless another database of the same server uses roles of these names.
 */
export async function destroyTenant(client: pg.ClientBase, slug: string): Promise<void> {
  const { schema, roles } = tenantNames(slug);
  await client.query(`drop schema if exists ${schema} cascade`);
  await client.query('delete from facet.tenant where slug = $1', [slug]);
  await client.query('delete from facet.migration where scope = $1', [schema]);
  for (const role of roles) await dropRole(client, role);
}
