import type { FigureRowSource } from '../doors/index.ts';
import { displayName } from '../people/index.ts';
import type { FigureSet } from '../programme/index.ts';
import { outcomeRowsShown } from './outcome-store.ts';

/** Outcomes as figures count them: every change reached up to the day. */
export const outcomeFigures: FigureSet = {
  name: 'outcomes',
  title: 'Outcomes',
  source: (
    at,
  ) => `select o.id, o.enrolment_id, o.outcome, o.reached_on, o.evidence is not null as has_evidence,
      o.contact_id is not null as from_contact, e.pathway, o.reached_on - e.started_on as days_after_start
    from outcome o join enrolment e on e.id = o.enrolment_id
    where o.withdrawn_on is null and o.reached_on <= ${at.asAt()} and e.programme_id = ${at.programme()}`,
  rowId: 'id',
  dated: 'reached_on',
  columns: {
    outcome: { column: 'outcome', type: 'text', title: 'Outcome', required: true, values: 'outcomes' },
    on: { column: 'reached_on', type: 'date', title: 'Reached on', required: true },
    has_evidence: { column: 'has_evidence', type: 'yes_no', title: 'Has evidence', required: true },
    from_contact: { column: 'from_contact', type: 'yes_no', title: 'Shown by a contact', required: true },
    pathway: { column: 'pathway', type: 'text', title: 'Pathway', required: true, values: 'pathways' },
    days_after_start: {
      column: 'days_after_start',
      type: 'number',
      title: 'Days after the start',
      required: true,
    },
  },
  related: {},
};

/** The rows behind a figure of this set. */
export const outcomeFigureRows: FigureRowSource = {
  set: 'outcomes',
  async rows(db, ids) {
    const rows = await outcomeRowsShown(db, ids);
    return rows.map(({ id, personId, on, ...name }) => ({
      id,
      personId,
      on,
      title: displayName(name),
      href: `/people/${personId}/outcomes`,
    }));
  },
};
