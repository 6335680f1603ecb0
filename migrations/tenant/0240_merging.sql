-- One record made of two that are about the same person. What was absorbed is kept and marked, so that nobody comes
-- upon it; what was moved, and what stood there before, is kept line by line, so that a merge can be undone.
create table person_merge (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  -- The record that was kept.
  person_id uuid not null references person (id),
  absorbed_id uuid not null references person (id),
  -- Her name as it stood on the record that was absorbed.
  absorbed_name text not null,
  why text not null,
  -- Why two different dates of birth are one person's.
  birth_why text,
  -- The rows that the kept record had of its own, by table.
  own_rows jsonb not null,
  merged_on date not null,
  merged_at timestamptz not null,
  merged_by uuid references staff (id),
  undone_on date,
  undone_by uuid references staff (id),
  undone_why text,
  constraint person_merge_two_people check (person_id <> absorbed_id or undone_on is not null),
  constraint person_merge_undone_why check ((undone_on is null) = (undone_why is null))
);
create index person_merge_person on person_merge (person_id);
create index person_merge_absorbed on person_merge (absorbed_id);
create unique index person_merge_once on person_merge (absorbed_id) where undone_on is null;

create table person_merge_row (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  person_merge_id uuid not null references person_merge (id),
  table_name text not null,
  -- The identifier of the row, as text.
  row_key text not null,
  -- Null where the merge made the row.
  column_name text,
  before jsonb,
  after jsonb,
  constraint person_merge_row_once unique (person_merge_id, table_name, row_key, column_name)
);
create index person_merge_row_person on person_merge_row (person_id);
