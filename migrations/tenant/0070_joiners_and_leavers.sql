-- Who was given a way to sign in, by whom, and how it was checked who she is. A recovery is seen by a second person.
create table sign_in_grant (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  staff_id uuid not null references staff (id),
  kind text not null check (kind in ('invitation', 'recovery')),
  checked_how text check (checked_how in ('in_person', 'video', 'known_number', 'manager')),
  note text,
  sets_second_step boolean not null,
  issued_by uuid references staff (id),
  issued_on date not null,
  seen_by uuid references staff (id),
  seen_on date,
  constraint sign_in_grant_checked check (kind = 'invitation' or checked_how is not null),
  constraint sign_in_grant_seen check ((seen_by is null) = (seen_on is null))
);

create index sign_in_grant_staff on sign_in_grant (staff_id);

-- A role that somebody takes on from a day: Facet moves her by itself when it comes.
create table staff_move (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  staff_id uuid not null references staff (id),
  role text not null check (role in ('practitioner', 'manager', 'analyst', 'administrator', 'auditor', 'leader')),
  from_on date not null,
  done_on date,
  cancelled_on date
);

create unique index staff_move_once on staff_move (staff_id) where done_on is null and cancelled_on is null;
