import type pg from 'pg';
import type { z } from 'zod';
import type { SystemActor } from '../../access/actor.ts';
import { tenantsQueueing } from '../../doors/index.ts';
import { defectEntry } from '../../foundation/defect.ts';
import { JOBS_AT_ONCE, listDueJobs, listRunningJobs, putBackJob, queueRound } from '../../jobs/index.ts';
import type { Tenants } from '../tenants.ts';
import { openQueue, type Queue } from './queue.ts';
import { type RunParts, runJob } from './run-job.ts';

/** What jobs need. */
export interface JobsParts extends RunParts {
  /** Connections of the owner, for the queue alone. */
  readonly pool: pg.Pool;
  readonly tenants: Pick<Tenants, 'all' | 'find'>;
}

/** Jobs that run. */
export interface RunningJobs {
  /** Hands over what is due or soon will be: of one tenant, or of all. */
  look(tenant?: string): Promise<void>;
  /** What is under way is ended, and nothing new is begun. */
  stop(): Promise<void>;
}

const AT_ONCE = 4;
const LISTENS_EVERY_MILLISECONDS = 1_000;
const LOOKS_EVERY_MILLISECONDS = 60_000;
/** A little longer than from one look to the next. */
const AHEAD_SECONDS = 90;

const jobsActor = (tenant: string): SystemActor => ({ kind: 'system', tenant, service: 'jobs' });

/** Hands rows over, each once for as long as it stands as it is. */
class HandOver {
  readonly #parts: JobsParts;
  readonly #queue: Queue;
  readonly #handed = new Map<string, number>();

  constructor(parts: JobsParts, queue: Queue) {
    this.#parts = parts;
    this.#queue = queue;
  }

  forget(id: string): void {
    this.#handed.delete(id);
  }

  async look(tenant: string): Promise<void> {
    const { bus, clock, jobs } = this.#parts;
    if (!(await this.#parts.tenants.find(tenant))) return;
    const before = clock.now().add({ seconds: AHEAD_SECONDS }).toString();
    const alone = new Set(jobs.filter((job) => 'keeps' in job).map(({ name }) => name));
    let after: { runAt: string; id: string } | null = null;
    do {
      const input: z.input<typeof listDueJobs.input> = { before, after };
      const due = await bus.ask(listDueJobs, jobsActor(tenant), input, 'cli');
      if (!due.ok) throw new Error(`What is due could not be read: ${due.error.kind}`);
      const fresh = due.value.filter(({ id, version }) => this.#handed.get(id) !== version);
      await this.#queue.handOver(
        fresh.map(({ id, name, runAt }) => ({ tenant, id, runAt, alone: alone.has(name) })),
      );
      for (const { id, version } of fresh) this.#handed.set(id, version);
      const last = due.value.length < JOBS_AT_ONCE ? undefined : due.value.at(-1);
      after = last ? { runAt: last.runAt.toString(), id: last.id } : null;
    } while (after !== null);
  }
}

/** What was begun by a hand-over that the queue does not know any more is put back. */
async function putBackLost({ bus, tenants }: JobsParts, queue: Queue): Promise<void> {
  const known = await queue.known();
  for (const { slug } of await tenants.all()) {
    await tenants.find(slug);
    const running = await bus.ask(listRunningJobs, jobsActor(slug), {}, 'cli');
    if (!running.ok) continue;
    for (const { id, runsAs } of running.value)
      if (runsAs !== null && !known.has(runsAs))
        await bus.run(putBackJob, jobsActor(slug), { id, runsAs }, { door: 'cli' });
  }
}

/** Queues one run of what runs by itself, in every tenant, each once however often it is asked. */
async function queueRounds(parts: JobsParts, name: string, at: Temporal.Instant): Promise<void> {
  for (const { slug } of await parts.tenants.all()) {
    await parts.tenants.find(slug);
    const input = { name, at: at.toString() };
    const key = `round/${name}/${at}`;
    const queued = await parts.bus.run(queueRound, jobsActor(slug), input, { door: 'cli', key });
    if (!queued.ok) throw new Error(`A round could not be queued: ${queued.error.kind}`);
  }
}

/** Starts the jobs. Gives what looks for more at once, and what ends them. */
export async function startJobs(parts: JobsParts): Promise<RunningJobs> {
  const { log, tenants, pool, jobs } = parts;
  let over = false;
  let hand: HandOver | undefined;
  let looking: Promise<void> = Promise.resolve();
  const look = (slugs: () => Promise<readonly string[]>) => {
    looking = looking.then(async () => {
      if (over) return;
      for (const slug of await slugs()) await hand?.look(slug);
    });
    looking = looking.catch((error) => log.error({ error: defectEntry(error) }, 'jobs were not handed over'));
    return looking;
  };
  const all = async () => (await tenants.all()).map(({ slug }) => slug);
  const queue = await openQueue({
    pool,
    log,
    jobs,
    atOnce: AT_ONCE,
    async runOne(at, runsAs) {
      await runJob(parts, at, runsAs);
      hand?.forget(at.id);
    },
    async round(name, at) {
      await queueRounds(parts, name, at);
      void look(all);
    },
  });
  hand = new HandOver(parts, queue);
  await putBackLost(parts, queue);
  void look(all);
  const listen = setInterval(() => {
    const asking = tenantsQueueing();
    if (asking.length > 0) void look(async () => asking);
  }, LISTENS_EVERY_MILLISECONDS);
  const every = setInterval(() => {
    void look(async () => {
      await queue.giveBack();
      return all();
    });
  }, LOOKS_EVERY_MILLISECONDS);
  for (const timer of [listen, every]) timer.unref();
  return {
    look: (tenant) => look(tenant === undefined ? all : async () => [tenant]),
    async stop() {
      over = true;
      for (const timer of [listen, every]) clearInterval(timer);
      await looking;
      await queue.stop();
    },
  };
}
