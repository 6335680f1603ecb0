-- What a court ordered in proceedings, from which day, until when, and about which children.
create table court_order (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  proceedings_id uuid not null references proceedings (id),
  kind text not null check (kind in ('emergency_protection', 'interim_care', 'care', 'supervision', 'placement', 'adoption',
    'special_guardianship', 'child_arrangements', 'section_34_contact', 'other')),
  words text,
  made_on date not null,
  ended_on date,
  ended_how text check (ended_how in ('replaced', 'ended_by_court', 'ran_out', 'other')),
  recorded_by uuid references staff (id),
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid references staff (id),
  constraint court_order_end check ((ended_on is null) = (ended_how is null)),
  constraint court_order_other check (kind <> 'other' or words is not null)
);

create index court_order_person on court_order (person_id);

create index court_order_proceedings on court_order (proceedings_id);

-- Which children an order is about.
create table court_order_child (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  court_order_id uuid not null references court_order (id),
  child_id uuid not null references person (id),
  ended_on date
);

create index court_order_child_person on court_order_child (person_id);

create index court_order_child_order on court_order_child (court_order_id);

create index court_order_child_child on court_order_child (child_id);
