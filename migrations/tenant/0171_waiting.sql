-- What was done for somebody who waits for a place: an offer and its answer, a word on how it stands, taking her off.
create table waiting_step (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  referral_id uuid not null references referral (id),
  kind text not null check (kind in ('offered', 'not_taken', 'told', 'taken_off')),
  on_day date not null,
  -- Until when a place that was offered is kept.
  until_day date,
  reason text,
  signposts text[] not null default '{}',
  note text,
  recorded_by uuid references staff (id),
  recorded_at timestamptz not null,
  constraint waiting_step_why check (kind <> 'taken_off' or reason is not null)
);

create index waiting_step_referral on waiting_step (referral_id, recorded_at desc);

create index waiting_step_person on waiting_step (person_id, on_day desc);
