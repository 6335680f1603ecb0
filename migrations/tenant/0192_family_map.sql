-- How two people of a family are with one another, through time.
create table tie_quality (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  other_restricted boolean not null default false,
  person_id uuid not null references person (id),
  other_id uuid not null references person (id),
  quality text not null check (quality in ('close', 'very_close', 'distant', 'conflict', 'mixed', 'cut_off', 'harm')),
  began_on date,
  ended_on date,
  -- Recorded by mistake: kept, and shown no more.
  struck_on date,
  recorded_by uuid references staff (id),
  constraint tie_quality_two_people check (person_id <> other_id)
);

create index tie_quality_person on tie_quality (person_id);

create index tie_quality_other on tie_quality (other_id);

-- People under one roof, as the person tells it. Its name is never an address.
create table household (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  name text not null,
  ended_on date,
  recorded_by uuid references staff (id)
);

create index household_person on household (person_id);

create table household_member (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  other_restricted boolean not null default false,
  person_id uuid not null references person (id),
  household_id uuid not null references household (id),
  member_id uuid not null references person (id),
  began_on date,
  ended_on date
);

create index household_member_person on household_member (person_id);

create index household_member_household on household_member (household_id);

create index household_member_member on household_member (member_id);

alter table pregnancy add column loss_kind text check (loss_kind in ('miscarriage', 'termination', 'stillbirth', 'not_said'));

-- A family map as it was recorded on a day: who was tied to whom. Names and dates of birth are read from the record when the
-- copy is looked at, so that a wall put up since holds here too.
create table map_copy (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  taken_on date not null,
  note text,
  picture jsonb not null,
  recorded_by uuid references staff (id)
);

create index map_copy_person on map_copy (person_id, taken_on desc);
