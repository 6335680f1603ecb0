import type { TenantDb } from '../foundation/database/session.ts';

type Day = Temporal.PlainDate;

/** Work that is held on a day, and by whom: of these workers, or of all. */
export function workHeld(db: TenantDb, staff: readonly string[] | null, today: Day) {
  return db
    .selectFrom('allocation as a')
    .innerJoin('staff as s', 's.id', 'a.staffId')
    .select(['a.personId', 'a.staffId', 's.name'])
    .where('a.endedOn', 'is', null)
    .where('a.beganOn', '<=', today)
    .$if(staff !== null, (all) => all.where('a.staffId', 'in', [...(staff ?? [])]))
    .orderBy('a.role')
    .orderBy('a.id')
    .execute();
}

/** Who people are, for whoever may see them. */
export const namesOf = (db: TenantDb, people: readonly string[]) =>
  db
    .selectFrom('person')
    .select(['id', 'kind', 'givenName', 'familyName', 'knownAs', 'restricted'])
    .where('id', 'in', [...people])
    .execute();

/** The workers of a team. */
export const staffOfTeam = async (db: TenantDb, teamId: string) =>
  (
    await db
      .selectFrom('teamMembership')
      .select('staffId')
      .where('teamId', '=', teamId)
      .where('endedOn', 'is', null)
      .execute()
  ).map(({ staffId }) => staffId);

/** Teams that are not closed. */
export const openTeams = (db: TenantDb) =>
  db.selectFrom('team').select(['id', 'name']).where('endedOn', 'is', null).orderBy('name').execute();

/** Workers who hold work on a day. */
export const workersWithWork = (db: TenantDb) =>
  db
    .selectFrom('staff as s')
    .select(['s.id', 's.name'])
    .where('s.leftOn', 'is', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('allocation as a')
          .select('a.id')
          .whereRef('a.staffId', '=', 's.id')
          .where('a.endedOn', 'is', null),
      ),
    )
    .orderBy('s.name')
    .execute();
