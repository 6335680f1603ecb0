import { z } from 'zod';
import { askJobs, command, type House, query, wholeTenant } from '../doors/index.ts';
import { zChangedOut, zCountOut, zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { checkAsSeen } from '../foundation/database/write.ts';
import { notFound, refused } from '../foundation/fault.ts';
import { zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { jobStates } from './job.ts';
import { countJobs, failedJobs, findJob, shownJob } from './job-store.ts';

const COUNTED_DAYS = 7;
const MOST_FAILED = 100;

const zWork = z.strictObject({
  name: z.string(),
  summary: z.string().meta({ description: 'What it does' }),
  when: z
    .string()
    .nullable()
    .meta({ description: 'When it runs by itself; null where something else asks for it' }),
  waits: zCountOut,
  waitsAgain: zCountOut.meta({ description: 'Of those that wait: tried before, without success' }),
  runs: zCountOut,
  next: zInstantOut.nullable(),
  done: zCountOut.meta({ description: 'Done in the last 7 days' }),
  lastDone: zInstantOut.nullable(),
  failed: zCountOut.meta({ description: 'Given up in the last 7 days' }),
});

const zJobOut = z.strictObject({
  id: zIdOut,
  version: zVersionOut,
  name: z.string(),
  summary: z.string(),
  state: z.enum(jobStates),
  runAt: zInstantOut,
  attempts: zCountOut,
  said: z.string().nullable().meta({ description: 'What came of it, in plain words that name nobody' }),
  queuedAt: zInstantOut,
  queuedBy: z
    .string()
    .nullable()
    .meta({ description: 'Whose doing it came of; null where Facet itself began it' }),
  startedAt: zInstantOut.nullable(),
  endedAt: zInstantOut.nullable(),
});

const summaryOf = ({ jobs }: House, name: string) =>
  jobs.find((job) => job.name === name)?.summary ?? 'Work that this version of Facet does not know';

type Counted = Awaited<ReturnType<typeof countJobs>>;

function workOf(house: House, counted: Counted, name: string) {
  const of = (state: (typeof jobStates)[number]) =>
    counted.find((each) => each.name === name && each.state === state);
  return {
    name,
    summary: summaryOf(house, name),
    when: house.jobs.find((job) => job.name === name)?.every?.words ?? null,
    waits: of('waiting')?.count ?? 0,
    waitsAgain: of('waiting')?.tried ?? 0,
    runs: of('running')?.count ?? 0,
    next: of('waiting')?.next ?? null,
    done: of('done')?.count ?? 0,
    lastDone: of('done')?.last ?? null,
    failed: of('failed')?.count ?? 0,
  };
}

/** What Facet does by itself: for each kind of work what waits, what was done, and each piece that failed. */
export const listJobs = query({
  name: 'listJobs',
  summary: 'Read what Facet does in the background',
  permission: 'job:read',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ work: z.array(zWork), failed: z.array(zJobOut) }),
  looksAt: () => [],
  api: { method: 'get', path: '/jobs' },
  async handle({ db, now, house }) {
    const counted = await countJobs(db, now.subtract({ hours: COUNTED_DAYS * 24 }));
    const names = new Set([...house.jobs.map(({ name }) => name), ...counted.map(({ name }) => name)]);
    const failed = await failedJobs(db, MOST_FAILED);
    return succeed({
      work: [...names].map((name) => workOf(house, counted, name)),
      failed: failed.map((each) => ({ ...each, summary: summaryOf(house, each.name) })),
    });
  },
});

/** One piece of work. */
export const getJob = query({
  name: 'getJob',
  summary: 'Read one piece of work in the background',
  permission: 'job:read',
  about: wholeTenant,
  input: z.strictObject({ id: zId }),
  output: zJobOut,
  looksAt: () => [],
  api: { method: 'get', path: '/jobs/{id}' },
  async handle({ db, house }, { id }) {
    const found = await shownJob(db, id);
    return found ? succeed({ ...found, summary: summaryOf(house, found.name) }) : notFound('work');
  },
});

/** Tries again what was given up. */
export const retryJob = command({
  name: 'retryJob',
  summary: 'Try again what failed in the background',
  permission: 'job:retry',
  about: wholeTenant,
  input: z.strictObject({ id: zId, version: z.int().min(1) }),
  output: zChangedOut,
  audit: () => 'Asked that work in the background be tried again',
  api: { method: 'post', path: '/jobs/{id}/retry' },
  async handle({ db, write, now, actor }, { id, version }) {
    const row = await findJob(db, id);
    if (!row) return notFound('work');
    checkAsSeen('job', row, { id, version });
    if (row.state !== 'failed')
      return refused('not_failed', 'This has not failed: it waits, is under way, or was done.');
    askJobs(actor.tenant);
    const again = { state: 'waiting' as const, attempts: 0, runAt: now, endedAt: null };
    const changed = await write.update('job', { id, version }, again);
    return succeed({ id, version: changed.version });
  },
});
