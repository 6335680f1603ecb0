import type { Room } from '../doors/index.ts';
import { getGoal, getPlan } from './get-plan.ts';
import { finishOwnStep, sayOfOwnGoal } from './own-plan.ts';
import { actionPages } from './pages/action-page.tsx';
import { goalPages } from './pages/goal-page.tsx';
import { myPlanPage } from './pages/my-plan-page.tsx';
import { planPage, planSection } from './pages/plan-page.tsx';
import { planCalendar } from './plan-calendar.ts';
import { actionChronology, goalChronology } from './plan-chronology.ts';
import { planTables } from './plan-tables.ts';
import { setAction } from './set-action.ts';
import { setGoal } from './set-goal.ts';

export { getPlan, type Plan } from './get-plan.ts';
export { finishOwnStep, sayOfOwnGoal } from './own-plan.ts';
export { goalsOf, type PlannedGoal } from './plan-store.ts';
export { setAction } from './set-action.ts';
export { namesBothOrNeither, setGoal } from './set-goal.ts';
export { type Work, type WorkRow, workOf } from './work.ts';

/** What a parent wants, in her own words, and the small steps towards it. */
export const plansRoom: Room = {
  name: 'plans',
  about: 'What a parent wants, in her own words, and the small steps towards it',
  tables: planTables,
  commands: [setGoal, setAction, sayOfOwnGoal, finishOwnStep],
  queries: [getPlan, getGoal],
  pages: [planPage, myPlanPage, ...goalPages, ...actionPages],
  personSections: [planSection],
  personTabs: [{ text: 'Plan', group: 'support', path: '/plan', order: 20, permission: 'person:read' }],
  chronology: [goalChronology, actionChronology],
  calendar: [planCalendar],
};
