import { sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';

const joined = (db: TenantDb) =>
  db
    .selectFrom('signInGrant as given')
    .innerJoin('staff', 'staff.id', 'given.staffId')
    .leftJoin('staff as giver', 'giver.id', 'given.issuedBy')
    .leftJoin('staff as seer', 'seer.id', 'given.seenBy')
    .select([
      'given.id',
      'given.version',
      'given.staffId',
      'staff.name',
      'given.kind',
      'given.checkedHow',
      'given.note',
      'given.setsSecondStep',
      'given.issuedBy',
      'giver.name as issuedByName',
      'given.issuedOn',
      'given.seenBy',
      'seer.name as seenByName',
    ]);

/** Links that were given: recoveries that nobody else has seen, then the rest, the newest first; 500 at most. */
export function allGrants(db: TenantDb) {
  return joined(db)
    .orderBy(sql`given.kind = 'recovery' and given.seen_by is null`, 'desc')
    .orderBy('given.issuedOn', 'desc')
    .orderBy('given.id', 'desc')
    .limit(500)
    .execute();
}

/** One of them. */
export function findGrant(db: TenantDb, id: string) {
  return joined(db).where('given.id', '=', id).executeTakeFirst();
}
