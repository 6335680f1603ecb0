-- What an entry said was taken out with the record that it was about. Its hash stays, so that the chain can be followed.
alter table change_log add column destruction_id uuid;

create index change_log_destruction on change_log (destruction_id) where destruction_id is not null;

-- How long a kind of record is kept, where the tenant has decided otherwise than `src/rights/retention/schedule.ts` says.
create table retention_rule (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  kind text not null,
  months integer not null check (months between 1 and 1800),
  source text not null,
  decided_by uuid references staff (id),
  decided_on date not null,
  constraint retention_rule_once unique (kind)
);

-- A record that must not be destroyed, whatever its age: an inquiry, a claim, a complaint.
create table legal_hold (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  reason text not null,
  began_on date not null,
  began_by uuid references staff (id),
  review_on date not null,
  ended_on date,
  ended_why text,
  constraint legal_hold_ends_after_start check (ended_on >= began_on)
);

create index legal_hold_person on legal_hold (person_id);

-- A record whose time is over, for people to look at. It goes with the record.
create table retention_review (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  due_on date not null,
  kind text not null,
  months integer not null,
  listed_on date not null,
  kept_until date,
  kept_why text,
  kept_by uuid references staff (id),
  proposed_by uuid references staff (id),
  proposed_on date,
  agreed_by uuid references staff (id),
  agreed_on date,
  failed text,
  constraint retention_review_once unique (person_id),
  constraint retention_review_two_people check (agreed_by <> proposed_by)
);

-- What was destroyed: how many rows of which table, under which rule, by whom. Nothing about whom it was.
create table destruction (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  at timestamptz not null,
  forgotten text[] not null,
  kind text not null,
  months integer,
  why text not null check (why in ('retention', 'restored')),
  proposed_by uuid references staff (id),
  agreed_by uuid references staff (id),
  counts jsonb not null,
  entries integer not null,
  entries_digest text not null,
  looks integer not null,
  digest text not null
);

create index destruction_at on destruction (at desc);
