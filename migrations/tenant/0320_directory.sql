-- The directory of services, in the words of Open Referral UK where it has words. What is imported keeps its identifier.
create table directory_organisation (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  name text not null,
  description text,
  email text,
  website text
);

create index directory_organisation_name on directory_organisation (lower(name));

create table directory_taxonomy (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  name text not null,
  description text,
  uri text
);

create table directory_term (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  taxonomy_id uuid not null references directory_taxonomy (id),
  parent_id uuid references directory_term (id),
  code text,
  name text not null,
  description text
);

create index directory_term_taxonomy on directory_term (taxonomy_id);

create index directory_term_parent on directory_term (parent_id);

create table directory_location (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  name text not null,
  description text,
  address text,
  city text,
  postcode text,
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  -- How somebody gets in: a list of {description, details}.
  accessibility jsonb not null default '[]'
);

create index directory_location_place on directory_location (latitude, longitude);

create index directory_location_postcode on directory_location (postcode);

-- One service with all that only it has. `facets` says in short words what it is found by (`term:…`, `lang:…`, `day:MO`,
-- `place:e1`), `search_name` and `search_words` hold its words; the three are made anew at every change.
create table directory_service (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  organisation_id uuid not null references directory_organisation (id),
  name text not null,
  alternate_name text,
  description text,
  url text,
  email text,
  phone text,
  status text not null check (status in ('active', 'inactive', 'defunct', 'temporarily closed')),
  eligibility text,
  minimum_age integer check (minimum_age between 0 and 130),
  maximum_age integer check (maximum_age between 0 and 130),
  application_process text,
  fees text,
  languages jsonb not null default '[]',
  schedules jsonb not null default '[]',
  cost_options jsonb not null default '[]',
  service_areas jsonb not null default '[]',
  directory_term_ids uuid[] not null default '{}',
  assured_on date,
  assured_by text,
  keeper_id uuid references staff (id),
  changed_on date not null,
  facets text[] not null default '{}',
  search_name text not null default '',
  search_words tsvector not null default ''
);

create index directory_service_organisation on directory_service (organisation_id);

create index directory_service_facets on directory_service using gin (facets);

create index directory_service_words on directory_service using gin (search_words);

create index directory_service_alike on directory_service using gin (search_name public.gin_trgm_ops);

create index directory_service_by_name on directory_service (search_name, id);

create index directory_service_assured on directory_service (assured_on);

create table directory_service_at_location (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  service_id uuid not null references directory_service (id),
  location_id uuid not null references directory_location (id),
  description text,
  schedules jsonb not null default '[]',
  constraint directory_service_at_location_once unique (service_id, location_id)
);

create index directory_service_at_location_location on directory_service_at_location (location_id);

-- Somebody to speak to. Only a contact that is marked public is ever shown to those who do not work here.
create table directory_contact (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  service_id uuid not null references directory_service (id),
  name text,
  title text,
  email text,
  phone text,
  is_public boolean not null default false
);

create index directory_contact_service on directory_contact (service_id);

-- What somebody found to be wrong, and what was answered.
create table directory_flag (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  service_id uuid not null references directory_service (id),
  what text not null,
  flagged_by uuid references staff (id),
  flagged_on date not null,
  answer text,
  answered_by uuid references staff (id),
  answered_on date
);

create index directory_flag_service on directory_flag (service_id);

create table directory_setting (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  only_one boolean not null default true check (only_one),
  assured_months integer not null check (assured_months between 1 and 60),
  constraint directory_setting_once unique (only_one)
);
