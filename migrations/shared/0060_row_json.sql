-- A file is taken out of a row before the row is made into JSON: taken out afterwards, five megabytes were first made into ten of
-- hexadecimal text.
create or replace function facet.row_json(row_value anyelement)
returns jsonb language sql immutable set timezone to 'UTC' set datestyle to 'ISO, YMD' as $$
  select to_jsonb(jsonb_populate_record(row_value, '{"unlogged": null}')) - 'unlogged'
$$;
