import type { Room } from '../doors/index.ts';
import { getPlan } from './get-plan.ts';
import { actionChronology, goalChronology } from './plan-chronology.ts';
import { planTables } from './plan-tables.ts';
import { setAction } from './set-action.ts';
import { setGoal } from './set-goal.ts';

export { getPlan, type Plan } from './get-plan.ts';
export { goalsOf, type PlannedGoal } from './plan-store.ts';
export { setAction } from './set-action.ts';
export { setGoal } from './set-goal.ts';
export { type Work, type WorkRow, workOf } from './work.ts';

/** What a parent wants, in her own words, and the small steps towards it. */
export const plansRoom: Room = {
  name: 'plans',
  tables: planTables,
  commands: [setGoal, setAction],
  queries: [getPlan],
  chronology: [goalChronology, actionChronology],
};
