import { formatDate, formatPartialDay } from '../../wording/index.ts';
import type { CoupleThen, PersonThen, Quality } from './family.ts';
import type { LinkKind } from './unions.ts';

export const sexOnMap: Readonly<Record<PersonThen['sex'], string>> = {
  female: 'Female',
  male: 'Male',
  other: 'Another sex',
  not_known: 'Sex not known',
};

export const stateOnMap: Readonly<Record<PersonThen['state'], string>> = {
  living: 'Living',
  died: 'Died',
  expected: 'Pregnancy',
  miscarriage: 'Miscarriage',
  termination: 'Pregnancy ended',
  stillbirth: 'Stillborn',
  not_said: 'Pregnancy that ended, not said how',
};

export const coupleOnMap: Readonly<Record<CoupleThen['state'], string>> = {
  married: 'Married',
  together: 'A couple',
  separated: 'Married, separated',
  divorced: 'Divorced',
  past: 'Were a couple',
  parents: 'Have a child together',
};

export const linkOnMap: Readonly<Record<LinkKind, string>> = {
  birth: 'Child by birth',
  adoptive: 'Child by adoption',
  foster: 'Fostered child',
  guardian: 'Child under a special guardianship',
  step: 'Stepchild',
  siblings: 'Sisters and brothers',
};

export const qualityOnMap: Readonly<Record<Quality, string>> = {
  close: 'Close',
  very_close: 'Very close',
  distant: 'Distant',
  conflict: 'In conflict',
  mixed: 'Close, and in conflict',
  cut_off: 'Cut off',
  harm: 'Harm done by one to the other',
};

/** All that the map says of one person, for a reader who does not see it. */
export function saidOf(person: PersonThen): string {
  const { name, sex, state, age, bornOn, diedOn, dueOn, note } = person;
  const parts = [
    name,
    state === 'living' ? undefined : stateOnMap[state].toLowerCase(),
    sexOnMap[sex].toLowerCase(),
    bornOn && state !== 'expected' ? `born ${formatPartialDay(bornOn)}` : undefined,
    state === 'died' && diedOn ? `died ${formatDate(diedOn)}` : undefined,
    state === 'expected' && dueOn ? `due ${formatDate(dueOn)}` : undefined,
    state === 'living' && age !== undefined ? `aged ${age}` : undefined,
    note?.toLowerCase(),
  ];
  return parts.filter(Boolean).join(', ');
}
