import { type Edge, middleOf, SLOT } from './rows.ts';
import type { FamilyTies, Link } from './unions.ts';

/** What an untidiness costs beside one crossing. */
const COST = { crossing: 100, secondCrossing: 40, outOfOrder: 45, stranger: 30, length: 0.02 };

type Places = ReadonlyMap<string, number>;

/** How untidy an order of rows is: crossings first, then children out of the order of birth, then long lines. */
export class Tidiness {
  /** The lines that end in each row. */
  readonly #ending: (Edge & { readonly main: boolean })[][] = [];
  readonly #siblings: Link[][] = [];
  /** Which rows hold lines that begin or end in each row. */
  readonly #touched: Set<number>[] = [];

  constructor(edges: readonly Edge[], ties: FamilyTies, level: ReadonlyMap<string, number>) {
    const rows = Math.max(0, ...level.values()) + 1;
    for (let row = 0; row < rows; row += 1) {
      this.#ending.push([]);
      this.#siblings.push([]);
      this.#touched.push(new Set([row]));
    }
    const rowOf = (id: string | undefined) => level.get(id ?? '') ?? 0;
    for (const edge of edges) {
      this.#ending[rowOf(edge.child)]?.push({ ...edge, main: ties.mainLink.get(edge.child) === edge.link });
      for (const parent of edge.parents) this.#touched[rowOf(parent)]?.add(rowOf(edge.child));
    }
    for (const link of ties.links) {
      this.#siblings[rowOf(link.children[0])]?.push(link);
      for (const child of link.children) this.#touched[rowOf(child)]?.add(rowOf(link.children[0]));
    }
  }

  /** Of the whole picture. */
  cost(places: Places): number {
    return this.#ending.reduce((sum, _, row) => sum + this.#costOf(row, places), 0);
  }

  /** Of all that a change in one row can change. */
  costAround(row: number, places: Places): number {
    let cost = 0;
    for (const touched of this.#touched[row] ?? []) cost += this.#costOf(touched, places);
    return cost;
  }

  #costOf(row: number, places: Places): number {
    const lines = (this.#ending[row] ?? []).flatMap(({ parents, child, main }) => {
      const [from, to] = [middleOf(parents, places), places.get(child)];
      return from === undefined || to === undefined ? [] : [{ from, to, main }];
    });
    let cost = 0;
    for (const [index, one] of lines.entries()) {
      cost += Math.abs(one.from - one.to) * COST.length;
      for (let next = index + 1; next < lines.length; next += 1) {
        const other = lines[next];
        if (!other || (one.from - other.from) * (one.to - other.to) >= 0) continue;
        cost += one.main && other.main ? COST.crossing : COST.secondCrossing;
      }
    }
    for (const { children } of this.#siblings[row] ?? []) cost += siblingCost(children, places);
    return cost;
  }
}

/** Sisters and brothers in the order of birth, and nobody but their partners between them. */
function siblingCost(children: readonly string[], places: ReadonlyMap<string, number>): number {
  let cost = 0;
  for (const [index, child] of children.entries()) {
    const before = children[index - 1];
    if (before === undefined) continue;
    const apart = (places.get(child) ?? 0) - (places.get(before) ?? 0);
    if (apart < 0) cost += COST.outOfOrder;
    const strangers = Math.max(0, Math.round(Math.abs(apart) / SLOT_AND_PARTNER) - 1);
    cost += strangers * COST.stranger;
  }
  return cost;
}

/** As far apart as a sister with her partner stands. */
const SLOT_AND_PARTNER = 2 * SLOT + 4;
