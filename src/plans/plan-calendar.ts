import type { CalendarSource } from '../doors/index.ts';
import { stepsDue } from './plan-store.ts';

/** The days by which small steps of plans are to be done. */
export const planCalendar: CalendarSource = {
  kind: 'step',
  title: 'Steps of plans',
  outside: 'To do',
  async entries({ db }, question) {
    const steps = await stepsDue(db, question);
    return steps.map(({ id, personId, goalId, what, dueOn }) => ({
      id: `step-${id}`,
      personId,
      on: dueOn,
      title: `To be done: ${what}`,
      href: `/people/${personId}/plan#goal-${goalId}`,
    }));
  },
};
