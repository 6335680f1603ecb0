-- What somebody has filled in so far. A visitor's draft opens with the secret of its link (only the hash is kept);
-- a worker's opens for that worker. Once sent it holds no answers: the referral does.
create table referral_draft (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  programme_id text not null,
  origin text not null check (origin in ('staff', 'partner', 'self')),
  secret_hash bytea,
  staff_id uuid references staff (id),
  answers jsonb not null default '{}',
  started_at timestamptz not null,
  saved_at timestamptz not null,
  expires_on date not null,
  sent_on date,
  referral_id uuid,
  constraint referral_draft_one_key check ((secret_hash is null) <> (staff_id is null))
);

create index referral_draft_staff on referral_draft (staff_id, saved_at desc) where sent_on is null;

create index referral_draft_expires on referral_draft (expires_on);

create table referral (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid references person (id),
  reference text not null,
  programme_id text not null,
  programme_version integer not null,
  origin text not null check (origin in ('staff', 'partner', 'self')),
  received_on date not null,
  received_at timestamptz not null,
  staff_id uuid references staff (id),
  parent_name text not null,
  search_name text not null,
  name_sounds text[] not null default '{}',
  answers jsonb not null,
  status text not null check (status in ('received', 'asked_for_more', 'accepted', 'declined', 'withdrawn')),
  asked_on date,
  asked_for text,
  decided_on date,
  decided_by uuid references staff (id),
  criteria jsonb,
  decline_reasons text[] not null default '{}',
  signposts text[] not null default '{}',
  override_reason text,
  decision_note text,
  history jsonb not null default '[]',
  constraint referral_reference_once unique (reference),
  constraint referral_accepted_person check (status <> 'accepted' or person_id is not null)
);

create index referral_status on referral (status, received_on desc, id desc);

create index referral_received on referral (received_on desc, id desc);

create index referral_person on referral (person_id);

create index referral_search_name on referral using gin (search_name public.gin_trgm_ops);

create index referral_name_sounds on referral using gin (name_sounds);
