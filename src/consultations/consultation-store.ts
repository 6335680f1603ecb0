import { sql } from 'kysely';
import type { CalendarQuestion } from '../doors/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { ConsultationStanding } from './consultation.ts';

function consultations(db: TenantDb) {
  return db
    .selectFrom('consultation as c')
    .leftJoin('staff as g', 'g.id', 'c.givenBy')
    .leftJoin('staff as s', 's.id', 'c.staffId')
    .leftJoin('person as p', 'p.id', 'c.personId')
    .select(['c.id', 'c.version', 'c.personId', 'c.programmeId', 'c.programmeVersion', 'c.kind', 'c.theme'])
    .select(['c.offer', 'c.askedBy', 'c.askerName', 'c.askerOrganisation', 'c.askerReach', 'c.question'])
    .select(['c.toBeNamed', 'c.basis', 'c.basisNote', 'c.askedOn', 'c.givenBy', 'c.startsOn', 'c.startsAt'])
    .select(['c.minutes', 'c.answeredOn', 'c.advice', 'c.closedOn', 'c.closedAs', 'c.closedNote'])
    .select(['c.helped', 'c.helpedWords', 'c.helpedOn', 'g.name as givenByName', 's.name as recordedByName'])
    .select(['p.kind as personKind', 'p.givenName', 'p.familyName'])
    .select(sql<boolean>`c.staff_id is null`.as('fromOutside'));
}

/** One consultation as it is read. */
export type ConsultationRow = Awaited<ReturnType<typeof consultationsOf>>[number];

/** One consultation; undefined where there is none, or it is about somebody whom the reader may not see. */
export function findConsultation(db: TenantDb, id: string): Promise<ConsultationRow | undefined> {
  return consultations(db).where('c.id', '=', id).executeTakeFirst();
}

/** What professionals asked about one person, the latest first. */
export function consultationsOf(db: TenantDb, personId: string) {
  return consultations(db)
    .where('c.personId', '=', personId)
    .orderBy('c.askedOn', 'desc')
    .orderBy('c.id', 'desc')
    .execute();
}

/** How a list of consultations is chosen. */
export interface ConsultationFilter {
  readonly standing: ConsultationStanding | 'open' | 'all';
  readonly programme: string | null;
  readonly theme: string | null;
  /** Only those that this worker gives. */
  readonly givenBy: string | null;
  readonly offset: number;
  readonly limit: number;
}

const STANDS: Readonly<Record<ConsultationFilter['standing'], string>> = {
  all: 'true',
  open: 'c.answered_on is null and c.closed_on is null',
  asked: 'c.answered_on is null and c.closed_on is null and c.starts_on is null',
  booked: 'c.answered_on is null and c.closed_on is null and c.starts_on is not null',
  answered: 'c.answered_on is not null and c.closed_on is null',
  cancelled: `c.closed_as = 'cancelled'`,
  did_not_come: `c.closed_as = 'did_not_come'`,
};

/** Some consultations: open ones by when they are, the others by when they were asked. */
export function listedConsultations(db: TenantDb, filter: ConsultationFilter) {
  const { standing, programme, theme, givenBy, offset, limit } = filter;
  return consultations(db)
    .where(sql<boolean>`${sql.raw(STANDS[standing])}`)
    .$if(programme !== null, (query) => query.where('c.programmeId', '=', programme ?? ''))
    .$if(theme !== null, (query) => query.where('c.theme', '=', theme))
    .$if(givenBy !== null, (query) => query.where('c.givenBy', '=', givenBy))
    .$if(standing === 'open' || standing === 'booked', (query) =>
      query.orderBy(sql`c.starts_on nulls first`).orderBy(sql`c.starts_at nulls first`),
    )
    .orderBy('c.askedOn', 'desc')
    .orderBy('c.id', 'desc')
    .offset(offset)
    .limit(limit)
    .execute();
}

/** What a visitor sees of what he asked, while it is of nobody on record: when it is, and nothing written since. */
export function askedFromOutside(db: TenantDb, id: string) {
  return db
    .selectFrom('consultation')
    .select(['id', 'programmeId', 'programmeVersion', 'kind', 'offer', 'askedOn', 'startsOn', 'startsAt'])
    .where('id', '=', id)
    .where('personId', 'is', null)
    .executeTakeFirst();
}

/** Consultations of some workers, and about some people, within some days. */
export function consultationsBetween(db: TenantDb, { people, staff, from, until }: CalendarQuestion) {
  return consultations(db)
    .where((expression) =>
      expression.or([
        expression('c.givenBy', '=', sql<string>`any (${staff}::uuid[])`),
        expression('c.personId', '=', sql<string>`any (${people}::uuid[])`),
      ]),
    )
    .where('c.startsOn', '>=', from)
    .where('c.startsOn', '<=', until)
    .orderBy('c.id')
    .execute();
}

/** Rows with these ids, for opening a figure. */
export function consultationRowsShown(db: TenantDb, ids: readonly string[]) {
  return consultations(db).where(sql<boolean>`c.id = any (${ids}::uuid[])`).execute();
}

/** Whether a person's record is kept to named workers; undefined where she may not be seen. */
export async function markOf(db: TenantDb, personId: string): Promise<boolean | undefined> {
  const row = await db
    .selectFrom('person')
    .select('restricted')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.restricted;
}
