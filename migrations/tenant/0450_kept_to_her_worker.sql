-- Somebody may tell a thing to her own worker alone: whoever holds her case today reads it, and whoever wrote it down.
alter table telling drop constraint telling_sharing_check;

alter table telling add constraint telling_sharing_check
  check (sharing in ('may_share', 'ask_first', 'keep_here', 'only_worker'));
