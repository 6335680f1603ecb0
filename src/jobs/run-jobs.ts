import { z } from 'zod';
import { command, query, wholeTenant } from '../doors/index.ts';
import { zCountOut, zIdOut, zInstantOut, zVersionOut } from '../foundation/answers.ts';
import { newId, zId } from '../foundation/identifiers.ts';
import { succeed } from '../foundation/result.ts';
import { afterTry, MOST_ATTEMPTS, mayBegin } from './job.ts';
import { dueJobs, endedBefore, findJob, runningJobs } from './job-store.ts';

const zMoment = z
  .string()
  .meta({ format: 'date-time' })
  .transform((text, context) => {
    try {
      return Temporal.Instant.from(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'This is no moment' });
      return z.NEVER;
    }
  });

const zRunsAs = z.string().min(1).max(100);

/** How many pieces are handed over, or looked at, at one time. */
export const JOBS_AT_ONCE = 2_000;

/** What is due before a moment, for whoever hands it over. */
export const listDueJobs = query({
  name: 'listDueJobs',
  summary: 'Read what waits in the background and is due',
  permission: 'job:run',
  about: wholeTenant,
  input: z.strictObject({ before: zMoment, after: z.strictObject({ runAt: zMoment, id: zId }).nullable() }),
  output: z.array(z.strictObject({ id: zIdOut, version: zVersionOut, name: z.string(), runAt: zInstantOut })),
  looksAt: () => [],
  api: null,
  handle: async ({ db }, { before, after }) => succeed(await dueJobs(db, before, JOBS_AT_ONCE, after)),
});

/** What was begun, and as which hand-over. */
export const listRunningJobs = query({
  name: 'listRunningJobs',
  summary: 'Read what was begun in the background and has not ended',
  permission: 'job:run',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.array(z.strictObject({ id: zIdOut, version: zVersionOut, runsAs: z.string().nullable() })),
  looksAt: () => [],
  api: null,
  handle: async ({ db }) => succeed(await runningJobs(db)),
});

/** Queues one run of work that runs by itself. */
export const queueRound = command({
  name: 'queueRound',
  summary: 'Queue work that runs by itself at its time',
  permission: 'job:run',
  about: wholeTenant,
  input: z.strictObject({ name: z.string().min(1).max(60), at: zMoment }),
  output: z.null(),
  audit: () => 'Queued work that runs by itself',
  api: null,
  async handle({ write, now }, { name, at }) {
    const none = { said: null, runsAs: null, startedAt: null, endedAt: null, queuedBy: null };
    await write.insert('job', {
      id: newId(now),
      name,
      input: {},
      key: null,
      personId: null,
      state: 'waiting',
      runAt: at,
      queuedAt: now,
      ...none,
    });
    return succeed(null);
  },
});

/** Begins one piece of work; null where it was done, moved or taken back. */
export const takeJob = command({
  name: 'takeJob',
  summary: 'Begin what waits in the background',
  permission: 'job:run',
  about: wholeTenant,
  input: z.strictObject({ id: zId, runsAs: zRunsAs }),
  output: z
    .strictObject({
      name: z.string(),
      input: z.json(),
      personId: zIdOut.nullable(),
      attempt: zCountOut,
    })
    .nullable(),
  audit: () => 'Began what waited in the background',
  api: null,
  async handle({ db, write, now }, { id, runsAs }) {
    const row = await findJob(db, id);
    if (!row || !mayBegin(row, runsAs, now)) return succeed(null);
    const attempts = row.attempts + 1;
    await write.update('job', row, { state: 'running', runsAs, attempts, startedAt: now });
    const { name, input, personId } = row;
    return succeed({ name, input: input as z.core.util.JSONType, personId, attempt: attempts });
  },
});

/** Says what came of one try: done, to be tried again, or given up. */
export const endJob = command({
  name: 'endJob',
  summary: 'Say what came of work in the background',
  permission: 'job:run',
  about: wholeTenant,
  input: z.strictObject({
    id: zId,
    runsAs: zRunsAs,
    done: z.boolean(),
    said: z.string().max(300).nullable(),
    again: z.boolean(),
    after: zMoment.nullable(),
    most: z.int().min(1).max(50).default(MOST_ATTEMPTS),
  }),
  output: z.null(),
  audit: ({ done }) => (done ? 'Did work in the background' : 'Could not do work in the background'),
  api: null,
  async handle({ db, write, now }, { id, runsAs, most, ...outcome }) {
    const row = await findJob(db, id);
    if (row?.state !== 'running' || row.runsAs !== runsAs) return succeed(null);
    await write.update('job', row, { ...afterTry(row, outcome, most, now), runsAs: null });
    return succeed(null);
  },
});

/** Puts back what was begun by a hand-over that is no more. */
export const putBackJob = command({
  name: 'putBackJob',
  summary: 'Put back what was begun in the background and cut off',
  permission: 'job:run',
  about: wholeTenant,
  input: z.strictObject({ id: zId, runsAs: zRunsAs }),
  output: z.null(),
  audit: () => 'Put back work in the background that was cut off',
  api: null,
  async handle({ db, write, now }, { id, runsAs }) {
    const row = await findJob(db, id);
    if (row?.state === 'running' && row.runsAs === runsAs)
      await write.update('job', row, { state: 'waiting', runAt: now, runsAs: null });
    return succeed(null);
  },
});

const DONE_KEPT_DAYS = 30;
const FAILED_KEPT_DAYS = 90;
const FORGOTTEN_AT_ONCE = 500;

/** Forgets what was done or given up some weeks ago. */
export const forgetJobs = command({
  name: 'forgetJobs',
  summary: 'Forget what was done in the background some weeks ago',
  permission: 'housekeeping:do',
  about: wholeTenant,
  input: z.strictObject({}),
  output: z.strictObject({ removed: zCountOut, more: z.boolean() }),
  audit: () => 'Forgot work in the background that ended some weeks ago',
  api: null,
  async handle({ db, write, now }) {
    const before = {
      done: now.subtract({ hours: DONE_KEPT_DAYS * 24 }),
      failed: now.subtract({ hours: FAILED_KEPT_DAYS * 24 }),
    };
    const rows = await endedBefore(db, before, FORGOTTEN_AT_ONCE);
    for (const row of rows) await write.remove('job', row);
    return succeed({ removed: rows.length, more: rows.length === FORGOTTEN_AT_ONCE });
  },
});
