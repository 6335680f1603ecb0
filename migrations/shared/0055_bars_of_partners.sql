-- A function of the shared schema names tables that stand in each tenant's own; they are looked up when it is used.
set local check_function_bodies = off;

-- Who knows a family may work for a partner organisation as well: a bar takes the family from her list, whatever was shared.
-- Bars are read as a worker of the tenant, before the narrower role is taken on.
create or replace function facet.begin_request(tenant text, door text, staff uuid, given uuid[] default '{}',
  at timestamptz default now())
returns void language plpgsql as $$
declare
  granted uuid[] := given;
  barred uuid[] := '{}';
  delegated uuid[] := '{}';
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
    select coalesce(array_agg(person_id), '{}'), coalesce(array_agg(person_id) filter (where partner_share.delegated), '{}')
      into granted, delegated from partner_share where person_id <> all (barred);
    -- She writes for those whose work was handed to her organisation, and for no others.
    if door = 'partner_writes' then
      granted := delegated;
    end if;
  end if;
  execute format('set local facet.granted to %L', granted::text);
end $$;
