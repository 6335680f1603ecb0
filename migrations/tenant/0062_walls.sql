-- What only some roles may read of a person: each kind is a wall of its own, so that no list, export, figure, search or
-- document that reads another table can hold it. A private note is read by its author alone.
create table walled_value (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  wall text not null check (wall in ('address', 'carer', 'health', 'private', 'supervision', 'trial')),
  value text not null check (length(value) between 1 and 20000),
  staff_id uuid references staff (id),
  recorded_at timestamptz not null,
  ended_on date
);

create index walled_value_person on walled_value (person_id);

create unique index walled_value_one_address on walled_value (person_id) where wall = 'address' and ended_on is null;

-- What somebody typed and did not send is no record: it is kept out of the change log, so that removing the draft
-- removes it. `facet.row_json` leaves a column of this name out.
alter table referral_draft rename column answers to unlogged;
