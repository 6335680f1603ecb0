import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import type { GoalStatus } from './goal.ts';

export const ACTION_OWNERS = ['parent', 'worker', 'together', 'other'] as const;
export type ActionOwner = (typeof ACTION_OWNERS)[number];

export const ACTION_STATUSES = ['open', 'done', 'stopped'] as const;
export type ActionStatus = (typeof ACTION_STATUSES)[number];

/** What can be said of an action, read from a form or a request. */
export interface ActionInput {
  readonly what: string;
  readonly owner: ActionOwner;
  readonly ownerName: string | null;
  readonly dueOn?: Temporal.PlainDate | undefined;
  readonly setOn?: Temporal.PlainDate | undefined;
  readonly status: ActionStatus;
  readonly closedOn?: Temporal.PlainDate | undefined;
}

/** An action as it is kept. */
export interface ActionKept {
  readonly what: string;
  readonly owner: ActionOwner;
  readonly ownerName: string | null;
  readonly dueOn: Temporal.PlainDate | null;
  readonly setOn: Temporal.PlainDate;
  readonly status: ActionStatus;
  readonly closedOn: Temporal.PlainDate | null;
}

/** What the decision looks at: the goal that the action serves, and the action as it stands when one is changed. */
export interface ActionState {
  readonly goal: { readonly status: GoalStatus; readonly setOn: Temporal.PlainDate };
  readonly action: Pick<ActionKept, 'setOn' | 'status' | 'closedOn' | 'dueOn'> | undefined;
}

// A plan lasts a year and a half; a due day further off than this is a slip of the year.
const FURTHEST_YEARS = 5;

/** Decides what an action becomes. An action is added only while its goal is open. */
export function decideAction(
  { goal, action }: ActionState,
  input: ActionInput,
  today: Temporal.PlainDate,
): Result<ActionKept, Fault> {
  if (!action && goal.status !== 'open') {
    return refused(
      'goal_closed',
      'This goal is closed, so no action can be added. Open the goal again first.',
    );
  }
  const setOn = input.setOn ?? action?.setOn ?? (isBefore(today, goal.setOn) ? goal.setOn : today);
  const before = action?.status === input.status ? action.closedOn : null;
  const closedOn = input.status === 'open' ? null : (input.closedOn ?? before ?? today);
  const dueOn = input.dueOn ?? null;
  const ownerName = input.owner === 'other' ? input.ownerName : null;
  const faults = [
    ...ownerFaults(input.owner, ownerName),
    ...dayFaults({ setOn, closedOn }, goal, today),
    ...dueFaults(dueOn, setOn, today),
  ];
  if (faults.length > 0) return invalid(...faults);
  return succeed({
    what: input.what,
    owner: input.owner,
    ownerName,
    dueOn,
    setOn,
    status: input.status,
    closedOn,
  });
}

function ownerFaults(owner: ActionOwner, ownerName: string | null): FieldFault[] {
  if (owner !== 'other' || ownerName) return [];
  return [{ path: ['ownerName'], message: 'Enter who will do this' }];
}

function dayFaults(
  days: Pick<ActionKept, 'setOn' | 'closedOn'>,
  goal: ActionState['goal'],
  today: Temporal.PlainDate,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (isBefore(today, days.setOn)) {
    faults.push({ path: ['setOn'], message: 'The day that this was agreed cannot be in the future' });
  }
  if (isBefore(days.setOn, goal.setOn)) {
    faults.push({
      path: ['setOn'],
      message: 'The day that this was agreed cannot be before its goal was set',
    });
  }
  if (days.closedOn && isBefore(today, days.closedOn)) {
    faults.push({ path: ['closedOn'], message: 'This day cannot be in the future' });
  }
  if (days.closedOn && isBefore(days.closedOn, days.setOn)) {
    faults.push({ path: ['closedOn'], message: 'This day cannot be before the day that it was agreed' });
  }
  return faults;
}

function dueFaults(
  dueOn: Temporal.PlainDate | null,
  setOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): FieldFault[] {
  if (dueOn && isBefore(dueOn, setOn)) {
    return [{ path: ['dueOn'], message: 'The due day cannot be before the day that this was agreed' }];
  }
  if (dueOn && isBefore(today.add({ years: FURTHEST_YEARS }), dueOn)) {
    return [{ path: ['dueOn'], message: 'This due day is years away: check the year' }];
  }
  return [];
}
