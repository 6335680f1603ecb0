-- Records that somebody may not see: kept to named people (`closed`), or open to everybody but those who are barred.
-- `follows` names the parent under whom a child's record was guarded: who may see the parent may see the child, and
-- lifting the one lifts the other.
create table record_guard (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  person_id uuid not null references person (id),
  closed boolean not null,
  reason text,
  follows uuid references person (id),
  -- SHA-256 over the folded name and the date of birth, so that the record can be found in an emergency by somebody
  -- who knows both, and by nobody else.
  known_by bytea,
  began_on date not null,
  began_by uuid references staff (id),
  constraint record_guard_once unique (person_id)
);

create index record_guard_follows on record_guard (follows);

create index record_guard_known_by on record_guard (known_by) where closed;

-- Why a grant was made: she was named, she is the worker of a walled parent, or she broke the glass (which ends by itself).
alter table restricted_grant add column kind text not null default 'named' check (kind in ('named', 'worker', 'glass'));

alter table restricted_grant add column until timestamptz;

create index restricted_grant_person on restricted_grant (person_id);

-- Who must not know of a record: somebody who knows the family, or the worker of the other of two walled parents.
create table record_bar (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  person_id uuid not null references person (id),
  staff_id uuid not null references staff (id),
  kind text not null check (kind in ('conflict', 'wall')),
  reason text,
  declared_by uuid references staff (id),
  began_on date not null,
  ended_on date
);

create index record_bar_person on record_bar (person_id);

create unique index record_bar_once on record_bar (staff_id, person_id, kind) where ended_on is null;

-- Two parents who are walled from each other. A wall stands once, whichever of the two is named first.
create table parents_wall (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  person_id uuid not null references person (id),
  other_id uuid not null references person (id),
  reason text not null,
  began_on date not null,
  began_by uuid references staff (id),
  ended_on date,
  constraint parents_wall_two_people check (person_id < other_id)
);

create unique index parents_wall_once on parents_wall (person_id, other_id) where ended_on is null;

create index parents_wall_person on parents_wall (person_id);

create index parents_wall_other on parents_wall (other_id);

create table glass_break (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  person_id uuid not null references person (id),
  staff_id uuid not null references staff (id),
  reason text not null,
  broken_at timestamptz not null,
  until timestamptz not null,
  reviewed_by uuid references staff (id),
  reviewed_at timestamptz,
  outcome text check (outcome in ('right', 'not_right')),
  review_note text,
  constraint glass_break_reviewed_whole check ((outcome is null) = (reviewed_at is null))
);

create index glass_break_person on glass_break (person_id);

create index glass_break_waiting on glass_break (broken_at) where outcome is null;

-- What is shared of a person with a partner organisation: from when, until when, and why. It ends by itself.
create table partner_share (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  person_id uuid not null references person (id),
  restricted boolean not null default false,
  organisation_id uuid not null references partner_organisation (id),
  what text[] not null,
  why text not null,
  delegated boolean not null default false,
  consent_id uuid references consent (id),
  from_on date not null,
  until_on date not null,
  ended_on date,
  shared_by uuid references staff (id),
  constraint partner_share_ends_after_start check (until_on >= from_on)
);

create index partner_share_person on partner_share (person_id);

create index partner_share_organisation on partner_share (organisation_id);

create index partner_share_consent on partner_share (consent_id);

-- A tie between two people is hidden where either is: of the other, this is the mark.
alter table relationship add column other_restricted boolean not null default false;

-- True where the record is kept to named people; `restricted` also marks records that some must not know of.
alter table person add column named_only boolean not null default false;
