import type { ChronologySource } from '../doors/index.ts';
import { dayAt } from '../foundation/clock.ts';
import { withdrawalEntry, withdrawalOf } from '../people/index.ts';
import { documentsOf } from './document-store.ts';
import { kindWords } from './document-words.ts';

/** Documents, on the day that stands on them or else on the day on which they were added; never what they say. */
export const documentChronology: ChronologySource = {
  kind: 'document',
  title: 'Documents',
  theme: 'papers',
  async entries({ db }, personId) {
    const rows = await documentsOf(db, personId);
    return rows.map((row) => {
      const { id, kind, title: called, datedOn, recordedAt, by } = row;
      const added = dayAt(recordedAt);
      const what = { id, kind: 'document', title: `${kindWords[kind]}: ${called}`, on: datedOn ?? added };
      const href = `/people/${personId}/documents/${id}`;
      const withdrawal = withdrawalOf(row);
      if (withdrawal) return withdrawalEntry(what, withdrawal, href);
      return { ...what, precision: 'day' as const, detail: null, by, href };
    });
  },
};
