import type { ChronologySource } from '../doors/index.ts';
import { listRequestRows } from './access/request-store.ts';

/** Requests for a copy of the record, and when they were answered. */
export const rightsChronology: ChronologySource = {
  kind: 'rights',
  title: 'Rights',
  theme: 'papers',
  async entries({ db }, personId) {
    const rows = await listRequestRows(db, { personId });
    return rows.flatMap((row) => {
      const entry = {
        kind: 'rights',
        precision: 'day',
        by: null,
        href: `/people/${personId}/rights`,
      } as const;
      const asked = {
        ...entry,
        id: row.id,
        on: row.receivedOn,
        title: 'Asked for a copy of the record',
        detail: row.wants,
      };
      if (!row.deliveredOn) return [asked];
      const given = {
        ...entry,
        id: `${row.id}-given`,
        on: row.deliveredOn,
        title: 'Copy of the record given',
      };
      return [asked, { ...given, detail: null }];
    });
  },
};
