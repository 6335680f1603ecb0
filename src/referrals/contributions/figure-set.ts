import type { FigureSet } from '../../programme/index.ts';
import { ORIGINS } from '../referral-input.ts';

/** Referrals to a programme as figures count them: what had been decided by the day, and never what came later. */
export const referralSet: FigureSet = {
  name: 'referrals',
  title: 'Referrals',
  source: (at) => `select r.id, r.person_id, r.reference, r.received_on, r.origin, r.decide_by,
    coalesce(case when jsonb_typeof(r.answers -> 'answers' -> 'route') = 'string'
      then r.answers -> 'answers' ->> 'route' end, r.origin) as route,
    case when r.decided_on <= ${at.asAt()} then r.decided_on end as decided_on,
    case when r.decided_on <= ${at.asAt()} then r.status
      when r.asked_on <= ${at.asAt()} then 'asked_for_more' else 'received' end as status,
    case when r.decided_on <= ${at.asAt()} then r.status else 'waiting' end as decision,
    case when r.decided_on <= ${at.asAt()} then r.decline_reasons else '{}' end as reasons,
    case when r.decided_on <= ${at.asAt()} then r.override_reason is not null else false end as overridden,
    exists (select from enrolment e where e.referral_id = r.id and e.started_on <= ${at.asAt()}) as worked_with,
    (select min(e.started_on) from enrolment e where e.referral_id = r.id and e.started_on <= ${at.asAt()})
      as started_on
    from referral r where r.received_on <= ${at.asAt()} and r.programme_id = ${at.programme()}`,
  rowId: 'id',
  dated: 'received_on',
  columns: {
    received_on: { column: 'received_on', type: 'date', title: 'Received', required: true },
    decided_on: { column: 'decided_on', type: 'date', title: 'Decided' },
    started_on: { column: 'started_on', type: 'date', title: 'Work with it started' },
    decide_by: { column: 'decide_by', type: 'date', title: 'To be decided by' },
    from: { column: 'origin', type: 'text', title: 'Route in', required: true, values: ORIGINS },
    route: {
      column: 'route',
      type: 'text',
      title: 'Who referred, as the question route asks; else the route in',
      required: true,
      values: 'routes',
    },
    status: {
      column: 'status',
      type: 'text',
      title: 'State',
      required: true,
      values: ['received', 'asked_for_more', 'accepted', 'declined', 'withdrawn'],
    },
    decision: {
      column: 'decision',
      type: 'text',
      title: 'Decision',
      required: true,
      values: ['waiting', 'accepted', 'declined', 'withdrawn'],
    },
    reasons: { column: 'reasons', type: 'texts', title: 'Reasons to decline', required: true },
    overridden: {
      column: 'overridden',
      type: 'yes_no',
      title: 'Accepted by way of exception',
      required: true,
    },
    worked_with: { column: 'worked_with', type: 'yes_no', title: 'Worked with', required: true },
  },
  related: {},
};
