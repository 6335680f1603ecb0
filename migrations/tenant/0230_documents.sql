-- A paper that belongs to a person's record: what it is, and who may see it. Its files are its versions.
create table document (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  kind text not null
    check (kind in ('letter', 'court_document', 'report', 'photograph', 'consent_form', 'certificate', 'other')),
  title text not null,
  dated_on date,
  proceedings_id uuid references proceedings (id),
  -- Null: everybody who may read the record.
  wall text check (wall in ('address', 'carer', 'health', 'private', 'supervision', 'trial')),
  shown_to_parent boolean not null default false,
  -- Whoever added it: what is private is hers.
  staff_id uuid references staff (id),
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid references staff (id),
  constraint document_shown_to_all check (wall is null or not shown_to_parent)
);

create index document_person on document (person_id);

create index document_proceedings on document (proceedings_id);

-- One file of a document. Who may see it is the document's word, copied so that a policy needs no subquery. The change log
-- keeps the digest and not the bytes; that the bytes are those of the digest, the table itself makes sure.
create table document_version (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  document_id uuid not null references document (id),
  number integer not null check (number >= 1),
  wall text check (wall in ('address', 'carer', 'health', 'private', 'supervision', 'trial')),
  shown_to_parent boolean not null default false,
  staff_id uuid references staff (id),
  file_name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  note text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  withdrawn_on date,
  unlogged bytea not null,
  constraint document_version_whole check (octet_length(unlogged) = size and encode(sha256(unlogged), 'hex') = sha256),
  constraint document_version_shown_to_all check (wall is null or not shown_to_parent)
);

create index document_version_person on document_version (person_id);

create unique index document_version_number on document_version (document_id, number);

-- A copy of a person's record holds her files as they were when it was collected.
alter table subject_item add column unlogged bytea;
