create table person (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  kind text not null check (kind in ('adult', 'child', 'unborn')),
  given_name text not null,
  family_name text not null,
  known_as text,
  other_names text,
  born_on date,
  born_precision text check (born_precision in ('day', 'month', 'year')),
  due_on date,
  died_on date,
  sex text check (sex in ('female', 'male', 'intersex', 'not_said')),
  pronouns text,
  ethnicity text,
  first_language text,
  interpreter text check (interpreter in ('needed', 'not_needed')),
  communication_needs text,
  disability text,
  care_leaver boolean,
  local_link text check (local_link in ('yes', 'no')),
  area text,
  address text,
  address_confidential boolean not null default false,
  phone text,
  email text,
  safe_contact jsonb,
  -- When it was last asked whether there are any: an empty list is only known to be empty once somebody asked.
  children_asked_on date,
  proceedings_asked_on date,
  pregnancy_asked_on date,
  search_name text not null,
  name_sounds text[] not null default '{}'
);

create index person_name_exact on person (search_name text_pattern_ops);

create index person_search_name on person using gin (search_name public.gin_trgm_ops);

create index person_name_sounds on person using gin (name_sounds);

create index person_born on person (born_on);

create table relationship (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  other_id uuid not null references person (id),
  kind text not null check (kind in ('mother', 'father', 'parent', 'partner', 'former_partner', 'relative', 'carer')),
  began_on date,
  ended_on date,
  -- Of a parent and a child, as this parent may know it: was the child removed, and where is the child living now?
  removed boolean,
  lives_with text check (lives_with in
    ('parent', 'other_parent', 'relative', 'special_guardian', 'foster_carer', 'adoptive_family', 'residential', 'not_known')),
  constraint relationship_once unique (person_id, other_id, kind),
  constraint relationship_two_people check (person_id <> other_id)
);

create index relationship_other on relationship (other_id);

create table proceedings (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  court text,
  case_number text,
  started_on date,
  started_precision text check (started_precision in ('day', 'month', 'year')),
  concluded_on date,
  concluded_precision text check (concluded_precision in ('day', 'month', 'year')),
  still_open boolean,
  outcome text
);

create index proceedings_person on proceedings (person_id);

create table removal (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  child_id uuid not null references person (id),
  proceedings_id uuid references proceedings (id),
  removed_on date,
  removed_precision text check (removed_precision in ('day', 'month', 'year'))
);

create index removal_person on removal (person_id);

create index removal_child on removal (child_id);

create index removal_proceedings on removal (proceedings_id);

create table pregnancy (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  known_on date not null,
  due_on date,
  ended_on date,
  ending text check (ending in ('born', 'loss', 'not_said'))
);

create index pregnancy_person on pregnancy (person_id);

create table restricted_grant (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  person_id uuid not null,
  staff_id uuid not null references staff (id),
  reason text not null,
  began_on date not null,
  ended_on date
);

create index restricted_grant_staff on restricted_grant (staff_id);
