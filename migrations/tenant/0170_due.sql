-- How a contact that a programme's schedule expects, or a follow-up after the end, was settled.
create table due_settled (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  -- The schedule and the step in it, as the programme's file names them.
  item text not null,
  -- Which pregnancy, child or stage it was counted from, so that the same step of the next one is open again.
  round text not null,
  how text not null check (how in ('contact', 'not_reached', 'not_needed')),
  contact_id uuid references contact (id),
  settled_on date not null,
  note text,
  -- Outcomes that were looked at again: those that still hold, and those that no longer do.
  holds text[] not null default '{}',
  no_longer text[] not null default '{}',
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  withdrawn_on date,
  withdrawn_reason text,
  withdrawn_by uuid references staff (id),
  constraint due_settled_withdrawn_why check ((withdrawn_on is null) = (withdrawn_reason is null)),
  constraint due_settled_by_contact check ((how = 'contact') = (contact_id is not null))
);

create index due_settled_enrolment on due_settled (enrolment_id, item);

create index due_settled_person on due_settled (person_id, settled_on desc);

create index due_settled_contact on due_settled (contact_id);
