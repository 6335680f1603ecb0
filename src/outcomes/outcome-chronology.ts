import type { ChronologySource } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { recordedOutcomes } from './outcome-store.ts';

/** Outcomes reached. */
export const outcomeChronology: ChronologySource = {
  kind: 'outcome',
  title: 'Outcomes',
  async entries({ db, programmes }, personId) {
    const rows = await recordedOutcomes(db, personId);
    return rows.map((row) => {
      const programme = programmeOf(programmes, row);
      const found = programme?.outcomes.find((each) => each.id === row.outcome);
      return {
        id: row.id,
        kind: 'outcome',
        on: row.reachedOn,
        precision: 'day',
        title: found?.title ?? row.outcome.replaceAll('_', ' '),
        detail: row.evidence,
        by: row.by,
        href: row.contactId
          ? `/people/${personId}/contacts/${row.contactId}`
          : `/people/${personId}/outcomes`,
        lane: 'outcomes',
      };
    });
  },
};
