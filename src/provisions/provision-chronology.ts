import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { formatMoney } from '../foundation/money.ts';
import { withdrawalEntry, withdrawalOf } from '../people/index.ts';
import { givenTo } from './provision-store.ts';

/** What was given. */
export const provisionChronology: ChronologySource = {
  kind: 'provision',
  title: 'Given',
  async entries({ db, programmes }, personId) {
    const rows = await givenTo(db, personId);
    return rows.map((row): ChronologyEntry => {
      const programme = programmeOf(programmes, row);
      const worth = row.amountPence === null ? null : formatMoney(row.amountPence);
      const title = `Given: ${titleIn(programme?.provisions?.kinds, row.kind)}`;
      const list = `/people/${personId}/given`;
      const withdrawal = withdrawalOf(row);
      if (withdrawal) {
        return withdrawalEntry({ id: row.id, kind: 'provision', title, on: row.givenOn }, withdrawal, list);
      }
      return {
        id: row.id,
        kind: 'provision',
        on: row.givenOn,
        precision: 'day',
        title,
        detail: [row.what, worth].filter(Boolean).join(', '),
        by: row.by,
        href: row.contactId ? `/people/${personId}/contacts/${row.contactId}` : list,
      };
    });
  },
};
