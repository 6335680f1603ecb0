create table staff (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  name text not null,
  email text not null,
  role text not null check (role in ('practitioner', 'manager', 'analyst', 'administrator')),
  capacity integer check (capacity between 0 and 200),
  started_on date not null,
  left_on date
);

create unique index staff_email on staff (lower(email));

create table change_log (
  sequence bigint generated always as identity primary key,
  at timestamptz not null,
  staff_id uuid,
  command text not null,
  table_name text not null,
  row_id uuid not null,
  row_version integer not null,
  before jsonb,
  after jsonb,
  previous_hash bytea,
  hash bytea not null,
  constraint change_log_chain unique (table_name, row_id, row_version)
);

create table access_log (
  sequence bigint generated always as identity primary key,
  at timestamptz not null,
  staff_id uuid,
  person_id uuid not null,
  query text not null,
  door text not null check (door in ('page', 'api', 'cli'))
);

create index access_log_person on access_log (person_id, at desc);

create table idempotency_key (
  key text primary key check (length(key) between 8 and 100),
  command text not null,
  staff_id uuid,
  input_hash bytea not null,
  at timestamptz not null,
  answer jsonb
);

create table programme_version (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  programme_id text not null,
  programme_version integer not null,
  sha256 text not null,
  source text not null,
  published_on date not null,
  constraint programme_version_once unique (programme_id, programme_version)
);
