import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import { partialDate } from '../foundation/dates.ts';

/*
 * What a parent's own door shows. Each statement names the columns that her database role may read, and names her as
 * well: the policy would show her nobody else's rows in any case.
 */

type Day = Temporal.PlainDate;

/** Somebody who works with her now. */
export interface OwnWorker {
  readonly name: string;
  readonly email: string;
  readonly role: 'lead' | 'second';
  readonly since: Day;
}

/** Who works with her now, her own worker first. */
export async function ownWorkers(db: TenantDb, personId: string): Promise<OwnWorker[]> {
  return db
    .selectFrom('allocation as a')
    .innerJoin('staff as s', 's.id', 'a.staffId')
    .select(['s.name', 's.email', 'a.role', 'a.beganOn as since'])
    .where('a.personId', '=', personId)
    .where('a.endedOn', 'is', null)
    .orderBy(sql`a.role <> 'lead'`)
    .orderBy('a.beganOn')
    .orderBy('s.name')
    .execute();
}

/** Every worker that she had, for her journey. */
export async function workersEver(db: TenantDb, personId: string) {
  return db
    .selectFrom('allocation as a')
    .innerJoin('staff as s', 's.id', 'a.staffId')
    .select(['a.id', 's.name', 'a.beganOn', 'a.endedOn'])
    .where('a.personId', '=', personId)
    .execute();
}

/** Her times in programmes, those that go on first. */
export function ownEnrolments(db: TenantDb, personId: string) {
  return db
    .selectFrom('enrolment')
    .select(['id', 'programmeId', 'programmeVersion', 'startedOn', 'endedOn'])
    .where('personId', '=', personId)
    .orderBy(sql`ended_on is not null`)
    .orderBy('startedOn', 'desc')
    .orderBy('id')
    .execute();
}

/** Her goals: those that she works on first. */
export function ownGoals(db: TenantDb, personId: string) {
  return db
    .selectFrom('goal')
    .select(['id', 'version', 'enrolmentId', 'area', 'words', 'parentView', 'setOn', 'status', 'closedOn'])
    .where('personId', '=', personId)
    .orderBy(sql`status <> 'open'`)
    .orderBy('setOn')
    .orderBy('id')
    .execute();
}

/** The steps towards her goals: open ones first, the soonest first. */
export function ownSteps(db: TenantDb, personId: string) {
  return db
    .selectFrom('action')
    .select(['id', 'version', 'goalId', 'what', 'owner', 'dueOn', 'setOn', 'status', 'closedOn'])
    .where('personId', '=', personId)
    .orderBy(sql`status <> 'open'`)
    .orderBy('dueOn', (order) => order.asc().nullsLast())
    .orderBy('id')
    .execute();
}

/** When she and a worker met, and when they agreed to meet next; the newest first. */
export function ownMeetings(db: TenantDb, personId: string) {
  return db
    .selectFrom('contact as c')
    .innerJoin('staff as s', 's.id', 'c.staffId')
    .select(['c.id', 'c.enrolmentId', 'c.kind', 'c.result', 'c.happenedOn', 'c.nextOn', 's.name as worker'])
    .where('c.personId', '=', personId)
    .where('c.withdrawnOn', 'is', null)
    .orderBy('c.happenedOn', 'desc')
    .orderBy('c.id', 'desc')
    .limit(1_000)
    .execute();
}

/** What was agreed about letters: what the child is called in them, and the dates. */
export function ownAgreements(db: TenantDb, personId: string) {
  return db
    .selectFrom('letterAgreement')
    .select(['id', 'childCalled', 'everyMonths', 'firstDueOn', 'monthsToAvoid', 'beganOn', 'endedOn'])
    .where('personId', '=', personId)
    .orderBy(sql`ended_on is not null`)
    .orderBy('beganOn')
    .orderBy('id')
    .execute();
}

/** What went either way, the newest first. What a letter says is not here: it is read together, once it was checked. */
export function ownLetters(db: TenantDb, personId: string) {
  return db
    .selectFrom('letter')
    .select(['id', 'agreementId', 'kind', 'direction', 'happenedOn'])
    .where('personId', '=', personId)
    .where('status', 'in', ['sent', 'read', 'held'])
    .where('happenedOn', 'is not', null)
    .orderBy('happenedOn', 'desc')
    .orderBy('id', 'desc')
    .limit(500)
    .execute();
}

/** Who and what is round her, as she told it. */
export async function ownConnections(db: TenantDb, personId: string) {
  const rows = await db
    .selectFrom('ecomapConnection')
    .select(['id', 'name', 'kind', 'strength', 'direction', 'words'])
    .select(['beganOn', 'beganPrecision', 'endedOn', 'endedPrecision'])
    .where('personId', '=', personId)
    .where('struckOn', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ beganPrecision, endedPrecision, ...row }) => ({
    ...row,
    beganOn: partialDate(row.beganOn, beganPrecision) ?? null,
    endedOn: partialDate(row.endedOn, endedPrecision) ?? null,
  }));
}

/** What she told of her culture, the earliest first. */
export function ownCulture(db: TenantDb, personId: string) {
  return db
    .selectFrom('cultureTold')
    .select(['area', 'answer', 'words', 'toldOn'])
    .where('personId', '=', personId)
    .where('struckOn', 'is', null)
    .orderBy('toldOn')
    .orderBy('id')
    .execute();
}

/** Documents that are shown to her, the newest first, each with its latest version. */
export function ownDocuments(db: TenantDb, personId: string) {
  return db
    .selectFrom('document as d')
    .innerJoin('documentVersion as v', 'v.documentId', 'd.id')
    .select(['d.id', 'd.kind', 'd.title', 'd.datedOn', 'v.number', 'v.fileName', 'v.mediaType', 'v.size'])
    .where('d.personId', '=', personId)
    .where('d.shownToParent', '=', true)
    .where('d.withdrawnOn', 'is', null)
    .distinctOn('d.id')
    .orderBy('d.id', 'desc')
    .orderBy('v.number', 'desc')
    .limit(500)
    .execute();
}

/** The latest file of one of them. */
export function ownDocumentFile(db: TenantDb, personId: string, documentId: string) {
  return db
    .selectFrom('documentVersion')
    .select(['fileName', 'mediaType', 'unlogged as bytes'])
    .where('personId', '=', personId)
    .where('documentId', '=', documentId)
    .where('shownToParent', '=', true)
    .where('withdrawnOn', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** Every answer that she gave, the newest first. */
export function ownAnswers(db: TenantDb, personId: string) {
  return db
    .selectFrom('consent')
    .select(['id', 'version', 'programmeId', 'kind', 'answer', 'agencies', 'givenOn', 'withdrawnOn'])
    .where('personId', '=', personId)
    .orderBy('givenOn', 'desc')
    .orderBy('recordedAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** With whom something of her record is shared today, why, and until when. */
export function ownShares(db: TenantDb, personId: string, today: Day) {
  return db
    .selectFrom('partnerShare as s')
    .innerJoin('partnerOrganisation as o', 'o.id', 's.organisationId')
    .select(['o.name', 'o.about', 's.why', 's.fromOn', 's.untilOn'])
    .where('s.personId', '=', personId)
    .where('s.endedOn', 'is', null)
    .where('s.fromOn', '<=', today)
    .where('s.untilOn', '>=', today)
    .orderBy('o.name')
    .orderBy('s.fromOn')
    .execute();
}

/** What she asked for as her right: copies of her record. */
export function ownCopies(db: TenantDb, personId: string) {
  return db
    .selectFrom('subjectRequest')
    .select(['id', 'reference', 'receivedOn', 'extendedOn', 'deliveredOn', 'closedOn'])
    .where('personId', '=', personId)
    .where('askedBy', '=', 'herself')
    .orderBy('receivedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** What she says is wrong in her record, and what became of it. */
export function ownCorrections(db: TenantDb, personId: string) {
  return db
    .selectFrom('correction')
    .select(['id', 'place', 'saidBefore', 'says', 'askedOn', 'decision', 'decidedOn', 'why'])
    .where('personId', '=', personId)
    .orderBy('askedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** The name that she signs in with. */
export async function ownSignInName(db: TenantDb, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('parentAccess')
    .select('signInName')
    .where('personId', '=', personId)
    .where('endedOn', 'is', null)
    .executeTakeFirst();
  return row?.signInName;
}
