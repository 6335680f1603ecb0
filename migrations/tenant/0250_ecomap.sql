-- One tie between somebody and the world round her, as she tells it: a person, a group, a service or a place.
create table ecomap_connection (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  other_restricted boolean not null default false,
  person_id uuid not null references person (id),
  -- Where it is somebody of her family who is on record.
  other_id uuid references person (id),
  -- As she calls it.
  name text not null,
  kind text not null check (kind in ('person', 'group', 'service', 'place')),
  strength text not null check (strength in ('strong', 'weak', 'strained', 'risky')),
  direction text check (direction in ('to_person', 'from_person', 'both')),
  words text,
  began_on date,
  began_precision text check (began_precision in ('day', 'month', 'year')),
  ended_on date,
  ended_precision text check (ended_precision in ('day', 'month', 'year')),
  told_on date not null,
  -- Recorded by mistake: kept, and shown no more.
  struck_on date,
  recorded_by uuid references staff (id),
  constraint ecomap_connection_two_people check (person_id <> other_id)
);

create index ecomap_connection_person on ecomap_connection (person_id);

create index ecomap_connection_other on ecomap_connection (other_id);

-- What somebody tells in one area of the culturagram. What is told later stands; what was told before is kept.
create table culture_told (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  area text not null check (area in ('relocation', 'legal_status', 'time_here', 'language', 'health', 'crisis',
    'institutions', 'oppression', 'education_work', 'family')),
  answer text not null check (answer in ('told', 'cannot_say', 'will_not_say')),
  words text,
  sharing text check (sharing in ('may_share', 'ask_first', 'keep_here')),
  told_on date not null,
  -- Recorded by mistake: kept, and shown no more.
  struck_on date,
  recorded_by uuid references staff (id),
  constraint culture_told_has_words check ((answer = 'told') = (words is not null))
);

create index culture_told_person on culture_told (person_id);

-- An ecomap or a culturagram as it was recorded on a day.
create table picture_copy (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  drawn text not null check (drawn in ('ecomap', 'culturagram')),
  taken_on date not null,
  note text,
  lines jsonb not null,
  recorded_by uuid references staff (id)
);

create index picture_copy_person on picture_copy (person_id, drawn, taken_on desc);
