import type { CalendarSource } from '../doors/index.ts';
import { plannedContacts } from './planned-store.ts';

/** Contacts that are planned: the next date of the last one. */
export const contactCalendar: CalendarSource = {
  kind: 'contact',
  title: 'Planned contacts',
  outside: 'Appointment',
  async entries({ db }, question) {
    const planned = await plannedContacts(db, question);
    return planned.map(({ id, personId, staffId, nextOn, isWithdrawn }) => ({
      id: `contact-${id}`,
      personId,
      staff: [staffId],
      on: nextOn,
      title: 'Planned contact',
      expects: [personId],
      href: `/people/${personId}/contacts/${id}`,
      ...(isWithdrawn ? { cancelled: true as const } : {}),
    }));
  },
};
