import { type Selectable, sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { GroupSessionTable, SupportGroupTable } from './group-tables.ts';

type Day = Temporal.PlainDate;
export type GroupRow = Selectable<SupportGroupTable>;
export type SessionRow = Selectable<GroupSessionTable>;

/** One group. */
export function findGroup(db: TenantDb, id: string): Promise<GroupRow | undefined> {
  return db.selectFrom('supportGroup').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Groups, those that go on first, each with the day of its next session. */
export function groupsOf(db: TenantDb, today: Day, programmeId: string | null) {
  const next = sql<Day | null>`(select min(s.held_on) from group_session s where s.support_group_id = g.id
    and s.held_on >= ${today} and s.cancelled_on is null)`;
  return db
    .selectFrom('supportGroup as g')
    .select(['g.id', 'g.programmeId', 'g.kind', 'g.title', 'g.place', 'g.online', 'g.capacity', 'g.taken'])
    .select(['g.endedOn', next.as('nextOn')])
    .$if(programmeId !== null, (all) => all.where('g.programmeId', '=', programmeId))
    .orderBy(sql`g.ended_on is not null`)
    .orderBy(sql`${next} nulls last`)
    .orderBy('g.title')
    .orderBy('g.id')
    .limit(500)
    .execute();
}

/** The sessions of a group in their order, each with how many of those whom the reader may see came. */
export function sessionsOf(db: TenantDb, groupId: string) {
  return db
    .selectFrom('groupSession as s')
    .selectAll('s')
    .select(
      sql<number>`(select count(*)::int from group_attendance a where a.group_session_id = s.id
        and a.answer in ('present', 'late'))`.as('came'),
    )
    .where('s.supportGroupId', '=', groupId)
    .orderBy('s.heldOn')
    .orderBy('s.startsAt')
    .orderBy('s.id')
    .limit(1_000)
    .execute();
}

/** One session with its group. */
export async function findSession(db: TenantDb, id: string) {
  const session = await db.selectFrom('groupSession').selectAll().where('id', '=', id).executeTakeFirst();
  if (!session) return undefined;
  const group = await findGroup(db, session.supportGroupId);
  return group && { session, group };
}

/** What stands on these days, in whatever group: for rooms and workers that are taken. */
export async function standingOn(db: TenantDb, days: readonly Day[], but: string | null) {
  if (days.length === 0) return [];
  const rows = await db
    .selectFrom('groupSession as s')
    .innerJoin('supportGroup as g', 'g.id', 's.supportGroupId')
    .select([
      's.heldOn as on',
      's.startsAt as from',
      's.endsAt as until',
      's.place',
      's.room',
      's.staffIds',
      'g.title',
    ])
    .where('s.heldOn', 'in', [...days])
    .where('s.cancelledOn', 'is', null)
    .$if(but !== null, (all) => all.where('s.id', '<>', but))
    .orderBy('s.heldOn')
    .orderBy('s.startsAt')
    .execute();
  return rows;
}

/** Sessions of some days, each with those of these people who are in its group. */
export function sessionsBetween(
  db: TenantDb,
  { from, until, people }: { from: Day; until: Day; people: readonly string[] },
) {
  return db
    .selectFrom('groupSession as s')
    .innerJoin('supportGroup as g', 'g.id', 's.supportGroupId')
    .select([
      's.id',
      's.supportGroupId',
      's.heldOn',
      's.startsAt',
      's.endsAt',
      's.staffIds',
      's.cancelledOn',
      'g.title',
    ])
    .select(
      sql<string[]>`array(select m.person_id from group_member m where m.support_group_id = g.id
        and m.person_id = any (${[...people]}::uuid[]) and m.state in ('joined', 'left')
        and m.joined_on <= s.held_on and coalesce(m.left_on >= s.held_on, true))`.as('members'),
    )
    .where('s.heldOn', '>=', from)
    .where('s.heldOn', '<=', until)
    .orderBy('s.heldOn')
    .orderBy('s.startsAt')
    .limit(2_000)
    .execute();
}

/** What a worker wrote for herself about a session: only her own rows are seen. */
export function reflectionsOf(db: TenantDb, sessionId: string) {
  return db
    .selectFrom('sessionReflection')
    .select(['id', 'words', 'writtenAt'])
    .where('groupSessionId', '=', sessionId)
    .orderBy('writtenAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Sessions with these ids, for opening a figure. */
export function sessionRowsShown(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('groupSession as s')
    .innerJoin('supportGroup as g', 'g.id', 's.supportGroupId')
    .select(['s.id', 's.supportGroupId', 's.heldOn as on', 'g.title'])
    .where(sql<boolean>`s.id = any (${ids}::uuid[])`)
    .execute();
}

/** Groups with these ids, likewise, each dated by its first session. */
export function groupRowsShown(db: TenantDb, ids: readonly string[]) {
  return db
    .selectFrom('supportGroup as g')
    .select(['g.id', 'g.title'])
    .select(
      sql<Day>`coalesce((select min(s.held_on) from group_session s where s.support_group_id = g.id),
        (g.made_at at time zone 'Europe/London')::date)`.as('on'),
    )
    .where(sql<boolean>`g.id = any (${ids}::uuid[])`)
    .execute();
}
