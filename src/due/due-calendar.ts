import type { CalendarSource } from '../doors/index.ts';
import { isBefore } from '../foundation/dates.ts';
import { dueOfPeople } from './due-store.ts';

/** Contacts that programmes expect, on the day around which each is to be made. */
export const dueCalendar: CalendarSource = {
  kind: 'due',
  title: 'Expected contacts',
  outside: 'To do',
  async entries({ db, programmes }, { people, from, until, today }) {
    const rows = await dueOfPeople(db, programmes, people, today);
    return rows
      .filter(({ how, onDay }) => how === null && !isBefore(onDay, from) && !isBefore(until, onDay))
      .map(({ enrolmentId, item, personId, onDay, title }) => ({
        id: `due-${enrolmentId}-${item}`,
        personId,
        on: onDay,
        title,
        href: `/people/${personId}/due`,
      }));
  },
};
