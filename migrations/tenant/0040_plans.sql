create table goal (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  area text not null,
  words text not null,
  parent_view text,
  set_on date not null,
  status text not null check (status in ('open', 'reached', 'changed', 'stopped')),
  closed_on date,
  closing_words text,
  recorded_by uuid references staff (id)
);

create index goal_enrolment on goal (enrolment_id);

create index goal_person on goal (person_id);

create table action (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  goal_id uuid not null references goal (id),
  what text not null,
  owner text not null check (owner in ('parent', 'worker', 'together', 'other')),
  owner_name text,
  due_on date,
  status text not null check (status in ('open', 'done', 'stopped')),
  closed_on date,
  set_on date not null,
  recorded_by uuid references staff (id)
);

create index action_goal on action (goal_id);

create index action_enrolment on action (enrolment_id);

create index action_person on action (person_id);

create index action_due on action (due_on) where status = 'open';
