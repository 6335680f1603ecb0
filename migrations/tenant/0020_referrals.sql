create table referral_draft (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  programme_id text not null,
  origin text not null check (origin in ('staff', 'partner', 'self')),
  secret_hash bytea not null,
  staff_id uuid,
  answers jsonb not null default '{}',
  started_at timestamptz not null,
  expires_on date not null,
  referral_id uuid
);

create index referral_draft_staff on referral_draft (staff_id);

create table referral (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid references person (id),
  reference text not null unique,
  programme_id text not null,
  programme_version integer not null,
  origin text not null check (origin in ('staff', 'partner', 'self')),
  received_on date not null,
  received_at timestamptz not null,
  staff_id uuid references staff (id),
  referrer jsonb,
  parent_name text not null,
  search_name text not null,
  answers jsonb not null,
  status text not null check (status in ('received', 'asked_for_more', 'accepted', 'declined', 'withdrawn')),
  decided_on date,
  decided_by uuid references staff (id),
  criteria jsonb,
  decline_reasons text[] not null default '{}',
  signposts text[] not null default '{}',
  override_reason text,
  asked_for text,
  asked_on date,
  decision_note text
);

create index referral_status on referral (status, received_on desc);

create index referral_received on referral (received_on desc, id desc);

create index referral_person on referral (person_id);

create index referral_search_name on referral using gin (search_name public.gin_trgm_ops);
