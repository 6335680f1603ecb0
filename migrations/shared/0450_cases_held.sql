-- A function of the shared schema names tables that stand in each tenant's own; they are looked up when it is used.
set local check_function_bodies = off;

-- Also says whose cases a worker holds today, for what somebody told to her own worker alone; and of a partner's worker, under
-- which shares she reads.
create or replace function facet.begin_request(tenant text, door text, staff uuid, given uuid[] default '{}',
  at timestamptz default now())
returns void language plpgsql as $$
declare
  granted uuid[] := given;
  barred uuid[] := '{}';
  delegated uuid[] := '{}';
  held uuid[] := '{}';
  shares uuid[] := '{}';
  today date := (at at time zone 'Europe/London')::date;
  is_partner boolean := door in ('partner', 'partner_writes');
begin
  if tenant !~ '^[a-z][a-z0-9_]{0,39}$'
    or door not in ('staff', 'guest', 'partner', 'parent', 'analyst', 'partner_writes', 'parent_writes') then
    raise exception 'begin_request: no such tenant or door';
  end if;
  execute format('set local search_path to %I, public', 't_' || tenant);
  execute format('set local role %I', 'facet_' || tenant || '_' || case when is_partner then 'staff' else door end);
  execute format('set local facet.tenant to %L', tenant);
  execute format('set local facet.staff to %L', coalesce(staff::text, ''));
  if door = 'staff' or is_partner then
    -- Planned once for a connection, and again when another tenant's tables are in sight. Who is barred from a record
    -- is barred whatever else she was given.
    execute 'set local facet.barred to ''{}''';
    with own as (
      select person_id, kind from record_bar where staff_id = staff and ended_on is null
    )
    select coalesce(array_agg(person_id), '{}') into barred from (select person_id from own
      union select g.person_id from record_guard g join own o
        on o.person_id = g.follows and o.kind = 'conflict') hidden;
  end if;
  if door = 'staff' then
    with named as (
      select person_id from restricted_grant
        where staff_id = staff and ended_on is null and (until is null or until > at)
    ), reached as (
      select person_id from named
      union all select g.person_id from record_guard g join named n on n.person_id = g.follows
      union all select person_id from record_guard where not closed
      union all select unnest(given)
    )
    select coalesce(array_agg(person_id), '{}') into granted from reached where person_id <> all (barred);
    execute format('set local facet.barred to %L', barred::text);
  elsif is_partner then
    execute format('set local facet.barred to %L', barred::text);
    execute format('set local role %I', 'facet_' || tenant || '_' || door);
    execute format('set local facet.organisation to %L', coalesce(given[1]::text, ''));
    execute format('set local facet.today to %L', today::text);
    select coalesce(array_agg(person_id), '{}'), coalesce(array_agg(person_id) filter (where partner_share.delegated), '{}'),
      coalesce(array_agg(id), '{}')
      into granted, delegated, shares from partner_share where person_id <> all (barred);
    -- She writes for those whose work was handed to her organisation, and for no others.
    if door = 'partner_writes' then
      granted := delegated;
    end if;
  end if;
  execute format('set local facet.granted to %L', granted::text);
  if door = 'staff' and staff is not null then
    select coalesce(array_agg(person_id), '{}') into held from allocation where staff_id = staff and ended_on is null;
  end if;
  -- Behind no wall, until it is said which ones are open.
  execute 'set local facet.walls to ''{}''';
  execute format('set local facet.held to %L', held::text);
  execute format('set local facet.shares to %L', shares::text);
end $$;
