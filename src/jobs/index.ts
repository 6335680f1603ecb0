import type { Room } from '../doors/index.ts';
import { jobTables } from './job-tables.ts';
import { getJob, listJobs, retryJob } from './list-jobs.ts';
import { jobPages } from './pages/jobs-page.tsx';
import {
  endJob,
  forgetJobs,
  listDueJobs,
  listRunningJobs,
  putBackJob,
  queueRound,
  takeJob,
} from './run-jobs.ts';

export { faultInBrief, MOST_ATTEMPTS } from './job.ts';
export { listJobs, retryJob } from './list-jobs.ts';
export { cancelJob, queueJob, type WhenQueued } from './queue-job.ts';
export {
  endJob,
  JOBS_AT_ONCE,
  listDueJobs,
  listRunningJobs,
  putBackJob,
  queueRound,
  takeJob,
} from './run-jobs.ts';

/** What Facet does by itself: queued with what causes it, done once, and seen where it fails. */
export const jobsRoom: Room = {
  name: 'jobs',
  about: 'What Facet does by itself in the background: what waits, what was done and what failed',
  tables: jobTables,
  commands: [queueRound, takeJob, endJob, putBackJob, forgetJobs, retryJob],
  queries: [listDueJobs, listRunningJobs, listJobs, getJob],
  pages: jobPages,
  housekeeping: [forgetJobs],
  navigation: [
    { text: 'Background work', href: '/background', permission: 'job:read', order: 97, under: 'manage' },
  ],
};
