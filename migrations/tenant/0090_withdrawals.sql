-- What was recorded by mistake is kept and marked; nothing counts it any more.
alter table contact
  add column withdrawn_on date,
  add column withdrawn_reason text,
  add column withdrawn_by uuid references staff (id),
  add constraint contact_withdrawn_why check ((withdrawn_on is null) = (withdrawn_reason is null));

alter table outcome
  add column withdrawn_on date,
  add column withdrawn_reason text,
  add column withdrawn_by uuid references staff (id),
  add constraint outcome_withdrawn_why check ((withdrawn_on is null) = (withdrawn_reason is null));

alter table provision
  add column withdrawn_on date,
  add column withdrawn_reason text,
  add column withdrawn_by uuid references staff (id),
  add constraint provision_withdrawn_why check ((withdrawn_on is null) = (withdrawn_reason is null));

-- An outcome that was withdrawn may be recorded again.
alter table outcome drop constraint outcome_once;

create unique index outcome_once on outcome (enrolment_id, outcome, occurrence) where withdrawn_on is null;

drop index outcome_enrolment;

-- With what the policy and a figure look at, so that figures are counted from the index alone.
create index outcome_enrolment on outcome (enrolment_id, outcome, reached_on)
  include (person_id, restricted, withdrawn_on);
