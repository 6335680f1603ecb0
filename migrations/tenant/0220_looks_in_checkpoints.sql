-- The looks that were removed with a record: each one's number in the access log, and its hash. A checkpoint counts the
-- looks as they were, and is held against those that stand together with these.
alter table destruction add column gone_looks jsonb not null default '[]';
