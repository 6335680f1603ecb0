-- What counts as unusual looking, as the tenant has chosen; without a row, what `src/looks/unusual.ts` says.
create table looking_rule (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  only_one boolean not null default true check (only_one),
  most_people integer not null check (most_people between 2 and 1000),
  within_minutes integer not null check (within_minutes between 1 and 1440),
  from_hour integer not null check (from_hour between 0 and 23),
  until_hour integer not null check (until_hour between 1 and 24),
  weekends boolean not null,
  constraint looking_rule_hours check (from_hour < until_hour),
  constraint looking_rule_once unique (only_one)
);

-- Unusual looking that somebody has looked into: which worker's, of which kind, on which day, and up to which look.
create table look_review (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  kind text not null check (kind in ('outside', 'many', 'hours')),
  staff_id uuid not null references staff (id),
  -- For a look outside the caseload: whose record it was.
  person_id uuid references person (id),
  day date not null,
  until_at timestamptz not null,
  note text not null,
  reviewed_by uuid not null references staff (id),
  reviewed_at timestamptz not null,
  constraint look_review_about check ((kind = 'outside') = (person_id is not null))
);

create index look_review_day on look_review (day);

create index look_review_person on look_review (person_id);
