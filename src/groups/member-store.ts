import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';

type Day = Temporal.PlainDate;

function members(db: TenantDb) {
  return db
    .selectFrom('groupMember as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .selectAll('m')
    .select(['p.kind', 'p.givenName', 'p.familyName', 'p.knownAs']);
}

export type MemberRow = Awaited<ReturnType<typeof membersOf>>[number];

/** Everybody who is or was in a group, as far as the reader may see them, by name. */
export function membersOf(db: TenantDb, groupId: string) {
  return members(db)
    .where('m.supportGroupId', '=', groupId)
    .orderBy('p.givenName')
    .orderBy('p.familyName')
    .orderBy('m.id')
    .execute();
}

/** One member; undefined where there is none, or the reader may not see her. */
export function findMember(db: TenantDb, id: string): Promise<MemberRow | undefined> {
  return members(db).where('m.id', '=', id).executeTakeFirst();
}

/** The groups of a person, those that go on first. */
export function groupsOfPerson(db: TenantDb, personId: string) {
  const next = sql<Day | null>`(select min(s.held_on) from group_session s where s.support_group_id = g.id
    and s.registered_on is null and s.cancelled_on is null and s.held_on >= m.asked_on)`;
  return db
    .selectFrom('groupMember as m')
    .innerJoin('supportGroup as g', 'g.id', 'm.supportGroupId')
    .leftJoin('staff as r', 'r.id', 'm.recordedBy')
    .selectAll('m')
    .select([
      'g.title',
      'g.kind as groupKind',
      'g.programmeId',
      'g.completedAfter',
      'g.endedOn as groupEndedOn',
    ])
    .select(['r.name as by', next.as('nextOn')])
    .where('m.personId', '=', personId)
    .orderBy(sql`m.state = 'left'`)
    .orderBy('m.askedOn', 'desc')
    .orderBy('m.id', 'desc')
    .execute();
}

/** Every line of hers in a register, the latest first. */
export function attendancesOf(db: TenantDb, personId: string) {
  return db
    .selectFrom('groupAttendance as a')
    .innerJoin('supportGroup as g', 'g.id', 'a.supportGroupId')
    .leftJoin('staff as r', 'r.id', 'a.recordedBy')
    .select([
      'a.id',
      'a.personId',
      'a.supportGroupId',
      'a.groupSessionId',
      'a.heldOn',
      'a.answer',
      'a.walkIn',
    ])
    .select(['g.title', 'r.name as by'])
    .where('a.personId', '=', personId)
    .orderBy('a.heldOn', 'desc')
    .orderBy('a.id', 'desc')
    .execute();
}

/** The lines of one register, as far as the reader may see them, by name. */
export function registerOf(db: TenantDb, sessionId: string) {
  return db
    .selectFrom('groupAttendance as a')
    .innerJoin('person as p', 'p.id', 'a.personId')
    .select([
      'a.id',
      'a.version',
      'a.personId',
      'a.answer',
      'a.walkIn',
      'p.kind',
      'p.givenName',
      'p.familyName',
    ])
    .where('a.groupSessionId', '=', sessionId)
    .orderBy('p.givenName')
    .orderBy('p.familyName')
    .orderBy('a.id')
    .execute();
}

/** Who is in a group on a day, with the enrolment that it stands under. */
export function inGroupOn(db: TenantDb, groupId: string, on: Day) {
  return db
    .selectFrom('groupMember as m')
    .innerJoin('person as p', 'p.id', 'm.personId')
    .select(['m.personId', 'm.enrolmentId', 'm.role', 'p.kind', 'p.givenName', 'p.familyName', 'p.knownAs'])
    .where('m.supportGroupId', '=', groupId)
    .where('m.state', 'in', ['joined', 'left'])
    .where('m.joinedOn', '<=', on)
    .where((where) => where.or([where('m.leftOn', 'is', null), where('m.leftOn', '>=', on)]))
    .orderBy('p.givenName')
    .orderBy('p.familyName')
    .orderBy('m.id')
    .execute();
}

/** Of these people those who are on record, with the enrolment in a programme that was open on a day, if any. */
export function onRecordWith(db: TenantDb, people: readonly string[], programmeId: string, on: Day) {
  return db
    .selectFrom('person as p')
    .leftJoin('enrolment as e', (join) =>
      join
        .onRef('e.personId', '=', 'p.id')
        .on('e.programmeId', '=', programmeId)
        .on('e.startedOn', '<=', on)
        .on((where) => where.or([where('e.endedOn', 'is', null), where('e.endedOn', '>=', on)])),
    )
    .select(['p.id', 'p.kind', 'p.givenName', 'p.familyName', 'e.id as enrolmentId'])
    .where('p.id', 'in', [...people])
    .orderBy('p.givenName')
    .orderBy('p.familyName')
    .orderBy(sql`e.ended_on nulls first`)
    .execute();
}

/** What people say of a group, the latest first, as far as the reader may see them. */
export function feedbackOf(db: TenantDb, groupId: string) {
  return db
    .selectFrom('groupFeedback as f')
    .innerJoin('person as p', 'p.id', 'f.personId')
    .select(['f.id', 'f.personId', 'f.saidOn', 'f.answers', 'f.words', 'f.byHerself'])
    .select(['p.kind', 'p.givenName', 'p.familyName'])
    .where('f.supportGroupId', '=', groupId)
    .orderBy('f.saidOn', 'desc')
    .orderBy('f.id', 'desc')
    .limit(500)
    .execute();
}

/** Lines of registers with these ids, for opening a figure. */
export function attendanceRowsShown(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('groupAttendance as a')
    .innerJoin('person as p', 'p.id', 'a.personId')
    .select(['a.id', 'a.personId', 'a.heldOn as on', 'a.supportGroupId', 'a.groupSessionId'])
    .select(['p.kind', 'p.givenName', 'p.familyName'])
    .where(sql<boolean>`a.id = any (${ids}::uuid[])`)
    .execute();
}

/** What her own door shows of the groups that a parent is in. */
export function ownGroups(db: TenantDb, personId: string) {
  return db
    .selectFrom('groupMember as m')
    .innerJoin('supportGroup as g', 'g.id', 'm.supportGroupId')
    .select([
      'm.id',
      'm.supportGroupId',
      'm.role',
      'm.state',
      'm.joinedOn',
      'm.leftOn',
      'm.transport',
      'm.creche',
    ])
    .select(['g.title', 'g.kind', 'g.programmeId', 'g.place', 'g.online', 'g.endedOn'])
    .where('m.personId', '=', personId)
    .orderBy('m.joinedOn', 'desc')
    .orderBy('m.id', 'desc')
    .limit(200)
    .execute();
}

/** The sessions to come of the groups that she is in. */
export async function ownSessions(db: TenantDb, groups: readonly string[], from: Day) {
  if (groups.length === 0) return [];
  return db
    .selectFrom('groupSession')
    .select(['id', 'supportGroupId', 'heldOn', 'startsAt', 'endsAt', 'place', 'topic', 'cancelledOn'])
    .where('supportGroupId', 'in', [...groups])
    .where('heldOn', '>=', from)
    .orderBy('heldOn')
    .orderBy('startsAt')
    .limit(500)
    .execute();
}

/** What she said of her groups, and how often she came. */
export async function ownAnswers(db: TenantDb, personId: string) {
  const said = await db
    .selectFrom('groupFeedback')
    .select(['id', 'supportGroupId', 'saidOn', 'answers', 'words'])
    .where('personId', '=', personId)
    .orderBy('saidOn', 'desc')
    .orderBy('id', 'desc')
    .limit(200)
    .execute();
  const attended = await db
    .selectFrom('groupAttendance')
    .select(['supportGroupId', 'answer', 'heldOn'])
    .where('personId', '=', personId)
    .limit(1_000)
    .execute();
  return { said, attended };
}
