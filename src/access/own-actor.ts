import type pg from 'pg';
import { inRequest } from '../foundation/database/session.ts';
import type { ParentActor } from './actor.ts';

/**
 * The parent as the tenant's own record has her today; null where she has no access to pages of her own, or it has ended.
 * Ask for it each time that somebody is let in: an end must hold at once. It is asked by her own door, which shows her
 * whoever else her record is kept from.
 */
export async function parentActor(
  pool: pg.Pool,
  tenant: string,
  personId: string,
): Promise<ParentActor | null> {
  const scope = { tenant, door: 'parent', staffId: null, given: [personId] } as const;
  return inRequest(pool, scope, { readOnly: true }, async ({ db }) => {
    const row = await db
      .selectFrom('parentAccess as access')
      .innerJoin('person', 'person.id', 'access.personId')
      .select(['person.givenName', 'person.knownAs'])
      .where('access.personId', '=', personId)
      .where('access.endedOn', 'is', null)
      .executeTakeFirst();
    return row ? { kind: 'parent', tenant, personId, name: row.knownAs ?? row.givenName } : null;
  });
}
