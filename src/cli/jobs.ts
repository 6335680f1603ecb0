import type { z } from 'zod';
import { createAccessLog } from '../access/access-log.ts';
import type { SystemActor } from '../access/actor.ts';
import { readLibrary } from '../app/programmes.ts';
import { guardedTables, house } from '../app/rooms.ts';
import { type Bus, createBus, type Query } from '../doors/index.ts';
import { systemClock } from '../foundation/clock.ts';
import { type Fault, faultSentence } from '../foundation/fault.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import type { Result } from '../foundation/result.ts';
import { listJobs, retryJob } from '../jobs/index.ts';
import { type CliCommand, type CliRequest, databaseOptions } from './cli-command.ts';
import { columns } from './columns.ts';
import { oneTenant, withDatabase } from './database.ts';

type AnswerOf<Q> = Q extends Query<infer _Input extends z.ZodType, infer Answer> ? Answer : never;

/** Runs `body` as the service that runs the jobs, in the tenant that the line names. */
async function asJobs<T>(
  request: CliRequest,
  body: (bus: Bus, actor: SystemActor) => Promise<Result<T, Fault>>,
): Promise<T> {
  return withDatabase(request, { migrate: false }, async ({ owner, pool }) => {
    const tenant = await oneTenant(owner, request.text('tenant'));
    const library = await readLibrary(owner, tenant);
    const accessLog = createAccessLog(pool, () => {});
    const parts = { pool, clock: systemClock, accessLog, programmesOf: () => library, house };
    const bus = createBus({ ...parts, guarded: guardedTables });
    const done = await body(bus, { kind: 'system', tenant, service: 'jobs' });
    await accessLog.stop();
    if (done.ok) return done.value;
    throw new PlainFault(faultSentence(done.error));
  });
}

/** What Facet does by itself, for a person. */
export function jobsText({ work, failed }: AnswerOf<typeof listJobs>): string {
  const rows = work.map(({ name, waits, done, failed: given, lastDone }) => [
    name,
    `${waits} waiting`,
    `${done} done in 7 days`,
    `${given} given up`,
    lastDone ? `last ${lastDone}` : '',
  ]);
  const lost = failed.map(({ id, name, said }) => `${id}  ${name}: ${said ?? 'no reason was given'}`);
  const heading = lost.length === 0 ? 'Nothing has been given up.' : 'Given up (facet jobs retry ID):';
  return [columns(rows), '', heading, ...lost].join('\n');
}

const list: CliCommand = {
  name: 'jobs list',
  summary: 'Show what Facet does in the background: what waits, what was done and what failed',
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    ...databaseOptions,
  },
  async run(request) {
    const found = await asJobs(request, (bus, actor) => bus.ask(listJobs, actor, {}, 'cli'));
    return { text: jobsText(found), json: found };
  },
};

const retry: CliCommand = {
  name: 'jobs retry',
  summary: 'Try again what failed in the background; a Facet that runs begins it within a minute',
  places: ['ID'],
  options: {
    tenant: { type: 'string', value: 'SLUG', about: 'The tenant (the only one)' },
    ...databaseOptions,
  },
  async run(request) {
    const id = request.need('ID');
    const done = await asJobs(request, async (bus, actor) => {
      const found = await bus.ask(listJobs, actor, {}, 'cli');
      const job = found.ok ? found.value.failed.find((each) => each.id === id) : undefined;
      if (!job) throw new PlainFault(`Nothing that has this identifier was given up: ${id}`);
      return bus.run(retryJob, actor, { id, version: job.version }, { door: 'cli' });
    });
    return { text: 'It waits to be tried again.', json: done };
  },
};

/** `facet jobs …` */
export const jobCommands: readonly CliCommand[] = [list, retry];
