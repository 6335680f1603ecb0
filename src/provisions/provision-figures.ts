import type { FigureRowSource } from '../doors/index.ts';
import { displayName } from '../people/index.ts';
import type { FigureSet } from '../programme/index.ts';
import { provisionRowsShown } from './provision-store.ts';

/** What was given, as figures count it: up to the day. Amounts are in pence. */
export const provisionFigures: FigureSet = {
  name: 'provisions',
  title: 'Given',
  source: (at) => `select p.id, p.enrolment_id, p.kind, p.given_on, p.amount_pence, e.pathway
    from provision p join enrolment e on e.id = p.enrolment_id
    where p.withdrawn_on is null and p.given_on <= ${at.asAt()} and e.programme_id = ${at.programme()}`,
  rowId: 'id',
  dated: 'given_on',
  columns: {
    kind: { column: 'kind', type: 'text', title: 'Kind', required: true, values: 'provision_kinds' },
    on: { column: 'given_on', type: 'date', title: 'Given on', required: true },
    amount_pence: { column: 'amount_pence', type: 'number', title: 'Amount in pence' },
    pathway: { column: 'pathway', type: 'text', title: 'Pathway', required: true, values: 'pathways' },
  },
  related: {},
};

/** The rows behind a figure of this set. */
export const provisionFigureRows: FigureRowSource = {
  set: 'provisions',
  async rows(db, ids) {
    const rows = await provisionRowsShown(db, ids);
    return rows.map(({ id, personId, on, ...name }) => ({
      id,
      personId,
      on,
      title: displayName(name),
      href: `/people/${personId}/given`,
    }));
  },
};
