import type { FigureRowSource } from '../doors/index.ts';
import { displayName } from '../people/index.ts';
import type { Column, FigureSet } from '../programme/index.ts';
import { notStartedReasons, onwardOutcomes } from './onward.ts';
import { onwardRowsShown } from './onward-store.ts';

const day = (column: string, title: string): Column => ({ column, type: 'date', title });

/** Onward referrals, as figures count them: made up to the day, and each step where it was taken by then. */
export const onwardFigures: FigureSet = {
  name: 'onward_referrals',
  title: 'Onward referrals',
  source: (at) => {
    const by = (column: string) => `case when o.${column} <= ${at.asAt()} then o.${column} end as ${column}`;
    return `select o.id, o.enrolment_id, o.kind, o.made_on, not o.signposting as shared, e.pathway,
      ${['received_on', 'accepted_on', 'started_on', 'not_started_on', 'outcome_on'].map(by).join(', ')},
      case when o.not_started_on <= ${at.asAt()} then o.not_started_why end as not_started_why,
      case when o.outcome_on <= ${at.asAt()} then o.outcome end as outcome
    from onward_referral o join enrolment e on e.id = o.enrolment_id
    where o.withdrawn_on is null and o.made_on <= ${at.asAt()} and e.programme_id = ${at.programme()}`;
  },
  rowId: 'id',
  dated: 'made_on',
  columns: {
    kind: { column: 'kind', type: 'text', title: 'Kind', values: { part: 'onward_kinds' } },
    on: { column: 'made_on', type: 'date', title: 'Made on', required: true },
    shared: {
      column: 'shared',
      type: 'yes_no',
      title: 'Sent with consent, not only told of',
      required: true,
    },
    received_on: day('received_on', 'Received on'),
    accepted_on: day('accepted_on', 'Accepted on'),
    started_on: day('started_on', 'Started on'),
    not_started_on: day('not_started_on', 'Known not to start on'),
    not_started_why: {
      column: 'not_started_why',
      type: 'text',
      title: 'Why it did not start',
      values: notStartedReasons,
    },
    outcome_on: day('outcome_on', 'Outcome known on'),
    outcome: { column: 'outcome', type: 'text', title: 'Outcome', values: onwardOutcomes },
    pathway: { column: 'pathway', type: 'text', title: 'Pathway', required: true, values: 'pathways' },
  },
  related: {},
};

/** The rows behind a figure of this set. */
export const onwardFigureRows: FigureRowSource = {
  set: 'onward_referrals',
  async rows(db, ids) {
    const rows = await onwardRowsShown(db, ids);
    return rows.map(({ id, personId, on, ...name }) => ({
      id,
      personId,
      on,
      title: displayName(name),
      href: `/people/${personId}/onward/${id}`,
    }));
  },
};
