import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { withdrawalEntry, withdrawalOf } from '../people/index.ts';
import { tellerWords } from './added-words.ts';
import { addedTo } from './chronology-store.ts';

/** What family or a worker added, each under the theme that was chosen for it. */
export const addedSource: ChronologySource = {
  kind: 'added',
  title: 'Added to the chronology',
  async entries({ db }, personId) {
    return (await addedTo(db, personId)).map((row): ChronologyEntry => {
      const { id, happenedOn: on, happenedPrecision: precision, what: title, toldBy, theme, isKey, by } = row;
      const href = `/people/${personId}/chronology/entries/${id}`;
      const withdrawal = withdrawalOf(row);
      if (withdrawal) return withdrawalEntry({ id, kind: 'added', title, on }, withdrawal, href);
      const detail = `Told by: ${tellerWords[toldBy].toLowerCase()}`;
      const entry = { id, kind: 'added', on, precision, title, detail, theme, by, href };
      return isKey ? { ...entry, weight: 'key' } : entry;
    });
  },
};
