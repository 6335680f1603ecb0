-- What is known of somebody's disability or long-term condition goes behind a wall of its own: only those read it to whom notes
-- on health open. What helps her to be understood (interpreter, communication needs) stays with her details.
alter table walled_value drop constraint walled_value_wall_check;

alter table walled_value add constraint walled_value_wall_check
  check (wall in ('address', 'carer', 'disability', 'health', 'private', 'supervision', 'trial'));

create unique index walled_value_one_disability on walled_value (person_id) where wall = 'disability' and ended_on is null;

-- Each row that is moved has its entry in the change log, chained as the write path chains it.
with moved as (
  insert into walled_value (person_id, restricted, wall, value, recorded_at)
  select id, restricted, 'disability', disability, now() from person where disability <> ''
  returning id, version, facet.row_json(walled_value) as after
)
insert into change_log (at, staff_id, command, table_name, row_id, row_version, before, after, previous_hash, hash)
select now(), null, 'moveHealthFacts', 'walledValue', id, version, null, after, null,
  sha256(convert_to((
    select string_agg(octet_length(field) || ':' || field || ';', '' order by place)
    from unnest(array['', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), '', 'moveHealthFacts',
      'walledValue', id::text, version::text, '', after::text]) with ordinality as fields (field, place)), 'UTF8'))
from moved
returning sequence;

alter table person drop column disability;
