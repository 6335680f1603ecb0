-- What family or a worker adds to the chronology, which no other part of the record holds.
create table chronology_entry (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  happened_on date not null,
  happened_precision text not null check (happened_precision in ('day', 'month', 'year')),
  what text not null,
  told_by text not null check (told_by in ('parent', 'family', 'worker', 'professional')),
  theme text not null check (theme in ('children', 'court', 'safety', 'work', 'changes', 'papers')),
  is_key boolean not null,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid references staff (id)
);

create index chronology_entry_person on chronology_entry (person_id);

-- What a worker makes of the facts, kept apart from them and dated.
create table chronology_analysis (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  words text not null,
  read_together boolean not null,
  written_on date not null,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid references staff (id)
);

create index chronology_analysis_person on chronology_analysis (person_id);
