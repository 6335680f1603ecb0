-- Reminders of appointments, by text or email.

create table reminder_setting (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  only_one boolean not null default true check (only_one),
  sending boolean not null default false,
  -- So long before the appointment.
  hours_before integer not null check (hours_before between 2 and 168),
  text_template text,
  email_template text,
  constraint reminder_setting_once unique (only_one)
);

-- That somebody said yes to reminders, how, and when they are safe. Nothing is sent without it.
create table reminder_wish (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  way text not null check (way in ('text', 'email')),
  -- 1 is Monday.
  days smallint[] not null,
  from_time time not null,
  until_time time not null,
  language text not null,
  -- What was recorded of safe contact when she was asked, as a fingerprint: where it has changed, she is asked again.
  asked_by_rules text not null,
  agreed_on date not null,
  stopped_on date,
  stopped_herself boolean not null default false,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  constraint reminder_wish_once unique (person_id),
  constraint reminder_wish_times check (until_time > from_time)
);

create table reminder (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  -- The entry of the calendar that it reminds of.
  entry text not null,
  event_on date not null,
  event_from time,
  something text not null check (something in ('appointment', 'to_do')),
  state text not null check (state in ('waiting', 'sending', 'sent', 'delivered', 'failed', 'not_sent', 'cancelled')),
  -- Why it was not sent, or did not arrive.
  why text,
  send_at timestamptz not null,
  attempts integer not null default 0,
  -- Raised when a worker tries again what was refused or lost: the provider knows each by its reference.
  round integer not null default 0,
  tried_at timestamptz,
  way text not null check (way in ('text', 'email')),
  -- What was sent, as it was sent.
  words text,
  language text,
  notify_id text,
  sent_at timestamptz,
  ended_at timestamptz,
  queued_at timestamptz not null
);

create unique index reminder_once on reminder (person_id, entry, event_on, event_from);

create index reminder_due on reminder (send_at) where state in ('waiting', 'sending');

create index reminder_followed on reminder (sent_at) where state = 'sent';

create index reminder_person on reminder (person_id, event_on desc);

create index reminder_ended on reminder (ended_at);
