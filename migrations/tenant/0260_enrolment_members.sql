-- Who of a family is worked with beside the person who is enrolled.
create table enrolment_member (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  other_restricted boolean not null default false,
  -- The person who is enrolled.
  person_id uuid not null references person (id),
  enrolment_id uuid not null references enrolment (id),
  member_id uuid not null references person (id),
  joined_on date not null,
  left_on date,
  left_note text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  constraint enrolment_member_two_people check (person_id <> member_id),
  constraint enrolment_member_in_order check (left_on is null or left_on >= joined_on)
);

create index enrolment_member_enrolment on enrolment_member (enrolment_id);

create unique index enrolment_member_once on enrolment_member (enrolment_id, member_id) where left_on is null;

create index enrolment_member_person on enrolment_member (person_id);

create index enrolment_member_member on enrolment_member (member_id);
