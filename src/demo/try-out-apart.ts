import { Worker } from 'node:worker_threads';
import type pg from 'pg';
import { TRIAL_MINUTES, type TrialAsked, type TrialOutcome } from '../publishing/index.ts';

/** The most memory that a trial may take, in megabytes. */
const MOST_MEMORY_MB = 512;

const GIVEN_UP = `It did not end within ${TRIAL_MINUTES} minutes. Try it with fewer people.`;

/** What the thread of a trial is given. */
export interface ThreadData {
  readonly connection: pg.ClientConfig;
  readonly asked: TrialAsked;
}

/**
 * Tries programmes in a thread of their own, so that the pages of those who work do not wait. A trial that takes too long
 * or too much memory is ended, and says so.
 */
export function openTryOut(connection: pg.ClientConfig): (asked: TrialAsked) => Promise<TrialOutcome> {
  return (asked) =>
    new Promise((resolve) => {
      const workerData: ThreadData = { connection, asked };
      const thread = new Worker(new URL('./try-out-thread.js', import.meta.url), {
        workerData,
        resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
      });
      const timer = setTimeout(() => finish({ ok: false, because: GIVEN_UP }), TRIAL_MINUTES * 60_000);
      const finish = (outcome: TrialOutcome) => {
        clearTimeout(timer);
        resolve(outcome);
        void thread.terminate();
      };
      thread.on('message', finish);
      thread.on('error', ({ message }) => finish({ ok: false, because: `It could not go on: ${message}` }));
      thread.on('exit', () => finish({ ok: false, because: 'It ended before it had an answer.' }));
      thread.unref();
    });
}
