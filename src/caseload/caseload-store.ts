import { type RawBuilder, sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { PersonSummary } from '../people/index.ts';
import type { Rhythm } from './rhythm.ts';

/** In which order a caseload is read. */
export const caseloadSorts = ['attention', 'last_met', 'name', 'started'] as const;
export type CaseloadSort = (typeof caseloadSorts)[number];

/** Which part of a caseload is read. */
export const caseloadShows = ['all', 'attention', 'today', 'overdue', 'unseen'] as const;
export type CaseloadShow = (typeof caseloadShows)[number];

/** What is asked of the store. */
export interface CaseloadQuestion {
  readonly staffId: string | null;
  readonly programme: string | null;
  /** Part of a name, folded as names are for search. */
  readonly name: string | null;
  readonly show: CaseloadShow;
  readonly sort: CaseloadSort;
  readonly offset: number;
  readonly limit: number;
  readonly today: Temporal.PlainDate;
  /** How many days before its end a stage is said to end. */
  readonly promptDays: number;
}

/** One open enrolment as it stands today. */
export interface CaseloadRow {
  readonly id: string;
  readonly personId: string;
  readonly kind: PersonSummary['kind'];
  readonly givenName: string;
  readonly familyName: string;
  readonly knownAs: string | null;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly pathway: string;
  readonly pathwaySince: Temporal.PlainDate;
  readonly stage: string;
  readonly stageSince: Temporal.PlainDate;
  readonly stageEndsOn: Temporal.PlainDate | null;
  readonly startedOn: Temporal.PlainDate;
  readonly leadId: string | null;
  readonly leadName: string | null;
  readonly lastMetOn: Temporal.PlainDate | null;
  readonly lastTriedOn: Temporal.PlainDate | null;
  readonly nextOn: Temporal.PlainDate | null;
  /** When the next meeting is due by the programme's rhythm. */
  readonly dueOn: Temporal.PlainDate | null;
  /** Of a stage that lasts until the birth: when that was, or is expected. */
  readonly birthOn: Temporal.PlainDate | null;
  readonly actionsOverdue: number;
  readonly isToday: boolean;
  readonly isContactOverdue: boolean;
  readonly isUnseen: boolean;
  readonly isStageDue: boolean;
  /** How many enrolments the question is about, on all pages. */
  readonly total: number;
  /** How many of them need what; null where the page was chosen before that was looked up. */
  readonly todayTotal: number | null;
  readonly overdueTotal: number | null;
  readonly unseenTotal: number | null;
}

const SORTS: Record<CaseloadSort, RawBuilder<unknown>> = {
  attention: sql`is_today desc, is_unseen desc, is_contact_overdue desc, actions_overdue desc, is_stage_due desc,
    coalesce(last_met_on, started_on), family_name, given_name, id`,
  name: sql`family_name, given_name, id`,
  last_met: sql`coalesce(last_met_on, started_on), family_name, given_name, id`,
  started: sql`started_on desc, id`,
};

const SHOWS: Record<CaseloadShow, RawBuilder<unknown>> = {
  all: sql`true`,
  attention: sql`(is_today or is_unseen or is_contact_overdue or actions_overdue > 0 or is_stage_due)`,
  today: sql`is_today`,
  overdue: sql`(is_contact_overdue or actions_overdue > 0 or is_stage_due)`,
  unseen: sql`is_unseen`,
};

const totals = sql`count(*) over ()::integer as total,
  count(*) filter (where ${SHOWS.today}) over ()::integer as today_total,
  count(*) filter (where ${SHOWS.overdue}) over ()::integer as overdue_total,
  count(*) filter (where ${SHOWS.unseen}) over ()::integer as unseen_total`;

/** The open enrolments that the question is about, before anything is looked up of them. */
function chosen({ staffId, programme, name }: CaseloadQuestion): RawBuilder<unknown> {
  const held = sql`and e.id in (select enrolment_id from allocation where staff_id = ${staffId} and ended_on is null)`;
  const named = sql`and p.search_name like ${`%${(name ?? '').replace(/[\\%_]/g, '\\$&')}%`}`;
  return sql`select e.id, e.person_id, e.programme_id, e.programme_version, e.pathway, e.pathway_since, e.stage,
      e.stage_since, e.stage_ends_on, e.started_on, p.kind, p.given_name, p.family_name, p.known_as,
      count(*) over ()::integer as found
    from enrolment e join person p on p.id = e.person_id
    where e.ended_on is null
      ${staffId === null ? sql`` : held} ${name === null ? sql`` : named}
      ${programme === null ? sql`` : sql`and e.programme_id = ${programme}`}`;
}

/** What each enrolment needs by its programme; every look-up goes by an index of that enrolment's own rows. */
function standing(rhythms: readonly Rhythm[], { today, promptDays }: CaseloadQuestion): RawBuilder<unknown> {
  const day = sql`${today}::date`;
  return sql`
    left join jsonb_to_recordset(${JSON.stringify(rhythms)}::jsonb) as r(programme text, version integer,
      pathway text, stage text, every interval, unseen interval, lasts interval, "from" text)
      on r.programme = e.programme_id and r.version = e.programme_version and r.pathway = e.pathway
        and r.stage = e.stage
    left join lateral (
      select staff.id as lead_id, staff.name as lead_name from allocation
      join staff on staff.id = allocation.staff_id
      where allocation.enrolment_id = e.id and allocation.role = 'lead' and allocation.ended_on is null limit 1
    ) lead on true
    left join lateral (
      select max(on_day) as last_met_on from (
        (select happened_on as on_day from contact
          where enrolment_id = e.id and result = 'met' and withdrawn_on is null
          order by happened_on desc, id desc limit 1)
        union all
        (select a.held_on from group_attendance a join support_group g on g.id = a.support_group_id
          where a.enrolment_id = e.id and a.answer in ('present', 'late') and g.counts_as_seen
          order by a.held_on desc limit 1)
      ) seen
    ) met on true
    left join lateral (
      select latest as last_tried_on, min(next_on) filter (where next_on > latest) as next_on
      from (
        select next_on, max(happened_on) over () as latest from (
          select happened_on, next_on from contact
          where enrolment_id = e.id and withdrawn_on is null order by happened_on desc, id desc limit 20
        ) recent
      ) seen group by latest
    ) tried on true
    cross join lateral (
      select count(*)::integer as actions_overdue from action
      where person_id = e.person_id and enrolment_id = e.id and status = 'open' and due_on < ${day}
    ) actions
    left join lateral (
      select coalesce(p.ended_on, p.due_on) as birth_on from pregnancy p
      where r."from" = 'birth' and p.person_id = e.person_id and (p.ended_on is null or p.ended_on >= e.stage_since)
      order by p.known_on desc, p.id desc limit 1
    ) birth on true
    cross join lateral (
      select (coalesce(met.last_met_on, e.started_on) + r.every)::date as due_on,
        (coalesce(met.last_met_on, e.started_on) + r.unseen)::date as unseen_from,
        coalesce(e.stage_ends_on,
          case r."from" when 'birth' then birth.birth_on when 'stage' then (e.stage_since + r.lasts)::date
            else (e.pathway_since + r.lasts)::date end) as stage_due_on
    ) due
    cross join lateral (
      select coalesce(tried.next_on = ${day}, false) as is_today,
        coalesce(tried.next_on < ${day}, false) or coalesce(due.due_on < ${day}, false) as is_contact_overdue,
        coalesce(due.unseen_from < ${day}, false) as is_unseen,
        coalesce(due.stage_due_on <= ${day} + ${promptDays}::integer, false) as is_stage_due
    ) flags`;
}

/**
 * The one statement for a page of a caseload. Where neither the order nor the part asked for depends on what is looked
 * up, the page is chosen first, so that only its own rows are looked up.
 */
export function caseloadStatement(
  rhythms: readonly Rhythm[],
  question: CaseloadQuestion,
): RawBuilder<CaseloadRow> {
  const { show, sort, offset, limit } = question;
  const early = show === 'all' && (sort === 'name' || sort === 'started');
  const paged = sql`order by ${SORTS[sort]} limit ${limit} offset ${offset}`;
  return sql<CaseloadRow>`
    select e.*, lead.*, met.*, tried.*, actions.*, due.due_on, birth.birth_on, flags.*,
      ${early ? sql`e.found as total, null as today_total, null as overdue_total, null as unseen_total` : totals}
    from (${chosen(question)} ${early ? paged : sql``}) e
    ${standing(rhythms, question)}
    where ${SHOWS[show]}
    ${early ? sql`order by ${SORTS[sort]}` : paged}`;
}

/** Reads one page of a caseload. */
export async function readCaseload(
  db: TenantDb,
  rhythms: readonly Rhythm[],
  question: CaseloadQuestion,
): Promise<CaseloadRow[]> {
  const { rows } = await caseloadStatement(rhythms, question).execute(db);
  return rows;
}
