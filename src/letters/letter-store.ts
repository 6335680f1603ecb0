import { type Insertable, sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Seen, Writer } from '../foundation/database/write.ts';
import type { LetterAgreementTable, LetterCarerTable, LetterTable } from './letter-tables.ts';
import type { Forbidden } from './release-check.ts';

/** A child as an agreement needs to know it; null where the reader may not open the child’s own record. */
export interface ChildOfParent {
  readonly id: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly bornOn: Temporal.PlainDate | null;
  readonly unborn: boolean;
}

/** The children of a parent with whom an agreement can be made. */
export async function childrenOf(db: TenantDb, personId: string): Promise<ChildOfParent[]> {
  const rows = await db
    .selectFrom('relationship as r')
    .leftJoin('person as c', 'c.id', 'r.otherId')
    .select(['r.otherId as id', 'c.givenName', 'c.familyName', 'c.bornOn', 'c.kind'])
    .where('r.personId', '=', personId)
    .where('r.kind', 'in', ['mother', 'father', 'parent'])
    .where('r.endedOn', 'is', null)
    .orderBy('c.bornOn')
    .orderBy('r.otherId')
    .execute();
  return rows.map(({ kind, ...child }) => ({ ...child, unborn: kind === 'unborn' }));
}

/** An agreement as it is kept. */
export async function findAgreement(db: TenantDb, id: string) {
  return db.selectFrom('letterAgreement').selectAll().where('id', '=', id).executeTakeFirst();
}

/** A parent’s agreements, those in force first. */
export function agreementsOf(db: TenantDb, personId: string) {
  return db
    .selectFrom('letterAgreement')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy(sql`ended_on is not null`)
    .orderBy('beganOn')
    .orderBy('id')
    .execute();
}

const HISTORY = [
  'l.id',
  'l.version',
  'l.agreementId',
  'l.kind',
  'l.direction',
  'l.status',
  'l.dueOn',
  'l.what',
  'l.checkedOn',
  'l.secondOn',
  'l.happenedOn',
  'l.readOn',
  'l.howItWas',
] as const;

/** Everything that went between a parent and her children, the latest first; without the letters’ own text. */
export function lettersOf(db: TenantDb, personId: string) {
  return db
    .selectFrom('letter as l')
    .innerJoin('letterAgreement as a', 'a.id', 'l.agreementId')
    .leftJoin('staff as s', 's.id', 'l.recordedBy')
    .select(HISTORY)
    .select(['a.childCalled', 's.name as by'])
    .where('l.personId', '=', personId)
    .orderBy(sql`coalesce(l.happened_on, l.due_on, l.recorded_at::date)`, 'desc')
    .orderBy('l.id', 'desc')
    .execute();
}

/** Which child each agreement of a parent is about; those alone whose own records the reader may open. */
export async function childrenWrittenTo(
  db: TenantDb,
  personId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('letterAgreement as a')
    .innerJoin('person as c', 'c.id', 'a.childId')
    .select(['a.id', 'a.childId'])
    .where('a.personId', '=', personId)
    .execute();
  return new Map(rows.map(({ id, childId }) => [id, childId]));
}

/** One letter with all that it says. */
export async function findLetter(db: TenantDb, id: string) {
  return db
    .selectFrom('letter as l')
    .leftJoin('staff as c', 'c.id', 'l.checkedBy')
    .leftJoin('staff as s', 's.id', 'l.secondBy')
    .selectAll('l')
    .select(['c.name as checkedByName', 's.name as secondByName'])
    .where('l.id', '=', id)
    .executeTakeFirst();
}

/** What the check compares a letter with: the words kept for the agreement, the child’s and the parent’s own names. */
export async function forbiddenFor(db: TenantDb, agreementId: string): Promise<Forbidden[]> {
  const kept = await db
    .selectFrom('letterWord')
    .select(['kind', 'words'])
    .where('agreementId', '=', agreementId)
    .execute();
  const people = await db
    .selectFrom('letterAgreement as a')
    .leftJoin('person as c', 'c.id', 'a.childId')
    .leftJoin('person as p', 'p.id', 'a.personId')
    .select([
      'c.givenName as childGiven',
      'c.familyName as childFamily',
      'p.familyName as parentFamily',
      'p.area',
    ])
    .where('a.id', '=', agreementId)
    .executeTakeFirst();
  const own = (kind: Forbidden['kind'], text: string | null | undefined) =>
    text && text.trim() !== '' ? [{ kind, words: text.trim() }] : [];
  return [
    ...kept,
    ...own('child_name', people?.childGiven),
    ...own('surname', people?.childFamily),
    ...own('surname', people?.parentFamily),
    ...own('place', people?.area),
  ];
}

/** When the last letter from the parent was due, that was sent or passed over, by agreement. */
export async function lastDone(
  db: TenantDb,
  agreementIds: readonly string[],
): Promise<Map<string, Temporal.PlainDate>> {
  const result = await sql<{ agreementId: string; dueOn: Temporal.PlainDate }>`
    select agreement_id, max(coalesce(due_on, happened_on)) as due_on from letter
    where agreement_id = any (${agreementIds}::uuid[]) and direction <> 'to_parent'
      and status in ('sent', 'passed', 'held', 'read') and coalesce(due_on, happened_on) is not null
    group by agreement_id`.execute(db);
  return new Map(result.rows.map(({ agreementId, dueOn }) => [agreementId, dueOn]));
}

/** Agreements in force that have dates, with whose they are: for the list of letters that are due. */
export function agreementsWithDates(db: TenantDb) {
  return db
    .selectFrom('letterAgreement as a')
    .innerJoin('person as p', 'p.id', 'a.personId')
    .select(['a.id', 'a.personId', 'a.childCalled', 'a.everyMonths', 'a.firstDueOn', 'a.monthsToAvoid'])
    .select(['p.kind', 'p.givenName', 'p.familyName'])
    .where('a.endedOn', 'is', null)
    .where('a.firstDueOn', 'is not', null)
    .orderBy('a.id')
    .execute();
}

/** Writes an agreement: a new one, or the next version of the one that was seen. */
export function writeAgreement(
  write: Writer,
  seen: Seen | undefined,
  row: Insertable<LetterAgreementTable>,
): Promise<Seen> {
  return seen ? write.update('letterAgreement', seen, row) : write.insert('letterAgreement', row);
}

/** Writes a letter: a new one, or the next version of the one that was seen. */
export function insertLetter(write: Writer, row: Insertable<LetterTable>): Promise<Seen> {
  return write.insert('letter', row);
}

/** Changes a letter from the version that was seen. */
export function updateLetter(
  write: Writer,
  seen: Seen,
  changes: Partial<Insertable<LetterTable>>,
): Promise<Seen> {
  return write.update('letter', seen, changes);
}

/** Who brings the child up, where it is on record. */
export function findCarer(db: TenantDb, agreementId: string) {
  return db.selectFrom('letterCarer').selectAll().where('agreementId', '=', agreementId).executeTakeFirst();
}

/** The words that must not stand in the letters of an agreement. */
export function wordsFor(db: TenantDb, agreementId: string) {
  return db
    .selectFrom('letterWord')
    .select(['id', 'version', 'kind', 'words'])
    .where('agreementId', '=', agreementId)
    .orderBy('kind')
    .orderBy('words')
    .execute();
}

/** Writes who brings the child up, and adds the words that are not kept yet. */
export async function writeWall(
  write: Writer,
  seen: Seen | undefined,
  carer: Insertable<LetterCarerTable>,
  words: readonly Forbidden[],
): Promise<void> {
  if (seen) await write.update('letterCarer', seen, carer);
  else await write.insert('letterCarer', carer);
  const { personId, agreementId } = carer;
  await write.insertMany(
    'letterWord',
    words.map((each) => ({ ...each, personId, agreementId })),
  );
}
