create table contact (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  staff_id uuid not null references staff (id),
  kind text not null,
  result text not null check (result in ('met', 'attempted', 'did_not_attend', 'cancelled')),
  happened_on date not null,
  started_at time,
  minutes integer check (minutes between 0 and 1440),
  place text,
  others text,
  done text[] not null default '{}',
  goal_ids uuid[] not null default '{}',
  note text,
  next_on date,
  recorded_at timestamptz not null
);

create index contact_person on contact (person_id, happened_on desc, id desc);

create index contact_enrolment on contact (enrolment_id, happened_on desc, id desc);

-- Figures of a period, and who was met lately, are found by the day.
create index contact_day on contact (happened_on);

create table outcome (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  contact_id uuid references contact (id),
  outcome text not null,
  occurrence integer not null default 1 check (occurrence > 0),
  reached_on date not null,
  evidence text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  constraint outcome_once unique (enrolment_id, outcome, occurrence)
);

-- With what the policy looks at, so that figures are counted from the index alone.
create index outcome_enrolment on outcome (enrolment_id, outcome, reached_on) include (person_id, restricted);

create index outcome_person on outcome (person_id, reached_on desc);

create index outcome_contact on outcome (contact_id);

create table provision (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  contact_id uuid references contact (id),
  kind text not null,
  what text,
  amount_pence integer check (amount_pence between 0 and 100000000),
  given_on date not null,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create index provision_person on provision (person_id, given_on desc);

create index provision_enrolment on provision (enrolment_id, given_on);

create index provision_contact on provision (contact_id);
