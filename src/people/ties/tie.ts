import { type RelationshipKind, relationshipKinds } from '../family.ts';

/** Ties that a worker may record between two people, parents and children among them: all but who brings a child up. */
export type RecordedTie = Exclude<RelationshipKind, 'carer'>;
export const recordedTies = relationshipKinds.filter((kind): kind is RecordedTie => kind !== 'carer');

/** `of`: the person is that to the other; `has`: the other is that to her. */
export const tieDirections = ['of', 'has'] as const;
export type TieDirection = (typeof tieDirections)[number];

const couples: ReadonlySet<RelationshipKind> = new Set([
  'partner',
  'married',
  'separated',
  'divorced',
  'former_partner',
]);

const siblings: ReadonlySet<RelationshipKind> = new Set([
  'sibling',
  'half_sibling',
  'twin',
  'identical_twin',
]);

/** Kinds that read the same from both sides. */
const evenKinds: ReadonlySet<RelationshipKind> = new Set<RelationshipKind>([
  ...siblings,
  ...couples,
  'cousin',
  'relative',
  'friend',
  'not_said',
]);

/** True for a tie that is the same seen from either of the two. */
export function isEven(kind: RelationshipKind): boolean {
  return evenKinds.has(kind);
}

/** True for two people who are, or were, a couple. */
export function isCouple(kind: RelationshipKind): boolean {
  return couples.has(kind);
}

const byBirth: ReadonlySet<RelationshipKind> = new Set(['mother', 'father', 'parent']);

/** True for a parent by birth. */
export function isBirthParent(kind: RelationshipKind): boolean {
  return byBirth.has(kind);
}

const upbringing: ReadonlySet<RelationshipKind> = new Set(['adopter', 'foster_carer', 'guardian', 'carer']);

/** True for somebody who brings a child up in a parent’s place. Of a child, that is kept behind the wall and never here. */
export function isUpbringing(kind: RelationshipKind): boolean {
  return upbringing.has(kind);
}

/** True for sisters and brothers. */
export function isSibling(kind: RelationshipKind): boolean {
  return siblings.has(kind);
}
