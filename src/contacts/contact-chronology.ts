import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { withdrawalEntry, withdrawalOf } from '../people/index.ts';
import { allContactsOf, withdrawnContactsOf } from './contact-list-store.ts';
import { contactFacts, contactTitle } from './contact-words.ts';
import { titled } from './list-contacts.ts';

/** Contacts met, tried, missed and cancelled; one that was recorded by mistake only as taken back. */
export const contactChronology: ChronologySource = {
  kind: 'contact',
  title: 'Contacts',
  async entries({ db, programmes }, personId) {
    const rows = await allContactsOf(db, personId);
    const withdrawn = await withdrawnContactsOf(db, personId);
    const standing = rows.map((row): ChronologyEntry => {
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
    const takenBack = withdrawn.flatMap((row) => {
      const withdrawal = withdrawalOf(row);
      const what = {
        id: row.id,
        kind: 'contact',
        title: contactTitle(titled(row, programmes)),
        on: row.happenedOn,
      };
      const href = `/people/${personId}/contacts/${row.id}`;
      return withdrawal ? [withdrawalEntry(what, withdrawal, href)] : [];
    });
    return [...standing, ...takenBack];
  },
};
