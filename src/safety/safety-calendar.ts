import type { CalendarSource } from '../doors/index.ts';
import { plansToReview } from './safety-store.ts';

/** The days on which safety plans are looked at again together. */
export const safetyCalendar: CalendarSource = {
  kind: 'safety',
  title: 'Safety plans',
  outside: 'To do',
  async entries({ db }, question) {
    const plans = await plansToReview(db, question);
    return plans.map(({ id, personId, reviewOn }) => ({
      id: `safety-${id}`,
      personId,
      on: reviewOn,
      title: 'Look at the safety plan again together',
      href: `/people/${personId}/safety`,
    }));
  },
};
