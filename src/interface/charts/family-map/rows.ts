import type { Cluster } from './clusters.ts';
import type { FamilyTies, Link } from './unions.ts';

/** Room for one person, symbol and label. */
export const SLOT = 128;
/** Room between people who are no couple. */
export const CLUSTER_GAP = 14;

/** One person’s main line from above: where it starts and where it ends, as rows and names. */
export interface Edge {
  readonly parents: readonly string[];
  readonly child: string;
  readonly link: Link;
}

/** The generations from the top, each with its clusters from the left. */
export type RowsOrder = readonly (readonly Cluster[])[];

/** Where everybody would stand if each row were centred: enough to compare two orders. */
export function roughPlaces(rows: RowsOrder): Map<string, number> {
  return new Map(rows.flatMap(roughRow));
}

/** The same for one row. */
export function roughRow(row: RowsOrder[number]): (readonly [string, number])[] {
  const people = row.reduce((count, { members }) => count + members.length, 0);
  let left = -(people * SLOT + (row.length - 1) * CLUSTER_GAP) / 2;
  const places: (readonly [string, number])[] = [];
  for (const { members } of row) {
    for (const member of members) {
      places.push([member, left + SLOT / 2]);
      left += SLOT;
    }
    left += CLUSTER_GAP;
  }
  return places;
}

/** The lines that the order of rows is judged by: every child to each union that it hangs from. */
export function edgesOf(ties: FamilyTies): Edge[] {
  return ties.links.flatMap((link) => {
    const parents = ties.unions.get(link.union)?.parents ?? [];
    return parents.length === 0 ? [] : link.children.map((child) => ({ parents, child, link }));
  });
}

/** The middle of some places; undefined where none is known. */
export function middleOf(ids: readonly string[], places: ReadonlyMap<string, number>): number | undefined {
  const known = ids.flatMap((id) => places.get(id) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, place) => sum + place, 0) / known.length;
}
