import { STEP_COLUMNS } from '../programme/index.ts';

/** Which enrolments are looked at, and by what; all of it SQL. */
export interface DueAsked {
  /** The steps of the programmes, as JSON: see `stepRows`. */
  readonly steps: string;
  readonly today: string;
  /** Which enrolments, over `e`. */
  readonly chosen: string;
  /** Enrolments and schedules whose rule is false there, as JSON text: `["id schedule"]`. */
  readonly excluded?: string;
  /** For figures: steps of one programme, whatever the version of the enrolment, and ended work as well. */
  readonly isHistory?: boolean;
}

/* In each of these the anchor stands within, not beside it: so a step that counts from another day never looks. */

/*
 * The pregnancy that a schedule from a due date counts from: the last that goes on or ended in a birth. One that ended
 * otherwise moves nobody’s contacts, and none are expected for a baby who has died.
 */
const PREGNANCY = `select p.id, coalesce(p.due_on, p.ended_on) as due_on, p.ended_on from pregnancy p
  where step.anchor in ('due_date', 'due_date_or_birth') and p.person_id = e.person_id
    and (p.ending is null or p.ending = 'born') and not exists (
    select from relationship k join person c on c.id = k.other_id
    where k.person_id = e.person_id and k.kind in ('mother', 'father', 'parent')
      and p.ending = 'born' and c.born_on = p.ended_on and c.died_on is not null)
  order by p.known_on desc, p.id desc limit 1`;

/* A pregnancy that goes on: what is counted from a birth waits for it, although elder children were born. */
const EXPECTED = `select p.id, p.due_on from pregnancy p where step.anchor = 'birth' and p.person_id = e.person_id
  and p.ended_on is null and p.ending is null order by p.known_on desc, p.id desc limit 1`;

/* The youngest child whose day of birth is known and who is alive. */
const YOUNGEST = `select c.id, c.born_on from relationship k join person c on c.id = k.other_id
  where step.anchor in ('birth', 'due_date_or_birth') and k.person_id = e.person_id
    and k.kind in ('mother', 'father', 'parent') and k.ended_on is null
    and c.kind = 'child' and c.born_precision = 'day' and c.died_on is null
  order by c.born_on desc, c.id limit 1`;

/*
 * The child of a schedule that hands over from the due date to the birth: the baby on the way, the one that came of it, or
 * the youngest of all where another came since, or no pregnancy is on record.
 */
const EITHER = `select case when of_pregnancy then pregnancy.id else youngest.id end as id,
    case when of_pregnancy then coalesce(pregnancy.ended_on, pregnancy.due_on) else youngest.born_on end as on_day
  from (select pregnancy.id is not null and (pregnancy.ended_on is null or youngest.born_on is null
    or pregnancy.ended_on >= youngest.born_on) as of_pregnancy) which`;

/* A day that the form asked, under the name that the question had then; what is not a whole day is not known. */
const ANSWER = `select case when said.text ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then said.text::date end as on_day
  from referral r, lateral (select r.answers -> 'answers'
    ->> coalesce(step.asked ->> r.programme_version::text, step.answer) as text) said
  where step.anchor = 'answer' and r.id = e.referral_id`;

const notExcluded = (excluded: string | undefined) =>
  excluded === undefined ? '' : `and not (${excluded}::jsonb ? (e.id || ' ' || step.schedule))`;

/**
 * One row for each contact that schedules and follow-up expect: on which day, between which days it counts, how it was
 * settled, and how it stands (`done`, `not_reached`, `not_needed`, `overdue`, `missed`, `now`, `later`). What was over
 * before the work began is not expected, nor what would fall after its end. An open one is missed, and no longer overdue,
 * once the next of its schedule may be made or a year has gone by. Schedules with dates that are not on record give nothing.
 */
export function dueRows({ steps, today, chosen, excluded, isHistory = false }: DueAsked): string {
  const version = isHistory ? '' : 'and step.version = e.programme_version';
  const running = isHistory
    ? `(not step.follows or e.ended_on is not null)`
    : `step.follows = (e.ended_on is not null)`;
  const settledBy = isHistory ? `and s.settled_on <= ${today}` : '';
  return `select dated.*, settled.id as settled_id, settled.version as settled_version, settled.how,
    settled.settled_on, settled.contact_id, settled.note, settled.holds, settled.no_longer,
    case
      when settled.how = 'contact' then 'done'
      when settled.how is not null then settled.how
      when dated.until_day >= ${today} then case when dated.from_day <= ${today} then 'now' else 'later' end
      when dated.next_from <= ${today} or dated.until_day < ${today} - interval '1 year' then 'missed'
      else 'overdue'
    end as state
  from (
    select placed.*, lead(from_day) over (
      partition by enrolment_id, schedule, round order by on_day, item) as next_from
    from (
      select e.id as enrolment_id, e.person_id, e.programme_id, e.programme_version, e.pathway, e.started_on, e.ended_on,
        step.item, step.schedule, step.title, step.kind, step.follows, from_anchor.round,
        step.programme as step_programme, step.version as step_version,
        day.on_day,
        coalesce((from_anchor.anchor_on + step.opens)::date, (day.on_day - step.within)::date) as from_day,
        coalesce((from_anchor.anchor_on + step.closes)::date, (day.on_day + step.within)::date) as until_day
      from (${chosen}) e
      join jsonb_to_recordset(${steps}::jsonb) as step(${STEP_COLUMNS})
        on step.programme = e.programme_id ${version} and (step.pathways is null or e.pathway = any (step.pathways))
          and ${running} and (step.reasons is null or e.end_reason = any (step.reasons))
      left join lateral (${PREGNANCY}) pregnancy on true
      left join lateral (${YOUNGEST}) youngest on true
      left join lateral (${EITHER}) either on step.anchor = 'due_date_or_birth'
      left join lateral (${ANSWER}) answered on true
      cross join lateral (select
        case step.anchor when 'start' then e.started_on when 'pathway' then e.pathway_since
          when 'stage' then e.stage_since when 'end' then e.ended_on when 'due_date' then pregnancy.due_on
          when 'birth' then youngest.born_on when 'due_date_or_birth' then either.on_day else answered.on_day end as anchor_on,
        case step.anchor when 'pathway' then e.pathway || ' ' || e.pathway_since
          when 'stage' then e.pathway || ' ' || e.stage || ' ' || e.stage_since
          when 'due_date' then pregnancy.id::text when 'birth' then youngest.id::text
          when 'due_date_or_birth' then either.id::text else '' end as round
      ) from_anchor
      cross join lateral (
        select ((from_anchor.anchor_on + step.first)::date + step.further)::date as on_day
      ) day
      where day.on_day is not null
        and (not step.until_birth or pregnancy.ended_on is null or day.on_day <= pregnancy.ended_on)
        and (step.last is null or day.on_day <= (from_anchor.anchor_on + step.last)::date)
        ${notExcluded(excluded)}
    ) placed
    where case when follows then on_day >= ended_on else until_day >= started_on and (ended_on is null or on_day <= ended_on) end
  ) dated
  left join (
    select s.*, c.kind as contact_kind from due_settled s left join contact c on c.id = s.contact_id
    where s.withdrawn_on is null and (s.contact_id is null or (c.withdrawn_on is null and c.result = 'met'))
      ${settledBy}
  ) settled on settled.enrolment_id = dated.enrolment_id and settled.item = dated.item
    and settled.round = dated.round
    and (dated.kind is null or settled.contact_kind is null or settled.contact_kind = dated.kind)`;
}

/**
 * Schedules of open work whose date is not on record, by enrolment: `schedule` and the anchor that is missing, and for a
 * birth to come its due date.
 */
export function undatedRows({
  steps,
  chosen,
  excluded,
}: Pick<DueAsked, 'steps' | 'chosen' | 'excluded'>): string {
  return `select distinct e.id as enrolment_id, step.schedule, step.anchor, step.answer, expected.due_on as expected_on,
      expected.id is not null as is_expected
    from (${chosen}) e
    join jsonb_to_recordset(${steps}::jsonb) as step(${STEP_COLUMNS})
      on step.programme = e.programme_id and step.version = e.programme_version
        and (step.pathways is null or e.pathway = any (step.pathways))
    left join lateral (${PREGNANCY}) pregnancy on true
    left join lateral (${YOUNGEST}) youngest on true
    left join lateral (${EITHER}) either on step.anchor = 'due_date_or_birth'
    left join lateral (${ANSWER}) answered on true
    left join lateral (${EXPECTED}) expected on true
    where e.ended_on is null and not step.follows ${notExcluded(excluded)} and case step.anchor when 'due_date' then pregnancy.due_on is null
      when 'birth' then youngest.born_on is null or expected.id is not null
      when 'due_date_or_birth' then either.on_day is null when 'answer' then answered.on_day is null else false end`;
}
