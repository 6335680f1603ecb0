import { z } from 'zod';
import { type FormValues, formDateText, optional } from '../../interface/forms/index.ts';
import { ACTION_OWNERS, ACTION_STATUSES } from '../action.ts';
import type { GoalWithActions } from '../get-plan.ts';
import { GOAL_STATUSES } from '../goal.ts';
import type { PlannedAction } from '../plan-store.ts';

const words = z.string().default('');
/** The day of closing counts only where a status that closes is chosen; a day that is none is said either way. */
const closingDay = (values: FormValues) => {
  const closes = values.status !== undefined && values.status !== 'open';
  return optional(formDateText({ what: 'day' })).transform((day) => (closes ? day : undefined));
};

/** The form for a goal. */
export function goalForm(values: FormValues) {
  return z.object({
    area: z.string('Choose an area of the plan'),
    words,
    parentView: words,
    status: z.enum(GOAL_STATUSES, 'Choose how this goal stands').default('open'),
    closedOn: closingDay(values),
    closingWords: words,
  });
}

/** The form for an action. */
export function actionForm(values: FormValues) {
  return z.object({
    what: words,
    owner: z.enum(ACTION_OWNERS, 'Choose who will do this'),
    ownerName: words,
    dueOn: optional(formDateText({ what: 'due day' })),
    status: z.enum(ACTION_STATUSES, 'Choose how this stands').default('open'),
    closedOn: closingDay(values),
  });
}

/** Leaves out what is undefined, as commands want it. */
export function withoutUndefined<T extends object>(record: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

/** A goal's form as it stands, for changing it. */
export function valuesOfGoal(goal: GoalWithActions): FormValues {
  return {
    area: goal.area,
    words: goal.words,
    parentView: goal.parentView ?? '',
    status: goal.status,
    closingWords: goal.closingWords ?? '',
    ...(goal.closedOn ? { closedOn: boxes(goal.closedOn) } : {}),
  };
}

/** An action's form as it stands, for changing it. */
export function valuesOfAction(action: PlannedAction): FormValues {
  return {
    what: action.what,
    owner: action.owner,
    ownerName: action.ownerName ?? '',
    status: action.status,
    ...(action.dueOn ? { dueOn: boxes(action.dueOn) } : {}),
    ...(action.closedOn ? { closedOn: boxes(action.closedOn) } : {}),
  };
}

function boxes(date: Temporal.PlainDate): FormValues {
  return { day: String(date.day), month: String(date.month), year: String(date.year) };
}
