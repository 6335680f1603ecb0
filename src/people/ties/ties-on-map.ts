import type { Couple, CoupleState, MapPerson, ParentageKind } from '../../interface/charts/index.ts';
import type { RelationshipKind } from '../family.ts';
import type { MapTieRow } from '../family-on-map.ts';
import { isBirthParent, isCouple, isSibling } from './tie.ts';
import { tieWords } from './tie-words.ts';

/** How the map draws somebody who is that to a child; undefined for ties that are no parent’s. */
export function parentageKind(kind: RelationshipKind): ParentageKind | undefined {
  if (isBirthParent(kind)) return 'birth';
  const drawn: Partial<Record<RelationshipKind, ParentageKind>> = {
    adopter: 'adoptive',
    foster_carer: 'foster',
    guardian: 'guardian',
    step_parent: 'step',
  };
  return drawn[kind];
}

const STATES: Partial<Record<RelationshipKind, CoupleState>> = {
  partner: 'together',
  married: 'married',
  separated: 'separated',
  divorced: 'divorced',
  former_partner: 'past',
};

const pairOf = ({ personId, otherId }: Pick<MapTieRow, 'personId' | 'otherId'>) =>
  [personId, otherId].sort().join(' ');

/** Couples with their steps through time: together, married, separated, divorced, each from its own day. */
export function couplesOf(ties: readonly MapTieRow[]): Couple[] {
  const pairs = Map.groupBy(
    ties.filter(({ kind }) => isCouple(kind)),
    pairOf,
  );
  return [...pairs.values()].flatMap((steps): Couple[] => {
    const [first] = steps;
    return first ? [{ a: first.personId, b: first.otherId, steps: steps.flatMap(stepsOf) }] : [];
  });
}

function stepsOf({ kind, beganOn, endedOn }: MapTieRow): Couple['steps'] {
  const state = STATES[kind];
  if (!state) return [];
  // Of a former couple the last day is the day from which they are one no more.
  if (state === 'past') return [{ state, from: endedOn ?? beganOn }];
  const goesOn = state === 'separated' || state === 'divorced' || !endedOn;
  return [{ state, from: beganOn }, ...(goesOn ? [] : [{ state: 'past' as const, from: endedOn }])];
}

/** Sisters and brothers, as pairs. */
export function siblingsOf(ties: readonly MapTieRow[]): (readonly [string, string])[] {
  return ties.filter(({ kind }) => isSibling(kind)).map(({ personId, otherId }) => [personId, otherId]);
}

/** Twins, by person: those of one birth share a mark. */
export function twinsOf(ties: readonly MapTieRow[]): Map<string, MapPerson['twins']> {
  const twins = ties.filter(({ kind }) => kind === 'twin' || kind === 'identical_twin');
  const sets = new Map<string, string>();
  for (const { personId, otherId } of twins) {
    const set = sets.get(personId) ?? sets.get(otherId) ?? personId;
    const joined = new Set([sets.get(personId), sets.get(otherId)]);
    for (const [id, other] of sets) if (joined.has(other)) sets.set(id, set);
    sets.set(personId, set).set(otherId, set);
  }
  const identical = new Set(
    twins.filter(({ kind }) => kind === 'identical_twin').map(({ personId }) => sets.get(personId)),
  );
  return new Map([...sets].map(([id, set]) => [id, { set, identical: identical.has(set) }]));
}

const LINED: ReadonlySet<RelationshipKind> = new Set([
  'mother',
  'father',
  'parent',
  'adopter',
  'foster_carer',
  'guardian',
  'step_parent',
]);

/** What is said under the name of those whom no line joins to the family: “Grandparent of Amina”. */
export function tieNotes(ties: readonly MapTieRow[], nameOf: (id: string) => string): Map<string, string> {
  const notes = new Map<string, string>();
  for (const { personId, otherId, kind } of ties) {
    if (LINED.has(kind) || isCouple(kind) || isSibling(kind)) continue;
    const what = kind === 'not_said' ? 'Close to' : `${tieWords(kind, 'has')} of`;
    const said = `${what} ${nameOf(otherId)}`;
    notes.set(personId, [notes.get(personId), said].filter(Boolean).join(', '));
  }
  return notes;
}
