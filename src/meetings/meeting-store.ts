import { sql } from 'kysely';
import type { CalendarQuestion } from '../doors/index.ts';
import { stagePrompt } from '../enrolments/index.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Programme } from '../programme/index.ts';
import type { MeetingStanding, Waiting } from './meeting.ts';
import type { MeetingKind } from './meetings-part.ts';

function meetings(db: TenantDb) {
  return db
    .selectFrom('meeting as m')
    .leftJoin('staff as c', 'c.id', 'm.chairStaffId')
    .leftJoin('staff as s', 's.id', 'm.staffId')
    .leftJoin('person as p', 'p.id', 'm.personId')
    .select([
      'm.id',
      'm.version',
      'm.personId',
      'm.enrolmentId',
      'm.programmeId',
      'm.programmeVersion',
      'm.kind',
    ])
    .select([
      'm.startsOn',
      'm.startsAt',
      'm.minutes',
      'm.place',
      'm.joining',
      'm.chairStaffId',
      'm.chairName',
    ])
    .select(['m.heldOn', 'm.cancelledOn', 'm.cancelledNote', 'm.notes', 'c.name as chairStaffName'])
    .select(['s.name as bookedByName', 'p.kind as personKind', 'p.givenName', 'p.familyName']);
}

/** One meeting as it is read. */
export type MeetingRow = Awaited<ReturnType<typeof meetingsOf>>[number];

/** One meeting; undefined where there is none, or it is about somebody whom the reader may not see. */
export function findMeeting(db: TenantDb, id: string): Promise<MeetingRow | undefined> {
  return meetings(db).where('m.id', '=', id).executeTakeFirst();
}

/** Meetings about one person, the latest first. */
export function meetingsOf(db: TenantDb, personId: string) {
  return meetings(db)
    .where('m.personId', '=', personId)
    .orderBy('m.startsOn', 'desc')
    .orderBy('m.id', 'desc')
    .execute();
}

/** How a list of meetings is chosen. */
export interface MeetingFilter {
  readonly standing: MeetingStanding | 'all';
  readonly programme: string | null;
  readonly kind: string | null;
  readonly offset: number;
  readonly limit: number;
}

const STANDS: Readonly<Record<MeetingFilter['standing'], string>> = {
  all: 'true',
  booked: 'm.held_on is null and m.cancelled_on is null',
  held: 'm.held_on is not null and m.cancelled_on is null',
  cancelled: 'm.cancelled_on is not null',
};

/** Some meetings: those to come by when they are, the others the latest first. */
export function listedMeetings(db: TenantDb, { standing, programme, kind, offset, limit }: MeetingFilter) {
  const forth = standing === 'booked' ? 'asc' : 'desc';
  return meetings(db)
    .where(sql<boolean>`${sql.raw(STANDS[standing])}`)
    .$if(programme !== null, (query) => query.where('m.programmeId', '=', programme ?? ''))
    .$if(kind !== null, (query) => query.where('m.kind', '=', kind ?? ''))
    .orderBy('m.startsOn', forth)
    .orderBy('m.startsAt', forth)
    .orderBy('m.id', forth)
    .offset(offset)
    .limit(limit)
    .execute();
}

/** Who is asked to a meeting. */
export function guestsOf(db: TenantDb, meetingId: string) {
  return db
    .selectFrom('meetingGuest as g')
    .leftJoin('staff as s', 's.id', 'g.guestStaffId')
    .select([
      'g.id',
      'g.version',
      'g.meetingId',
      'g.part',
      'g.guestStaffId',
      'g.name',
      'g.role',
      'g.came',
      'g.views',
    ])
    .select(['s.name as staffName'])
    .where('g.meetingId', '=', meetingId)
    .orderBy('g.id')
    .execute();
}

function items(db: TenantDb) {
  return db
    .selectFrom('meetingItem as i')
    .leftJoin('person as p', 'p.id', 'i.personId')
    .leftJoin('referral as r', 'r.id', 'i.referralId')
    .select(['i.id', 'i.version', 'i.meetingId', 'i.personId', 'i.referralId', 'i.enrolmentId', 'i.title'])
    .select(['i.decision', 'i.reason', 'i.conditions', 'i.decidedOn', 'i.programmeId'])
    .select(['p.kind as personKind', 'p.givenName', 'p.familyName'])
    .select(['r.parentName', 'r.status as referralStatus', 'r.decidedOn as referralDecidedOn'])
    .select(['r.decisionNote as referralNote', 'r.panel as referralPanel']);
}

/** One item of an agenda as it is read. */
export type ItemRow = Awaited<ReturnType<typeof itemsOf>>[number];

/** What a meeting talks about; what is of somebody whom the reader may not see is left out. */
export function itemsOf(db: TenantDb, meetingId: string) {
  return items(db)
    .where('i.meetingId', '=', meetingId)
    .where(sql<boolean>`(i.referral_id is null or r.id is not null)`)
    .orderBy('i.id')
    .execute();
}

/** One item. */
export function findItem(db: TenantDb, id: string): Promise<ItemRow | undefined> {
  return items(db).where('i.id', '=', id).executeTakeFirst();
}

/** What panels decided about one person. */
export function itemsAbout(db: TenantDb, personId: string) {
  return items(db)
    .innerJoin('meeting as m', 'm.id', 'i.meetingId')
    .select(['m.kind', 'm.programmeVersion', 'm.startsOn'])
    .where('i.personId', '=', personId)
    .where('i.decidedOn', 'is not', null)
    .where('m.personId', 'is', null)
    .execute();
}

/** What waits and belongs on the agenda of a meeting of this kind. */
export async function waitingFor(
  db: TenantDb,
  programme: Programme,
  kind: MeetingKind,
  on: Temporal.PlainDate,
): Promise<Waiting[]> {
  const { programme: programmeId } = programme;
  const referrals = kind.agenda.includes('referrals')
    ? await db
        .selectFrom('referral')
        .select(['id', 'personId'])
        .where('programmeId', '=', programmeId)
        .where('status', 'in', ['received', 'asked_for_more'])
        .orderBy('receivedOn')
        .orderBy('id')
        .limit(200)
        .execute()
    : [];
  const open = kind.agenda.includes('reviews')
    ? await db
        .selectFrom('enrolment')
        .selectAll()
        .where('programmeId', '=', programmeId)
        .where('endedOn', 'is', null)
        .orderBy('stageSince')
        .orderBy('id')
        .limit(2_000)
        .execute()
    : [];
  const due = open.filter((each) => stagePrompt(programme, each, on) !== null).slice(0, 200);
  return [
    ...referrals.map(({ id, personId }) => ({ personId, referralId: id, enrolmentId: null })),
    ...due.map(({ id, personId }) => ({ personId, referralId: null, enrolmentId: id })),
  ];
}

/** The work that a meeting about somebody belongs to: the open one of this programme, or the latest. */
export function workIn(db: TenantDb, personId: string, programmeId: string) {
  return db
    .selectFrom('enrolment')
    .select(['id', 'programmeVersion'])
    .where('personId', '=', personId)
    .where('programmeId', '=', programmeId)
    .orderBy(sql`ended_on is null`, 'desc')
    .orderBy('startedOn', 'desc')
    .executeTakeFirst();
}

/** Meetings of some workers, and about some people, within some days. */
export async function meetingsBetween(db: TenantDb, { people, staff, from, until }: CalendarQuestion) {
  const rows = await meetings(db)
    .select('m.parentAsked')
    .where((expression) =>
      expression.or([
        expression('m.chairStaffId', '=', sql<string>`any (${staff}::uuid[])`),
        expression('m.personId', '=', sql<string>`any (${people}::uuid[])`),
        sql<boolean>`exists (select from meeting_guest g where g.meeting_id = m.id
          and g.guest_staff_id = any (${staff}::uuid[]))`,
      ]),
    )
    .where('m.startsOn', '>=', from)
    .where('m.startsOn', '<=', until)
    .orderBy('m.id')
    .execute();
  const asked = await db
    .selectFrom('meetingGuest')
    .select(['meetingId', 'guestStaffId'])
    .where('meetingId', '=', sql<string>`any (${rows.map(({ id }) => id)}::uuid[])`)
    .where('guestStaffId', 'is not', null)
    .execute();
  return rows.map((row) => ({
    ...row,
    staff: [
      ...new Set([
        ...(row.chairStaffId ? [row.chairStaffId] : []),
        ...asked.flatMap((each) =>
          each.meetingId === row.id && each.guestStaffId ? [each.guestStaffId] : [],
        ),
      ]),
    ],
  }));
}

/** Rows with these ids, for opening a figure. */
export function meetingRowsShown(db: TenantDb, ids: readonly string[]) {
  return meetings(db).where(sql<boolean>`m.id = any (${ids}::uuid[])`).execute();
}

/** What her own door shows of meetings that she is asked to: those to come. */
export function ownMeetingsToCome(db: TenantDb, personId: string, today: Temporal.PlainDate) {
  return db
    .selectFrom('meeting')
    .select(['id', 'startsOn', 'startsAt', 'place'])
    .where('personId', '=', personId)
    .where('startsOn', '>=', today)
    .where('cancelledOn', 'is', null)
    .orderBy('startsOn')
    .limit(100)
    .execute();
}
