create extension if not exists pg_trgm with schema public;

create extension if not exists fuzzystrmatch with schema public;

create table facet.tenant (
  slug text primary key check (slug ~ '^[a-z][a-z0-9_]{0,39}$'),
  name text not null,
  demo boolean not null default false,
  created_at timestamptz not null default now()
);

-- Opens a request: one round trip sets the schema, the role that may use it alone, the staff member and the
-- restricted records granted to her. Everything is SET LOCAL through EXECUTE, so that it ends with the transaction
-- and, on Citus, reaches the workers.
create function facet.begin_request(tenant text, door text, staff uuid, given uuid[] default '{}')
returns void language plpgsql as $$
declare
  granted uuid[] := given;
begin
  if tenant !~ '^[a-z][a-z0-9_]{0,39}$' or door not in ('staff', 'guest') then
    raise exception 'begin_request: no such tenant or door';
  end if;
  execute format('set local search_path to %I, public', 't_' || tenant);
  execute format('set local role %I', 'facet_' || tenant || '_' || door);
  execute format('set local facet.tenant to %L', tenant);
  execute format('set local facet.staff to %L', coalesce(staff::text, ''));
  if door = 'staff' then
    -- Planned once for a connection, and again when another tenant's tables are in sight.
    select coalesce(array_agg(person_id), '{}') || given into granted from restricted_grant
      where staff_id = staff and ended_on is null;
  end if;
  execute format('set local facet.granted to %L', granted::text);
end $$;

-- A row as JSON, the same on every server: the one way in which rows enter the change log.
create function facet.row_json(row_value anyelement)
returns jsonb language sql immutable set timezone to 'UTC' set datestyle to 'ISO, YMD' as $$
  select to_jsonb(row_value)
$$;

grant usage on schema facet to facet_app;

grant execute on function facet.begin_request, facet.row_json to facet_app;

grant select on facet.tenant to facet_app;
