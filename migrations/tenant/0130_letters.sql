create table letter_agreement (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  child_id uuid not null references person (id),
  -- What may go either way: letters, photos, gifts, meetings.
  may_send text[] not null,
  every_months integer check (every_months between 1 and 24),
  first_due_on date,
  months_to_avoid integer[] not null default '{}',
  -- The names that letters use. Who the carers are stands in letter_carer alone.
  child_called text not null,
  parent_signs_as text not null,
  carers_called text,
  language text,
  second_reader boolean not null default false,
  note text,
  began_on date not null,
  ended_on date,
  ended_because text,
  recorded_by uuid references staff (id)
);

create index letter_agreement_person on letter_agreement (person_id);

create index letter_agreement_child on letter_agreement (child_id);

create index letter_agreement_due on letter_agreement (first_due_on) where ended_on is null;

-- Who brings the child up, and where: behind a wall of its own, in no list, letter, chronology or export.
create table letter_carer (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  agreement_id uuid not null references letter_agreement (id),
  carer_names text,
  carer_address text,
  carer_reach text,
  child_name_now text,
  constraint letter_carer_once unique (agreement_id)
);

create index letter_carer_person on letter_carer (person_id);

-- Names and places that must not stand in any letter of an agreement. The check reads them; no answer holds them.
create table letter_word (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  agreement_id uuid not null references letter_agreement (id),
  kind text not null check (kind in ('surname', 'child_name', 'place', 'school', 'social', 'other')),
  words text not null,
  constraint letter_word_once unique (agreement_id, words)
);

create index letter_word_person on letter_word (person_id);

create table letter (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  agreement_id uuid not null references letter_agreement (id),
  kind text not null check (kind in
    ('letter', 'card', 'photo', 'drawing', 'gift', 'recording', 'meeting', 'final_meeting')),
  direction text not null check (direction in ('from_parent', 'to_parent', 'together')),
  status text not null check (status in ('draft', 'checked', 'ready', 'sent', 'received', 'read', 'held', 'passed')),
  due_on date,
  body text,
  language text,
  translation text,
  what text,
  -- What the check asked about, and why it may stand.
  looked_at jsonb not null default '[]',
  checked_by uuid references staff (id),
  checked_on date,
  second_by uuid references staff (id),
  second_on date,
  happened_on date,
  read_on date,
  how_it_was text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create index letter_person on letter (person_id, happened_on desc);

create index letter_by_agreement on letter (agreement_id, due_on);
