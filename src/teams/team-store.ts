import type { TenantDb } from '../foundation/database/session.ts';
import type { Member, Team } from './team.ts';

async function openMembers(db: TenantDb): Promise<(Member & { readonly teamId: string })[]> {
  const rows = await db
    .selectFrom('teamMembership as m')
    .innerJoin('staff', 'staff.id', 'm.staffId')
    .select([
      'm.id',
      'm.version',
      'm.teamId',
      'm.staffId',
      'staff.name',
      'm.role',
      'm.programmeId',
      'm.beganOn',
    ])
    .where('m.endedOn', 'is', null)
    .orderBy('staff.name')
    .orderBy('m.id')
    .execute();
  return rows.map(({ programmeId, ...row }) => ({ ...row, programme: programmeId }));
}

/** Every team with those who are in it now: open ones first, each by name. A tenant has some dozens at most. */
export async function allTeams(db: TenantDb): Promise<Team[]> {
  const [teams, members] = await Promise.all([
    db
      .selectFrom('team')
      .select(['id', 'version', 'name', 'programmes', 'beganOn', 'endedOn'])
      .orderBy('endedOn', (by) => by.desc().nullsFirst())
      .orderBy('name')
      .orderBy('id')
      .limit(1_000)
      .execute(),
    openMembers(db),
  ]);
  return teams.map((team) => ({
    ...team,
    members: members.filter(({ teamId }) => teamId === team.id).map(({ teamId: _, ...member }) => member),
  }));
}

/** One team. */
export async function findTeam(db: TenantDb, id: string): Promise<Team | undefined> {
  return (await allTeams(db)).find((team) => team.id === id);
}

/** The team that a role is in, with that role. */
export async function findMember(
  db: TenantDb,
  id: string,
): Promise<{ readonly team: Team; readonly member: Member } | undefined> {
  for (const team of await allTeams(db)) {
    const member = team.members.find((each) => each.id === id);
    if (member) return { team, member };
  }
  return undefined;
}

/** A worker of the tenant's own. */
export async function findWorker(
  db: TenantDb,
  id: string,
): Promise<{ id: string; name: string; leftOn: Temporal.PlainDate | null } | undefined> {
  return db
    .selectFrom('staff')
    .select(['id', 'name', 'leftOn'])
    .where('id', '=', id)
    .where('role', '<>', 'partner')
    .executeTakeFirst();
}

/** Workers of the tenant's own who are here, by name. */
export async function workersHere(db: TenantDb): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('leftOn', 'is', null)
    .where('role', '<>', 'partner')
    .where('email', 'not like', '%@api.invalid')
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** Every worker who is here, for what changes for all of them at once. */
export async function everyWorker(db: TenantDb): Promise<string[]> {
  const rows = await db.selectFrom('staff').select('id').where('leftOn', 'is', null).execute();
  return rows.map(({ id }) => id);
}

/** A partner organisation. */
export interface Organisation {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly about: string | null;
  readonly beganOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
}

/** Every partner organisation: open ones first, each by name. */
export async function allOrganisations(db: TenantDb): Promise<Organisation[]> {
  return db
    .selectFrom('partnerOrganisation')
    .select(['id', 'version', 'name', 'about', 'beganOn', 'endedOn'])
    .orderBy('endedOn', (by) => by.desc().nullsFirst())
    .orderBy('name')
    .orderBy('id')
    .limit(1_000)
    .execute();
}

/** What is shared with an organisation now. */
export async function openSharesWith(
  db: TenantDb,
  organisationId: string,
): Promise<{ id: string; version: number }[]> {
  return db
    .selectFrom('partnerShare')
    .select(['id', 'version'])
    .where('organisationId', '=', organisationId)
    .where('endedOn', 'is', null)
    .execute();
}
