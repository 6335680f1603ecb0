import { sql } from 'kysely';
import type { CalendarQuestion } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';

/** The next date that a contact named. */
interface Planned {
  readonly id: string;
  readonly personId: string;
  readonly staffId: string;
  readonly nextOn: Temporal.PlainDate;
  readonly isWithdrawn: boolean;
}

/**
 * The next dates of some people within some days: of each piece of work the one that its last contact named, and those of
 * contacts that were taken back.
 */
export async function plannedContacts(
  db: TenantDb,
  { people, from, until }: CalendarQuestion,
): Promise<readonly Planned[]> {
  const { rows } = await sql<Planned>`
    select c.id, c.person_id, c.staff_id, c.next_on, c.withdrawn_on is not null as is_withdrawn
    from contact c
    where c.person_id = any (${people}::uuid[]) and c.next_on between ${from} and ${until}
      and (c.withdrawn_on is not null or not exists (
        select from contact n where n.enrolment_id = c.enrolment_id and n.withdrawn_on is null
          and (n.happened_on, n.id) > (c.happened_on, c.id)))
    order by c.next_on, c.id`.execute(db);
  return rows;
}
