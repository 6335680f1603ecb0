import type { FigureSet } from '../../src/programme/index.ts';

/**
 * Figure sets over four plain tables, for tests of the programme language that need no room. They name their columns
 * as the rooms do.
 */
export const referralSet: FigureSet = {
  name: 'referrals',
  title: 'Referrals',
  source: (
    at,
  ) => `select id, received_on, came_from, worked_from is not null and worked_from <= ${at.asAt()} as worked_with,
    case when decided_on <= ${at.asAt()} then decision else 'waiting' end as decision
    from test_referral where received_on <= ${at.asAt()} and programme = ${at.programme()}`,
  rowId: 'id',
  dated: 'received_on',
  columns: {
    received_on: { column: 'received_on', type: 'date', title: 'Received', required: true },
    from: {
      column: 'came_from',
      type: 'text',
      title: 'Route in',
      required: true,
      values: ['staff', 'partner', 'self'],
    },
    decision: {
      column: 'decision',
      type: 'text',
      title: 'Decision',
      required: true,
      values: ['waiting', 'accepted', 'declined', 'withdrawn'],
    },
    worked_with: { column: 'worked_with', type: 'yes_no', title: 'Worked with', required: true },
  },
  related: {},
};

export const enrolmentSet: FigureSet = {
  name: 'enrolments',
  title: 'Enrolments',
  source: (at) => `select id, started_on, case when ended_on <= ${at.asAt()} then ended_on end as ended_on,
    pathway, stage, care_leaver, age_then, needs, children_asked, fee
    from test_enrolment where started_on <= ${at.asAt()} and programme = ${at.programme()}`,
  rowId: 'id',
  dated: 'started_on',
  columns: {
    started_on: { column: 'started_on', type: 'date', title: 'Started', required: true },
    ended_on: { column: 'ended_on', type: 'date', title: 'Ended' },
    pathway: { column: 'pathway', type: 'text', title: 'Pathway', values: 'pathways' },
    stage: { column: 'stage', type: 'text', title: 'Stage', values: 'stages' },
    care_leaver: { column: 'care_leaver', type: 'yes_no', title: 'Care leaver' },
    age_then: { column: 'age_then', type: 'number', title: 'Age at start' },
    needs: { column: 'needs', type: 'texts', title: 'Needs' },
    fee: { column: 'fee', type: 'decimal', title: 'Fee' },
  },
  related: {
    outcomes: {
      title: 'Outcomes',
      source: (at) =>
        `select enrolment_id, outcome, reached_on from test_outcome where reached_on <= ${at.asAt()}`,
      key: 'enrolment_id',
      columns: {
        id: { column: 'outcome', type: 'text', title: 'Outcome', required: true, values: 'outcomes' },
        on: { column: 'reached_on', type: 'date', title: 'Reached on', required: true },
      },
    },
    contacts: {
      title: 'Contacts',
      source: (at) =>
        `select enrolment_id, kind, made_on, met, minutes, miles from test_contact where made_on <= ${at.asAt()}`,
      key: 'enrolment_id',
      columns: {
        kind: { column: 'kind', type: 'text', title: 'Kind', required: true, values: 'contact_kinds' },
        on: { column: 'made_on', type: 'date', title: 'Made on', required: true },
        met: { column: 'met', type: 'yes_no', title: 'Met' },
        minutes: { column: 'minutes', type: 'number', title: 'Minutes' },
        miles: { column: 'miles', type: 'decimal', title: 'Miles' },
      },
    },
    children: {
      title: 'Children',
      source: () =>
        'select enrolment_id, born_on, born_precision, removed, removed_on, removed_precision from test_child',
      key: 'enrolment_id',
      knownBy: 'children_asked',
      columns: {
        born_on: { column: 'born_on', type: 'date', title: 'Born', precision: 'born_precision' },
        removed: { column: 'removed', type: 'yes_no', title: 'Removed' },
        removed_on: {
          column: 'removed_on',
          type: 'date',
          title: 'Removed on',
          precision: 'removed_precision',
        },
      },
    },
    proceedings: {
      title: 'Proceedings',
      source: (at) =>
        `select enrolment_id, began_on, began_precision from test_proceedings where began_on <= ${at.asAt()}`,
      key: 'enrolment_id',
      columns: {
        started_on: { column: 'began_on', type: 'date', title: 'Started', precision: 'began_precision' },
      },
    },
  },
};

export const programmeSets: readonly FigureSet[] = [referralSet, enrolmentSet];
