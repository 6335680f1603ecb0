import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import type { Work } from './work.ts';

export const GOAL_STATUSES = ['open', 'reached', 'changed', 'stopped'] as const;
export type GoalStatus = (typeof GOAL_STATUSES)[number];

/** What can be said of a goal, read from a form or a request. */
export interface GoalInput {
  readonly area: string;
  /** The goal in the parent's own words. */
  readonly words: string;
  readonly parentView: string | null;
  readonly setOn?: Temporal.PlainDate | undefined;
  readonly status: GoalStatus;
  readonly closedOn?: Temporal.PlainDate | undefined;
  readonly closingWords: string | null;
}

/** A goal as it is kept. */
export interface GoalKept {
  readonly area: string;
  readonly words: string;
  readonly parentView: string | null;
  readonly setOn: Temporal.PlainDate;
  readonly status: GoalStatus;
  readonly closedOn: Temporal.PlainDate | null;
  readonly closingWords: string | null;
}

/** What the decision looks at: the work, and the goal as it stands when one is changed. */
export interface GoalState {
  readonly work: Work;
  readonly goal: Pick<GoalKept, 'area' | 'setOn' | 'status' | 'closedOn'> | undefined;
}

/** Decides what a goal becomes. A goal is added only while the work goes on; it may be closed afterwards too. */
export function decideGoal(
  state: GoalState,
  input: GoalInput,
  today: Temporal.PlainDate,
): Result<GoalKept, Fault> {
  const { work, goal } = state;
  if (!goal && work.endedOn) {
    return refused('ended', 'The work has ended, so no goal can be added. Goals already set can be closed.');
  }
  const setOn = input.setOn ?? goal?.setOn ?? today;
  const closing = closingOf(goal, input, today);
  const faults = [
    ...areaFaults(state, input.area),
    ...dayFaults(work, setOn, today),
    ...closingFaults(input, setOn, closing, today),
  ];
  if (faults.length > 0) return invalid(...faults);
  const { area, words, parentView, status } = input;
  return succeed({ area, words, parentView, setOn, status, ...closing });
}

function closingOf(
  goal: GoalState['goal'],
  input: GoalInput,
  today: Temporal.PlainDate,
): Pick<GoalKept, 'closedOn' | 'closingWords'> {
  if (input.status === 'open') return { closedOn: null, closingWords: null };
  const before = goal?.status === input.status ? goal.closedOn : null;
  return { closedOn: input.closedOn ?? before ?? today, closingWords: input.closingWords };
}

function areaFaults({ work, goal }: GoalState, area: string): FieldFault[] {
  const known = work.programme.plan?.areas.some((each) => each.id === area);
  // A goal keeps the area that it was set in, even if a later version of the programme has dropped it.
  if (known || goal?.area === area) return [];
  return [{ path: ['area'], message: 'Choose one of the areas of the plan' }];
}

function dayFaults(work: Work, setOn: Temporal.PlainDate, today: Temporal.PlainDate): FieldFault[] {
  const path = ['setOn'];
  if (isBefore(today, setOn))
    return [{ path, message: 'The day that this goal was set cannot be in the future' }];
  if (isBefore(setOn, work.startedOn)) {
    return [{ path, message: 'The day that this goal was set cannot be before the work began' }];
  }
  return [];
}

function closingFaults(
  input: GoalInput,
  setOn: Temporal.PlainDate,
  { closedOn }: Pick<GoalKept, 'closedOn'>,
  today: Temporal.PlainDate,
): FieldFault[] {
  const faults: FieldFault[] = [];
  const path = ['closedOn'];
  if (closedOn && isBefore(today, closedOn))
    faults.push({ path, message: 'This day cannot be in the future' });
  if (closedOn && isBefore(closedOn, setOn)) {
    faults.push({ path, message: 'This day cannot be before the day that the goal was set' });
  }
  if ((input.status === 'changed' || input.status === 'stopped') && !input.closingWords) {
    faults.push({
      path: ['closingWords'],
      message: 'Say in a few words why this goal was changed or stopped',
    });
  }
  return faults;
}
