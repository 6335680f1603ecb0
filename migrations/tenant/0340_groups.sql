-- A group: a peer group, a course, a drop-in. What it is and where; who comes stands in tables of its own.
create table support_group (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  programme_id text not null,
  kind text not null,
  title text not null,
  about text,
  place text,
  online boolean not null default false,
  -- Places; null where as many may come as like.
  capacity integer check (capacity > 0),
  -- Places that somebody has or was offered: counted here, since whoever looks may not see every member.
  taken integer not null default 0 check (taken >= 0),
  staff_ids uuid[] not null default '{}',
  -- Marks of its members who must not meet somebody (apart_mark): two that are equal must not both be here.
  apart_marks text[] not null default '{}',
  -- How many sessions somebody comes to who completes it, as its programme said when it was made.
  completed_after integer,
  -- Whether somebody who came was seen, as at any other contact; as its programme said when it was made.
  counts_as_seen boolean not null default true,
  ended_on date,
  made_by uuid references staff (id),
  made_at timestamptz not null
);

create index support_group_programme on support_group (programme_id, ended_on);

-- One session: when, where, who holds it, how many came without a name.
create table group_session (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  support_group_id uuid not null references support_group (id),
  held_on date not null,
  starts_at time not null,
  ends_at time not null,
  place text,
  -- The place as it is compared with others: lower case, without signs. Null where it is online.
  room text,
  topic text,
  staff_ids uuid[] not null default '{}',
  -- Places that the group had when its register was taken.
  places integer,
  registered_on date,
  registered_by uuid references staff (id),
  head_count integer check (head_count >= 0),
  note text,
  changed_why text,
  cancelled_on date,
  cancelled_why text,
  constraint group_session_ends_after check (ends_at > starts_at)
);

create index group_session_group on group_session (support_group_id, held_on);

create index group_session_day on group_session (held_on);

-- Somebody who is in a group, waits for a place, was offered one, or has left.
create table group_member (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  support_group_id uuid not null references support_group (id),
  enrolment_id uuid references enrolment (id),
  -- A parent may hold the group with the workers.
  role text not null check (role in ('member', 'co_facilitator')),
  state text not null check (state in ('waiting', 'offered', 'joined', 'left')),
  asked_on date not null,
  offered_on date,
  joined_on date,
  left_on date,
  left_why text,
  transport text,
  creche text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create unique index group_member_once on group_member (person_id, support_group_id) where state <> 'left';

create index group_member_person on group_member (person_id);

create index group_member_group on group_member (support_group_id, state, asked_on);

create index group_member_enrolment on group_member (enrolment_id);

-- Who came to a session, and who did not.
create table group_attendance (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  support_group_id uuid not null references support_group (id),
  group_session_id uuid not null references group_session (id),
  enrolment_id uuid references enrolment (id),
  held_on date not null,
  answer text not null check (answer in ('present', 'late', 'apologies', 'absent')),
  walk_in boolean not null default false,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create unique index group_attendance_once on group_attendance (person_id, group_session_id);

create index group_attendance_person on group_attendance (person_id, held_on desc);

create index group_attendance_session on group_attendance (group_session_id);

create index group_attendance_group on group_attendance (support_group_id);

create index group_attendance_enrolment on group_attendance (enrolment_id, held_on desc);

-- What somebody says of a group that she was in.
create table group_feedback (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  support_group_id uuid not null references support_group (id),
  said_on date not null,
  -- From 1 to 5, by question.
  answers jsonb not null default '{}',
  words text,
  by_herself boolean not null,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null
);

create index group_feedback_person on group_feedback (person_id);

create index group_feedback_group on group_feedback (support_group_id);

-- What a worker thinks of her own work in a session: for herself alone.
create table session_reflection (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  staff_id uuid not null references staff (id),
  group_session_id uuid not null references group_session (id),
  words text not null,
  written_at timestamptz not null
);

create index session_reflection_session on session_reflection (group_session_id, staff_id);
