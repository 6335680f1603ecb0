-- A secret address at which a worker's own calendar programme reads her dates. Only what proves the secret is kept.
create table calendar_feed (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  staff_id uuid not null references staff (id),
  secret_hash bytea not null,
  -- Whether initials stand beside what tells nothing, or no sign of anybody at all.
  names text not null check (names in ('none', 'initials')),
  made_on date not null,
  ended_on date,
  last_read_at timestamptz
);

create unique index calendar_feed_secret on calendar_feed (secret_hash);

create unique index calendar_feed_one on calendar_feed (staff_id) where ended_on is null;
