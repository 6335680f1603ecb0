-- Somebody who may harm her, or whom she fears, as she tells it.
create table safety_risk (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  who text not null,
  what text not null,
  care text,
  told_on date not null,
  ended_on date,
  recorded_by uuid references staff (id)
);

create index safety_risk_person on safety_risk (person_id);

-- What was agreed with her about being safe. A review makes the next plan, and ends this one.
create table safety_plan (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  made_on date not null,
  together boolean not null,
  signs text,
  helps text,
  people text,
  places text,
  children text,
  review_on date,
  ended_on date,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create index safety_plan_person on safety_plan (person_id);

-- Something that happened and bears on how safe she is: the plan is looked at again after it.
create table safety_incident (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  happened_on date not null,
  what text not null,
  done text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create index safety_incident_person on safety_incident (person_id, happened_on desc);

-- How to speak and write with her so that she understands: identified, shared, met, reviewed.
create table communication_need (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  need text not null,
  how text not null,
  identified_on date not null,
  shared_with text,
  met text check (met in ('yes', 'partly', 'no')),
  reviewed_on date,
  ended_on date,
  recorded_by uuid references staff (id)
);

create index communication_need_person on communication_need (person_id);
