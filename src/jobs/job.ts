import { type Fault, faultSentence } from '../foundation/fault.ts';

/** How a piece of work stands. */
export const jobStates = ['waiting', 'running', 'done', 'failed', 'cancelled'] as const;
export type JobState = (typeof jobStates)[number];

type Moment = Temporal.Instant;

/** How often work is tried that does not say. */
export const MOST_ATTEMPTS = 8;

const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 6 * 60 * 60;

/** When work is tried again that has failed so many times: after half a minute, then four times as long, up to 6 hours. */
export function triedAgainAt(attempts: number, now: Moment): Moment {
  const seconds = Math.min(LONGEST_WAIT_SECONDS, FIRST_WAIT_SECONDS * 4 ** Math.min(attempts - 1, 10));
  return now.add({ seconds });
}

/** Of a row in the queue, what is decided by. */
export interface Standing {
  readonly state: JobState;
  readonly runAt: Moment;
  readonly attempts: number;
  readonly runsAs: string | null;
}

/**
 * Whether the hand-over `runsAs` may begin: what waits and is due, or what itself began and was cut off. Anything else was
 * done, moved or taken by another.
 */
export function mayBegin({ state, runAt, runsAs: by }: Standing, runsAs: string, now: Moment): boolean {
  if (state === 'running') return by === runsAs;
  return state === 'waiting' && Temporal.Instant.compare(runAt, now) <= 0;
}

/** What came of one try. */
export interface Outcome {
  readonly done: boolean;
  readonly said: string | null;
  readonly again: boolean;
  /** When to try again, where the work itself says. */
  readonly after: Moment | null;
}

/** How the row stands after a try. */
export function afterTry(
  { attempts }: Standing,
  { done, said, again, after }: Outcome,
  most: number,
  now: Moment,
): {
  readonly state: JobState;
  readonly runAt?: Moment;
  readonly said: string | null;
  endedAt: Moment | null;
} {
  if (done) return { state: 'done', said, endedAt: now };
  if (!again || attempts >= most) return { state: 'failed', said, endedAt: now };
  return { state: 'waiting', runAt: after ?? triedAgainAt(attempts, now), said, endedAt: null };
}

/** Why a command of a job was refused, in words that repeat nothing that somebody typed. */
export function faultInBrief(fault: Fault): string {
  if (fault.kind === 'invalid') return 'What it was given does not fit.';
  if (fault.kind === 'stale') return 'Somebody changed the record at the same moment.';
  return faultSentence(fault);
}
