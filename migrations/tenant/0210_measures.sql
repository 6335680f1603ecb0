-- One completion of a scored measure: what was answered where the wording may be shown, else the totals of the paper form.
create table response (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  measure text not null,
  instrument text not null,
  -- Null for a form that Facet does not know: its total alone is kept.
  instrument_version text,
  completed_on date not null,
  answered_by text not null check (answered_by in ('parent', 'together', 'worker', 'child')),
  answers jsonb,
  scores jsonb not null,
  -- The score that figures look at, with what a change of it means as the instrument said on that day.
  score double precision,
  higher text check (higher in ('worse', 'better')),
  reliable double precision,
  -- Items that somebody must talk about at once, and what came of it.
  prompts integer[] not null default '{}',
  talked_on date,
  talked_words text,
  talked_by uuid references staff (id),
  note text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid references staff (id),
  constraint response_withdrawn_why check ((withdrawn_on is null) = (withdrawn_reason is null)),
  constraint response_talked_words check ((talked_on is null) = (talked_words is null))
);

create index response_enrolment on response (enrolment_id, measure, completed_on)
  include (person_id, restricted, score, withdrawn_on);

create index response_person on response (person_id, completed_on desc);

create index response_prompted on response (recorded_at)
  where talked_on is null and withdrawn_on is null and prompts <> '{}';
