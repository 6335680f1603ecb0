import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Subject, SubjectReference } from './subject.ts';

interface Facts {
  readonly personId: string | null;
  readonly programmes: string[];
  readonly teams: string[];
}

const personOf = (reference: Exclude<SubjectReference, { kind: 'programme' }>) => {
  switch (reference.kind) {
    case 'person':
      return sql`select id as person_id, null::text as programme from person where id = ${reference.id}`;
    case 'enrolment':
      return sql`select person_id, programme_id from enrolment where id = ${reference.id}`;
    case 'allocation':
      return sql`select a.person_id, e.programme_id from allocation a join enrolment e on e.id = a.enrolment_id
        where a.id = ${reference.id}`;
    case 'referral':
      return sql`select person_id, programme_id from referral where id = ${reference.id}`;
  }
};

/**
 * The facts of what a request is about, as far as the request may see it; undefined where it may not. What it sees it
 * is named on, for row-level security has looked already.
 */
export async function findSubject(
  db: TenantDb,
  reference: SubjectReference,
  today: Temporal.PlainDate,
): Promise<Subject | undefined> {
  if (reference.kind === 'programme') return reference;
  const { rows } = await sql<Facts>`
    select w.person_id,
      array(select w.programme where w.programme is not null
        union select programme_id from enrolment e where e.person_id = w.person_id
        union select programme_id from referral r where r.person_id = w.person_id) as programmes,
      array(select distinct m.team_id from allocation a
        join team_membership m on m.staff_id = a.staff_id and m.ended_on is null
        where a.person_id = w.person_id and a.ended_on is null)::text[] as teams
    from (${personOf(reference)}) as w (person_id, programme)`.execute(db);
  const [facts] = rows;
  if (!facts) return undefined;
  const { personId, programmes, teams } = facts;
  const [programme] = programmes;
  // A referral that nobody has accepted is of no person on record yet, and of no team: of its programme alone.
  if (personId === null) return programme === undefined ? undefined : { kind: 'programme', programme };
  const walls = { restricted: false, named: true, barred: false, beyondTeam: false };
  return { kind: 'record', personId, programmes, teams, ...walls, shares: [], today };
}
