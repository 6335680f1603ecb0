create table enrolment (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  referral_id uuid references referral (id),
  previous_id uuid references enrolment (id),
  programme_id text not null,
  programme_version integer not null,
  pathway text not null,
  pathway_since date not null,
  stage text not null,
  stage_since date not null,
  stage_ends_on date,
  started_on date not null,
  start_criteria jsonb,
  start_override text,
  ended_on date,
  end_reason text,
  end_destination text,
  end_note text,
  constraint enrolment_ends_after_start check (ended_on >= started_on)
);

create index enrolment_person on enrolment (person_id);

create index enrolment_previous on enrolment (previous_id);

create index enrolment_programme on enrolment (programme_id, started_on);

create index enrolment_referral on enrolment (referral_id);

create index enrolment_open on enrolment (started_on, id) where ended_on is null;

create unique index enrolment_open_once on enrolment (person_id, programme_id) where ended_on is null;

create table stage_move (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  kind text not null check (kind in ('start', 'pathway', 'stage', 'extend')),
  pathway text not null,
  stage text not null,
  moved_on date not null,
  ends_on date,
  reason text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create index stage_move_enrolment on stage_move (enrolment_id, moved_on, recorded_at);

create index stage_move_person on stage_move (person_id);

create table allocation (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  staff_id uuid not null references staff (id),
  role text not null check (role in ('lead', 'second')),
  began_on date not null,
  ended_on date,
  note text,
  over_capacity_reason text,
  constraint allocation_ends_after_start check (ended_on >= began_on)
);

create index allocation_enrolment on allocation (enrolment_id);

create index allocation_person on allocation (person_id);

create index allocation_staff_open on allocation (staff_id) where ended_on is null;

create unique index allocation_one_lead on allocation (enrolment_id) where role = 'lead' and ended_on is null;

create table consent (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  programme_id text not null,
  kind text not null,
  answer text not null check (answer in ('given', 'refused')),
  agencies text[] not null default '{}',
  given_on date not null,
  how text not null check (how in ('in_person', 'in_writing', 'by_phone', 'by_interpreter', 'online')),
  with_whom text,
  note text,
  withdrawn_on date,
  withdrawn_how text check (withdrawn_how in ('in_person', 'in_writing', 'by_phone', 'by_interpreter', 'online')),
  withdrawn_note text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  constraint consent_withdrawn_after_given check (withdrawn_on >= given_on)
);

create index consent_person on consent (person_id);
