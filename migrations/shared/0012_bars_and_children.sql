-- Opens a request: one round trip sets the schema, the role that may use it alone, who asks, and the people whose
-- records she reaches among those that not everybody does. Everything is SET LOCAL through EXECUTE, so that it ends
-- with the transaction and, on Citus, reaches the workers.
-- Whoever knows a family is barred from its children as well; a wall between two parents leaves them their child.
-- `given`: a visitor's own drafts; a partner's organisation; a parent's own record; what a job was given.
create or replace function facet.begin_request(tenant text, door text, staff uuid, given uuid[] default '{}',
  at timestamptz default now())
returns void language plpgsql as $$
declare
  granted uuid[] := given;
  barred uuid[] := '{}';
  delegated uuid[] := '{}';
  today date := (at at time zone 'Europe/London')::date;
begin
  if tenant !~ '^[a-z][a-z0-9_]{0,39}$' or door not in ('staff', 'guest', 'partner', 'parent', 'analyst') then
    raise exception 'begin_request: no such tenant or door';
  end if;
  execute format('set local search_path to %I, public', 't_' || tenant);
  execute format('set local role %I', 'facet_' || tenant || '_' || door);
  execute format('set local facet.tenant to %L', tenant);
  execute format('set local facet.staff to %L', coalesce(staff::text, ''));
  if door = 'staff' then
    -- Planned once for a connection, and again when another tenant's tables are in sight. Who is barred from a record
    -- is barred whatever else she was given.
    execute 'set local facet.barred to ''{}''';
    with own as (
      select person_id, kind from record_bar where staff_id = staff and ended_on is null
    )
    select coalesce(array_agg(person_id), '{}') into barred from (select person_id from own
      union select g.person_id from record_guard g join own o
        on o.person_id = g.follows and o.kind = 'conflict') hidden;
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
  elsif door = 'partner' then
    execute format('set local facet.organisation to %L', coalesce(given[1]::text, ''));
    execute format('set local facet.today to %L', today::text);
    select coalesce(array_agg(person_id), '{}'), coalesce(array_agg(person_id) filter (where partner_share.delegated), '{}')
      into granted, delegated from partner_share;
    execute format('set local facet.delegated to %L', delegated::text);
  end if;
  execute format('set local facet.granted to %L', granted::text);
end $$;
