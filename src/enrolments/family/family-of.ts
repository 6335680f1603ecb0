import { type PersonRecord, tieWords } from '../../people/index.ts';
import type { FamilyChoice } from './member.ts';

/** Who of somebody's family can be worked with: children and relatives on record whom the reader may see, once each. */
export function familyOf({
  children,
  relatives,
}: Pick<PersonRecord, 'children' | 'relatives'>): readonly FamilyChoice[] {
  const choices = new Map<string, FamilyChoice>();
  for (const { id, name, hidden, diedOn, born } of children) {
    if (!hidden && diedOn === null) choices.set(id, { id, name, tie: born ? 'Child' : 'Baby on the way' });
  }
  for (const { id, name, hidden, endedOn, kind, direction } of relatives) {
    const isWorker = kind === 'professional';
    if (hidden || endedOn || isWorker || choices.has(id)) continue;
    choices.set(id, { id, name, tie: tieWords(kind, direction) });
  }
  return [...choices.values()];
}
