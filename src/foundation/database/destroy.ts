import type pg from 'pg';
import { tenantNames } from './protect.ts';

/** Does something that may fail without ending the transaction that it stands in. */
async function attempt(client: pg.ClientBase, statement: string): Promise<void> {
  await client.query('savepoint attempt');
  await client.query(statement).then(
    () => client.query('release savepoint attempt'),
    () => client.query('rollback to savepoint attempt'),
  );
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
  for (const role of roles) {
    await attempt(client, `drop owned by ${role}`);
    await attempt(client, `drop role ${role}`);
  }
}
