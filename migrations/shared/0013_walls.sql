-- A column named `unlogged` is not written into the change log.
create or replace function facet.row_json(row_value anyelement)
returns jsonb language sql immutable set timezone to 'UTC' set datestyle to 'ISO, YMD' as $$
  select to_jsonb(row_value) - 'unlogged'
$$;

-- Which walls the one who asks may look behind, as the permission decision says.
create function facet.begin_request(tenant text, door text, staff uuid, given uuid[], at timestamptz, walls text[])
returns void language plpgsql as $$
begin
  perform facet.begin_request(tenant, door, staff, given, at);
  execute format('set local facet.walls to %L', walls::text);
end $$;

grant execute on function facet.begin_request(text, text, uuid, uuid[], timestamptz, text[]) to facet_app;
