import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Writer } from '../foundation/database/write.ts';
import type { WithdrawnColumns } from '../people/index.ts';
import type { WorkRow } from '../plans/index.ts';
import type { OutcomeKept, ReachedBefore, ReachedOutcome } from './outcome.ts';

/** What is kept beside an outcome. */
export interface OutcomeSource {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly contactId: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Temporal.Instant;
}

interface StateRow extends WorkRow {
  readonly reached: readonly { outcome: string; reachedOn: string; occurrence: number }[];
  readonly hasContact: boolean;
}

/**
 * The outcomes of an enrolment as JSON, for reading them in the same round trip as the enrolment. `enrolment` is the
 * alias of its table.
 */
export function reachedAsJson(enrolment: string) {
  return sql<{ outcome: string; reachedOn: string; occurrence: number }[]>`
    (select coalesce(jsonb_agg(jsonb_build_object('outcome', o.outcome, 'reachedOn', o.reached_on,
      'occurrence', o.occurrence) order by o.reached_on, o.occurrence), '[]')
     from outcome o where o.enrolment_id = ${sql.ref(`${enrolment}.id`)} and o.withdrawn_on is null)`;
}

/** Reads what `reachedAsJson` gave. */
export function readReached(
  rows: readonly { outcome: string; reachedOn: string; occurrence: number }[],
): ReachedBefore[] {
  return rows.map((row) => ({ ...row, reachedOn: Temporal.PlainDate.from(row.reachedOn) }));
}

/** An enrolment with the outcomes recorded for it, and whether the contact that is named is one of its own. */
export async function findWorkAndOutcomes(
  db: TenantDb,
  enrolmentId: string,
  contactId: string | null,
): Promise<{ work: WorkRow; reached: ReachedBefore[]; hasContact: boolean } | undefined> {
  const found = await sql<StateRow>`
    select e.id as enrolment_id, e.person_id, e.programme_id, e.programme_version, e.started_on, e.ended_on,
      ${reachedAsJson('e')} as reached,
      exists (select from contact c where c.id = ${contactId}::uuid and c.enrolment_id = e.id
        and c.withdrawn_on is null) as has_contact
    from enrolment e where e.id = ${enrolmentId}`.execute(db);
  const row = found.rows[0];
  return row && { work: row, reached: readReached(row.reached), hasContact: row.hasContact };
}

/** Writes an outcome; gives its id. */
export async function insertOutcome(
  write: Writer,
  source: OutcomeSource,
  outcome: OutcomeKept,
): Promise<string> {
  const row = await write.insert('outcome', { ...source, ...outcome });
  return row.id;
}

/** An outcome as a list shows it. */
export interface RecordedOutcome extends Omit<ReachedOutcome, 'title'>, WithdrawnColumns {
  readonly enrolmentId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
}

/** All outcomes recorded for a person, the latest first; also those that were withdrawn. */
export function recordedOutcomes(db: TenantDb, personId: string): Promise<RecordedOutcome[]> {
  return db
    .selectFrom('outcome as o')
    .innerJoin('enrolment as e', 'e.id', 'o.enrolmentId')
    .leftJoin('staff as s', 's.id', 'o.recordedBy')
    .leftJoin('staff as w', 'w.id', 'o.withdrawnBy')
    .select(['o.withdrawnOn', 'o.withdrawnReason', 'w.name as withdrawnByName'])
    .select([
      'o.id',
      'o.version',
      'o.outcome',
      'o.occurrence',
      'o.reachedOn',
      'o.evidence',
      'o.contactId',
      's.name as by',
    ])
    .select(['o.enrolmentId', 'e.programmeId', 'e.programmeVersion'])
    .where('o.personId', '=', personId)
    .orderBy('o.reachedOn', 'desc')
    .orderBy('o.id', 'desc')
    .execute();
}

/** Rows with these ids and whose they are, for opening a figure. */
export function outcomeRowsShown(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('outcome as t')
    .innerJoin('person as p', 'p.id', 't.personId')
    .select(['t.id', 't.personId', 't.reachedOn as on', 'p.kind', 'p.givenName', 'p.familyName'])
    .where(sql<boolean>`t.id = any (${ids}::uuid[])`)
    .execute();
}

/** Whose a row is and whether it was withdrawn already, for withdrawing it. */
export function findToWithdraw(db: TenantDb, id: string) {
  return db.selectFrom('outcome').select(['personId', 'withdrawnOn']).where('id', '=', id).executeTakeFirst();
}
