-- She says that something in her record is wrong. What stood there before, what she says, who decided what, and, where it was
-- not changed, her own words, which are shown beside it.
create table correction (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  place text not null,
  said_before text not null,
  says text not null,
  asked_on date not null,
  recorded_by uuid references staff (id),
  decision text check (decision in ('corrected', 'in_part', 'kept')),
  decided_on date,
  decided_by uuid references staff (id),
  why text,
  statement text,
  constraint correction_decided_whole check ((decision is null) = (decided_on is null)),
  constraint correction_kept_has_why check (decision is null or decision = 'corrected' or why is not null)
);

create index correction_person on correction (person_id, asked_on desc);
