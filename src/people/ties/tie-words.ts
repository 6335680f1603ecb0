import type { RelationshipKind } from '../family.ts';
import type { TieDirection } from './tie.ts';

/** What somebody is who is that to the person. */
const kindWords: Readonly<Record<RelationshipKind, string>> = {
  mother: 'Mother',
  father: 'Father',
  parent: 'Parent',
  adopter: 'Adoptive parent',
  step_parent: 'Step-parent',
  foster_carer: 'Foster carer',
  guardian: 'Guardian',
  grandparent: 'Grandparent',
  sibling: 'Sister or brother',
  half_sibling: 'Half-sister or half-brother',
  twin: 'Twin',
  identical_twin: 'Identical twin',
  aunt_or_uncle: 'Aunt or uncle',
  cousin: 'Cousin',
  partner: 'Partner',
  married: 'Husband, wife or civil partner',
  separated: 'Separated from',
  divorced: 'Divorced from',
  former_partner: 'Former partner',
  relative: 'Relative',
  carer: 'Carer',
  friend: 'Friend',
  professional: 'Professional',
  not_said: 'Cannot or will not say',
};

/** What somebody is to whom the person is that. */
const otherSideWords: Readonly<Partial<Record<RelationshipKind, string>>> = {
  mother: 'Child',
  father: 'Child',
  parent: 'Child',
  adopter: 'Adopted child',
  step_parent: 'Step-child',
  foster_carer: 'Was fostered',
  guardian: 'Has this person as guardian',
  grandparent: 'Grandchild',
  aunt_or_uncle: 'Niece or nephew',
  carer: 'Cared for',
  professional: 'Works with this person',
};

/** What the other of a tie is to the person whose record it is: “Partner”, “Grandchild”. */
export function tieWords(kind: RelationshipKind, direction: TieDirection): string {
  return (direction === 'of' ? otherSideWords[kind] : undefined) ?? kindWords[kind];
}
