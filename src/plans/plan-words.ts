import { formatDate, formatRelative } from '../interface/wording/index.ts';
import type { ActionOwner, ActionStatus } from './action.ts';
import type { GoalStatus } from './goal.ts';
import type { PlannedAction } from './plan-store.ts';

/** How a goal stands, in words. */
export const GOAL_WORDS: Readonly<Record<GoalStatus, string>> = {
  open: 'Working on it',
  reached: 'Reached',
  changed: 'Changed to something else',
  stopped: 'Stopped',
};

/** How an action stands, in words. */
export const ACTION_WORDS: Readonly<Record<ActionStatus, string>> = {
  open: 'To do',
  done: 'Done',
  stopped: 'Not needed any more',
};

/** Who takes a step, as staff read it. */
export const OWNER_WORDS: Readonly<Record<ActionOwner, string>> = {
  parent: 'The parent',
  worker: 'The worker',
  together: 'Both together',
  other: 'Somebody else',
};

/** Who takes a step, as the parent reads it. */
const OWNER_PLAIN: Readonly<Record<ActionOwner, string>> = {
  parent: 'I will do this',
  worker: 'My worker will do this',
  together: 'We will do this together',
  other: 'will do this',
};

/** Who takes a step: “Both together”, or the name of somebody else. */
export function ownerWords({ owner, ownerName }: Pick<PlannedAction, 'owner' | 'ownerName'>): string {
  return owner === 'other' ? (ownerName ?? OWNER_WORDS.other) : OWNER_WORDS[owner];
}

/** Who takes a step, in the parent's own voice. */
export function ownerPlain({ owner, ownerName }: Pick<PlannedAction, 'owner' | 'ownerName'>): string {
  return owner === 'other' ? `${ownerName ?? 'Somebody'} ${OWNER_PLAIN.other}` : OWNER_PLAIN[owner];
}

/** When a step is due, and how far that is from today; null for a step that is closed or has no day. */
export function dueWords(
  { dueOn, status }: Pick<PlannedAction, 'dueOn' | 'status'>,
  today: Temporal.PlainDate,
): string | null {
  if (!dueOn) return null;
  if (status !== 'open') return `by ${formatDate(dueOn)}`;
  return `by ${formatDate(dueOn)} (${formatRelative(dueOn, today)})`;
}

/** Whether a step is past its day. */
export function isOverdue(
  { dueOn, status }: Pick<PlannedAction, 'dueOn' | 'status'>,
  today: Temporal.PlainDate,
): boolean {
  return status === 'open' && dueOn !== null && Temporal.PlainDate.compare(dueOn, today) < 0;
}
