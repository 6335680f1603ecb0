-- A case may move to a new version of its programme; each line of its history keeps the version it was written under.
alter table stage_move add column programme_version integer;

alter table stage_move add column from_version integer;

alter table stage_move drop constraint stage_move_kind_check;

alter table stage_move add constraint stage_move_kind_check
  check (kind in ('start', 'pathway', 'stage', 'extend', 'version'));
