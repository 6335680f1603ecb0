-- Advice to professionals, about somebody on record or about nobody; the times that it takes; what was agreed in it.

-- A time that is taken: whose it is, where, and for what in neutral words. It names nobody of whom a record is kept, so that
-- whoever books sees what stands there. Its id is that of what it is taken for.
create table booked_time (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  -- Who took it; null where a visitor did.
  staff_id uuid references staff (id),
  held_by uuid references staff (id),
  booked_on date not null,
  from_time time not null,
  until_time time not null,
  place text,
  what text not null,
  -- Of an offer with fixed times: which one of them.
  slot text,
  -- False once it was called off.
  held boolean not null default true
);

create index booked_time_day on booked_time (booked_on) where held;

create unique index booked_time_slot on booked_time (slot) where held;

create table consultation (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  -- Null where it is about nobody who is named.
  person_id uuid references person (id),
  programme_id text not null,
  programme_version integer not null,
  -- Who wrote it down; null where a professional asked from outside.
  staff_id uuid references staff (id),
  kind text not null,
  theme text,
  offer text,
  asked_by text,
  asker_name text not null,
  asker_organisation text,
  asker_reach text,
  question text not null,
  -- Asked from outside: it is about a family whom the asker will name when we speak.
  to_be_named boolean not null default false,
  basis text,
  basis_note text,
  asked_on date not null,
  given_by uuid references staff (id),
  starts_on date,
  starts_at time,
  minutes integer,
  answered_on date,
  advice text,
  closed_on date,
  closed_as text check (closed_as in ('cancelled', 'did_not_come')),
  closed_note text,
  helped text check (helped in ('yes', 'some', 'no')),
  helped_words text,
  helped_on date,
  recorded_at timestamptz not null
);

create index consultation_person on consultation (person_id, asked_on desc);

create index consultation_list on consultation (asked_on desc, id desc);

create index consultation_programme on consultation (programme_id, asked_on);

-- What somebody undertook, in a consultation or a meeting.
create table agreed_action (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid references person (id),
  programme_id text not null,
  staff_id uuid references staff (id),
  consultation_id uuid references consultation (id),
  what text not null,
  -- The worker who undertook it; otherwise whoever it was, by name.
  owner_staff_id uuid references staff (id),
  owner_name text,
  due_on date,
  agreed_on date not null,
  done_on date,
  done_note text,
  recorded_at timestamptz not null
);

create index agreed_action_person on agreed_action (person_id);

create index agreed_action_consultation on agreed_action (consultation_id);

create index agreed_action_owner on agreed_action (owner_staff_id) where done_on is null;
