import { sql } from 'kysely';
import type { settledRow } from '../due/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { batch, type Seen, type Writer } from '../foundation/database/write.ts';
import { newId } from '../foundation/identifiers.ts';
import { type ReachedBefore, reachedAsJson, readReached } from '../outcomes/index.ts';
import type { WorkRow } from '../plans/index.ts';
import type { Limited } from '../programme/index.ts';
import type { ContactKept, ContactRecorded } from './contact.ts';

/** What is named in a contact and must be looked up before it can be recorded. */
export interface ContactNames {
  readonly goalIds: readonly string[];
  /** Who made the contact, where that is somebody else than whoever records it. */
  readonly staffId: string | undefined;
  readonly hasOutcomes: boolean;
}

/** All that recording a contact looks at, read in one round trip. */
export interface WorkForContact {
  readonly work: WorkRow;
  /** Which of the goals that were named are this person's. */
  readonly goalIds: string[];
  readonly reached: ReachedBefore[];
  readonly hasStaff: boolean;
}

/** Contacts at which somebody was met, as limits count them. Holds the enrolment, so that two at once count one another. */
export async function metInEnrolment(db: TenantDb, enrolmentId: string): Promise<Limited[]> {
  await db.selectFrom('enrolment').select('id').where('id', '=', enrolmentId).forUpdate().execute();
  return db
    .selectFrom('contact')
    .select(['kind', 'happenedOn as on'])
    .where('enrolmentId', '=', enrolmentId)
    .where('result', '=', 'met')
    .where('withdrawnOn', 'is', null)
    .execute();
}

interface Looked {
  readonly goalIds?: string[];
  readonly reached?: { outcome: string; reachedOn: string; occurrence: number }[];
  readonly hasStaff?: boolean;
}

function ownGoals(goalIds: readonly string[]) {
  return sql`array(select g.id from goal g where g.person_id = e.person_id
    and g.id = any (${goalIds}::uuid[])) as goal_ids`;
}

/**
 * Reads an enrolment with what recording a contact on it looks at; undefined when there is none to be seen. Only what
 * the contact names is looked up: most name nothing, and those are to be quick.
 */
export async function findWorkForContact(
  db: TenantDb,
  enrolmentId: string,
  { goalIds, staffId, hasOutcomes }: ContactNames,
): Promise<WorkForContact | undefined> {
  const looked = [
    ...(goalIds.length > 0 ? [ownGoals(goalIds)] : []),
    ...(hasOutcomes ? [sql`${reachedAsJson('e')} as reached`] : []),
    ...(staffId ? [sql`exists (select from staff s where s.id = ${staffId}) as has_staff`] : []),
  ].map((column) => sql`, ${column}`);
  const found = await sql<WorkRow & Looked>`
    select e.id as enrolment_id, e.person_id, e.programme_id, e.programme_version, e.started_on, e.ended_on
      ${sql.join(looked, sql` `)}
    from enrolment e where e.id = ${enrolmentId}`.execute(db);
  const row = found.rows[0];
  if (!row) return undefined;
  const { goalIds: own = [], reached = [], hasStaff = true, ...work } = row;
  return { work, goalIds: own, reached: readReached(reached), hasStaff };
}

/** A contact that is to be corrected, with what the correction looks at. */
export interface ContactToChange {
  readonly work: WorkRow;
  readonly goalIds: string[];
  readonly happenedOn: Temporal.PlainDate;
  /** Outcomes and things given that carry the contact's date. */
  readonly hangingOn: { readonly outcomes: Seen[]; readonly provisions: Seen[] };
}

/** Reads a contact for correcting it, in one round trip. */
export async function findContactToChange(
  db: TenantDb,
  contactId: string,
  goalIds: readonly string[],
): Promise<ContactToChange | undefined> {
  const found = await sql<
    WorkRow & { goalIds: string[]; happenedOn: Temporal.PlainDate; outcomes: Seen[]; provisions: Seen[] }
  >`
    select e.id as enrolment_id, e.person_id, e.programme_id, e.programme_version, e.started_on, e.ended_on,
      ${ownGoals(goalIds)}, c.happened_on,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'version', o.version)), '[]') from outcome o
        where o.contact_id = c.id and o.reached_on = c.happened_on and o.withdrawn_on is null) as outcomes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'version', p.version)), '[]') from provision p
        where p.contact_id = c.id and p.given_on = c.happened_on and p.withdrawn_on is null) as provisions
    from contact c join enrolment e on e.id = c.enrolment_id
    where c.id = ${contactId} and c.withdrawn_on is null`.execute(db);
  const row = found.rows[0];
  if (!row) return undefined;
  const { goalIds: own, happenedOn, outcomes, provisions, ...work } = row;
  return { work, goalIds: own, happenedOn, hangingOn: { outcomes, provisions } };
}

/** Whose a contact is, who made it and who records it when. */
export interface ContactSource {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly staffId: string;
  readonly recordedBy: string | null;
  readonly recordedAt: Temporal.Instant;
}

/** The ids of what recording one contact wrote. */
export interface ContactIds {
  readonly id: string;
  readonly outcomeIds: string[];
  readonly provisionIds: string[];
}

/** Writes a contact with what it showed, what was given at it and what it settled, in one go. */
export async function insertContact(
  write: Writer,
  { staffId, recordedBy, ...whose }: ContactSource,
  { contact, outcomes, provisions }: ContactRecorded,
  settledBy: (contactId: string) => readonly ReturnType<typeof settledRow>[] = () => [],
): Promise<ContactIds> {
  const id = newId(whose.recordedAt);
  const numbered = <Row>(row: Row) => ({
    id: newId(whose.recordedAt),
    ...whose,
    recordedBy,
    contactId: id,
    ...row,
  });
  const shown = outcomes.map(numbered);
  const given = provisions.map(numbered);
  await write.insertTogether([
    batch('contact', [{ id, ...whose, staffId, ...contact }]),
    batch('outcome', shown),
    batch('provision', given),
    batch('dueSettled', settledBy(id)),
  ]);
  return { id, outcomeIds: shown.map((row) => row.id), provisionIds: given.map((row) => row.id) };
}

/** Writes a contact's next version; what hangs on it moves with its date. */
export async function updateContact(
  write: Writer,
  seen: Seen,
  contact: ContactKept,
  { happenedOn, hangingOn }: ContactToChange,
): Promise<Seen> {
  const stored = await write.update('contact', seen, { ...contact });
  if (happenedOn.equals(contact.happenedOn)) return stored;
  for (const each of hangingOn.outcomes)
    await write.update('outcome', each, { reachedOn: contact.happenedOn });
  for (const each of hangingOn.provisions)
    await write.update('provision', each, { givenOn: contact.happenedOn });
  return stored;
}

/** A contact that is to be withdrawn, with what was recorded with it and still stands. */
export interface ContactToWithdraw {
  readonly personId: string;
  readonly withdrawnOn: Temporal.PlainDate | null;
  readonly outcomes: Seen[];
  readonly provisions: Seen[];
}

/** Reads a contact for withdrawing it, in one round trip. */
export async function findContactToWithdraw(
  db: TenantDb,
  contactId: string,
): Promise<ContactToWithdraw | undefined> {
  const found = await sql<ContactToWithdraw>`
    select c.person_id, c.withdrawn_on,
      (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'version', o.version)), '[]') from outcome o
        where o.contact_id = c.id and o.withdrawn_on is null) as outcomes,
      (select coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'version', p.version)), '[]') from provision p
        where p.contact_id = c.id and p.withdrawn_on is null) as provisions
    from contact c where c.id = ${contactId}`.execute(db);
  return found.rows[0];
}

/** The open enrolment of somebody whose work is delegated, as a partner’s door shows it. */
export function findSharedWork(db: TenantDb, personId: string) {
  return db
    .selectFrom('enrolment')
    .select(['id as enrolmentId', 'personId', 'programmeId', 'programmeVersion', 'startedOn', 'endedOn'])
    .where('personId', '=', personId)
    .where('endedOn', 'is', null)
    .orderBy('startedOn', 'desc')
    .executeTakeFirst();
}
