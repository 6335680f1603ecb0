-- Somebody sent on to another service, or only told of it: what was sent, when, and what came of it.
create table onward_referral (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid references enrolment (id),
  action_id uuid references action (id),
  service_id uuid references directory_service (id),
  -- As it was called then: the directory may change.
  service_name text not null,
  agency text not null,
  kind text,
  why text not null,
  -- True where she was only told of the service: nothing of her record was sent.
  signposting boolean not null default false,
  consent_id uuid references consent (id),
  -- What was sent: a list of {part, title, text}, as it was seen before it went.
  sent jsonb not null default '[]',
  sent_how text,
  made_on date not null,
  received_on date,
  accepted_on date,
  started_on date,
  not_started_on date,
  not_started_why text,
  not_started_note text,
  outcome_on date,
  outcome text,
  outcome_note text,
  chase_on date,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid references staff (id),
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create index onward_referral_person on onward_referral (person_id, made_on desc);

create index onward_referral_enrolment on onward_referral (enrolment_id, made_on);

create index onward_referral_action on onward_referral (action_id);

create index onward_referral_service on onward_referral (service_id);

create index onward_referral_consent on onward_referral (consent_id);

create index onward_referral_chase on onward_referral (chase_on);

-- Each time that the service was asked how it stands.
create table onward_chase (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  onward_referral_id uuid not null references onward_referral (id),
  chased_on date not null,
  how text not null,
  said text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create index onward_chase_person on onward_chase (person_id);

create index onward_chase_referral on onward_chase (onward_referral_id);

-- What she says of a service, in her own words.
create table onward_saying (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  onward_referral_id uuid not null references onward_referral (id),
  how_it_was text not null check (how_it_was in ('helped', 'helped_some', 'did_not_help', 'too_early')),
  words text,
  said_on date not null,
  by_herself boolean not null,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create index onward_saying_person on onward_saying (person_id);

create index onward_saying_referral on onward_saying (onward_referral_id);
