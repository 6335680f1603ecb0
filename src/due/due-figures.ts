import type { FigureRowSource } from '../doors/index.ts';
import { displayName } from '../people/index.ts';
import type { FigureSet } from '../programme/index.ts';
import { DUE_STATES } from './due.ts';
import { dueRows } from './due-sql.ts';
import { namesOfWork } from './settled-store.ts';

/*
 * Work as it stood on the day: an end that came later had not come. Its pathway and stage are today’s, as is the date that
 * a schedule counts from: a due date that was corrected was always that one.
 */
const WORK = (
  asAt: string,
  programme: string,
) => `select w.id, w.person_id, w.programme_id, w.programme_version,
    w.pathway, w.pathway_since, w.stage, w.stage_since, w.started_on, w.referral_id,
    case when w.ended_on <= ${asAt} then w.ended_on end as ended_on,
    case when w.ended_on <= ${asAt} then w.end_reason end as end_reason
  from enrolment w where w.started_on <= ${asAt} and w.programme_id = ${programme}`;

/** Expected contacts and follow-ups as figures count them: those that had fallen due by the day. */
export const dueFigures: FigureSet = {
  name: 'due',
  title: 'Expected contacts and follow-ups',
  source: (
    at,
  ) => `select enrolment_id || ' ' || item || ' ' || on_day || ' ' || round as id, enrolment_id, item,
      schedule, follows as is_follow_up, kind, on_day, pathway, state, state = 'done' as done,
      coalesce(holds, '{}') as holds, coalesce(no_longer, '{}') as no_longer
    from (${dueRows({
      steps: at.schedules(),
      today: at.asAt(),
      chosen: WORK(at.asAt(), at.programme()),
      isHistory: true,
    })}) due where on_day <= ${at.asAt()}`,
  rowId: 'id',
  dated: 'on_day',
  columns: {
    on: { column: 'on_day', type: 'date', title: 'Fell due on', required: true },
    item: { column: 'item', type: 'text', title: 'Schedule and step', required: true },
    schedule: { column: 'schedule', type: 'text', title: 'Schedule', required: true },
    follow_up: { column: 'is_follow_up', type: 'yes_no', title: 'After the end', required: true },
    kind: { column: 'kind', type: 'text', title: 'Kind of contact', values: 'contact_kinds' },
    state: { column: 'state', type: 'text', title: 'How it stands', required: true, values: DUE_STATES },
    done: { column: 'done', type: 'yes_no', title: 'Done', required: true },
    holds: { column: 'holds', type: 'texts', title: 'What still held', required: true, values: 'outcomes' },
    no_longer: {
      column: 'no_longer',
      type: 'texts',
      title: 'What no longer held',
      required: true,
      values: 'outcomes',
    },
    pathway: { column: 'pathway', type: 'text', title: 'Pathway', required: true, values: 'pathways' },
  },
  related: {},
};

/** The rows behind a figure of this set. */
export const dueFigureRows: FigureRowSource = {
  set: 'due',
  async rows(db, ids) {
    const rows = ids.flatMap((id) => {
      const [enrolmentId, item, on] = id.split(' ');
      return enrolmentId && item && on ? [{ id, enrolmentId, on: Temporal.PlainDate.from(on) }] : [];
    });
    const names = await namesOfWork(db, [...new Set(rows.map(({ enrolmentId }) => enrolmentId))]);
    const byWork = new Map(names.map((name) => [name.enrolmentId, name]));
    return rows.flatMap(({ id, enrolmentId, on }) => {
      const found = byWork.get(enrolmentId);
      if (!found) return [];
      const { personId } = found;
      return [{ id, personId, on, title: displayName(found), href: `/people/${personId}/due` }];
    });
  },
};
