import type pg from 'pg';
import { z } from 'zod';
import { withinOwner } from '../../foundation/database/owner.ts';
import { tenantNames } from '../../foundation/database/protect.ts';
import type { TableDeclaration } from '../../foundation/database/tables.ts';
import { destroyPeople } from './destroy-store.ts';

/** What was destroyed, as it is kept elsewhere: identifiers, and nothing else. */
export const zRegister = z.strictObject({
  format: z.literal('facet-destroyed-1'),
  tenant: z.string(),
  destroyed: z.array(z.strictObject({ id: z.guid(), at: z.string(), people: z.array(z.guid()) })),
});

export type Register = z.output<typeof zRegister>;

/** The register of one tenant: what the server knows of, and what the tenant's own certificates tell. Runs as the owner. */
export async function readRegisterOf(client: pg.ClientBase, tenant: string): Promise<Register> {
  const schema = tenantNames(tenant).schema;
  const there = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [
    `${schema}.destruction`,
  ]);
  const own = there.rows[0]?.found ? `union select id, AT, forgotten from ${schema}.destruction` : '';
  const at = `to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  const { rows } = await client.query<Register['destroyed'][number]>(
    `select id, ${at} as at, people::text[] as people from facet.destruction where tenant = $1
     ${own.replace('AT', () => at)} order by at, id`,
    [tenant],
  );
  return { format: 'facet-destroyed-1', tenant, destroyed: rows };
}

/**
 * Destroys again, in a tenant that was just restored, what was destroyed since its backup was made: by the register of this
 * server, and by one that was kept elsewhere. Runs as the owner, in the transaction of the restoring. Gives how many
 * people's records went.
 */
export async function forgetAgain(
  client: pg.ClientBase,
  place: {
    readonly slug: string;
    readonly from: string;
    readonly at: Temporal.Instant;
    readonly register: Register | undefined;
  },
  tables: readonly TableDeclaration[],
): Promise<number> {
  const { slug, from, at, register } = place;
  const { schema } = tenantNames(slug);
  const known = await readRegisterOf(client, from);
  const kept = register?.tenant === from ? register.destroyed : [];
  const all = new Map([...known.destroyed, ...kept].map((each) => [each.id, each]));
  const { rows } = await client.query<{ id: string }>(`select id from ${schema}.destruction`);
  for (const { id } of rows) all.delete(id);
  const author = { staffId: null, command: 'forgetAgain', at };
  let forgotten = 0;
  await withinOwner(client, slug, author, async ({ write }) => {
    for (const { id, people } of all.values()) {
      const counts = await destroyPeople(client, write, slug, tables, {
        id,
        people,
        at,
        why: 'restored',
        kind: 'restored',
        months: null,
        proposedBy: null,
        agreedBy: null,
      });
      forgotten += counts.find(({ table }) => table === 'person')?.rows ?? 0;
    }
  });
  await client.query(
    `insert into facet.destruction (tenant, id, at, people)
     select $1, id, at, forgotten::uuid[] from ${schema}.destruction on conflict do nothing`,
    [slug],
  );
  return forgotten;
}
