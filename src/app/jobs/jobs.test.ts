import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import type { SystemActor } from '../../access/actor.ts';
import { allowedToService, services } from '../../access/permissions.ts';
import { type AnyJob, command, job, wholeTenant } from '../../doors/index.ts';
import { createLog } from '../../foundation/log.ts';
import { succeed } from '../../foundation/result.ts';
import { cancelJob, listJobs, queueJob, queueRound, retryJob, takeJob } from '../../jobs/index.ts';
import { rooms } from '../rooms.ts';
import { jobsOf } from './jobs-of.ts';
import { runJob } from './run-job.ts';
import { startJobs } from './start-jobs.ts';

let house: TestHouse;
const pools: pg.Pool[] = [];
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(async () => {
  await Promise.allSettled(pools.map((pool) => pool.end()));
  await house.close();
});

const entries = ['east', 'west'].map((slug) => ({ slug, name: slug, demo: false }));
const tenants = {
  all: async () => entries,
  find: async (slug: string) => entries.find((each) => each.slug === slug),
};
const log = createLog('silent');
const zWhich = z.strictObject({ which: z.string() });

/** Leaves a row behind: what a piece of work has done can be counted. */
function leavesMark(name: string, before: (attempt: number) => Promise<void> = async () => {}) {
  return job({
    name,
    summary: 'Leave a mark',
    service: 'jobs',
    input: zWhich,
    attempts: 2,
    async does({ run, attempt }, { which }) {
      await run(queueRound, { name: `mark ${which}`, at: '2999-01-01T00:00:00Z' });
      await before(attempt);
      return { done: true, said: 'One mark was left.' };
    },
  });
}

const failing = job({
  name: 'failing',
  summary: 'Fail',
  service: 'jobs',
  input: zWhich,
  attempts: 2,
  does: async () => ({ done: false, because: 'The other side does not answer.' }),
});

const partsOf = (jobs: readonly AnyJob[]) => ({
  bus: house.bus,
  clock: house.clock,
  log,
  jobs,
  tenants,
  keep: async () => true,
});

function started(jobs: readonly AnyJob[], name: string) {
  const pool = new pg.Pool({ ...house.database.connection, max: 4, application_name: name });
  pool.on('error', () => {});
  pools.push(pool);
  return startJobs({ ...partsOf(jobs), pool });
}

/** A worker's command that queues a piece of work. */
const queueing = (which: AnyJob, options: Parameters<typeof queueJob>[3] = {}, refuse = false) =>
  command({
    name: 'testQueues',
    summary: 'Queue',
    permission: 'person:read',
    about: wholeTenant,
    input: zWhich,
    output: z.null(),
    audit: () => 'Queued',
    api: null,
    async handle(context, input) {
      await queueJob(context, which, input, options);
      return refuse ? { ok: false, error: { kind: 'not_found', what: 'test' } } : succeed(null);
    },
  });

const rowsOf = async (name: string) =>
  (
    await house.owner.query<{ id: string; state: string; attempts: number; said: string | null }>(
      'select id, state, attempts, said from t_east.job where name = $1 order by id',
      [name],
    )
  ).rows;

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let turn = 0; turn < 400; turn += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('it did not come to that');
}

describe('what a command queues', () => {
  it('is kept with the command, or not at all', async () => {
    const one = leavesMark('kept');
    await house.run(queueing(one, {}, true), { which: 'refused' });
    expect(await rowsOf('kept')).toEqual([]);
    await house.done(queueing(one), { which: 'kept' });
    expect(await rowsOf('kept')).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });

  it('waits once under its key: queueing it again moves it, and it can be taken back', async () => {
    const one = leavesMark('keyed');
    const at = (day: string) => ({ key: 'k', at: Temporal.Instant.from(`${day}T09:00:00Z`) });
    await house.done(queueing(one, at('2024-06-10')), { which: 'keyed' });
    await house.done(queueing(one, at('2024-06-12')), { which: 'keyed' });
    const { rows } = await house.owner.query(
      `select run_at from t_east.job where name = 'keyed' and state = 'waiting'`,
    );
    expect(rows.map(({ run_at }) => run_at.toISOString())).toEqual(['2024-06-12T09:00:00.000Z']);
    const takesBack = {
      ...queueing(one),
      name: 'testTakesBack',
      handle: async (context: Parameters<ReturnType<typeof queueing>['handle']>[0]) => {
        await cancelJob(context, one, 'k');
        return succeed(null);
      },
    };
    await house.done(takesBack, { which: 'keyed' });
    expect((await rowsOf('keyed')).map(({ state }) => state)).toEqual(['cancelled']);
  });
});

describe('work in the background', () => {
  it('is done, once, and says what came of it; Facet stops while nothing is lost', async () => {
    const one = leavesMark('plain');
    const running = await started([one], 'plain');
    await house.done(queueing(one), { which: 'plain' });
    await running.look('east');
    await until(async () => (await rowsOf('plain'))[0]?.state === 'done');
    await running.stop();
    expect(await rowsOf('plain')).toMatchObject([{ attempts: 1, said: 'One mark was left.' }]);
    expect(await rowsOf('mark plain')).toHaveLength(1);
  });

  it('cut off in the middle goes on after a restart, with what it had done done once; nobody else takes it before', async () => {
    let hangs = true;
    const begun: number[] = [];
    const letGo: (() => void)[] = [];
    const one = leavesMark('cut off', async (attempt) => {
      begun.push(attempt);
      if (hangs) await new Promise<void>((resolve) => letGo.push(resolve));
    });
    const first = await started([one], 'first');
    await house.done(queueing(one), { which: 'cut' });
    await first.look('east');
    await until(async () => begun.length === 1);

    const second = await started([one], 'second');
    await second.look();
    await second.stop();
    expect(begun).toEqual([1]);

    // As the end of a process by kill -9 ends its connections.
    hangs = false;
    await house.owner.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'first'`,
    );
    const third = await started([one], 'third');
    await until(async () => (await rowsOf('cut off'))[0]?.state === 'done');
    await third.stop();
    expect(begun).toEqual([1, 2]);
    expect(await rowsOf('mark cut')).toHaveLength(1);
    for (const each of letGo) each();
    await first.stop().catch(() => {});
  });

  it('that fails is tried again later, then given up where an administrator sees it and tries it again', async () => {
    const { administrator, practitioner } = house.actors;
    const jobs: SystemActor = { kind: 'system', tenant: 'east', service: 'jobs' };
    await house.done(queueing(failing), { which: 'x' });
    const id = (await rowsOf('failing'))[0]?.id ?? '';
    const parts = partsOf([failing]);
    await runJob(parts, { tenant: 'east', id }, 'a');
    expect(await rowsOf('failing')).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    expect(await house.done(takeJob, { id, runsAs: 'b' }, jobs)).toBeNull();
    house.setToday('2024-06-04');
    await runJob(parts, { tenant: 'east', id }, 'b');
    expect(await rowsOf('failing')).toMatchObject([{ state: 'failed', attempts: 2 }]);

    const { failed } = await house.answer(listJobs, {}, administrator);
    const found = failed.find((each) => each.id === id);
    expect(found).toMatchObject({ said: 'The other side does not answer.' });
    const version = found?.version ?? 0;
    expect(await house.run(retryJob, { id, version }, practitioner)).toMatchObject({
      error: { kind: 'forbidden' },
    });
    await house.done(retryJob, { id, version }, administrator);
    expect(await rowsOf('failing')).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    expect(await house.run(retryJob, { id, version: version + 1 }, administrator)).toMatchObject({
      error: { code: 'not_failed' },
    });
  });

  it('of a kind that is not known, or that breaks, is given up or tried again, and the others go on', async () => {
    const breaks = job({ ...failing, name: 'breaks', does: () => Promise.reject(new Error('broken')) });
    await house.done(queueing(breaks), { which: 'x' });
    await house.done(queueing({ ...failing, name: 'unknown' }), { which: 'x' });
    for (const name of ['breaks', 'unknown']) {
      const id = (await rowsOf(name))[0]?.id ?? '';
      await runJob(partsOf([breaks]), { tenant: 'east', id }, name);
    }
    expect(await rowsOf('breaks')).toMatchObject([{ state: 'waiting' }]);
    expect(await rowsOf('unknown')).toMatchObject([{ state: 'failed' }]);
  });
});

describe('what runs by itself', () => {
  const nightly = jobsOf(rooms).filter(({ every }) => every !== undefined);

  it('has a time and words for an administrator, and a name of its own', () => {
    const names = jobsOf(rooms).map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['dailyAudit', 'forgetJobs', 'removeExpiredDrafts']));
    expect(nightly.every(({ every, summary }) => every?.words && summary)).toBe(true);
  });

  it('goes through every tenant and removes what is past its time', async () => {
    for (const tenant of ['east', 'west'])
      await house.owner.query(
        `insert into t_${tenant}.referral_draft (programme_id, origin, secret_hash, started_at, saved_at, expires_on)
         select 'diamond', 'self', '\\x00', '2024-05-01', '2024-05-01', '2024-05-29' from generate_series(1, 501)`,
      );
    for (const tenant of ['east', 'west']) {
      const actor: SystemActor = { kind: 'system', tenant, service: 'jobs' };
      await house.done(queueRound, { name: 'removeExpiredDrafts', at: '2024-06-03T03:15:00Z' }, actor);
      const { rows } = await house.owner.query(
        `select id from t_${tenant}.job where name = 'removeExpiredDrafts'`,
      );
      await runJob(partsOf(nightly), { tenant, id: rows[0].id }, 'night');
      const left = await house.owner.query(`select id from t_${tenant}.referral_draft`);
      expect(left.rows).toEqual([]);
    }
  });
});

it('Facet itself may do what its service allows and nothing else, and no service what a worker does', async () => {
  expect(allowedToService.housekeeping).toEqual(new Set(['housekeeping:do']));
  expect(allowedToService.jobs).toEqual(new Set(['job:run', 'job:read', 'job:retry']));
  expect(allowedToService.exchange).toEqual(new Set(['directory:exchange']));
  expect(allowedToService.reminders).toEqual(new Set(['reminder:run']));
  for (const service of services) {
    const system: SystemActor = { kind: 'system', tenant: 'east', service };
    for (const operation of rooms.flatMap((room) => room.commands ?? [])) {
      const result = await house.bus.run(operation, system, {}, { door: 'cli' });
      const forbidden = !result.ok && result.error.kind === 'forbidden';
      expect([operation.name, forbidden]).toEqual([
        operation.name,
        operation.permission !== 'public' && !allowedToService[service].has(operation.permission),
      ]);
    }
  }
});
