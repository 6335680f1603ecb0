import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { reach } from '../foundation/database/write-marks.ts';
import type { Named, PersonBrief, StaffBrief } from './reach.ts';

/** A person whose record is to be guarded, as far as the request may see her; undefined where it may not. */
export async function findPerson(db: TenantDb, id: string): Promise<PersonBrief | undefined> {
  const { rows } = await sql<PersonBrief>`
    select id, kind, given_name, family_name, born_on, named_only from person where id = ${id}`.execute(db);
  return rows[0];
}

/** Workers who have not left, by name: those who may be named on a record. */
export async function staffWhoRead(db: TenantDb): Promise<StaffBrief[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('role', 'in', ['practitioner', 'manager', 'auditor', 'leader'])
    .where('leftOn', 'is', null)
    .where('email', 'not like', '%@api.invalid')
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Workers of every role who have not left, and of partner organisations: each may know a family that is on record. */
export async function staffWhoMayKnow(db: TenantDb): Promise<StaffBrief[]> {
  const { rows } = await sql<StaffBrief>`
    select s.id, s.name || coalesce(' (' || o.name || ')', '') as name
    from staff s
      left join partner_worker w on w.staff_id = s.id and w.ended_on is null
      left join partner_organisation o on o.id = w.organisation_id
    where s.left_on is null and s.email not like '%@api.invalid' order by s.name, s.id`.execute(db);
  return rows;
}

/** Who is named on a record at an instant, by name. */
export async function namedOn(db: TenantDb, personId: string, at: Temporal.Instant): Promise<Named[]> {
  const { rows } = await sql<Named>`
    select g.id as grant_id, g.version, g.staff_id, s.name, g.kind, g.reason, g.until
    from restricted_grant g join staff s on s.id = g.staff_id
    where g.person_id = ${personId} and g.ended_on is null and (g.until is null or g.until > ${at})
    order by s.name, g.id`.execute(db);
  return rows;
}

/** The children of a parent who have no other parent on record that everybody may see. */
export async function ownChildren(db: TenantDb, parentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select r.other_id as id from relationship r
    where r.person_id = ${parentId} and r.kind in ('mother', 'father', 'parent') and not exists (
      select from relationship o join person p on p.id = o.person_id
      where o.other_id = r.other_id and o.person_id <> ${parentId}
        and o.kind in ('mother', 'father', 'parent') and not p.restricted)
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** The children who were guarded under a parent. */
export async function followersOf(db: TenantDb, parentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('recordGuard')
    .select('personId')
    .where('follows', '=', parentId)
    .execute();
  return rows.map(({ personId }) => personId);
}

/** A person and all who are tied to her or to her children: whoever knows one of them may know them all. */
export async function familyOf(db: TenantDb, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with near as (
      select other_id as id from relationship where person_id = ${personId}
      union select person_id from relationship where other_id = ${personId}
    )
    select ${personId}::uuid as id union select id from near
    union select r.person_id from relationship r join near on near.id = r.other_id
      where r.kind in ('mother', 'father', 'parent')
    order by 1`.execute(db);
  return rows.map(({ id }) => id);
}

/** The restricted record that these words find, where they are those by which it is known; undefined where none is. */
export async function findByWords(db: TenantDb, knownBy: Buffer): Promise<string | undefined> {
  const row = await db
    .selectFrom('recordGuard')
    .select('personId')
    .where('knownBy', '=', knownBy)
    .where('closed', '=', true)
    .orderBy('id')
    .executeTakeFirst();
  return row?.personId;
}

/** Lets the request reach a record that it has a right of its own to. */
export const reachPerson = (db: TenantDb, personId: string): Promise<void> => reach(db, [personId]);

/** The adults who are tied to a person, or are another parent of her child, as far as the request may see them. */
export async function relativesOf(db: TenantDb, personId: string): Promise<StaffBrief[]> {
  const ids = await familyOf(db, personId);
  const { rows } = await sql<StaffBrief>`
    select id, trim(given_name || ' ' || family_name) as name from person
    where id = any (${ids}::uuid[]) and id <> ${personId} and kind = 'adult' order by name, id`.execute(db);
  return rows;
}
