import type { TestHouse } from './house.ts';

/** A made-up parent and her open enrolment in the Diamond Project. */
export interface TestParent {
  readonly personId: string;
  readonly enrolmentId: string;
}

/** Lays down a parent with an open enrolment, without the journey that leads there. */
export async function addParent(
  house: TestHouse,
  parent: {
    readonly name?: string;
    readonly startedOn?: string;
    readonly endedOn?: string;
    readonly tenant?: 'east' | 'west';
    readonly restricted?: boolean;
  } = {},
): Promise<TestParent> {
  const {
    name = 'Amina Example',
    startedOn = '2024-01-08',
    endedOn,
    tenant = 'east',
    restricted = false,
  } = parent;
  const [given = '', family = ''] = name.split(' ');
  const schema = `t_${tenant}`;
  const person = await house.owner.query<{ id: string }>(
    `insert into ${schema}.person (kind, given_name, family_name, search_name, restricted)
     values ('adult', $1, $2, lower($3), $4) returning id`,
    [given, family, name, restricted],
  );
  const personId = person.rows[0]?.id ?? '';
  const enrolment = await house.owner.query<{ id: string }>(
    `insert into ${schema}.enrolment (person_id, programme_id, programme_version, pathway, pathway_since, stage,
       stage_since, started_on, ended_on, restricted)
     values ($1, 'diamond', $5, 'participant', $2, 'engage', $2, $2, $3, $4) returning id`,
    [personId, startedOn, endedOn ?? null, restricted, house.programmes.current('diamond')?.version],
  );
  return { personId, enrolmentId: enrolment.rows[0]?.id ?? '' };
}
