import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { SystemActor } from '../../access/actor.ts';
import {
  type AnyJob,
  type Bus,
  type Command,
  type JobOutcome,
  type JobParts,
  type Messenger,
  noMessenger,
  type OwnerJob,
} from '../../doors/index.ts';
import { type Clock, dayAt } from '../../foundation/clock.ts';
import { defectEntry } from '../../foundation/defect.ts';
import type { Fault } from '../../foundation/fault.ts';
import type { Log } from '../../foundation/log.ts';
import type { Result } from '../../foundation/result.ts';
import { endJob, MOST_ATTEMPTS, takeJob } from '../../jobs/index.ts';
import type { Tenants } from '../tenants.ts';

/** What is handed over: which row of which tenant. Nothing in it is about anybody. */
export interface HandedOver {
  readonly tenant: string;
  readonly id: string;
}

/** What running jobs needs. */
export interface RunParts {
  readonly bus: Pick<Bus, 'run' | 'ask'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly jobs: readonly AnyJob[];
  readonly tenants: Pick<Tenants, 'find'>;
  /** Nothing is sent to anybody outside where it is left out. */
  readonly messenger?: Messenger;
  /** Runs a keeper's task as the owner of the database; false where another is at work there. */
  readonly keep: (task: OwnerJob['keeps'], tenant: string) => Promise<boolean>;
}

interface Taken {
  readonly input: unknown;
  readonly personId: string | null;
  readonly attempt: number;
}

const BUSY_MINUTES = 2;

/** The same input of the same command in the same piece of work has the same key, however often the work begins again. */
function keysOf(id: string): (command: string, input: unknown) => string {
  const times = new Map<string, number>();
  return (command, input) => {
    const hash = createHash('sha256')
      .update(JSON.stringify(input) ?? '')
      .digest('base64url');
    const own = `job/${id}/${command}/${hash}`;
    const nth = (times.get(own) ?? 0) + 1;
    times.set(own, nth);
    return `${own}/${nth}`;
  };
}

function partsFor(
  { bus, clock, messenger = noMessenger }: RunParts,
  job: AnyJob,
  at: HandedOver,
  taken: Taken,
): JobParts {
  const now = clock.now();
  const actor: SystemActor = {
    kind: 'system',
    tenant: at.tenant,
    service: job.service,
    given: taken.personId === null ? [] : [taken.personId],
  };
  const keyOf = keysOf(at.id);
  return {
    tenant: at.tenant,
    messenger,
    now,
    today: dayAt(now),
    attempt: taken.attempt,
    isLast: taken.attempt >= (job.attempts ?? MOST_ATTEMPTS),
    run: <I extends z.ZodType, O>(command: Command<I, O>, input: z.input<I>): Promise<Result<O, Fault>> =>
      bus.run(command, actor, input, { door: 'cli', key: keyOf(command.name, input) }),
    ask: (query, input) => bus.ask(query, actor, input, 'cli'),
  };
}

async function doIt(parts: RunParts, job: AnyJob, at: HandedOver, taken: Taken): Promise<JobOutcome> {
  if ('keeps' in job) {
    if (await parts.keep(job.keeps, at.tenant)) return { done: true };
    const after = parts.clock.now().add({ minutes: BUSY_MINUTES });
    return { done: false, because: 'Other work of this kind was under way.', after };
  }
  const input = job.input.safeParse(taken.input);
  if (!input.success) return { done: false, because: 'What it was given does not fit.', again: false };
  return job.does(partsFor(parts, job, at, taken), input.data);
}

async function outcomeOf(parts: RunParts, name: string, at: HandedOver, taken: Taken): Promise<JobOutcome> {
  const job = parts.jobs.find((each) => each.name === name);
  if (!job) return { done: false, because: 'This version of Facet does not know such work.', again: false };
  try {
    return await doIt(parts, job, at, taken);
  } catch (error) {
    parts.log.error({ job: name, id: at.id, tenant: at.tenant, error: defectEntry(error) }, 'a job failed');
    return { done: false, because: 'Something went wrong in Facet itself. The log of the server says more.' };
  }
}

/**
 * Runs one piece of work: takes it, does it, says what came of it. `runsAs` names the hand-over; one that was cut off and
 * comes again goes on with what it had taken.
 *
 * @throws when the tenant's database cannot be asked: the hand-over then comes again by itself
 */
export async function runJob(parts: RunParts, at: HandedOver, runsAs: string): Promise<void> {
  const { bus, jobs, tenants } = parts;
  const { tenant, id } = at;
  if (!(await tenants.find(tenant))) return;
  const actor: SystemActor = { kind: 'system', tenant, service: 'jobs' };
  const taken = await bus.run(takeJob, actor, { id, runsAs }, { door: 'cli' });
  if (!taken.ok) throw new Error(`A job could not be taken: ${taken.error.kind}`);
  if (!taken.value) return;
  const { name } = taken.value;
  const outcome = await outcomeOf(parts, name, at, taken.value);
  const most = jobs.find((each) => each.name === name)?.attempts;
  const told = outcome.done
    ? { done: true, said: outcome.said ?? null, again: false, after: null }
    : {
        done: false,
        said: outcome.because,
        again: outcome.again ?? true,
        after: outcome.after?.toString() ?? null,
      };
  const input = { id, runsAs, ...told, ...(most === undefined ? {} : { most }) };
  const ended = await bus.run(endJob, actor, input, { door: 'cli' });
  if (!ended.ok) throw new Error(`What came of a job could not be kept: ${ended.error.kind}`);
}
