import type { PersonThen } from './family.ts';
import { birthOrder } from './unions.ts';

/** People of one generation who stand side by side because they are or were couples. */
export interface Cluster {
  readonly id: string;
  readonly members: readonly string[];
}

/**
 * Couples side by side: him on the left and her on the right, as the field draws them; somebody with two partners
 * between the two, and with more the later ones further right. Pairs come in the order of time.
 */
export function clustersOf(
  people: readonly PersonThen[],
  pairs: readonly (readonly [string, string])[],
  level: ReadonlyMap<string, number>,
): Cluster[] {
  const partners = new Map<string, string[]>();
  for (const [a, b] of pairs) {
    if (level.get(a) !== level.get(b)) continue;
    partners.set(a, [...(partners.get(a) ?? []), b]);
    partners.set(b, [...(partners.get(b) ?? []), a]);
  }
  const sexOf = new Map(people.map(({ id, sex }) => [id, sex]));
  const order = birthOrder(people);
  const placed = new Set<string>();
  const clusters: Cluster[] = [];
  const byPartners = people
    .map(({ id }) => id)
    .sort((a, b) => (partners.get(b)?.length ?? 0) - (partners.get(a)?.length ?? 0) || order(a, b));
  for (const id of byPartners) {
    if (placed.has(id)) continue;
    const chain = unfold(id, partners, placed);
    const [left, right] = chain;
    const swap =
      chain.length === 2 && sexOf.get(left ?? '') === 'female' && sexOf.get(right ?? '') === 'male';
    const members = swap ? chain.toReversed() : chain;
    clusters.push({ id: members.toSorted()[0] ?? id, members });
  }
  return clusters;
}

/** The first partner and hers to the left, the others to the right. */
function unfold(
  hub: string,
  partners: ReadonlyMap<string, readonly string[]>,
  placed: Set<string>,
): string[] {
  const branch = (id: string): string[] => {
    if (placed.has(id)) return [];
    placed.add(id);
    return [id, ...(partners.get(id) ?? []).flatMap(branch)];
  };
  placed.add(hub);
  const [first, ...others] = partners.get(hub) ?? [];
  const left = first ? branch(first).reverse() : [];
  return [...left, hub, ...others.flatMap(branch)];
}
