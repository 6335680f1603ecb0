import type { RelatedSet } from '../programme/index.ts';

const KIND = {
  column: 'kind',
  type: 'text',
  title: 'Kind',
  required: true,
  values: { part: 'group_kinds' },
} as const;

/** Groups that somebody joined. Whoever holds one with the workers has not joined it to be helped. */
export const groups: RelatedSet = {
  title: 'Groups',
  source: (at) => `select m.enrolment_id, g.kind, m.joined_on, coalesce(a.attended, 0)::int as attended,
      case when g.completed_after is not null then coalesce(a.attended, 0) >= g.completed_after end as completed
    from group_member m join support_group g on g.id = m.support_group_id
      left join (select enrolment_id, support_group_id, count(*) as attended from group_attendance
        where answer in ('present', 'late') and held_on <= ${at.asAt()} group by enrolment_id, support_group_id
      ) a on a.enrolment_id = m.enrolment_id and a.support_group_id = m.support_group_id
    where m.joined_on <= ${at.asAt()} and m.role = 'member'`,
  key: 'enrolment_id',
  columns: {
    kind: KIND,
    joined_on: { column: 'joined_on', type: 'date', title: 'Joined', required: true },
    attended: {
      column: 'attended',
      type: 'number',
      title: 'Sessions that the person came to',
      required: true,
    },
    completed: { column: 'completed', type: 'yes_no', title: 'Completed' },
  },
};

/** Lines of registers, with those who came without being in the group. */
export const attendances: RelatedSet = {
  title: 'Attendances at groups',
  source: (at) => `select a.enrolment_id, g.kind, a.held_on, a.answer in ('present', 'late') as came
    from group_attendance a join support_group g on g.id = a.support_group_id where a.held_on <= ${at.asAt()}`,
  key: 'enrolment_id',
  columns: {
    kind: KIND,
    on: { column: 'held_on', type: 'date', title: 'On', required: true },
    came: { column: 'came', type: 'yes_no', title: 'Came', required: true },
  },
};

/** Groups for which somebody waits: asked for by the day, and by then neither joined nor given up. */
export const waits: RelatedSet = {
  title: 'Groups that are waited for',
  source: (at) => `select m.enrolment_id, g.kind, m.asked_on
    from group_member m join support_group g on g.id = m.support_group_id
    where m.asked_on <= ${at.asAt()} and m.role = 'member'
      and (m.joined_on is null or m.joined_on > ${at.asAt()}) and (m.left_on is null or m.left_on > ${at.asAt()})`,
  key: 'enrolment_id',
  columns: {
    kind: KIND,
    asked_on: { column: 'asked_on', type: 'date', title: 'Asked for on', required: true },
  },
};
