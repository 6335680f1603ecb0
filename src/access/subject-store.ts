import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { RowReference, Subject, SubjectReference } from './subject.ts';

interface Facts {
  readonly personId: string | null;
  readonly programmes: string[];
  readonly teams: string[];
  readonly named: boolean;
}

const tableOf = (kind: string) => sql.id(kind.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));

function personOf({ kind, id }: RowReference) {
  switch (kind) {
    case 'person':
      return sql`select id as person_id, null::text as programme from person where id = ${id}`;
    // These may be of nobody on record.
    case 'referral':
    case 'consultation':
    case 'agreedAction':
    case 'meeting':
    case 'meetingGuest':
    case 'meetingItem':
      return sql`select person_id, programme_id from ${tableOf(kind)} where id = ${id}`;
    default:
      return sql`select person_id, null::text from ${tableOf(kind)} where id = ${id}`;
  }
}

/**
 * The facts of what a request is about, as far as the request may see it; undefined where it may not. Row-level security
 * has looked already: what is restricted or beyond her teams and not hers to see is not found. A child, and whoever is
 * tied to somebody, is held by the teams that hold her.
 */
export async function findSubject(
  db: TenantDb,
  reference: SubjectReference,
  today: Temporal.PlainDate,
): Promise<Subject | undefined> {
  if (!('id' in reference)) return reference;
  const { rows } = await sql<Facts>`
    select w.person_id,
      array(select w.programme where w.programme is not null
        union select programme_id from enrolment e where e.person_id = any (k.family)
        union select programme_id from referral r where r.person_id = any (k.family)) as programmes,
      array(select distinct h.team_id from facet.held(${today}) h where h.person_id = any (k.family))::text[] as teams,
      exists (select from restricted_grant g where g.person_id = w.person_id and g.ended_on is null
        and g.staff_id::text = current_setting('facet.staff', true)) as named
    from (${personOf(reference)}) as w (person_id, programme), lateral (select array(
      select w.person_id union select r.person_id from relationship r where r.other_id = w.person_id
      union select r.other_id from relationship r where r.person_id = w.person_id) as family) k`.execute(db);
  const [facts] = rows;
  if (!facts) return undefined;
  const { personId, programmes, teams, named } = facts;
  const [programme] = programmes;
  // What is of no person on record (a referral that waits, advice about nobody) is of no team: of its programme alone.
  if (personId === null) return programme === undefined ? undefined : { kind: 'programme', programme };
  const walls = { restricted: false, named, barred: false, beyondTeam: false };
  return { kind: 'record', personId, programmes, teams, ...walls, shares: [], today };
}
