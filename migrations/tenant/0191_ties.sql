-- More ways in which two people are tied, and how closely the days of a tie are known.
alter table relationship drop constraint relationship_kind_check;

alter table relationship add constraint relationship_kind_check check (kind in ('mother', 'father', 'parent', 'adopter',
  'step_parent', 'foster_carer', 'guardian', 'grandparent', 'sibling', 'half_sibling', 'twin', 'identical_twin',
  'aunt_or_uncle', 'cousin', 'partner', 'married', 'separated', 'divorced', 'former_partner', 'relative', 'carer', 'friend',
  'professional', 'not_said'));

alter table relationship
  add column began_precision text check (began_precision in ('day', 'month', 'year')),
  add column ended_precision text check (ended_precision in ('day', 'month', 'year'));
