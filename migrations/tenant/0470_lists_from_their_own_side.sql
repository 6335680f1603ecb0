-- A worker's work that ended lately, for what is due after an end; its first column serves whatever the old one did.
create index allocation_staff_ended on allocation (staff_id, ended_on);
drop index allocation_staff;

-- Who was accepted for a programme: a waiting list is looked for there, and not among all referrals.
create index referral_accepted on referral (programme_id) where status = 'accepted';
