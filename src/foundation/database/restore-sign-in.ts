import type pg from 'pg';

/** The tables of the shared schema that hold who may sign in, in the order in which they refer to one another. */
const SIGN_IN = ['user', 'account', 'twoFactor', 'passkey', 'api_token'] as const;

/** Where a table's rows wait while a backup is read. */
export function draftOf(table: string): string {
  return `"restore_${table}"`;
}

/** Makes the places where sign-ins wait; they go with the transaction. */
export async function makeDrafts(client: pg.ClientBase): Promise<void> {
  for (const table of SIGN_IN)
    await client.query(
      `create temporary table ${draftOf(table)} (like facet."${table}" including defaults) on commit drop`,
    );
}

/**
 * Moves the waiting sign-ins of one tenant into place, under the tenant's new name where it has one. Those whose address
 * or identity is in use on this server already are left out, and counted: a copy beside the original has no sign-ins
 * of its own.
 */
export async function adoptSignIns(client: pg.ClientBase, from: string, to: string): Promise<number> {
  const { rowCount: leftOut } = await client.query(
    `delete from ${draftOf('user')} u where tenant = $1
       and exists (select from facet."user" f where f.id = u.id or f.email = u.email)`,
    [from],
  );
  for (const table of ['user', 'api_token'])
    await client.query(`update ${draftOf(table)} set tenant = $2 where tenant = $1`, [from, to]);
  await client.query(`insert into facet."user" select * from ${draftOf('user')} where tenant = $1`, [to]);
  for (const table of ['account', 'twoFactor', 'passkey'])
    await client.query(
      `insert into facet."${table}" select d.* from ${draftOf(table)} d
       join ${draftOf('user')} u on u.id = d."userId" where u.tenant = $1`,
      [to],
    );
  await client.query(
    `insert into facet.api_token select * from ${draftOf('api_token')} where tenant = $1 on conflict do nothing`,
    [to],
  );
  return leftOut ?? 0;
}
