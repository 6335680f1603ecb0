-- The same as content, in the order in which the file says it: jsonb sorts names, and so lost which pathway comes first.
alter table programme_version add column whole text;
