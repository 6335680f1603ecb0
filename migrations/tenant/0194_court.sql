-- Which children a set of proceedings is about.
create table proceedings_child (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  proceedings_id uuid not null references proceedings (id),
  child_id uuid not null references person (id),
  ended_on date
);

create index proceedings_child_person on proceedings_child (person_id);

create index proceedings_child_proceedings on proceedings_child (proceedings_id);

create index proceedings_child_child on proceedings_child (child_id);

-- What the court is asked for, and what it answered.
create table court_application (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  proceedings_id uuid not null references proceedings (id),
  kind text not null check (kind in ('care_order', 'supervision_order', 'placement_order', 'special_guardianship', 'contact',
    'discharge', 'revocation', 'emergency_protection', 'other')),
  made_by text not null check (made_by in ('local_authority', 'parent', 'other')),
  made_on date not null,
  answer text not null check (answer in ('waiting', 'granted', 'refused', 'withdrawn')),
  answered_on date,
  recorded_by uuid references staff (id)
);

create index court_application_person on court_application (person_id);

create index court_application_proceedings on court_application (proceedings_id);

-- A day in court: whether she asked for somebody to come, whether somebody came, whether she was there, and how it went.
create table hearing (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  proceedings_id uuid not null references proceedings (id),
  kind text not null check (kind in ('first', 'case_management', 'contested', 'issues_resolution', 'final', 'other')),
  heard_on date not null,
  asked_for_support boolean,
  supported boolean,
  attended text check (attended in ('in_person', 'remotely', 'no', 'excused')),
  how_it_went text,
  recorded_by uuid references staff (id)
);

create index hearing_person on hearing (person_id, heard_on desc);

create index hearing_proceedings on hearing (proceedings_id);

-- The time in which the council works with a family before it goes to court.
create table pre_proceedings (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  began_on date not null,
  ended_on date,
  ended_how text check (ended_how in ('stepped_down', 'to_court', 'other')),
  recorded_by uuid references staff (id),
  constraint pre_proceedings_end check ((ended_on is null) = (ended_how is null))
);

create index pre_proceedings_person on pre_proceedings (person_id);

-- Somebody asks the service for a report to a court: whether it gave one, and why.
create table court_report (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  proceedings_id uuid references proceedings (id),
  asked_by text not null,
  asked_on date not null,
  wanted_by date,
  answer text not null check (answer in ('waiting', 'given', 'declined')),
  answered_on date,
  reason text,
  recorded_by uuid references staff (id),
  constraint court_report_reason check (answer = 'waiting' or reason is not null)
);

create index court_report_person on court_report (person_id);

create index court_report_proceedings on court_report (proceedings_id);
