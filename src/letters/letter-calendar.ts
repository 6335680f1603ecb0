import type { CalendarSource } from '../doors/index.ts';
import { isBefore } from '../foundation/dates.ts';
import { nextDate } from './agreement.ts';
import { agreementsWithDates, lastDone } from './letter-store.ts';

/** The day on which the next letter to a child, or the like, is due. */
export const letterCalendar: CalendarSource = {
  kind: 'letter',
  title: 'Letters and contact with children',
  outside: 'To do',
  async entries({ db }, { people, from, until, today }) {
    const wanted = new Set(people);
    const agreements = (await agreementsWithDates(db)).filter(({ personId }) => wanted.has(personId));
    const done = await lastDone(
      db,
      agreements.map(({ id }) => id),
    );
    return agreements.flatMap((agreement) => {
      const { id, personId, childCalled } = agreement;
      const next = nextDate(agreement, done.get(id) ?? null, today);
      if (!next || isBefore(next, from) || isBefore(until, next)) return [];
      const title = `A letter to ${childCalled} is due`;
      const href = `/people/${personId}/letters`;
      return [{ id: `letter-${id}`, personId, on: next, title, href, expects: [personId] }];
    });
  },
};
