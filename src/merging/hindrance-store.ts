import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { PersonSummary } from '../people/index.ts';
import type { Hindrances, MergeState } from './merge.ts';

/** What stands in the way of a merge, on one record. */
export async function hindrancesOf(db: TenantDb, personId: string): Promise<Hindrances> {
  const { rows } = await sql<Hindrances>`
    select
      coalesce((select restricted from person where id = ${personId}), true)
        or exists (select from record_guard where person_id = ${personId} or follows = ${personId})
        or exists (select from record_bar where person_id = ${personId} and ended_on is null)
        or exists (select from parents_wall where (person_id = ${personId} or other_id = ${personId})
          and ended_on is null) as guarded,
      exists (select from legal_hold where person_id = ${personId} and ended_on is null) as held,
      exists (select from subject_request where person_id = ${personId} and closed_on is null) as copy_asked,
      exists (select from parent_access where person_id = ${personId} and ended_on is null) as own_pages`.execute(
    db,
  );
  const [found] = rows;
  if (!found) throw new Error('the database says nothing of a record');
  return found;
}

/** Ties by which one person descends from another, or grows up in her care. */
const LINE = [
  'mother',
  'father',
  'parent',
  'adopter',
  'step_parent',
  'foster_carer',
  'guardian',
  'grandparent',
];

/** True where one of the two is the other's child, or her child's child, however far. */
async function isLine(db: TenantDb, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ line: boolean }>`
    with recursive below (top, id) as (
      select person_id, other_id from relationship
        where person_id in (${one}, ${other}) and kind = any (${LINE}::text[])
      union
      select b.top, r.other_id from below b join relationship r on r.person_id = b.id
        where r.kind = any (${LINE}::text[])
    )
    select exists (select from below where (top, id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid)))
      or exists (select from removal where (person_id, child_id) in
        ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid))) as line`.execute(db);
  return rows[0]?.line === true;
}

async function areTied(db: TenantDb, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ tied: boolean }>`
    select exists (select from relationship where ended_on is null and (person_id, other_id) in
      ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid))) as tied`.execute(db);
  return rows[0]?.tied === true;
}

/** All that the decision about a merge looks at. */
export async function stateOfMerge(
  db: TenantDb,
  kept: PersonSummary,
  absorbed: PersonSummary,
): Promise<MergeState> {
  return {
    kept,
    absorbed,
    hinders: { kept: await hindrancesOf(db, kept.id), absorbed: await hindrancesOf(db, absorbed.id) },
    isLine: await isLine(db, kept.id, absorbed.id),
    areTied: await areTied(db, kept.id, absorbed.id),
  };
}
