-- A file that came with a referral. It hangs on what is being filled in; once that is sent, on the referral, where the answer to
-- its question is the file's name. When the referral is accepted it becomes a document of the person, and goes from here.
create table referral_file (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  -- Of nobody on record: whoever is on record has documents.
  person_id uuid references person (id),
  referral_draft_id uuid not null references referral_draft (id),
  -- Null until it is sent; and for good where the answer was taken back before that.
  referral_id uuid references referral (id),
  programme_id text not null,
  -- Who fills in the form; null for a visitor.
  staff_id uuid references staff (id),
  -- What the question is called under which it was sent.
  title text not null,
  file_name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  recorded_at timestamptz not null,
  unlogged bytea not null,
  constraint referral_file_whole check (octet_length(unlogged) = size and encode(sha256(unlogged), 'hex') = sha256)
);

create index referral_file_person on referral_file (person_id);

create index referral_file_referral on referral_file (referral_id);

-- A name stands for one file of what is filled in.
create unique index referral_file_name on referral_file (referral_draft_id, file_name);
