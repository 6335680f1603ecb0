import type { StaffActor } from '../../src/access/actor.ts';
import { staffActor } from '../../src/access/staff-actor.ts';
import type { TestHouse } from './house.ts';

/** Lets practitioners of `east` reach their own teams' people only. */
export async function keepToTeams(house: TestHouse): Promise<void> {
  await house.owner.query(
    `insert into t_east.access_setting (practitioners_reach, leaders_read, glass_minutes) values ('team', 'figures', 240)`,
  );
}

/** A team of `east`; without programmes it works in all. */
export async function addTeam(
  house: TestHouse,
  name: string,
  programmes: readonly string[] = [],
): Promise<string> {
  const { rows } = await house.owner.query<{ id: string }>(
    `insert into t_east.team (name, programmes, began_on) values ($1, $2, '2023-01-02') returning id`,
    [name, programmes],
  );
  return rows[0]?.id ?? '';
}

/** Gives somebody a role in a team; it is over where `endedOn` says so. */
export async function joinTeam(
  house: TestHouse,
  member: {
    readonly teamId: string;
    readonly staffId: string;
    readonly role?: string;
    readonly programme?: string;
    readonly endedOn?: string;
  },
): Promise<void> {
  const { teamId, staffId, role = 'practitioner', programme = null, endedOn = null } = member;
  await house.owner.query(
    `insert into t_east.team_membership (team_id, staff_id, role, programme_id, began_on, ended_on)
     values ($1, $2, $3, $4, '2023-01-02', $5)`,
    [teamId, staffId, role, programme, endedOn],
  );
}

/** Gives a case to a worker. */
export async function hold(
  house: TestHouse,
  held: { readonly personId: string; readonly enrolmentId: string },
  staffId: string,
  endedOn: string | null = null,
): Promise<void> {
  await house.owner.query(
    `insert into t_east.allocation (person_id, enrolment_id, staff_id, role, began_on, ended_on, restricted)
     select $1, $2, $3, case when $4::date is null then 'lead' else 'second' end, '2024-01-08', $4,
       (select restricted from t_east.person where id = $1)`,
    [held.personId, held.enrolmentId, staffId, endedOn],
  );
}

/** The worker as she stands today, with her teams. */
export async function asStands(house: TestHouse, { staffId }: StaffActor): Promise<StaffActor> {
  const actor = await staffActor(house.database.pool, 'east', staffId);
  if (!actor) throw new Error('she has left');
  return actor;
}
