import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { withdrawalEntry, withdrawalOf } from '../people/index.ts';
import { recordedOutcomes } from './outcome-store.ts';

/** Outcomes reached; one that was recorded by mistake only as taken back. */
export const outcomeChronology: ChronologySource = {
  kind: 'outcome',
  title: 'Outcomes',
  theme: 'changes',
  async entries({ db, programmes }, personId) {
    const rows = await recordedOutcomes(db, personId);
    return rows.map((row): ChronologyEntry => {
      const programme = programmeOf(programmes, row);
      const found = programme?.outcomes.find((each) => each.id === row.outcome);
      const title = found?.title ?? row.outcome.replaceAll('_', ' ');
      const list = `/people/${personId}/outcomes`;
      const withdrawal = withdrawalOf(row);
      if (withdrawal) {
        return withdrawalEntry({ id: row.id, kind: 'outcome', title, on: row.reachedOn }, withdrawal, list);
      }
      return {
        id: row.id,
        kind: 'outcome',
        on: row.reachedOn,
        precision: 'day',
        title,
        detail: row.evidence,
        by: row.by,
        href: row.contactId ? `/people/${personId}/contacts/${row.contactId}` : list,
        lane: 'outcomes',
      };
    });
  },
};
