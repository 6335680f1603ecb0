import type { z } from 'zod';
import { askJobs, type CommandContext, type Job, staffIdOf } from '../doors/index.ts';
import { newId } from '../foundation/identifiers.ts';
import { waitingJob } from './job-store.ts';

type Queueing = Pick<CommandContext, 'db' | 'write' | 'now' | 'actor'>;

/** When it is to run, under which name it waits, and whom it may reach. */
export interface WhenQueued {
  /** At once where it is left out. */
  readonly at?: Temporal.Instant;
  /** Of several with one key, one waits: queueing it again moves it. */
  readonly key?: string;
  /** Whose record it may reach although it is kept to named workers. */
  readonly personId?: string;
}

/**
 * Queues work in the transaction of the command that causes it: where that is not kept, nor is this. `input` holds
 * identifiers only, never what somebody wrote.
 */
export async function queueJob<I extends z.ZodType>(
  { db, write, now, actor }: Queueing,
  job: Pick<Job<I>, 'name' | 'input'>,
  input: z.input<I>,
  { at = now, key, personId }: WhenQueued = {},
): Promise<void> {
  askJobs(actor.tenant);
  const waits = key === undefined ? undefined : await waitingJob(db, job.name, key);
  if (waits) {
    if (!waits.runAt.equals(at)) await write.update('job', waits, { runAt: at });
    return;
  }
  await write.insert('job', {
    id: newId(now),
    name: job.name,
    input: JSON.parse(JSON.stringify(input)),
    key: key ?? null,
    personId: personId ?? null,
    state: 'waiting',
    runAt: at,
    said: null,
    runsAs: null,
    queuedAt: now,
    queuedBy: staffIdOf(actor),
    startedAt: null,
    endedAt: null,
  });
}

/** Takes back what waits under a key; nothing where it has begun already. */
export async function cancelJob(
  { db, write, now }: Queueing,
  job: Pick<Job, 'name'>,
  key: string,
): Promise<void> {
  const waits = await waitingJob(db, job.name, key);
  if (waits) await write.update('job', waits, { state: 'cancelled', endedAt: now });
}
