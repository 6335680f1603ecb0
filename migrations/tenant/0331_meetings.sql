-- Meetings of several agencies: about one person, or about many of whom each has a place on the agenda.
create table meeting (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  -- Null where it is about many: a panel.
  person_id uuid references person (id),
  programme_id text not null,
  programme_version integer not null,
  -- Who booked it.
  staff_id uuid references staff (id),
  enrolment_id uuid references enrolment (id),
  kind text not null,
  starts_on date not null,
  starts_at time not null,
  minutes integer not null,
  place text,
  joining text,
  chair_staff_id uuid references staff (id),
  chair_name text,
  -- True where she is asked to come: then it is among her own dates.
  parent_asked boolean not null default false,
  held_on date,
  cancelled_on date,
  cancelled_note text,
  -- The minutes, written while it goes on.
  notes text,
  recorded_at timestamptz not null
);

create index meeting_person on meeting (person_id, starts_on desc);

create index meeting_list on meeting (starts_on, starts_at);

create index meeting_enrolment on meeting (enrolment_id, starts_on);

create index meeting_programme on meeting (programme_id, starts_on);

-- Somebody who is asked to come, whether she came, and what she thinks where she did not.
create table meeting_guest (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid references person (id),
  programme_id text not null,
  staff_id uuid references staff (id),
  meeting_id uuid not null references meeting (id),
  part text not null check (part in ('parent', 'child', 'family', 'advocate', 'worker', 'professional')),
  guest_staff_id uuid references staff (id),
  name text,
  role text,
  came boolean,
  views text,
  recorded_at timestamptz not null
);

create index meeting_guest_meeting on meeting_guest (meeting_id);

create index meeting_guest_person on meeting_guest (person_id);

create index meeting_guest_worker on meeting_guest (guest_staff_id);

-- What is talked about, and what was decided. Of a referral the decision stands with the referral.
create table meeting_item (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid references person (id),
  programme_id text not null,
  staff_id uuid references staff (id),
  meeting_id uuid not null references meeting (id),
  referral_id uuid references referral (id),
  enrolment_id uuid references enrolment (id),
  title text,
  decision text,
  reason text,
  conditions text,
  decided_on date,
  recorded_at timestamptz not null
);

create index meeting_item_meeting on meeting_item (meeting_id);

create index meeting_item_person on meeting_item (person_id);

create index meeting_item_referral on meeting_item (referral_id);

create index meeting_item_enrolment on meeting_item (enrolment_id);

alter table agreed_action add column meeting_id uuid references meeting (id);

create index agreed_action_meeting on agreed_action (meeting_id);
