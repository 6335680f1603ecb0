-- How a child stands through time, as the parent may know it: with whom, under which order, what is planned, which contact.
-- Who the carers are, and where, is never part of it.
create table child_state (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  child_id uuid not null references person (id),
  topic text not null check (topic in ('living', 'legal', 'plan', 'contact')),
  value text not null,
  words text,
  proceedings_id uuid references proceedings (id),
  began_on date,
  began_precision text check (began_precision in ('day', 'month', 'year')),
  ended_on date,
  ended_precision text check (ended_precision in ('day', 'month', 'year')),
  -- Recorded by mistake: kept, and shown no more.
  struck_on date,
  recorded_by uuid references staff (id)
);

create index child_state_person on child_state (person_id);

create index child_state_child on child_state (child_id);

create index child_state_proceedings on child_state (proceedings_id);
