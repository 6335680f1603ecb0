-- A look may be at a referral that nobody has been made a person from yet; and may have been refused. Each entry says who
-- the reader was at the time, and why the permission decision went as it did.
alter table access_log alter column person_id drop not null;

alter table access_log add column referral_id uuid;

alter table access_log add column role text not null default 'not recorded';

alter table access_log alter column role drop default;

-- The partner organisation that the reader belongs to; null for the tenant's own.
alter table access_log add column organisation text;

-- Whether the record itself was open, or stood as a line in a list of many.
alter table access_log add column extent text not null default 'record' check (extent in ('record', 'list'));

alter table access_log add column refused boolean not null default false;

alter table access_log add column reason text not null default 'Not recorded';

alter table access_log alter column reason drop default;

alter table access_log add constraint access_log_about check (person_id is not null or referral_id is not null);

create index access_log_referral on access_log (referral_id, at desc) where referral_id is not null;

-- Entries come in the order of time, so a few bytes for each stretch of pages find a week.
create index access_log_at on access_log using brin (at);
