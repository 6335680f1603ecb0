import type { FamilyThen, ParentageKind, PersonThen } from './family.ts';
import { pairKey } from './family-at.ts';

export type LinkKind = ParentageKind | 'siblings';

/** Children who hang from the same parents in the same way, the eldest first. */
export interface Link {
  readonly id: string;
  readonly union: string;
  readonly kind: LinkKind;
  readonly children: readonly string[];
}

/** Two parents, one, or none that is known: where children’s lines begin. */
export interface Union {
  readonly id: string;
  readonly parents: readonly string[];
}

/** How a family hangs together on one day. */
export interface FamilyTies {
  readonly unions: ReadonlyMap<string, Union>;
  readonly links: readonly Link[];
  /** Of each child: the one line that her place in the picture follows. */
  readonly mainLink: ReadonlyMap<string, Link>;
}

/** A child stands under the parents by birth; where they are not on the map, under those who bring the child up. */
const STRENGTH: readonly LinkKind[] = ['birth', 'adoptive', 'guardian', 'foster', 'step', 'siblings'];

/** Gathers parents into unions and children into links. */
export function tiesOf(family: Pick<FamilyThen, 'people' | 'parentages' | 'siblings'>): FamilyTies {
  const unions = new Map<string, Union>();
  const children = new Map<string, { union: string; kind: LinkKind; children: string[] }>();
  const hang = (parents: readonly string[], kind: LinkKind, child: string, name: string) => {
    unions.set(name, { id: name, parents });
    const id = `${name} ${kind}`;
    const link = children.get(id) ?? { union: name, kind, children: [] };
    children.set(id, { ...link, children: [...link.children, child] });
  };
  for (const person of family.people) {
    for (const kind of STRENGTH) {
      const parents = family.parentages
        .filter((each) => each.child === person.id && each.kind === kind && each.parent !== person.id)
        .map(({ parent }) => parent);
      for (const pair of inPairs([...new Set(parents)].sort())) hang(pair, kind, person.id, pair.join(' '));
    }
  }
  // Sisters and brothers who hang from one line of their parents' have no other: twins have their mark there.
  const drawn = [...children.values()];
  const apart = family.siblings.filter(
    (pair) => !drawn.some((link) => pair.every((id) => link.children.includes(id))),
  );
  for (const group of siblingGroups(apart)) {
    for (const child of group) hang([], 'siblings', child, `siblings ${group[0]}`);
  }
  const order = birthOrder(family.people);
  const links = [...children]
    .map(([id, link]): Link => ({ id, ...link, children: link.children.toSorted(order) }))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  return { unions, links, mainLink: mainLinks(links) };
}

function inPairs(parents: readonly string[]): string[][] {
  const pairs: string[][] = [];
  for (let index = 0; index < parents.length; index += 2) pairs.push(parents.slice(index, index + 2));
  return pairs;
}

function siblingGroups(pairs: readonly (readonly [string, string])[]): string[][] {
  const groups: Set<string>[] = [];
  for (const pair of pairs) {
    const touched = groups.filter((group) => pair.some((id) => group.has(id)));
    const joined = new Set([...pair, ...touched.flatMap((group) => [...group])]);
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push(joined);
  }
  return groups.map((group) => [...group].sort()).sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
}

function mainLinks(links: readonly Link[]): Map<string, Link> {
  const main = new Map<string, Link>();
  for (const kind of STRENGTH) {
    for (const link of links) {
      if (link.kind !== kind) continue;
      for (const child of link.children) if (!main.has(child)) main.set(child, link);
    }
  }
  return main;
}

/** The eldest first; twins beside one another; pregnancies last; and the same for the same people always. */
export function birthOrder(people: readonly PersonThen[]): (a: string, b: string) => number {
  const keys = new Map(
    people.map((person) => {
      const { id, state, bornOn, lostOn, dueOn, twins } = person;
      const day = bornOn?.date ?? lostOn ?? dueOn;
      const when = day ? day.toString() : state === 'expected' ? '9998' : '9997';
      return [id, `${when} ${twins?.set ?? ''} ${id}`] as const;
    }),
  );
  const keyOf = (id: string) => keys.get(id) ?? `9999 ${id}`;
  return (a, b) => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b)));
}

/** The pairs that stand side by side, couples and those who have a child together: who had the first child first. */
export function pairsOf(
  family: Pick<FamilyThen, 'people' | 'couples'>,
  ties: FamilyTies,
): (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { a, b } of family.couples) pairs.set(pairKey(a, b), [a, b]);
  for (const { parents } of ties.unions.values()) {
    const [a, b] = parents;
    if (a && b) pairs.set(pairKey(a, b), [a, b]);
  }
  const order = birthOrder(family.people);
  const eldest = new Map<string, string>();
  for (const { union, children } of ties.links) {
    const [child] = children;
    const before = eldest.get(union);
    if (child && (!before || order(child, before) < 0)) eldest.set(union, child);
  }
  return [...pairs]
    .sort(([one], [other]) => {
      const [a, b] = [eldest.get(one), eldest.get(other)];
      if (a && b && a !== b) return order(a, b);
      return Number(!a) - Number(!b) || (one < other ? -1 : 1);
    })
    .map(([, pair]) => pair);
}
