-- A programme file that somebody is writing, kept as it was typed, whatever is wrong with it.
create table programme_draft (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  title text not null,
  source text not null,
  started_at timestamptz not null,
  saved_at timestamptz not null,
  saved_by uuid references staff (id),
  published_at timestamptz,
  published_programme text,
  published_version integer,
  discarded_at timestamptz
);

create index programme_draft_open on programme_draft (saved_at desc) where published_at is null and discarded_at is null;

-- A draft tried on made-up people: what was asked for, and what came out.
create table programme_trial (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  programme_draft_id uuid not null references programme_draft (id),
  draft_version integer not null,
  people integer not null check (people between 1 and 200),
  seed text not null,
  status text not null check (status in ('asked', 'running', 'done', 'failed')),
  asked_at timestamptz not null,
  asked_by uuid references staff (id),
  began_at timestamptz,
  ended_at timestamptz,
  result jsonb,
  failed_because text
);

create index programme_trial_draft on programme_trial (programme_draft_id, asked_at desc);

create index programme_trial_waiting on programme_trial (asked_at) where status = 'asked';
