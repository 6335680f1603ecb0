-- Two people who must not meet in a group each carry the same mark. It says neither who the other is nor why, so that a
-- worker who must not know of the one is warned all the same when she brings the other.
create table apart_mark (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  mark text not null,
  source text not null check (source in ('wall', 'list')),
  began_on date not null,
  began_by uuid references staff (id),
  ended_on date
);

create index apart_mark_person on apart_mark (person_id);
