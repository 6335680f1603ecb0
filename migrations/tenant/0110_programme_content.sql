-- What the file said, as plain values with what it extends, so that a start need not read every file again.
alter table programme_version add column content jsonb;
