-- A team's role asks of every referral whether it is of somebody whom it reaches, or of nobody on record yet. Where both stand under
-- one expression, an index answers, and the list of people is read once and not again for each row.
create index referral_reach on referral ((coalesce(person_id, '00000000-0000-0000-0000-000000000000'::uuid)));
