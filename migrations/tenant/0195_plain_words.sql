-- The council's own entries in the list of words that are marked while somebody types. Facet ships with a list; an entry here
-- with the same words stands in its place, and one that is switched off takes it away.
create table plain_word (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  words text not null,
  kind text not null check (kind in ('jargon', 'blame')),
  instead text not null,
  switched_off boolean not null default false,
  constraint plain_word_once unique (words)
);
