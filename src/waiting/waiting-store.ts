import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { PersonSummary } from '../people/index.ts';
import type { LastStep, StepKind } from './waiting.ts';

type Day = Temporal.PlainDate;

/** Somebody who was accepted and has not started, in her place on the list. */
export interface WaitingRow {
  readonly referralId: string;
  readonly personId: string;
  readonly kind: PersonSummary['kind'];
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string | null;
  readonly receivedOn: Day;
  readonly acceptedOn: Day;
  /** The priority criteria that were met when she was accepted, in words. */
  readonly priorities: string[];
  readonly place: number;
  readonly total: number;
  readonly lastKind: StepKind | null;
  readonly lastOn: Day | null;
  readonly lastUntil: Day | null;
  /** When she last heard from the service: a word on how it stands, or an offer. */
  readonly heardOn: Day | null;
}

/*
 * Who waits: accepted, not started, and not taken off. Nobody is kept on a list: whoever starts is off it, and whoever is
 * accepted is on it.
 */
const waitingFor = (programme: string) => sql`select r.id as referral_id, r.person_id, r.received_on,
    coalesce(r.decided_on, r.received_on) as accepted_on, met.priorities, last.kind as last_kind,
    last.on_day as last_on, last.until_day as last_until, heard.heard_on
  from referral r
  cross join lateral (
    select coalesce(array_agg(c ->> 'text'), '{}') as priorities
    from jsonb_array_elements(coalesce(r.criteria -> 'criteria', '[]')) c
    where c ->> 'kind' = 'priority' and c ->> 'result' = 'met'
  ) met
  left join lateral (
    select s.kind, s.on_day, s.until_day from waiting_step s where s.referral_id = r.id and s.kind <> 'told'
    order by s.recorded_at desc, s.id desc limit 1
  ) last on true
  left join lateral (
    select max(s.on_day) as heard_on from waiting_step s
    where s.referral_id = r.id and s.kind in ('told', 'offered')
  ) heard on true
  where r.programme_id = ${programme} and r.status = 'accepted' and last.kind is distinct from 'taken_off'
    and not exists (select from enrolment e where e.referral_id = r.id)
    and not exists (select from enrolment e where e.person_id = r.person_id and e.programme_id = r.programme_id
      and e.ended_on is null)`;

/** A part of a waiting list, in its order: a page of it, or one person's place in it. One statement. */
export async function readWaitingList(
  db: TenantDb,
  programme: string,
  question: {
    readonly byPriority: boolean;
    readonly offset: number;
    readonly limit: number;
    readonly personId?: string;
    readonly referralId?: string;
  },
): Promise<WaitingRow[]> {
  const { byPriority, offset, limit, personId, referralId } = question;
  const order = byPriority
    ? sql`cardinality(priorities) desc, received_on, referral_id`
    : sql`received_on, referral_id`;
  const { rows } = await sql<WaitingRow>`
    select placed.*, p.kind, p.given_name, p.family_name, p.known_as from (
      select w.*, row_number() over (order by ${order})::integer as place, count(*) over ()::integer as total
      from (${waitingFor(programme)}) w
    ) placed join person p on p.id = placed.person_id
    where (${personId ?? null}::uuid is null or placed.person_id = ${personId ?? null}::uuid)
      and (${referralId ?? null}::uuid is null or placed.referral_id = ${referralId ?? null}::uuid)
    order by place limit ${limit} offset ${offset}`.execute(db);
  return rows;
}

/** Holds a referral, so that two who act on it at once are told of one another; undefined when it is not to be seen. */
export async function holdReferral(
  db: TenantDb,
  id: string,
): Promise<{ readonly programmeId: string; readonly programmeVersion: number } | undefined> {
  return db
    .selectFrom('referral')
    .select(['programmeId', 'programmeVersion'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The last step of a row of the list. */
export function lastStepOf({ lastKind, lastOn, lastUntil }: WaitingRow): LastStep | null {
  return lastKind && lastOn ? { kind: lastKind, onDay: lastOn, untilDay: lastUntil } : null;
}

/** Every step for a person, in order, with who recorded it. */
export async function stepsOf(db: TenantDb, personId: string) {
  return db
    .selectFrom('waitingStep')
    .innerJoin('referral', 'referral.id', 'waitingStep.referralId')
    .leftJoin('staff', 'staff.id', 'waitingStep.recordedBy')
    .selectAll('waitingStep')
    .select(['referral.programmeId', 'staff.name as by'])
    .where('waitingStep.personId', '=', personId)
    .orderBy('waitingStep.onDay')
    .orderBy('waitingStep.id')
    .execute();
}
