import type { ChronologySource } from '../doors/index.ts';
import { allContactsOf } from './contact-list-store.ts';
import { contactFacts, contactTitle } from './contact-words.ts';
import { titled } from './list-contacts.ts';

/** Contacts met, tried, missed and cancelled. */
export const contactChronology: ChronologySource = {
  kind: 'contact',
  title: 'Contacts',
  async entries({ db, programmes }, personId) {
    const rows = await allContactsOf(db, personId);
    return rows.map((row) => {
      const contact = titled(row, programmes);
      const detail = [contactFacts(contact), contact.note].filter((part) => part !== null).join('\n');
      return {
        id: row.id,
        kind: 'contact',
        on: row.happenedOn,
        precision: 'day',
        title: contactTitle(contact),
        detail: detail || null,
        by: row.by,
        href: `/people/${personId}/contacts/${row.id}`,
        met: row.result === 'met',
        lane: 'contacts',
      };
    });
  },
};
