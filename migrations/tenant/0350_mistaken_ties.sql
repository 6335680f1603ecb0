-- Ties between two people that were recorded by mistake. They stand in no list of ties any more, so that nothing that reads
-- those can count one; here they are kept, with who took them out and why.
create table mistaken_tie (
  id uuid primary key default uuidv7(),
  version integer not null default 1,
  restricted boolean not null default false,
  other_restricted boolean not null default false,
  person_id uuid not null references person (id),
  other_id uuid not null references person (id),
  kind text not null check (kind in ('mother', 'father', 'parent', 'adopter', 'step_parent', 'foster_carer', 'guardian',
    'grandparent', 'sibling', 'half_sibling', 'twin', 'identical_twin', 'aunt_or_uncle', 'cousin', 'partner', 'married',
    'separated', 'divorced', 'former_partner', 'relative', 'carer', 'friend', 'professional', 'not_said')),
  began_on date,
  began_precision text check (began_precision in ('day', 'month', 'year')),
  ended_on date,
  ended_precision text check (ended_precision in ('day', 'month', 'year')),
  -- How many removals of the child from this parent went with it.
  removals integer not null default 0 check (removals >= 0),
  withdrawn_on date not null,
  withdrawn_reason text not null,
  withdrawn_by uuid references staff (id)
);

create index mistaken_tie_person on mistaken_tie (person_id);

create index mistaken_tie_other on mistaken_tie (other_id);
