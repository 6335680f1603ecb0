import type { FigureRowSource } from '../doors/index.ts';
import { responseColumns, scoredResponses } from '../enrolments/index.ts';
import { displayName } from '../people/index.ts';
import type { FigureSet } from '../programme/index.ts';
import { responseRowsShown } from './response-store.ts';

/** Completed measures as figures count them: every form filled in up to the day. */
export const responseFigures: FigureSet = {
  name: 'measures',
  title: 'Measures',
  source: (at) => `select s.*, e.pathway, s.completed_on - e.started_on as days_after_start
    from (${scoredResponses(at)}) s join enrolment e on e.id = s.enrolment_id
    where e.programme_id = ${at.programme()}`,
  rowId: 'id',
  dated: 'completed_on',
  columns: {
    ...responseColumns,
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
export const responseFigureRows: FigureRowSource = {
  set: 'measures',
  async rows(db, ids) {
    const rows = await responseRowsShown(db, ids);
    return rows.map(({ id, personId, on, ...name }) => ({
      id,
      personId,
      on,
      title: displayName(name),
      href: `/people/${personId}/measures/${id}`,
    }));
  },
};
