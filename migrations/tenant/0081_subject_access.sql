-- A person's request for a copy of what is kept about her, and how it is answered.
create table subject_request (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  reference text not null,
  asked_by text not null check (asked_by in ('herself', 'representative', 'parent_for_child')),
  asker_name text,
  asker_authority text,
  wants text,
  received_on date not null,
  received_how text not null check (received_how in ('in_person', 'in_writing', 'by_phone', 'by_interpreter', 'online')),
  identity_asked_on date,
  identity_confirmed_on date,
  identity_how text,
  extended_on date,
  extension_reason text,
  collect_asked_on date,
  collected_at timestamptz,
  read_on date,
  read_by uuid references staff (id),
  agreed_on date,
  agreed_by uuid references staff (id),
  delivered_on date,
  delivered_how text check (delivered_how in ('in_person', 'by_post', 'by_email', 'download')),
  delivered_by uuid references staff (id),
  delivered_digest text,
  delivered_passages integer,
  delivered_hidden integer,
  closed_on date,
  closed_why text check (closed_why in ('delivered', 'withdrawn', 'refused')),
  closed_note text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  constraint subject_request_reference_once unique (reference)
);

create index subject_request_person on subject_request (person_id);

create index subject_request_open on subject_request (received_on) where closed_on is null;

-- A time in which the clock stands still, until she says more of what she wants.
create table subject_pause (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  subject_request_id uuid not null references subject_request (id),
  asked text not null,
  from_on date not null,
  until_on date,
  constraint subject_pause_ends_after_start check (until_on >= from_on)
);

create index subject_pause_request on subject_pause (subject_request_id);

create index subject_pause_person on subject_pause (person_id);

-- One record that was collected, as it will be given: its passages are its fields in words.
create table subject_item (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  subject_request_id uuid not null references subject_request (id),
  position integer not null,
  source text not null,
  title text not null,
  passages jsonb not null,
  constraint subject_item_once unique (subject_request_id, position)
);

create index subject_item_person on subject_item (person_id);

-- A part of a passage that may not be hers to see, found by Facet or by whoever read it, and what was decided.
create table subject_mark (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  subject_item_id uuid not null references subject_item (id),
  passage integer not null check (passage >= 0),
  starts integer not null check (starts >= 0),
  ends integer not null,
  kind text not null check (kind in ('name', 'address', 'phone', 'email', 'passage')),
  found_by uuid references staff (id),
  decision text check (decision in ('hide', 'show')),
  reason text,
  note text,
  decided_by uuid references staff (id),
  decided_on date,
  sent_back text,
  constraint subject_mark_has_words check (ends > starts),
  constraint subject_mark_hidden_for_a_reason check (decision <> 'hide' or reason is not null)
);

create index subject_mark_item on subject_mark (subject_item_id);

create index subject_mark_person on subject_mark (person_id);
