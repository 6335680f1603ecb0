import type { FigureRowSource } from '../doors/index.ts';
import { displayName } from '../people/index.ts';
import type { FigureSet } from '../programme/index.ts';
import { registerAnswers } from './group.ts';
import { groupRowsShown, sessionRowsShown } from './group-store.ts';
import { attendanceRowsShown } from './member-store.ts';

const KIND = {
  column: 'kind',
  type: 'text',
  title: 'Kind',
  required: true,
  values: { part: 'group_kinds' },
} as const;

/** Groups as figures count them: from the day of their first session. */
export const groupFigures: FigureSet = {
  name: 'groups',
  title: 'Groups',
  source: (at) => `select g.id, g.kind, g.online, g.capacity, s.began_on,
      case when g.ended_on <= ${at.asAt()} then g.ended_on end as ended_on
    from support_group g join (select support_group_id, min(held_on) as began_on from group_session
      where cancelled_on is null group by support_group_id) s on s.support_group_id = g.id
    where s.began_on <= ${at.asAt()} and g.programme_id = ${at.programme()}`,
  rowId: 'id',
  dated: 'began_on',
  columns: {
    kind: KIND,
    began_on: { column: 'began_on', type: 'date', title: 'First session on', required: true },
    ended_on: { column: 'ended_on', type: 'date', title: 'Ended' },
    online: { column: 'online', type: 'yes_no', title: 'Online', required: true },
    places: { column: 'capacity', type: 'number', title: 'Places' },
  },
  related: {
    sessions: {
      title: 'Sessions',
      source: (at) => `select support_group_id, held_on, registered_on is not null as held
        from group_session where cancelled_on is null and held_on <= ${at.asAt()}`,
      key: 'support_group_id',
      columns: {
        on: { column: 'held_on', type: 'date', title: 'On', required: true },
        held: { column: 'held', type: 'yes_no', title: 'Took place', required: true },
      },
    },
  },
};

/** Sessions that were planned up to the day: held where a register was taken. */
export const sessionFigures: FigureSet = {
  name: 'sessions',
  title: 'Sessions of groups',
  source: (at) => `select s.id, g.kind, g.online, s.held_on, s.registered_on is not null as held,
      s.cancelled_on is not null as cancelled, coalesce(s.places, g.capacity) as places,
      (extract(epoch from s.ends_at - s.starts_at) / 60)::int as minutes,
      coalesce(a.named, 0)::int as named, coalesce(s.head_count, 0) as head_count,
      (coalesce(a.named, 0) + coalesce(s.head_count, 0))::int as came
    from group_session s join support_group g on g.id = s.support_group_id
      left join (select group_session_id, count(*) filter (where answer in ('present', 'late')) as named
        from group_attendance group by group_session_id) a on a.group_session_id = s.id
    where s.held_on <= ${at.asAt()} and g.programme_id = ${at.programme()}`,
  rowId: 'id',
  dated: 'held_on',
  columns: {
    kind: KIND,
    on: { column: 'held_on', type: 'date', title: 'On', required: true },
    held: { column: 'held', type: 'yes_no', title: 'Took place', required: true },
    cancelled: { column: 'cancelled', type: 'yes_no', title: 'Was cancelled', required: true },
    online: { column: 'online', type: 'yes_no', title: 'Online', required: true },
    places: { column: 'places', type: 'number', title: 'Places' },
    minutes: { column: 'minutes', type: 'number', title: 'Minutes', required: true },
    came: { column: 'came', type: 'number', title: 'How many came, by name or without', required: true },
    named: { column: 'named', type: 'number', title: 'How many came by name', required: true },
    head_count: {
      column: 'head_count',
      type: 'number',
      title: 'How many came without a name',
      required: true,
    },
  },
  related: {},
};

/** Lines of registers: each person at each session. */
export const attendanceFigures: FigureSet = {
  name: 'attendances',
  title: 'Attendances at groups',
  source: (
    at,
  ) => `select a.id, g.kind, a.held_on, a.answer, a.answer in ('present', 'late') as came, a.walk_in, e.pathway
    from group_attendance a join support_group g on g.id = a.support_group_id
      left join enrolment e on e.id = a.enrolment_id
    where a.held_on <= ${at.asAt()} and g.programme_id = ${at.programme()}`,
  rowId: 'id',
  dated: 'held_on',
  columns: {
    kind: KIND,
    on: { column: 'held_on', type: 'date', title: 'On', required: true },
    answer: {
      column: 'answer',
      type: 'text',
      title: 'What the register says',
      required: true,
      values: registerAnswers,
    },
    came: { column: 'came', type: 'yes_no', title: 'Came', required: true },
    walk_in: { column: 'walk_in', type: 'yes_no', title: 'Came without being in the group', required: true },
    pathway: { column: 'pathway', type: 'text', title: 'Pathway', values: 'pathways' },
  },
  related: {},
};

/** The rows behind figures of these sets. */
export const groupFigureRows: readonly FigureRowSource[] = [
  {
    set: 'groups',
    async rows(db, ids) {
      const rows = await groupRowsShown(db, ids);
      return rows.map(({ id, title, on }) => ({ id, personId: null, on, title, href: `/groups/${id}` }));
    },
  },
  {
    set: 'sessions',
    async rows(db, ids) {
      const rows = await sessionRowsShown(db, ids);
      return rows.map(({ id, supportGroupId, title, on }) => ({
        id,
        personId: null,
        on,
        title,
        href: `/groups/${supportGroupId}/sessions/${id}`,
      }));
    },
  },
  {
    set: 'attendances',
    async rows(db, ids) {
      const rows = await attendanceRowsShown(db, ids);
      return rows.map(({ id, personId, on, supportGroupId, groupSessionId, ...name }) => ({
        id,
        personId,
        on,
        title: displayName(name),
        href: `/groups/${supportGroupId}/sessions/${groupSessionId}`,
      }));
    },
  },
];
