import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { type Precision, partialDate } from '../foundation/dates.ts';
import type { LivesWith, RelationshipKind } from './family.ts';
import type { MapPersonRow, MapTieRow } from './family-on-map.ts';
import { displayName, type PersonKind, type Sex } from './person.ts';

/** How many ties away from the person the map reaches, and how many ties it holds at most. */
const STEPS = 4;
const MOST_TIES = 1500;

/**
 * The ties round a person, tie by tie outwards. Carers are left out, whoever asks: who brings up a child is on no map.
 * Relatives and partners are shown and not followed further, for they are other people’s families.
 */
export async function loadMapTies(db: TenantDb, personId: string): Promise<MapTieRow[]> {
  const result = await sql<MapTieRow & { livesWith: LivesWith | null; kind: RelationshipKind }>`
    with recursive near (id, step) as (
      select ${personId}::uuid, 0
      union
      select case when r.person_id = n.id then r.other_id else r.person_id end, n.step + 1
      from near n join relationship r on n.id in (r.person_id, r.other_id)
      where n.step < ${STEPS} and r.kind in ('mother', 'father', 'parent')
    )
    select distinct on (r.id) r.id, r.person_id, r.other_id, r.kind, r.version, r.began_on, r.ended_on, r.lives_with
    from relationship r where r.kind <> 'carer'
      and (r.person_id in (select id from near) or r.other_id in (select id from near))
    order by r.id limit ${MOST_TIES}`.execute(db);
  return result.rows;
}

/** People of a map; of whom the reader may not open the record, nothing comes. */
export async function loadMapPeople(db: TenantDb, ids: readonly string[]): Promise<MapPersonRow[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'kind', 'givenName', 'familyName', 'sex', 'bornOn', 'bornPrecision', 'dueOn', 'diedOn'])
    .where(sql<boolean>`id = any (${ids}::uuid[])`)
    .execute();
  return rows.map((row) => mapPerson(row));
}

function mapPerson(row: {
  readonly id: string;
  readonly kind: PersonKind;
  readonly givenName: string;
  readonly familyName: string;
  readonly sex: Sex | null;
  readonly bornOn: Temporal.PlainDate | null;
  readonly bornPrecision: Precision | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly diedOn: Temporal.PlainDate | null;
}): MapPersonRow {
  const { id, sex, dueOn, diedOn } = row;
  return {
    id,
    name: displayName(row),
    sex,
    isChild: row.kind !== 'adult',
    unborn: row.kind === 'unborn',
    bornOn: partialDate(row.bornOn, row.bornPrecision) ?? null,
    dueOn,
    diedOn,
  };
}
