import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Writer } from '../foundation/database/write.ts';
import type { WithdrawnColumns } from '../people/index.ts';
import type { WorkRow } from '../plans/index.ts';
import type { Limited } from '../programme/index.ts';
import type { ProvisionKept } from './provision.ts';

/** What is kept beside one thing given. */
export interface ProvisionSource {
  readonly personId: string;
  readonly enrolmentId: string;
  readonly contactId: string | null;
  readonly recordedBy: string | null;
  readonly recordedAt: Temporal.Instant;
}

/** An enrolment, and whether the contact that is named is one of its own. */
export async function findWorkAndContact(
  db: TenantDb,
  enrolmentId: string,
  contactId: string | null,
): Promise<{ work: WorkRow; hasContact: boolean } | undefined> {
  const found = await sql<WorkRow & { hasContact: boolean }>`
    select e.id as enrolment_id, e.person_id, e.programme_id, e.programme_version, e.started_on, e.ended_on,
      exists (select from contact c where c.id = ${contactId}::uuid and c.enrolment_id = e.id
        and c.withdrawn_on is null) as has_contact
    from enrolment e where e.id = ${enrolmentId}`.execute(db);
  const row = found.rows[0];
  return row && { work: row, hasContact: row.hasContact };
}

/** What was given in an enrolment, as limits count it. Holds the enrolment, so that two at once count one another. */
export async function givenInEnrolment(db: TenantDb, enrolmentId: string): Promise<Limited[]> {
  await db.selectFrom('enrolment').select('id').where('id', '=', enrolmentId).forUpdate().execute();
  return db
    .selectFrom('provision')
    .select(['kind', 'givenOn as on', 'amountPence'])
    .where('enrolmentId', '=', enrolmentId)
    .where('withdrawnOn', 'is', null)
    .execute();
}

/** Writes one thing given; gives its id. */
export async function insertProvision(
  write: Writer,
  source: ProvisionSource,
  provision: ProvisionKept,
): Promise<string> {
  const row = await write.insert('provision', { ...source, ...provision });
  return row.id;
}

/** One thing given, as a list shows it. */
export interface GivenRow extends WithdrawnColumns {
  readonly id: string;
  readonly version: number;
  readonly kind: string;
  readonly what: string | null;
  readonly amountPence: number | null;
  readonly givenOn: Temporal.PlainDate;
  readonly contactId: string | null;
  readonly by: string | null;
  readonly programmeId: string;
  readonly programmeVersion: number;
}

/** All that was given to a person, the latest first. */
/** All that was given to a person, the latest first; also what was withdrawn. */
export function givenTo(db: TenantDb, personId: string): Promise<GivenRow[]> {
  return db
    .selectFrom('provision as p')
    .innerJoin('enrolment as e', 'e.id', 'p.enrolmentId')
    .leftJoin('staff as s', 's.id', 'p.recordedBy')
    .leftJoin('staff as w', 'w.id', 'p.withdrawnBy')
    .select(['p.withdrawnOn', 'p.withdrawnReason', 'w.name as withdrawnByName'])
    .select([
      'p.id',
      'p.version',
      'p.kind',
      'p.what',
      'p.amountPence',
      'p.givenOn',
      'p.contactId',
      's.name as by',
    ])
    .select(['e.programmeId', 'e.programmeVersion'])
    .where('p.personId', '=', personId)
    .orderBy('p.givenOn', 'desc')
    .orderBy('p.id', 'desc')
    .execute();
}

/** Rows with these ids and whose they are, for opening a figure. */
export function provisionRowsShown(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('provision as t')
    .innerJoin('person as p', 'p.id', 't.personId')
    .select(['t.id', 't.personId', 't.givenOn as on', 'p.kind', 'p.givenName', 'p.familyName'])
    .where(sql<boolean>`t.id = any (${ids}::uuid[])`)
    .execute();
}

/** Whose a row is and whether it was withdrawn already, for withdrawing it. */
export function findToWithdraw(db: TenantDb, id: string) {
  return db
    .selectFrom('provision')
    .select(['personId', 'withdrawnOn'])
    .where('id', '=', id)
    .executeTakeFirst();
}
