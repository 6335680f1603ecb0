-- A function of the shared schema names tables that stand in each tenant's own; they are looked up when it is used.
set local check_function_bodies = off;

-- Which of these teams hold whom, in which programme; of all teams where none is named. Who asks for one team reads that team's
-- workers and their cases alone. A case is held by the teams of whoever has it, or had it last; a worker
-- who has left still counts for the teams that she left with. Somebody who waits, by a referral or in a case that
-- nobody has, is every team's that works in the programme. A referral that is a year old waits no longer.
create function facet.held_by(today date, teams uuid[])
returns table (person_id uuid, team_id uuid, programme_id text) language sql stable as $$
  select a.person_id, m.team_id, e.programme_id
    from team_membership m join allocation a on a.staff_id = m.staff_id
      join enrolment e on e.id = a.enrolment_id and (m.programme_id is null or m.programme_id = e.programme_id)
      join staff s on s.id = a.staff_id
    where (teams is null or m.team_id = any (teams))
      and (m.ended_on is null or m.ended_on >= coalesce(a.ended_on, s.left_on))
      and not exists (select from allocation later where later.enrolment_id = a.enrolment_id
        and a.ended_on is not null and (later.ended_on is null or later.ended_on > a.ended_on))
  union all
  select e.person_id, t.id, e.programme_id
    from enrolment e join team t on t.ended_on is null
      and (t.programmes = '{}' or e.programme_id = any (t.programmes))
    where e.ended_on is null and (teams is null or t.id = any (teams))
      and not exists (select from allocation a where a.enrolment_id = e.id and a.ended_on is null)
  union all
  select r.person_id, t.id, r.programme_id
    from referral r join team t on t.ended_on is null
      and (t.programmes = '{}' or r.programme_id = any (t.programmes))
    where r.person_id is not null and (teams is null or t.id = any (teams)) and r.received_on >= today - 366
      and not exists (select from enrolment e where e.person_id = r.person_id and e.programme_id = r.programme_id
        and (e.ended_on is null or e.started_on >= r.received_on))
$$;

create or replace function facet.held(today date)
returns table (person_id uuid, team_id uuid, programme_id text) language sql stable as $$
  select h.person_id, h.team_id, h.programme_id from facet.held_by(today, null::uuid[]) h
$$;

-- Opens a request of a worker whose rows end at some teams' people. `places`: `own` (what she holds, or referred
-- herself), a team's id, or a team's id and a programme (`id/diamond`). The list of people is made once, here, under
-- the role of a worker who reaches all; then the role is taken on that sees those on the list alone. With them go
-- their children, and those tied to them whom nobody works with.
create or replace function facet.begin_request(tenant text, door text, staff uuid, given uuid[], at timestamptz, walls text[],
  places text[])
returns void language plpgsql as $$
declare
  reached uuid[];
  programmes text[];
  teams uuid[] := array(select distinct split_part(p, '/', 1)::uuid from unnest(places) p where p <> 'own');
  today date := (at at time zone 'Europe/London')::date;
begin
  if door <> 'team' then
    raise exception 'begin_request: places are for the door of a team';
  end if;
  perform facet.begin_request(tenant, 'staff', staff, given, at, walls);
  with place as (
    select split_part(p, '/', 1)::uuid as team_id, nullif(split_part(p, '/', 2), '') as programme_id
      from unnest(places) p where p <> 'own'
  ), named as (
    select g.person_id from restricted_grant g
      where g.staff_id = staff and g.ended_on is null and (g.until is null or g.until > at)
  ), cases as (
    select h.person_id from facet.held_by(today, teams) h
      join place p on p.team_id = h.team_id and (p.programme_id is null or p.programme_id = h.programme_id)
    union
    select a.person_id from allocation a
      where 'own' = any (places) and a.staff_id = staff and a.ended_on is null
    union
    select r.person_id from referral r
      where 'own' = any (places) and r.staff_id = staff and r.person_id is not null and r.received_on >= today - 366
        and not exists (select from enrolment e where e.person_id = r.person_id and e.started_on >= r.received_on)
    union
    select person_id from named
  ), children as (
    select r.other_id as person_id from relationship r join cases c on c.person_id = r.person_id
      where r.kind in ('mother', 'father', 'parent')
    union
    select m.child_id from removal m join cases c on c.person_id = m.person_id
    union
    select g.person_id from record_guard g join named n on n.person_id = g.follows
  ), adults as (
    select r.other_id as person_id from relationship r join cases c on c.person_id = r.person_id
      where r.kind not in ('mother', 'father', 'parent')
    union
    select r.person_id from relationship r join cases c on c.person_id = r.other_id
    union
    select r.person_id from relationship r join children c on c.person_id = r.other_id
  ), everybody as (
    select person_id from cases
    union
    select person_id from children
    union
    select a.person_id from adults a where not exists (select from enrolment e where e.person_id = a.person_id)
      and not exists (select from referral r where r.person_id = a.person_id)
  )
  select coalesce(array_agg(person_id), '{}') into reached from everybody;
  with place as (
    select split_part(p, '/', 1)::uuid as team_id, nullif(split_part(p, '/', 2), '') as programme_id
      from unnest(places) p where p <> 'own'
  )
  select coalesce(array_agg(distinct each), '{}') into programmes
    from place p join team t on t.id = p.team_id and t.ended_on is null,
      unnest(case when p.programme_id is not null then array[p.programme_id]
        when t.programmes = '{}' then array['*'] else t.programmes end) each;
  execute format('set local facet.reached to %L', reached::text);
  execute format('set local facet.programmes to %L', programmes::text);
  execute format('set local role %I', 'facet_' || tenant || '_team');
end $$;

grant execute on function facet.held_by(date, uuid[]) to facet_app;
