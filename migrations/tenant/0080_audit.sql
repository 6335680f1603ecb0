-- What the change log held on one day, in digests, each chained to the one before it. A copy that is kept elsewhere shows
-- later whether anything was taken out of the log, or written anew.
create table audit_checkpoint (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  number integer not null check (number > 0),
  taken_at timestamptz not null,
  content jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  constraint audit_checkpoint_once unique (number)
);

-- Each time that the log was verified, and what came of it.
create table audit_run (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  asked_at timestamptz not null,
  asked_by uuid references staff (id),
  ran_at timestamptz,
  ok boolean,
  rows bigint,
  entries bigint,
  found integer,
  findings jsonb not null default '[]',
  checkpoint_number integer
);

create index audit_run_asked on audit_run (asked_at desc);
