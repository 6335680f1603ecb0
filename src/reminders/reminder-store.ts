import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Reach, Setting, Wish } from './reminder.ts';

type Moment = Temporal.Instant;
type Day = Temporal.PlainDate;

const DEFAULT_HOURS = 24;

/** How the tenant sends reminders; off, with no version, until somebody chose. */
export async function readSetting(
  db: TenantDb,
): Promise<Setting & { readonly id: string | null; readonly version: number }> {
  const row = await db
    .selectFrom('reminderSetting')
    .select(['id', 'version', 'sending', 'hoursBefore', 'textTemplate', 'emailTemplate'])
    .executeTakeFirst();
  const none = { sending: false, hoursBefore: DEFAULT_HOURS, textTemplate: null, emailTemplate: null };
  return row ?? { id: null, version: 0, ...none };
}

/** What she said of reminders. */
export const findWish = (db: TenantDb, personId: string) =>
  db.selectFrom('reminderWish').selectAll().where('personId', '=', personId).executeTakeFirst();

/** The same, in the columns that a parent reads of it. */
export const findOwnWish = (db: TenantDb, personId: string) =>
  db
    .selectFrom('reminderWish')
    .select(['id', 'version', 'personId', 'way', 'days', 'fromTime', 'untilTime', 'language'])
    .select(['agreedOn', 'stoppedOn', 'stoppedHerself'])
    .where('personId', '=', personId)
    .executeTakeFirst();

/** How somebody is reached, as it is on record. */
export async function reachOf(db: TenantDb, personId: string): Promise<Reach | undefined> {
  return db
    .selectFrom('person')
    .select(['phone', 'email', 'safeContact', 'communicationNeeds', 'interpreter', 'diedOn'])
    .where('id', '=', personId)
    .executeTakeFirst() as Promise<Reach | undefined>;
}

/** Somebody who said yes to reminders. */
export interface Reminded extends Reach {
  readonly personId: string;
  readonly wish: Wish & { readonly language: string };
}

/** Those who said anything of reminders: after one of them, or these; in the order of their ids. */
export async function remindedPeople(
  db: TenantDb,
  which: { readonly after: string | null; readonly most: number } | { readonly people: readonly string[] },
): Promise<Reminded[]> {
  const rows = await db
    .selectFrom('reminderWish as w')
    .innerJoin('person as p', 'p.id', 'w.personId')
    .select(['w.personId', 'w.way', 'w.days', 'w.fromTime', 'w.untilTime', 'w.language'])
    .select(['w.askedByRules', 'w.stoppedOn'])
    .select(['p.phone', 'p.email', 'p.safeContact', 'p.communicationNeeds', 'p.interpreter', 'p.diedOn'])
    .$if('people' in which, (all) =>
      all.where('w.personId', '=', sql<string>`any (${'people' in which ? [...which.people] : []}::uuid[])`),
    )
    .$if('after' in which && which.after !== null, (all) =>
      all.where('w.personId', '>', 'after' in which ? which.after : null),
    )
    .orderBy('w.personId')
    .limit('most' in which ? which.most : which.people.length)
    .execute();
  return rows.map((row) => {
    const { personId, way, days, fromTime, untilTime, language, askedByRules, stoppedOn, ...reach } = row;
    const wish = { way, days, fromTime, untilTime, language, askedByRules, stoppedOn };
    return { ...(reach as Reach), personId, wish };
  });
}

/** Lets nobody else lay down reminders until the transaction ends, so that nothing is laid down twice. */
export async function holdPlanning(db: TenantDb): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(current_schema() || ' reminders', 0))`.execute(db);
}

/** Reminders of some people, of what is on these days. */
export const remindersBetween = (db: TenantDb, people: readonly string[], from: Day, until: Day) =>
  db
    .selectFrom('reminder')
    .select(['id', 'version', 'personId', 'entry', 'eventOn', 'eventFrom', 'state', 'why', 'sendAt', 'way'])
    .where('personId', '=', sql<string>`any (${[...people]}::uuid[])`)
    .where('eventOn', '>=', from)
    .where('eventOn', '<=', until)
    .execute();

/** What is due, and what was begun so long ago that whoever began it is gone; held against another who looks. */
export const dueReminders = (db: TenantDb, now: Moment, forgotten: Moment, most: number) =>
  db
    .selectFrom('reminder')
    .selectAll()
    .where((where) =>
      where.or([
        where.and([where('state', '=', 'waiting'), where('sendAt', '<=', now)]),
        where.and([where('state', '=', 'sending'), where('triedAt', '<', forgotten)]),
      ]),
    )
    .orderBy('sendAt')
    .orderBy('id')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();

/** One reminder. */
export const findReminder = (db: TenantDb, id: string) =>
  db.selectFrom('reminder').selectAll().where('id', '=', id).executeTakeFirst();

/** Reminders with these ids. */
export const findReminders = (db: TenantDb, ids: readonly string[]) =>
  db
    .selectFrom('reminder')
    .selectAll()
    .where('id', '=', sql<string>`any (${[...ids]}::uuid[])`)
    .execute();

/** When the next waits to be sent. */
export async function nextSendAt(db: TenantDb): Promise<Moment | null> {
  const row = await db
    .selectFrom('reminder')
    .select('sendAt')
    .where('state', '=', 'waiting')
    .orderBy('sendAt')
    .limit(1)
    .executeTakeFirst();
  return row?.sendAt ?? null;
}

/** What was sent since a moment, and is not yet known to have arrived. */
export const sentSince = (db: TenantDb, since: Moment, most: number) =>
  db
    .selectFrom('reminder')
    .select(['id', 'notifyId', 'sentAt'])
    .where('state', '=', 'sent')
    .where('sentAt', '>=', since)
    .where('notifyId', 'is not', null)
    .orderBy('sentAt', 'desc')
    .limit(most)
    .execute();

const listed = [
  'id',
  'version',
  'eventOn',
  'eventFrom',
  'state',
  'why',
  'sendAt',
  'way',
  'words',
  'language',
  'sentAt',
] as const;

/** A person's reminders, the latest first. */
export const remindersOf = (db: TenantDb, personId: string, most: number) =>
  db
    .selectFrom('reminder')
    .select([...listed])
    .where('personId', '=', personId)
    .orderBy('eventOn', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();

/** Her own, in the columns that she reads: what was sent, and what is going to be. */
export const ownReminders = (db: TenantDb, personId: string, most: number) =>
  db
    .selectFrom('reminder')
    .select(['id', 'eventOn', 'eventFrom', 'state', 'way', 'words', 'sendAt', 'sentAt'])
    .where('personId', '=', personId)
    .where('state', 'in', ['waiting', 'sending', 'sent', 'delivered', 'failed'])
    .orderBy('eventOn', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute();

/** What did not reach somebody whose work a worker holds, of things still to come. */
export async function failedOfHers(db: TenantDb, staffId: string, today: Day, most: number) {
  return db
    .selectFrom('reminder as r')
    .innerJoin('person as p', 'p.id', 'r.personId')
    .select(['r.id', 'r.personId', 'r.eventOn', 'r.why', 'p.kind', 'p.givenName', 'p.familyName'])
    .where('r.state', 'in', ['failed', 'not_sent'])
    .where('r.eventOn', '>=', today)
    .where((where) =>
      where.exists(
        where
          .selectFrom('allocation as a')
          .innerJoin('enrolment as e', 'e.id', 'a.enrolmentId')
          .select('a.id')
          .whereRef('e.personId', '=', 'r.personId')
          .where('a.staffId', '=', staffId)
          .where('a.endedOn', 'is', null)
          .where('e.endedOn', 'is', null),
      ),
    )
    .orderBy('r.eventOn')
    .orderBy('r.id')
    .limit(most)
    .execute();
}

/** How many there are of each state and reason, of what was queued since a moment. */
export const countReminders = (db: TenantDb, since: Moment) =>
  db
    .selectFrom('reminder')
    .select(['state', 'why', sql<number>`count(*)::int`.as('count')])
    .where('queuedAt', '>=', since)
    .groupBy(['state', 'why'])
    .orderBy('state')
    .orderBy('why')
    .execute();
