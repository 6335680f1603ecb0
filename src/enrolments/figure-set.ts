import type { FigureRowSource } from '../doors/index.ts';
import { displayName } from '../people/index.ts';
import type { FigureSet, Placeholders } from '../programme/index.ts';
import { enrolmentsById } from './enrolment-store.ts';
import { enrolmentRelations } from './figure-relations.ts';

/** The routes in; the room of referrals stands above this one. */
const ORIGINS = ['staff', 'partner', 'self'];

/*
 * The pathway and the stage on the day. Where the present ones began by then, they are it; only else is the history
 * read. An extension moves nobody.
 */
const moveOn = (
  column: 'pathway' | 'stage',
  at: Placeholders,
) => `case when e.${column}_since <= ${at.asAt()} then e.${column}
    else (select m.${column} from stage_move m where m.enrolment_id = e.id and m.kind <> 'extend'
      and m.moved_on <= ${at.asAt()} order by m.moved_on desc, m.recorded_at desc, m.id desc limit 1) end as ${column}`;

const byThen = (column: string, day: string, at: Placeholders) =>
  `case when ${day} <= ${at.asAt()} then ${column} end`;

/** Enrolments as figures count them: as they stood on a day, whatever came later. */
export const enrolmentSet: FigureSet = {
  name: 'enrolments',
  title: 'Enrolments',
  source: (
    at,
  ) => `select e.id, e.person_id, e.started_on, ${byThen('e.ended_on', 'e.ended_on', at)} as ended_on,
    ${byThen('e.end_reason', 'e.ended_on', at)} as end_reason,
    ${byThen('e.end_destination', 'e.ended_on', at)} as end_destination,
    ${moveOn('pathway', at)}, ${moveOn('stage', at)},
    r.received_on as referred_on, ${byThen('r.decided_on', 'r.decided_on', at)} as accepted_on, r.origin as referred_from,
    coalesce(case when jsonb_typeof(r.answers -> 'answers' -> 'route') = 'string'
      then r.answers -> 'answers' ->> 'route' end, r.origin) as route,
    e.previous_id is not null as came_back, e.start_override is not null as overridden,
    p.born_on, p.born_precision, p.sex, p.care_leaver, p.ethnicity, p.area,
    case p.local_link when 'yes' then true when 'no' then false end as borough_link,
    p.children_asked_on is not null or exists (select from relationship k where k.person_id = e.person_id
      and k.kind in ('mother', 'father', 'parent')) as children_known,
    p.proceedings_asked_on is not null
      or exists (select from proceedings k where k.person_id = e.person_id) as proceedings_known
    from enrolment e join person p on p.id = e.person_id left join referral r on r.id = e.referral_id
    where e.started_on <= ${at.asAt()} and e.programme_id = ${at.programme()}`,
  rowId: 'id',
  dated: 'started_on',
  columns: {
    started_on: { column: 'started_on', type: 'date', title: 'Started', required: true },
    referred_on: { column: 'referred_on', type: 'date', title: 'Its referral was received' },
    accepted_on: { column: 'accepted_on', type: 'date', title: 'Its referral was accepted' },
    referred_from: { column: 'referred_from', type: 'text', title: 'Route in', values: ORIGINS },
    route: {
      column: 'route',
      type: 'text',
      title: 'Who referred, as the question route asks; else the route in',
      values: 'routes',
    },
    ended_on: { column: 'ended_on', type: 'date', title: 'Ended' },
    end_reason: { column: 'end_reason', type: 'text', title: 'Why it ended', values: 'ending_reasons' },
    destination: { column: 'end_destination', type: 'text', title: 'Went on to', values: 'destinations' },
    pathway: { column: 'pathway', type: 'text', title: 'Pathway', values: 'pathways' },
    stage: { column: 'stage', type: 'text', title: 'Stage', values: 'stages' },
    came_back: { column: 'came_back', type: 'yes_no', title: 'Came back', required: true },
    overridden: {
      column: 'overridden',
      type: 'yes_no',
      title: 'Started by way of exception',
      required: true,
    },
    born_on: { column: 'born_on', type: 'date', title: 'Born', precision: 'born_precision' },
    sex: { column: 'sex', type: 'text', title: 'Sex', values: ['female', 'male', 'intersex', 'not_said'] },
    care_leaver: { column: 'care_leaver', type: 'yes_no', title: 'Care leaver' },
    borough_link: { column: 'borough_link', type: 'yes_no', title: 'Link to the area' },
    ethnicity: { column: 'ethnicity', type: 'text', title: 'Ethnicity' },
    area: { column: 'area', type: 'text', title: 'Area' },
  },
  related: enrolmentRelations,
};

/** The rows behind a figure of this set. */
export const enrolmentFigureRows: FigureRowSource = {
  set: 'enrolments',
  async rows(db, ids) {
    if (ids.length === 0) return [];
    const rows = await enrolmentsById(db, ids);
    return rows.map(({ id, personId, startedOn, ...name }) => ({
      id,
      personId,
      on: startedOn,
      title: displayName(name),
      href: `/people/${personId}/programme`,
    }));
  },
};
