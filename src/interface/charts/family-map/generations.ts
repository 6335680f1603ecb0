import type { FamilyTies } from './unions.ts';

/** People who stand in one row, and which rows stand above which. */
class Rows {
  readonly #rowOf = new Map<string, string>();
  readonly #below = new Map<string, Set<string>>();

  constructor(people: readonly string[]) {
    for (const id of people) this.#rowOf.set(id, id);
  }

  row(id: string): string {
    return this.#rowOf.get(id) ?? id;
  }

  rowsBelow(row: string): ReadonlySet<string> {
    return this.#below.get(row) ?? new Set();
  }

  rows(): string[] {
    return [...new Set(this.#rowOf.values())].sort();
  }

  /** Puts one row above another, unless it stands below it already: nobody is her own grandmother. */
  above(parent: string, child: string): void {
    const [over, under] = [this.row(parent), this.row(child)];
    if (over === under || this.#reaches(under, over)) return;
    this.#below.set(over, new Set(this.rowsBelow(over)).add(under));
  }

  /** Makes two rows one, unless one stands above the other. */
  join(one: string, other: string): void {
    const [kept, gone] = [this.row(one), this.row(other)];
    if (kept === gone || this.#reaches(kept, gone) || this.#reaches(gone, kept)) return;
    for (const [id, row] of this.#rowOf) if (row === gone) this.#rowOf.set(id, kept);
    this.#below.set(kept, new Set([...this.rowsBelow(kept), ...this.rowsBelow(gone)]));
    this.#below.delete(gone);
    for (const [row, below] of this.#below) {
      if (!below.has(gone)) continue;
      this.#below.set(row, new Set([...below].map((each) => (each === gone ? kept : each))));
    }
  }

  #reaches(from: string, to: string): boolean {
    const seen = new Set<string>();
    const next = [from];
    for (let row = next.pop(); row !== undefined; row = next.pop()) {
      if (row === to) return true;
      if (seen.has(row)) continue;
      seen.add(row);
      next.push(...this.rowsBelow(row));
    }
    return false;
  }
}

/**
 * In which generation each person stands, 0 at the top. Children stand below their parents; couples and sisters and
 * brothers side by side, as far as the ties allow.
 */
export function generationsOf(
  people: readonly string[],
  pairs: readonly (readonly [string, string])[],
  ties: FamilyTies,
): Map<string, number> {
  const rows = new Rows(people);
  const descend = (main: boolean) => {
    for (const link of ties.links) {
      for (const child of link.children) {
        if ((ties.mainLink.get(child) === link) !== main) continue;
        for (const parent of ties.unions.get(link.union)?.parents ?? []) rows.above(parent, child);
      }
    }
  };
  descend(true);
  for (const [a, b] of pairs) rows.join(a, b);
  for (const { children } of ties.links) {
    for (const child of children.slice(1)) rows.join(children[0] ?? child, child);
  }
  descend(false);
  const level = levelsOf(rows);
  return new Map(people.map((id) => [id, level.get(rows.row(id)) ?? 0]));
}

/** As high as its parents allow; then each row with children as low as they allow, so that lines stay short. */
function levelsOf(rows: Rows): Map<string, number> {
  const order = topDown(rows);
  const level = new Map<string, number>(order.map((row) => [row, 0]));
  for (const row of order) {
    for (const below of rows.rowsBelow(row)) {
      level.set(below, Math.max(level.get(below) ?? 0, (level.get(row) ?? 0) + 1));
    }
  }
  for (const row of order.toReversed()) {
    const below = [...rows.rowsBelow(row)].map((each) => level.get(each) ?? 0);
    if (below.length > 0) level.set(row, Math.min(...below) - 1);
  }
  return level;
}

function topDown(rows: Rows): string[] {
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (row: string) => {
    if (seen.has(row)) return;
    seen.add(row);
    for (const below of [...rows.rowsBelow(row)].sort().toReversed()) visit(below);
    order.push(row);
  };
  for (const row of rows.rows()) visit(row);
  return order.reverse();
}
