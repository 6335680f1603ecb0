import { type Insertable, type Selectable, type SqlBool, sql, type Updateable } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Tables } from '../foundation/database/tables.ts';
import type { Seen, Writer } from '../foundation/database/write.ts';
import { foldName, nameColumns, soundCodes, soundsLike } from '../people/index.ts';
import { nameOfParent } from './receive-referral.ts';
import { type Referral, type ReferralEvent, type ReferralStatus, WAITING } from './referral.ts';
import type { ReferralAnswers } from './referral-input.ts';

type Row = Selectable<Tables['referral']>;

const json = <T>(value: T) => sql<T>`${JSON.stringify(value)}::jsonb`;

/** The columns that hold what a referral says, and by what names its parent is found. */
function answersAsStored(answers: ReferralAnswers) {
  const { givenName, familyName, knownAs, otherNames } = answers.parent;
  return {
    answers: json(answers),
    parentName: nameOfParent(answers.parent),
    ...nameColumns({ givenName: givenName ?? '', familyName: familyName ?? '', knownAs, otherNames }),
  };
}

const columns = [
  'id',
  'version',
  'personId',
  'reference',
  'programmeId',
  'programmeVersion',
  'origin',
  'receivedOn',
  'receivedAt',
  'staffId',
  'parentName',
  'answers',
  'status',
  'askedOn',
  'askedFor',
  'decidedOn',
  'decidedBy',
  'criteria',
  'declineReasons',
  'signposts',
  'overrideReason',
  'decisionNote',
  'decideBy',
  'panel',
  'history',
] as const satisfies readonly (keyof Row)[];

/** One referral; undefined when there is none, or the reader may not see it. */
export async function findReferral(db: TenantDb, id: string): Promise<Referral | undefined> {
  return db.selectFrom('referral').select(columns).where('id', '=', id).executeTakeFirst();
}

/** A new referral as the store takes it. */
export interface NewReferral {
  /** Given when the row must be known before it is stored: a visitor sees only rows that he named. */
  readonly id?: string;
  readonly reference: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly origin: Referral['origin'];
  readonly receivedOn: Temporal.PlainDate;
  readonly receivedAt: Temporal.Instant;
  readonly staffId: string | null;
  readonly decideBy: Temporal.PlainDate | null;
  readonly answers: ReferralAnswers;
  readonly history: readonly ReferralEvent[];
}

/** Stores a new referral. */
export async function storeReferral(write: Writer, referral: NewReferral): Promise<Row> {
  const { answers, history, ...rest } = referral;
  const row: Insertable<Tables['referral']> = {
    ...rest,
    ...answersAsStored(answers),
    status: 'received',
    history: json(history),
  };
  return write.insert('referral', row);
}

/** What may change of a referral after it was received. */
export interface ReferralChange {
  readonly status?: ReferralStatus;
  readonly answers?: ReferralAnswers;
  readonly history?: readonly ReferralEvent[];
  readonly criteria?: Referral['criteria'];
  readonly panel?: Referral['panel'];
  readonly rest?: Pick<
    Updateable<Tables['referral']>,
    | 'personId'
    | 'askedOn'
    | 'askedFor'
    | 'decidedOn'
    | 'decidedBy'
    | 'declineReasons'
    | 'signposts'
    | 'overrideReason'
    | 'decisionNote'
    | 'restricted'
    | 'programmeVersion'
  >;
}

/** Changes a referral; throws `StaleRow` when it was changed since it was read. */
export async function changeReferral(write: Writer, seen: Seen, change: ReferralChange): Promise<Row> {
  return write.update('referral', seen, {
    ...change.rest,
    ...(change.status && { status: change.status }),
    ...(change.answers && answersAsStored(change.answers)),
    ...(change.history && { history: json(change.history) }),
    ...(change.criteria && { criteria: json(change.criteria) }),
    ...(change.panel && { panel: json(change.panel) }),
  });
}

/** Whether a person's record is restricted: the referral takes on the same mark. Undefined when she is not there. */
export async function restrictionOf(db: TenantDb, personId: string): Promise<boolean | undefined> {
  const row = await db
    .selectFrom('person')
    .select('restricted')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.restricted;
}

/** How a list of referrals is chosen and put in order. */
export interface ReferralFilter {
  readonly status: readonly ReferralStatus[];
  /** Only those that were to be decided before this day. */
  readonly overdueOn: Temporal.PlainDate | null;
  readonly programme: string | null;
  readonly text: string | null;
  readonly sort: 'newest' | 'oldest' | 'decide_by' | 'name';
  readonly offset: number;
  readonly limit: number;
}

/** One referral in a list. */
export type ReferralLine = Pick<
  Row,
  | 'id'
  | 'version'
  | 'personId'
  | 'reference'
  | 'programmeId'
  | 'origin'
  | 'receivedOn'
  | 'parentName'
  | 'status'
  | 'askedOn'
  | 'decidedOn'
  | 'decideBy'
>;

const lineColumns = [
  'id',
  'version',
  'personId',
  'reference',
  'programmeId',
  'origin',
  'receivedOn',
  'parentName',
  'status',
  'askedOn',
  'decidedOn',
  'decideBy',
] as const satisfies readonly (keyof Row)[];

/** A reference as somebody may type it: without its hyphens, in small letters, or only the end of it. */
function referencePattern(text: string): string | undefined {
  const letters = text.toUpperCase().replace(/[\s-]/g, '');
  if (!/^[A-Z0-9]{4,11}$/.test(letters)) return undefined;
  return `%${[...letters].join('%')}%`;
}

async function matches(db: TenantDb, text: string) {
  const folded = foldName(text);
  const reference = referencePattern(text);
  const byName =
    folded === ''
      ? sql`false`
      : sql`search_name like ${`%${folded}%`} or ${folded} operator(public.<%) search_name
          or ${soundsLike(await soundCodes(db, text))}`;
  return sql<SqlBool>`(${byName} ${reference ? sql`or reference like ${reference}` : sql``})`;
}

/** Referrals that a worker may see, as filtered. */
export async function listOfReferrals(db: TenantDb, filter: ReferralFilter): Promise<ReferralLine[]> {
  let query = db.selectFrom('referral').select(lineColumns);
  if (filter.status.length > 0) query = query.where('status', 'in', filter.status);
  if (filter.overdueOn) query = query.where('decideBy', '<', filter.overdueOn);
  if (filter.programme) query = query.where('programmeId', '=', filter.programme);
  if (filter.text) {
    query = query
      .where(await matches(db, filter.text))
      // What is spelt as asked comes before what only sounds like it.
      .orderBy(sql`search_name like ${`%${foldName(filter.text)}%`}`, 'desc');
  }
  if (filter.sort === 'name') query = query.orderBy('searchName').orderBy('id');
  else if (filter.sort === 'decide_by')
    query = query
      .orderBy('decideBy', (by) => by.asc().nullsLast())
      .orderBy('receivedOn')
      .orderBy('id');
  else {
    const direction = filter.sort === 'oldest' ? 'asc' : 'desc';
    query = query.orderBy('receivedOn', direction).orderBy('id', direction);
  }
  return query.offset(filter.offset).limit(filter.limit).execute();
}

/** Referrals that led to, or might have led to, work with one person; the newest first. */
export async function referralsOfPerson(db: TenantDb, personId: string): Promise<Referral[]> {
  return db
    .selectFrom('referral')
    .select(columns)
    .where('personId', '=', personId)
    .orderBy('receivedOn', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Names of workers by id, for saying who did what. */
export async function namesOfStaff(
  db: TenantDb,
  ids: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids.filter((id) => id !== null))];
  if (wanted.length === 0) return new Map();
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', wanted).execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** How many were accepted for a programme, have not started, and are not off its waiting list. */
export async function countWaiting(db: TenantDb, programmeId: string): Promise<number> {
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::integer as waiting from referral r
    where r.programme_id = ${programmeId} and r.status = 'accepted'
      and not exists (select from enrolment e where e.referral_id = r.id)
      and not exists (select from waiting_step s where s.referral_id = r.id and s.kind = 'taken_off')`.execute(
    db,
  );
  return rows[0]?.waiting ?? 0;
}

/** How many wait longer than they should for a decision, and how many are to be decided by a day, today among them. */
export async function countToDecide(
  db: TenantDb,
  today: Temporal.PlainDate,
  until: Temporal.PlainDate,
): Promise<{ readonly overdue: number; readonly soon: number }> {
  const { rows } = await sql<{ overdue: number; soon: number }>`
    select count(*) filter (where decide_by < ${today}::date)::integer as overdue,
      count(*) filter (where decide_by >= ${today}::date)::integer as soon
    from referral where status in ('received', 'asked_for_more') and decide_by <= ${until}::date`.execute(db);
  return rows[0] ?? { overdue: 0, soon: 0 };
}

/** The referrals with these ids that the reader may see. */
export async function referralsById(db: TenantDb, ids: readonly string[]): Promise<ReferralLine[]> {
  return db
    .selectFrom('referral')
    .select(lineColumns)
    .where('id', '=', sql<string>`any (${ids}::uuid[])`)
    .execute();
}

/** Referrals of a programme that wait for a decision under a version before the one given, as the reader may see them. */
export async function waitingBefore(
  db: TenantDb,
  programmeId: string,
  programmeVersion: number,
): Promise<Referral[]> {
  return db
    .selectFrom('referral')
    .select(columns)
    .where('programmeId', '=', programmeId)
    .where('programmeVersion', '<', programmeVersion)
    .where('status', 'in', WAITING)
    .orderBy('id')
    .execute();
}

/** Referrals that wait for a decision, counted by the version of their programme, as the reader may see them. */
export async function countUndecided(
  db: TenantDb,
): Promise<{ readonly programmeId: string; readonly programmeVersion: number; readonly count: number }[]> {
  return db
    .selectFrom('referral')
    .select(['programmeId', 'programmeVersion', sql<number>`count(*)::int`.as('count')])
    .where('status', 'in', WAITING)
    .groupBy(['programmeId', 'programmeVersion'])
    .execute();
}
