import type { FigureRowSource } from '../doors/index.ts';
import { displayName } from '../people/index.ts';
import type { FigureSet } from '../programme/index.ts';
import { CONTACT_RESULTS } from './contact.ts';
import { contactRowsShown } from './contact-list-store.ts';

/** Contacts as figures count them: every meeting and every attempt up to the day. */
export const contactFigures: FigureSet = {
  name: 'contacts',
  title: 'Contacts',
  source: (
    at,
  ) => `select c.id, c.enrolment_id, c.happened_on, c.kind, c.result, c.result = 'met' as met, c.minutes,
      c.done, cardinality(c.goal_ids) as goals, e.pathway
    from contact c join enrolment e on e.id = c.enrolment_id
    where c.withdrawn_on is null and c.happened_on <= ${at.asAt()} and e.programme_id = ${at.programme()}`,
  rowId: 'id',
  dated: 'happened_on',
  columns: {
    on: { column: 'happened_on', type: 'date', title: 'Day', required: true },
    kind: { column: 'kind', type: 'text', title: 'Kind', required: true, values: 'contact_kinds' },
    result: { column: 'result', type: 'text', title: 'How it went', required: true, values: CONTACT_RESULTS },
    met: { column: 'met', type: 'yes_no', title: 'Met', required: true },
    minutes: { column: 'minutes', type: 'number', title: 'Minutes' },
    done: { column: 'done', type: 'texts', title: 'What was done', required: true, values: 'done' },
    goals: { column: 'goals', type: 'number', title: 'How many goals it served', required: true },
    pathway: { column: 'pathway', type: 'text', title: 'Pathway', required: true, values: 'pathways' },
  },
  related: {},
};

/** The rows behind a figure of this set. */
export const contactFigureRows: FigureRowSource = {
  set: 'contacts',
  async rows(db, ids) {
    const rows = await contactRowsShown(db, ids);
    return rows.map(({ id, personId, on, ...name }) => ({
      id,
      personId,
      on,
      title: displayName(name),
      href: `/people/${personId}/contacts/${id}`,
    }));
  },
};
