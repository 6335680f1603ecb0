-- A parent's way to pages of her own: what she signs in with, how the link reached her, and when it ended.
create table parent_access (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  -- Made up by Facet: it tells nobody whose it is.
  sign_in_name text not null check (sign_in_name ~ '^[a-z]+-[a-z]+-[0-9]{4}$'),
  given_how text not null check (given_how in ('in_person', 'text', 'email', 'post')),
  -- True where the record says that the way is not safe, and the worker asked the parent that day.
  asked_that_day boolean not null,
  invited_by uuid references staff (id),
  invited_on date not null,
  link_given_by uuid references staff (id),
  link_given_on date,
  ended_on date,
  ended_by uuid references staff (id),
  ended_how text check (ended_how in ('by_worker', 'by_parent')),
  constraint parent_access_ended_whole check ((ended_on is null) = (ended_how is null))
);

create index parent_access_person on parent_access (person_id);

create unique index parent_access_once on parent_access (person_id) where ended_on is null;

create unique index parent_access_name_once on parent_access (sign_in_name);
