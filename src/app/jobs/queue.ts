import { EventEmitter } from 'node:events';
import {
  Logger,
  makeWorkerUtils,
  parseCronItems,
  type Runner,
  run,
  type WorkerEvents,
  type WorkerUtils,
} from 'graphile-worker';
import type pg from 'pg';
import { z } from 'zod';
import type { AnyJob } from '../../doors/index.ts';
import type { Log } from '../../foundation/log.ts';
import type { HandedOver } from './run-job.ts';

/** Where graphile-worker keeps its own tables: beside the tenants' schemas, and in none of them. */
export const QUEUE_SCHEMA = 'facet_jobs';

/** What is handed over: a row, and when it is due. */
export interface ToHandOver extends HandedOver {
  readonly runAt: Temporal.Instant;
  /** True for what is done as the owner of the database: one at a time. */
  readonly alone: boolean;
}

/** What the queue is started with. */
export interface QueueParts {
  readonly pool: pg.Pool;
  readonly log: Log;
  readonly jobs: readonly AnyJob[];
  readonly atOnce: number;
  readonly runOne: (at: HandedOver, runsAs: string) => Promise<void>;
  /** What runs by itself is due: in every tenant. */
  readonly round: (name: string, at: Temporal.Instant) => Promise<void>;
}

/** The queue between the tenants' rows and whoever does the work. */
export interface Queue {
  handOver(all: readonly ToHandOver[]): Promise<void>;
  /** Gives back what was taken by a process that is gone. */
  giveBack(): Promise<void>;
  /** The hand-overs that are under way or will come again. */
  known(): Promise<ReadonlySet<string>>;
  stop(): Promise<void>;
}

const zHandedOver = z.object({ tenant: z.string(), id: z.guid() });
const zRound = z.object({ name: z.string(), _cron: z.object({ ts: z.string() }) });

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Its own words may go on to repeat an error: of what it warns of only the beginning is kept, which names the task. */
function quietly(log: Log): Logger {
  return new Logger(() => (level, message) => {
    if (level === 'error' || level === 'warning')
      log.warn({ said: message.slice(0, 80) }, 'the queue of jobs');
  });
}

/**
 * Each process holds a lock by the name of its pool of workers, which ends with its connection. A pool whose lock can be
 * had is gone, however it ended: what it had taken is given back.
 */
async function giveBackOfTheDead(client: pg.ClientBase, utils: WorkerUtils): Promise<void> {
  const { rows } = await client.query<{ by: string }>(
    `select distinct locked_by as by from ${QUEUE_SCHEMA}.jobs where locked_by is not null`,
  );
  for (const { by } of rows) {
    const { rows: got } = await client.query<{ mine: boolean }>(
      'select pg_try_advisory_lock(hashtextextended($1, 0)) as mine',
      [by],
    );
    if (!got[0]?.mine) continue;
    await utils.forceUnlockWorkers([by]);
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [by]);
  }
}

function cronOf(jobs: readonly AnyJob[]) {
  return parseCronItems(
    jobs.flatMap(({ name, every }) =>
      every
        ? [
            {
              task: 'round',
              match: every.cron,
              identifier: name,
              payload: { name },
              // What came due while Facet did not run is made up for, once.
              options: { backfillPeriod: DAY_MILLISECONDS },
            },
          ]
        : [],
    ),
  );
}

/** Starts graphile-worker on the database, as its owner. */
export async function openQueue({ pool, log, jobs, atOnce, runOne, round }: QueueParts): Promise<Queue> {
  // An idle connection that breaks is replaced at its next use.
  const noted = (error: Error) => log.warn({ error: error.message }, 'the queue lost a connection');
  pool.on('error', noted);
  pool.on('connect', (client) => client.on('error', noted));
  const shared = { pgPool: pool, schema: QUEUE_SCHEMA, logger: quietly(log) };
  const utils = await makeWorkerUtils(shared);
  await utils.migrate();
  const keeper = await pool.connect();
  await giveBackOfTheDead(keeper, utils);
  const events: WorkerEvents = new EventEmitter();
  const locked: Promise<unknown>[] = [];
  events.on('pool:create', ({ workerPool }) =>
    locked.push(keeper.query('select pg_advisory_lock(hashtextextended($1, 0))', [workerPool.id])),
  );
  const runner: Runner = await run({
    ...shared,
    concurrency: atOnce,
    noHandleSignals: true,
    pollInterval: 2_000,
    events,
    parsedCronItems: cronOf(jobs),
    taskList: {
      job: (payload, { job }) => runOne(zHandedOver.parse(payload), job.id),
      round: (payload) => {
        const { name, _cron } = zRound.parse(payload);
        return round(name, Temporal.Instant.from(_cron.ts));
      },
    },
  });
  await Promise.all(locked);
  return {
    async handOver(all) {
      await utils.addJobs(
        all.map(({ tenant, id, runAt, alone }) => ({
          identifier: 'job',
          payload: { tenant, id },
          runAt: new Date(runAt.epochMilliseconds),
          jobKey: `${tenant}/${id}`,
          ...(alone ? { queueName: 'alone' } : {}),
        })),
      );
    },
    giveBack: () => giveBackOfTheDead(keeper, utils),
    async known() {
      const { rows } = await pool.query<{ id: string }>(`select id::text as id from ${QUEUE_SCHEMA}.jobs`);
      return new Set(rows.map(({ id }) => id));
    },
    async stop() {
      await runner.stop();
      await utils.release();
      keeper.release(true);
    },
  };
}
