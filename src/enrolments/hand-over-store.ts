import { type RawBuilder, sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { PersonSummary } from '../people/index.ts';
import type { AllocationRole } from './tables.ts';

/** One open part of somebody who has left, or will leave, with where the parent stands. */
export interface WaitingRow {
  readonly id: string;
  readonly personId: string;
  readonly enrolmentId: string;
  readonly staffId: string;
  readonly staffName: string;
  /** Null for somebody who still works here. */
  readonly leftOn: Temporal.PlainDate | null;
  readonly role: AllocationRole;
  readonly beganOn: Temporal.PlainDate;
  readonly kind: PersonSummary['kind'];
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string | null;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly pathway: string;
  readonly stage: string;
  readonly lastMetOn: Temporal.PlainDate | null;
  /** The last contact of any kind, met or not. */
  readonly lastTriedOn: Temporal.PlainDate | null;
  /** How many there are, whether or not they are read. */
  readonly total: number;
}

/** Whose open parts are meant: one worker's, or those of everybody who has left by a day. */
function held(staffId: string | null, today: Temporal.PlainDate): RawBuilder<unknown> {
  const whose = staffId === null ? sql`s.left_on <= ${today}::date` : sql`s.id = ${staffId}::uuid`;
  return sql`allocation a
    join staff s on s.id = a.staff_id
    join enrolment e on e.id = a.enrolment_id
    join person p on p.id = a.person_id
    where a.ended_on is null and e.ended_on is null and ${whose}`;
}

/** Open parts that wait to be handed over, by worker: who left first comes first. Only those that the reader may see. */
export async function readWaiting(
  db: TenantDb,
  staffId: string | null,
  today: Temporal.PlainDate,
  limit: number,
): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select w.*, met.last_met_on, tried.last_tried_on
    from (
      select a.id, a.person_id, a.enrolment_id, a.staff_id, s.name as staff_name, s.left_on, a.role, a.began_on,
        p.kind, p.given_name, p.family_name, p.known_as, e.programme_id, e.programme_version, e.pathway, e.stage,
        count(*) over ()::integer as total
      from ${held(staffId, today)}
      order by s.left_on, s.name, s.id, a.role, p.family_name, p.given_name, a.id
      limit ${limit}
    ) w
    left join lateral (
      select happened_on as last_met_on from contact
      where enrolment_id = w.enrolment_id and result = 'met' and withdrawn_on is null
      order by happened_on desc, id desc limit 1
    ) met on true
    left join lateral (
      select happened_on as last_tried_on from contact
      where enrolment_id = w.enrolment_id and withdrawn_on is null
      order by happened_on desc, id desc limit 1
    ) tried on true
    order by w.left_on, w.staff_name, w.staff_id, w.role, w.family_name, w.given_name, w.id`.execute(db);
  return rows;
}

/** Whoever's cases are looked at, by her id. */
export async function findHolder(
  db: TenantDb,
  id: string,
): Promise<{ id: string; name: string; leftOn: Temporal.PlainDate | null } | undefined> {
  return db.selectFrom('staff').select(['id', 'name', 'leftOn']).where('id', '=', id).executeTakeFirst();
}

/** The names of people, as far as the reader may see them. */
export async function namesOf(
  db: TenantDb,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Pick<WaitingRow, 'kind' | 'givenName' | 'familyName'>>> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'kind', 'givenName', 'familyName'])
    .where('id', 'in', personIds)
    .execute();
  return new Map(rows.map(({ id, ...name }) => [id, name]));
}
