import { sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { HouseholdRow, QualityRow } from './map-picture.ts';

const QUALITY = ['id', 'version', 'personId', 'otherId', 'quality', 'beganOn', 'endedOn'] as const;

/** How the people of a map are with one another, as far as the reader may see both. */
export async function loadQualities(db: TenantDb, ids: readonly string[]): Promise<QualityRow[]> {
  return db
    .selectFrom('tieQuality')
    .select(QUALITY)
    .where(sql<boolean>`person_id = any (${ids}::uuid[])`)
    .where('struckOn', 'is', null)
    .orderBy('id')
    .execute();
}

/** How two people are, one entry; also where it was struck out. */
export async function findQuality(db: TenantDb, personId: string, id: string) {
  return db
    .selectFrom('tieQuality')
    .select([...QUALITY, 'struckOn'])
    .where('id', '=', id)
    .where(sql<boolean>`${personId}::uuid in (person_id, other_id)`)
    .executeTakeFirst();
}

/** The households on somebody’s map, with whoever lives or lived there and may be seen. */
export async function loadHouseholds(db: TenantDb, personId: string): Promise<HouseholdRow[]> {
  const households = await db
    .selectFrom('household')
    .select(['id', 'version', 'name', 'endedOn'])
    .where('personId', '=', personId)
    .orderBy('id')
    .execute();
  if (households.length === 0) return [];
  const members = await db
    .selectFrom('householdMember')
    .select(['id', 'version', 'householdId', 'memberId', 'beganOn', 'endedOn'])
    .where('personId', '=', personId)
    .orderBy('id')
    .execute();
  return households.map((household) => ({
    ...household,
    members: members
      .filter(({ householdId }) => householdId === household.id)
      .map(({ householdId: _, ...member }) => member),
  }));
}

/** The copies of somebody’s map, the latest first. */
export async function loadCopies(db: TenantDb, personId: string) {
  return db
    .selectFrom('mapCopy as c')
    .leftJoin('staff as s', 's.id', 'c.recordedBy')
    .select(['c.id', 'c.version', 'c.takenOn', 'c.note', 's.name as by'])
    .where('c.personId', '=', personId)
    .orderBy('c.takenOn', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
}

/** One copy with its picture. */
export async function findCopy(db: TenantDb, personId: string, id: string) {
  return db
    .selectFrom('mapCopy')
    .select(['id', 'takenOn', 'note', 'picture'])
    .where('personId', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
}
