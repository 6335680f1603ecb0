/** Hand-written SQL that gives what Facet's queries give, for a plain connection: no policies, no request. */

/** One worker's caseload, what needs attention first. $1 worker, $2 today. */
export const CASELOAD = `
  select e.id, e.person_id, p.kind, p.given_name, p.family_name, p.known_as, e.programme_id, e.programme_version,
    e.pathway, e.pathway_since, e.stage, e.stage_since, e.stage_ends_on, e.started_on, s.id as lead_id,
    s.name as lead_name, met.last_met_on, tried.last_tried_on, tried.next_on, due.due_on, actions.overdue,
    flags.*, count(*) over () as total, count(*) filter (where is_today) over () as today_total,
    count(*) filter (where is_contact_overdue or overdue > 0 or is_stage_due) over () as overdue_total,
    count(*) filter (where is_unseen) over () as unseen_total
  from allocation a
  join enrolment e on e.id = a.enrolment_id and e.ended_on is null
  join person p on p.id = e.person_id
  left join allocation l on l.enrolment_id = e.id and l.role = 'lead' and l.ended_on is null
  left join staff s on s.id = l.staff_id
  left join lateral (select happened_on as last_met_on from contact where enrolment_id = e.id and result = 'met'
    order by happened_on desc, id desc limit 1) met on true
  left join lateral (
    select latest as last_tried_on, min(next_on) filter (where next_on > latest) as next_on
    from (select next_on, max(happened_on) over () as latest from (select happened_on, next_on from contact
      where enrolment_id = e.id order by happened_on desc, id desc limit 20) r) seen group by latest) tried on true
  cross join lateral (select count(*) as overdue from action where person_id = e.person_id
    and enrolment_id = e.id and status = 'open' and due_on < $2::date) actions
  cross join lateral (select case e.pathway when 'participant' then coalesce(last_met_on, e.started_on) + 7
    when 'contact' then coalesce(last_met_on, e.started_on) + 28 end as due_on) due
  cross join lateral (select coalesce(tried.next_on = $2::date, false) as is_today,
    coalesce(tried.next_on < $2::date, false) or coalesce(due.due_on < $2::date, false) as is_contact_overdue,
    coalesce(last_met_on, e.started_on) + 21 < $2::date as is_unseen,
    coalesce(coalesce(e.stage_ends_on, case e.stage when 'engage' then e.stage_since + 84
      when 'intensive' then (e.pathway_since + interval '18 months')::date end) <= $2::date + 28, false)
      as is_stage_due) flags
  where a.staff_id = $1 and a.ended_on is null
  order by is_today desc, is_unseen desc, is_contact_overdue desc, overdue desc, is_stage_due desc,
    coalesce(last_met_on, e.started_on), family_name, given_name, e.id limit 20`;

/** One person's record, a statement for each kind of row. $1 person. */
export const PERSON = [
  `select id, version, restricted, kind, given_name, family_name, known_as, other_names, born_on, born_precision,
     due_on, died_on, sex, pronouns, ethnicity, first_language, interpreter, communication_needs,
     (select value from walled_value w where w.person_id = person.id and w.wall = 'disability' and ended_on is null),
     care_leaver, local_link, area, address, address_confidential, phone, email, safe_contact, children_asked_on,
     proceedings_asked_on, pregnancy_asked_on from person where id = $1`,
  `select r.id, r.version, r.kind, r.ended_on, r.removed, r.lives_with, o.id, o.version, o.kind, o.given_name,
     o.family_name, o.born_on, o.born_precision, o.due_on, o.died_on, o.sex
   from relationship r join person o on o.id = r.other_id where r.person_id = $1
   union all
   select r.id, r.version, r.kind, r.ended_on, r.removed, r.lives_with, o.id, o.version, o.kind, o.given_name,
     o.family_name, o.born_on, o.born_precision, o.due_on, o.died_on, o.sex
   from relationship r join person o on o.id = r.person_id where r.other_id = $1`,
  `select id, version, child_id, proceedings_id, removed_on, removed_precision from removal where person_id = $1
   order by removed_on, id`,
  `select id, version, court, case_number, started_on, started_precision, concluded_on, concluded_precision,
     still_open, outcome from proceedings where person_id = $1 order by started_on, id`,
  `select id, version, known_on, due_on, ended_on, ending from pregnancy where person_id = $1 order by known_on, id`,
];

/** The first page of all referrals, the newest first. */
export const REFERRALS = `
  select id, version, person_id, reference, programme_id, origin, received_on, parent_name, status, asked_on, decided_on
  from referral order by received_on desc, id desc limit 26`;

/** People whose name begins, sounds or is spelt like $1 (folded); $2 and $3 are its two words as said. */
export const PEOPLE = `
  with said as materialized (
    select (select array_agg(code) from unnest(public.daitch_mokotoff($2)) code) as first,
      (select array_agg(code) from unnest(public.daitch_mokotoff($3)) code) as second
  )
  select id, kind, given_name, family_name, known_as, other_names, born_on, born_precision, area, restricted,
    count(*) over () as total
  from person
  where id in (
    (select id from person where kind <> 'unborn' and search_name ^@ $1 limit 500)
    union (select id from person where kind <> 'unborn' and name_sounds && (select first from said)
      and name_sounds && (select second from said) limit 500)
    union (select id from person where kind <> 'unborn' and $1 <% search_name limit 500))
  order by ((name_sounds && (select first from said))::int + (name_sounds && (select second from said))::int) / 2.0
    + word_similarity($1, search_name) + similarity($1, search_name) + (kind = 'adult')::int * 0.01 desc,
    search_name, id
  limit 20`;

/** The parents of the children among the people found. $1 children. */
export const PARENTS = `
  select r.other_id, p.id, p.kind, p.given_name, p.family_name from relationship r
  join person p on p.id = r.person_id where r.other_id = any ($1::uuid[])
    and r.kind in ('mother', 'father', 'parent') order by r.id`;

/** A contact, as recording one stores it. */
export const CONTACT = `
  insert into contact (person_id, enrolment_id, staff_id, kind, result, happened_on, started_at, minutes, place, others,
    done, goal_ids, note, next_on, recorded_at)
  values ($1, $2, $3, 'home_visit', 'met', $4, null, 60, 'At home', null, '{wrote_letter}', '{}', $5, $6, now())
  returning id`;
