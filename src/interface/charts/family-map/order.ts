import type { Cluster } from './clusters.ts';
import { type Edge, edgesOf, middleOf, type RowsOrder, roughPlaces, roughRow } from './rows.ts';
import { Tidiness } from './tidiness.ts';
import type { FamilyTies } from './unions.ts';

const SWEEPS = 8;
const SWAP_ROUNDS = 6;
interface Question {
  readonly edges: readonly Edge[];
  readonly ties: FamilyTies;
}

/**
 * Puts every row in an order in which few lines cross, sisters and brothers stand together, the eldest on the left.
 * Barycentre sweeps, then exchanges of neighbours for as long as they help; the same family gives the same order.
 */
export function orderRows(
  clusters: readonly Cluster[],
  level: ReadonlyMap<string, number>,
  ties: FamilyTies,
  centre: string,
): RowsOrder {
  const edges = edgesOf(ties);
  const tidiness = new Tidiness(edges, ties, level);
  let best = firstOrder(clusters, level, ties, centre);
  let bestCost = tidiness.cost(roughPlaces(best));
  let current: RowsOrder = best;
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    current = sweepOnce(current, { edges, ties }, sweep % 2 === 0);
    const cost = tidiness.cost(roughPlaces(current));
    if (cost < bestCost) [best, bestCost] = [current, cost];
  }
  return exchange(best, tidiness);
}

/** A first order: down from the oldest generation of the centre’s own line, each branch before the next. */
function firstOrder(
  clusters: readonly Cluster[],
  level: ReadonlyMap<string, number>,
  ties: FamilyTies,
  centre: string,
): RowsOrder {
  const clusterOf = new Map(
    clusters.flatMap((cluster) => cluster.members.map((id) => [id, cluster] as const)),
  );
  const levelOf = (cluster: Cluster) => level.get(cluster.members[0] ?? '') ?? 0;
  const rows: Cluster[][] = [];
  const seen = new Set<Cluster>();
  const visit = (cluster: Cluster | undefined) => {
    if (!cluster || seen.has(cluster)) return;
    seen.add(cluster);
    for (const member of cluster.members) {
      const link = ties.mainLink.get(member);
      for (const parent of (link && ties.unions.get(link.union)?.parents) ?? []) visit(clusterOf.get(parent));
    }
    const at = levelOf(cluster);
    while (rows.length <= at) rows.push([]);
    rows[at]?.push(cluster);
    for (const link of ties.links) {
      const parents = ties.unions.get(link.union)?.parents ?? [];
      const own = parents.length === 0 ? link.children : parents;
      if (!own.some((id) => cluster.members.includes(id))) continue;
      for (const child of link.children) visit(clusterOf.get(child));
    }
  };
  visit(clusterOf.get(centre));
  for (const cluster of clusters) visit(cluster);
  return rows;
}

function sweepOnce(rows: RowsOrder, question: Question, down: boolean): RowsOrder {
  const places = roughPlaces(rows);
  const next: RowsOrder[number][] = [...rows];
  const indices = rows.map((_, index) => index);
  for (const index of down ? indices : indices.toReversed()) {
    const row = next[index] ?? [];
    const keyed = row.map((cluster, position) => ({
      cluster,
      position,
      key: wishOf(cluster, places, question, down) ?? middleOf(cluster.members, places) ?? 0,
    }));
    keyed.sort((one, other) => one.key - other.key || one.position - other.position);
    next[index] = keyed.map(({ cluster }) => cluster);
    for (const [id, place] of roughPlaces(next)) places.set(id, place);
  }
  return next;
}

function wishOf(
  { members }: Cluster,
  places: ReadonlyMap<string, number>,
  { edges, ties }: Question,
  down: boolean,
): number | undefined {
  const wishes = down
    ? members.flatMap((id) => {
        const link = ties.mainLink.get(id);
        const parents = link && ties.unions.get(link.union)?.parents;
        return (parents && middleOf(parents, places)) ?? [];
      })
    : edges
        .filter(({ parents }) => parents.some((id) => members.includes(id)))
        .flatMap(({ child }) => places.get(child) ?? []);
  return wishes.length === 0 ? undefined : wishes.reduce((sum, wish) => sum + wish, 0) / wishes.length;
}

/** Neighbours change places, and couples sides, for as long as the picture gets tidier. */
function exchange(start: RowsOrder, tidiness: Tidiness): RowsOrder {
  const rows = [...start];
  const places = roughPlaces(rows);
  for (let round = 0; round < SWAP_ROUNDS; round += 1) {
    let changed = false;
    for (const index of rows.keys()) {
      for (let place = 0; place < (rows[index]?.length ?? 0); place += 1) {
        for (const tried of exchanges(rows[index] ?? [], place)) {
          const before = tidiness.costAround(index, places);
          const kept = rows[index] ?? [];
          for (const [id, at] of roughRow(tried)) places.set(id, at);
          if (tidiness.costAround(index, places) < before - 1e-9) {
            rows[index] = tried;
            changed = true;
          } else for (const [id, at] of roughRow(kept)) places.set(id, at);
        }
      }
    }
    if (!changed) break;
  }
  return rows;
}

function exchanges(row: readonly Cluster[], place: number): (readonly Cluster[])[] {
  const [one, other] = [row[place], row[place + 1]];
  if (!one) return [];
  const flip = (cluster: Cluster): Cluster => ({ ...cluster, members: cluster.members.toReversed() });
  const flipped = one.members.length > 1 ? [row.with(place, flip(one))] : [];
  return other ? [row.with(place, other).with(place + 1, one), ...flipped] : flipped;
}
