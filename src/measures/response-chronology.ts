import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { withdrawalEntry, withdrawalOf } from '../people/index.ts';
import { measuresOf } from './record-response.ts';
import { recordedResponses } from './response-store.ts';

/** Measures that were filled in, without their scores: who may read the chronology may not read these as well. */
export const responseChronology: ChronologySource = {
  kind: 'measure',
  title: 'Measures',
  theme: 'changes',
  async entries({ db, programmes }, personId) {
    const rows = await recordedResponses(db, personId);
    return rows.map((row): ChronologyEntry => {
      const programme = programmeOf(programmes, row);
      const measure = programme && measuresOf(programme).find(({ id }) => id === row.measure);
      const title = `${measure?.title ?? row.measure.replaceAll('_', ' ')} filled in`;
      const href = `/people/${personId}/measures/${row.id}`;
      const withdrawal = withdrawalOf(row);
      if (withdrawal)
        return withdrawalEntry({ id: row.id, kind: 'measure', title, on: row.completedOn }, withdrawal, href);
      return {
        id: row.id,
        kind: 'measure',
        on: row.completedOn,
        precision: 'day',
        title,
        detail: null,
        by: row.by,
        href,
        lane: 'measures',
      };
    });
  },
};
