-- By which day a referral is to be decided, where its programme says how soon; and what a panel that decided said.
alter table referral
  add column decide_by date,
  add column panel jsonb;

create index referral_decide_by on referral (decide_by) where status in ('received', 'asked_for_more');
