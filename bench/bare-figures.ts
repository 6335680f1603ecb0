/** The words of Diamond's figures of one outcome each, in the order of the programme file. */
const OUTCOMES = `talked_through_concerns letterbox_started direct_contact helped_read_letters photo_exchange
  open_adoption_plan supported_reviews_court break_from_parenting gp_registered dental_registered drug_alcohol_advice
  diagnosis_gained partner_violence_support family_rebuilt housing_helped housed_permanently
  education_training_work`.split(/\s+/);

/** Figures of referrals. $1 as at. */
export const REFERRAL_FIGURES = `
  select count(*) as received, count(*) filter (where status = 'accepted' and decided_on <= $1::date) as accepted,
    count(*) filter (where exists (select from enrolment e where e.referral_id = r.id and e.started_on <= $1::date))
      as worked_with
  from referral r where programme_id = 'diamond' and received_on <= $1::date`;

const counted = OUTCOMES.map((id) => `count(*) filter (where ${id}) as ${id}`).join(', ');
const reached = OUTCOMES.map((id) => `bool_or(outcome = '${id}') as ${id}`).join(', ');

const first = (column: string, precision: string) =>
  `case ${precision} when 'day' then ${column} when 'month' then date_trunc('month', ${column})::date
     else date_trunc('year', ${column})::date end`;
const last = (column: string, precision: string) =>
  `case ${precision} when 'day' then ${column}
     when 'month' then (date_trunc('month', ${column}) + interval '1 month - 1 day')::date
     else (date_trunc('year', ${column}) + interval '1 year - 1 day')::date end`;

/** Figures of enrolments, with what is not known counted apart. $1 as at. */
export const ENROLMENT_FIGURES = `
  with started as (
    select e.id, e.person_id, e.started_on, e.ended_on <= $1::date as over
    from enrolment e where e.programme_id = 'diamond' and e.started_on <= $1::date
  ), children as (
    select s.id, count(*) filter (where sure) as sure, count(*) filter (where sure is not false) as perhaps
    from (
      select s.id, case when not removed then false when removed_on is null then null
        when ${last('removed_on', 'removed_precision')} < s.started_on then true
        when ${first('removed_on', 'removed_precision')} >= s.started_on then false end as sure
      from started s
      join (
        select k.person_id, k.other_id, coalesce(bool_or(r.removed_on is null or r.removed_on <= $1::date)
            filter (where r.id is not null), bool_or(k.removed)) as removed,
          min(r.removed_on) filter (where r.removed_on <= $1::date) as removed_on,
          (array_agg(r.removed_precision order by r.removed_on) filter (where r.removed_on <= $1::date))[1]
            as removed_precision
        from relationship k left join removal r on r.person_id = k.person_id and r.child_id = k.other_id
        left join person c on c.id = k.other_id
        where k.kind in ('mother', 'father', 'parent') and (c.born_on is null or c.born_on <= $1::date)
        group by k.person_id, k.other_id
      ) c on c.person_id = s.person_id
    ) s group by s.id
  ), further as (
    select s.id, bool_or(s.started_on < ${first('p.started_on', 'p.started_precision')}) as yes,
      bool_or(p.started_on is null or (s.started_on >= ${first('p.started_on', 'p.started_precision')}
        and s.started_on < ${last('p.started_on', 'p.started_precision')})) as open
    from started s join proceedings p on p.person_id = s.person_id
    where p.started_on is null or p.started_on <= $1::date group by s.id
  ), reached as (
    select enrolment_id, ${reached} from outcome where reached_on <= $1::date group by enrolment_id
  )
  select count(*) as started, sum(coalesce(c.sure, 0)) filter (where known.children and c.sure is not distinct from c.perhaps)
      as children_removed,
    count(*) filter (where not known.children or c.sure is distinct from c.perhaps) as children_not_known,
    count(*) filter (where known.proceedings and f.yes) as further_proceedings,
    count(*) filter (where not known.proceedings or (f.open and f.yes is not true)) as further_not_known,
    ${counted},
    count(*) filter (where s.over is not true) as open,
    count(*) filter (where s.over is not true and exists (select from contact k where k.enrolment_id = s.id
      and k.result = 'met' and k.happened_on > $1::date - 21 and k.happened_on <= $1::date)) as seen_lately
  from started s join person p on p.id = s.person_id
  left join children c on c.id = s.id left join further f on f.id = s.id left join reached o on o.enrolment_id = s.id
  cross join lateral (select
    p.children_asked_on is not null or exists (select from relationship k where k.person_id = s.person_id
      and k.kind in ('mother', 'father', 'parent')) as children,
    p.proceedings_asked_on is not null
      or exists (select from proceedings k where k.person_id = s.person_id) as proceedings) known`;
