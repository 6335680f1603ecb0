import { livesWith } from '../people/index.ts';
import type { Column, Placeholders, RelatedSet } from '../programme/index.ts';
import { attendances, groups, waits } from './figure-groups.ts';
import { orders } from './figure-orders.ts';

/** Enrolments of the programme that had started, for what hangs on the person and not on the enrolment. */
const running = (at: Placeholders) => `e.programme_id = ${at.programme()} and e.started_on <= ${at.asAt()}`;

const outcomes: RelatedSet = {
  title: 'Outcomes',
  source: (at) => `select enrolment_id, outcome, reached_on from outcome
    where reached_on <= ${at.asAt()} and withdrawn_on is null`,
  key: 'enrolment_id',
  columns: {
    id: { column: 'outcome', type: 'text', title: 'Outcome', required: true, values: 'outcomes' },
    on: { column: 'reached_on', type: 'date', title: 'Reached on', required: true },
  },
};

const contacts: RelatedSet = {
  title: 'Contacts',
  source: (at) => `select enrolment_id, kind, result, happened_on, result = 'met' as met, minutes
    from contact where happened_on <= ${at.asAt()} and withdrawn_on is null`,
  key: 'enrolment_id',
  columns: {
    kind: { column: 'kind', type: 'text', title: 'Kind', required: true, values: 'contact_kinds' },
    on: { column: 'happened_on', type: 'date', title: 'Happened on', required: true },
    met: { column: 'met', type: 'yes_no', title: 'Met', required: true },
    result: {
      column: 'result',
      type: 'text',
      title: 'What came of it',
      required: true,
      values: ['met', 'attempted', 'did_not_attend', 'cancelled'],
    },
    minutes: { column: 'minutes', type: 'number', title: 'Minutes' },
  },
};

const meetings: RelatedSet = {
  title: 'Meetings that were held',
  source: (at) => `select enrolment_id, kind, starts_on from meeting
    where held_on <= ${at.asAt()} and enrolment_id is not null`,
  key: 'enrolment_id',
  columns: {
    kind: {
      column: 'kind',
      type: 'text',
      title: 'Kind',
      required: true,
      values: { part: 'meeting_kinds' },
    },
    on: { column: 'starts_on', type: 'date', title: 'On', required: true },
  },
};

const allocations: RelatedSet = {
  title: 'Workers',
  source: (at) => `select enrolment_id, role, began_on,
    case when ended_on <= ${at.asAt()} then ended_on end as ended_on
    from allocation where began_on <= ${at.asAt()}`,
  key: 'enrolment_id',
  columns: {
    role: { column: 'role', type: 'text', title: 'Role', required: true, values: ['lead', 'second'] },
    began_on: { column: 'began_on', type: 'date', title: 'Began', required: true },
    ended_on: { column: 'ended_on', type: 'date', title: 'Ended' },
  },
};

/* The last answer of a kind counts, and a withdrawal from the day it was made, as in `consentStanding`. */
const consents: RelatedSet = {
  title: 'Consents',
  source: (at) => `select e.id as enrolment_id, c.kind, c.answer, c.given_on,
    case when c.withdrawn_on <= ${at.asAt()} then c.withdrawn_on end as withdrawn_on,
    c.answer = 'given' and coalesce(c.withdrawn_on > ${at.asAt()}, true) and 1 = row_number() over (
      partition by e.id, c.kind order by c.given_on desc, c.recorded_at desc, c.id desc) as stands
    from consent c join enrolment e on e.person_id = c.person_id and e.programme_id = c.programme_id
    where ${running(at)} and c.given_on <= ${at.asAt()}`,
  key: 'enrolment_id',
  columns: {
    kind: { column: 'kind', type: 'text', title: 'Asked for', required: true },
    answer: {
      column: 'answer',
      type: 'text',
      title: 'Answer',
      required: true,
      values: ['given', 'refused'],
    },
    given_on: { column: 'given_on', type: 'date', title: 'Answered on', required: true },
    withdrawn_on: { column: 'withdrawn_on', type: 'date', title: 'Withdrawn on' },
    stands: { column: 'stands', type: 'yes_no', title: 'Stands on the day', required: true },
  },
};

/**
 * Completed measures up to the day. The last score of each measure in each enrolment carries its difference from the
 * first, and whether measuring twice could explain that difference; a lone score carries neither.
 */
export const scoredResponses = (at: Placeholders) => `select id, enrolment_id, measure, completed_on, score,
    is_first, is_last, case when is_last and not is_first then score - first_score end as change,
    case when is_last and not is_first and reliable is not null and higher is not null then
      case when abs(score - first_score) < reliable then 'same'
        when (score > first_score) = (higher = 'better') then 'better' else 'worse' end end as verdict
  from (
    select r.id, r.enrolment_id, r.measure, r.completed_on, r.score, r.higher, r.reliable,
      first_value(r.score) over forth as first_score, row_number() over forth = 1 as is_first,
      row_number() over back = 1 as is_last
    from response r where r.withdrawn_on is null and r.completed_on <= ${at.asAt()}
    window forth as (partition by r.enrolment_id, r.measure, r.score is null order by r.completed_on, r.id),
      back as (partition by r.enrolment_id, r.measure, r.score is null order by r.completed_on desc, r.id desc)
  ) scored`;

/** The columns of `scoredResponses`, as rules see them. */
export const responseColumns: Readonly<Record<string, Column>> = {
  id: { column: 'measure', type: 'text', title: 'Measure', required: true, values: { part: 'measures' } },
  on: { column: 'completed_on', type: 'date', title: 'Filled in on', required: true },
  score: { column: 'score', type: 'decimal', title: 'Score' },
  first: { column: 'is_first', type: 'yes_no', title: 'The first of its measure', required: true },
  last: { column: 'is_last', type: 'yes_no', title: 'The last of its measure', required: true },
  change: { column: 'change', type: 'decimal', title: 'Change from the first to this, the last' },
  verdict: {
    column: 'verdict',
    type: 'text',
    title: 'Reliable change from the first to this, the last',
    values: ['better', 'same', 'worse'],
  },
};

const measures: RelatedSet = {
  title: 'Measures',
  source: scoredResponses,
  key: 'enrolment_id',
  columns: responseColumns,
};

/*
 * A child counts once, however many ties to the parent are on record. With several removals the first one dates the
 * child, so that a later one never takes away what had happened before the work began.
 */
const children: RelatedSet = {
  title: 'Children',
  source: (at) => `select k.person_id, k.other_id as child_id, c.born_on, c.born_precision, c.sex,
      c.kind <> 'unborn' as born, case when r.child_id is null then k.removed else r.by_then end as removed,
      r.removed_on, r.removed_precision, r.last_removed_on, nullif(k.lives_with, 'not_known') as living_with
    from relationship k
    left join person c on c.id = k.other_id
    left join (
      select person_id, child_id, bool_or(removed_on is null or removed_on <= ${at.asAt()}) as by_then,
        min(removed_on) filter (where removed_on <= ${at.asAt()}) as removed_on,
        max(removed_on) filter (where removed_on <= ${at.asAt()}) as last_removed_on,
        (array_agg(removed_precision order by removed_on) filter (where removed_on <= ${at.asAt()}))[1]
          as removed_precision
      from removal group by person_id, child_id
    ) r on r.person_id = k.person_id and r.child_id = k.other_id
    where k.kind in ('mother', 'father', 'parent') and (c.born_on is null or c.born_on <= ${at.asAt()})
      and not exists (select from relationship same where same.person_id = k.person_id
        and same.other_id = k.other_id and same.kind in ('mother', 'father', 'parent') and same.id < k.id)`,
  key: 'person_id',
  keyOf: 'person_id',
  knownBy: 'children_known',
  columns: {
    born_on: { column: 'born_on', type: 'date', title: 'Born', precision: 'born_precision' },
    born: { column: 'born', type: 'yes_no', title: 'Is born' },
    sex: { column: 'sex', type: 'text', title: 'Sex' },
    removed: { column: 'removed', type: 'yes_no', title: 'Was removed' },
    removed_on: {
      column: 'removed_on',
      type: 'date',
      title: 'First removed on',
      precision: 'removed_precision',
    },
    last_removed_on: { column: 'last_removed_on', type: 'date', title: 'Last removed on' },
    living_with: {
      column: 'living_with',
      type: 'text',
      title: 'Lives with',
      values: livesWith.filter((each) => each !== 'not_known'),
    },
  },
};

const proceedings: RelatedSet = {
  title: 'Care proceedings',
  source: (at) => `select p.person_id, p.started_on, p.started_precision,
      case when p.concluded_on <= ${at.asAt()} then p.concluded_on end as concluded_on, p.concluded_precision,
      case when p.concluded_on > ${at.asAt()} then false when p.concluded_on is not null then true
        else not p.still_open end as concluded
    from proceedings p where p.started_on is null or p.started_on <= ${at.asAt()}`,
  key: 'person_id',
  keyOf: 'person_id',
  knownBy: 'proceedings_known',
  columns: {
    started_on: { column: 'started_on', type: 'date', title: 'Started', precision: 'started_precision' },
    concluded_on: {
      column: 'concluded_on',
      type: 'date',
      title: 'Concluded',
      precision: 'concluded_precision',
    },
    concluded: { column: 'concluded', type: 'yes_no', title: 'Have ended' },
  },
};

const pregnancies: RelatedSet = {
  title: 'Pregnancies',
  source: (at) => `select p.person_id, p.known_on, p.due_on,
      case when p.ended_on <= ${at.asAt()} then p.ended_on end as ended_on
    from pregnancy p where p.known_on <= ${at.asAt()}`,
  key: 'person_id',
  keyOf: 'person_id',
  columns: {
    known_on: { column: 'known_on', type: 'date', title: 'Known from', required: true },
    due_on: { column: 'due_on', type: 'date', title: 'Due on' },
    ended_on: { column: 'ended_on', type: 'date', title: 'Ended on' },
  },
};

/* Whoever is enrolled is not among them: the people of a family are these and one more. */
const members: RelatedSet = {
  title: 'Others of the family',
  source: (at) => `select m.enrolment_id, m.joined_on,
      case when least(m.left_on, e.ended_on) <= ${at.asAt()} then least(m.left_on, e.ended_on) end as left_on,
      p.born_on, p.born_precision, p.sex, p.kind <> 'adult' as child
    from enrolment_member m join enrolment e on e.id = m.enrolment_id left join person p on p.id = m.member_id
    where m.joined_on <= ${at.asAt()}`,
  key: 'enrolment_id',
  columns: {
    joined_on: { column: 'joined_on', type: 'date', title: 'Worked with from', required: true },
    left_on: { column: 'left_on', type: 'date', title: 'Worked with until' },
    born_on: { column: 'born_on', type: 'date', title: 'Born', precision: 'born_precision' },
    sex: { column: 'sex', type: 'text', title: 'Sex' },
    child: { column: 'child', type: 'yes_no', title: 'Is on record as a child' },
  },
};

/** What hangs on an enrolment, or on its person, for figures to look into. */
export const enrolmentRelations: Readonly<Record<string, RelatedSet>> = {
  outcomes,
  contacts,
  groups,
  attendances,
  waits,
  allocations,
  measures,
  meetings,
  members,
  consents,
  children,
  proceedings,
  orders,
  pregnancies,
};
