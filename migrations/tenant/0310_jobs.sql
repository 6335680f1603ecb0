-- What Facet does by itself: queued in the transaction of what causes it, and kept for a while after it was done. The
-- row holds identifiers and no words of anybody's.
create table job (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  name text not null,
  input jsonb not null,
  -- Whose record it may reach although it is kept to named workers.
  person_id uuid,
  -- One wait of this name and key at a time.
  key text,
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  run_at timestamptz not null,
  attempts integer not null default 0,
  -- What came of it, or why it failed, in words that name nobody.
  said text,
  -- Which hand-over runs it: one that was cut off goes on with it, another leaves it alone.
  runs_as text,
  queued_at timestamptz not null,
  queued_by uuid references staff (id),
  started_at timestamptz,
  ended_at timestamptz
);

create unique index job_waits_once on job (name, key) where state = 'waiting';

create index job_open on job (run_at) where state in ('waiting', 'running');

create index job_ended on job (ended_at) where state not in ('waiting', 'running');
