alter table staff drop constraint staff_role_check;

-- A partner organisation's worker stands among the staff, so that what she records is hers by name.
alter table staff add constraint staff_role_check check (role in
  ('practitioner', 'manager', 'analyst', 'administrator', 'auditor', 'leader', 'partner'));

create table team (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  name text not null check (length(name) between 1 and 120),
  began_on date not null,
  ended_on date
);

create unique index team_name_once on team (lower(name)) where ended_on is null;

create table team_membership (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  team_id uuid not null references team (id),
  staff_id uuid not null references staff (id),
  role text not null check (role in ('practitioner', 'manager', 'analyst', 'administrator', 'auditor', 'leader')),
  -- Null: in every programme of the team.
  programme_id text,
  began_on date not null,
  ended_on date,
  constraint team_membership_ends_after_start check (ended_on >= began_on)
);

create index team_membership_team on team_membership (team_id);

create index team_membership_staff on team_membership (staff_id) where ended_on is null;

create table partner_organisation (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  name text not null check (length(name) between 1 and 200),
  about text,
  began_on date not null,
  ended_on date
);

create unique index partner_organisation_name_once on partner_organisation (lower(name)) where ended_on is null;

create table partner_worker (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  organisation_id uuid not null references partner_organisation (id),
  staff_id uuid not null references staff (id),
  mode text not null check (mode in ('casework', 'referral')),
  began_on date not null,
  ended_on date
);

create index partner_worker_organisation on partner_worker (organisation_id);

create unique index partner_worker_once on partner_worker (staff_id) where ended_on is null;

-- What the tenant has chosen; without a row, what `src/access/reach/setting.ts` says.
create table access_setting (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  only_one boolean not null default true check (only_one),
  practitioners_reach text not null check (practitioners_reach in ('tenant', 'team')),
  leaders_read text not null check (leaders_read in ('figures', 'records')),
  glass_minutes integer not null check (glass_minutes between 15 and 1440),
  constraint access_setting_once unique (only_one)
);
