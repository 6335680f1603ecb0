import type { ChronologySource } from '../doors/index.ts';
import { programmeOf, titleIn } from '../enrolments/index.ts';
import { formatMoney } from '../foundation/money.ts';
import { givenTo } from './provision-store.ts';

/** What was given. */
export const provisionChronology: ChronologySource = {
  kind: 'provision',
  title: 'Given',
  async entries({ db, programmes }, personId) {
    const rows = await givenTo(db, personId);
    return rows.map((row) => {
      const programme = programmeOf(programmes, row);
      const worth = row.amountPence === null ? null : formatMoney(row.amountPence);
      return {
        id: row.id,
        kind: 'provision',
        on: row.givenOn,
        precision: 'day',
        title: `Given: ${titleIn(programme?.provisions?.kinds, row.kind)}`,
        detail: [row.what, worth].filter(Boolean).join(', '),
        by: row.by,
        href: row.contactId ? `/people/${personId}/contacts/${row.contactId}` : `/people/${personId}/given`,
      };
    });
  },
};
