import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';

type Moment = Temporal.Instant;

/** One piece of work. */
export const findJob = (db: TenantDb, id: string) =>
  db.selectFrom('job').selectAll().where('id', '=', id).executeTakeFirst();

/** The piece of this name and key that waits. */
export const waitingJob = (db: TenantDb, name: string, key: string) =>
  db
    .selectFrom('job')
    .select(['id', 'version', 'runAt'])
    .where('name', '=', name)
    .where('key', '=', key)
    .where('state', '=', 'waiting')
    .executeTakeFirst();

/** What waits and is due before a moment, the earliest first. */
export const dueJobs = (
  db: TenantDb,
  before: Moment,
  most: number,
  after: { readonly runAt: Moment; readonly id: string } | null,
) =>
  db
    .selectFrom('job')
    .select(['id', 'version', 'name', 'runAt'])
    .where('state', '=', 'waiting')
    .where('runAt', '<=', before)
    .$if(after !== null, (all) =>
      all.where(sql<boolean>`(run_at, id) > (${after?.runAt ?? null}, ${after?.id ?? null}::uuid)`),
    )
    .orderBy('runAt')
    .orderBy('id')
    .limit(most)
    .execute();

/** What was begun and has not ended. */
export const runningJobs = (db: TenantDb) =>
  db.selectFrom('job').select(['id', 'version', 'runsAs']).where('state', '=', 'running').execute();

const shown = (db: TenantDb) =>
  db
    .selectFrom('job')
    .leftJoin('staff', 'staff.id', 'job.queuedBy')
    .select([
      'job.id',
      'job.version',
      'job.name',
      'job.state',
      'job.runAt',
      'job.attempts',
      'job.said',
      'job.queuedAt',
      'job.startedAt',
      'job.endedAt',
      'staff.name as queuedBy',
    ]);

/** What failed, the newest first. */
export const failedJobs = (db: TenantDb, most: number) =>
  shown(db).where('state', '=', 'failed').orderBy('endedAt', 'desc').orderBy('job.id').limit(most).execute();

/** One piece as it is shown. */
export const shownJob = (db: TenantDb, id: string) => shown(db).where('job.id', '=', id).executeTakeFirst();

/** For each name and state: how many, when the next is due and when the last ended; counted since a moment. */
export async function countJobs(db: TenantDb, since: Moment) {
  return db
    .selectFrom('job')
    .select((of) => [
      'name',
      'state',
      sql<number>`count(*)::int`.as('count'),
      sql<number>`(count(*) filter (where attempts > 0))::int`.as('tried'),
      of.fn.min('runAt').as('next'),
      of.fn.max('endedAt').as('last'),
    ])
    .where((where) => where.or([where('endedAt', 'is', null), where('endedAt', '>=', since)]))
    .groupBy(['name', 'state'])
    .orderBy('name')
    .execute();
}

/** Work that ended long ago: what was done before `done`, what failed before `failed`. */
export const endedBefore = (db: TenantDb, before: { done: Moment; failed: Moment }, most: number) =>
  db
    .selectFrom('job')
    .select(['id', 'version'])
    .where((where) =>
      where.or([
        where.and([where('state', 'in', ['done', 'cancelled']), where('endedAt', '<', before.done)]),
        where.and([where('state', '=', 'failed'), where('endedAt', '<', before.failed)]),
      ]),
    )
    .orderBy('endedAt')
    .limit(most)
    .execute();
