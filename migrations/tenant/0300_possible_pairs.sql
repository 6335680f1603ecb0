-- Two records that may be of one person, as they were found by looking through all names and dates of birth. A pair
-- stands once, the lesser identifier first; whether the two were merged since, the merges say.
create table possible_pair (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  other_restricted boolean not null default false,
  person_id uuid not null references person (id),
  other_id uuid not null references person (id),
  -- What was seen: such as "Same date of birth and a name that sounds alike".
  reason text not null,
  -- From 0 to 1: for the order of the list.
  likeness real not null,
  found_on date not null,
  -- Somebody looked, and they are two people.
  apart_on date,
  apart_by uuid references staff (id),
  apart_why text,
  constraint possible_pair_once unique (person_id, other_id),
  constraint possible_pair_order check (person_id < other_id),
  constraint possible_pair_apart_why check ((apart_on is null) = (apart_why is null))
);

create index possible_pair_other on possible_pair (other_id);

create index possible_pair_open on possible_pair (likeness) where apart_on is null;
