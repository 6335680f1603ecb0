-- What somebody tells of herself, through time: names, languages, who may not interpret, faith, culture, disability. That she
-- cannot or will not say is an answer too; and each may carry what she allowed.
create table telling (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  person_id uuid not null references person (id),
  kind text not null check (kind in ('birth_name', 'married_name', 'former_name', 'known_as', 'language',
    'not_interpreter', 'faith', 'culture', 'disability')),
  answer text not null check (answer in ('told', 'cannot_say', 'will_not_say')),
  words text,
  sharing text check (sharing in ('may_share', 'ask_first', 'keep_here')),
  began_on date,
  began_precision text check (began_precision in ('day', 'month', 'year')),
  ended_on date,
  ended_precision text check (ended_precision in ('day', 'month', 'year')),
  told_on date not null,
  -- Recorded by mistake: kept, and shown no more.
  struck_on date,
  recorded_by uuid references staff (id),
  constraint telling_has_words check ((answer = 'told') = (words is not null))
);

create index telling_person on telling (person_id);
