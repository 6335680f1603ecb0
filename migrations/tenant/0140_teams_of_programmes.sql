-- In which programmes a team works; none: in all of them.
alter table team add column programmes text[] not null default '{}';

-- Who held whose case before, for what a team reaches.
create index allocation_staff on allocation (staff_id);

-- A worker's own referrals.
create index referral_staff on referral (staff_id, received_on desc);
