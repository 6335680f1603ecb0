import { CLUSTER_GAP, middleOf, type RowsOrder, roughPlaces, SLOT } from './rows.ts';
import { spaceOut } from './spacing.ts';
import type { FamilyTies, Link } from './unions.ts';

const ROUNDS = 36;
/** In the first rounds each child is also drawn towards the parents’ line, so that branches close up. */
const CLOSING_ROUNDS = 28;
const PULL = 0.3;

/**
 * Where each person’s middle stands across the page, in pixels: parents over their children, children under their
 * parents, as nearly as the order and the room for each allow.
 */
export function columnsOf(
  rows: RowsOrder,
  ties: FamilyTies,
  dropOf: (link: Link, places: ReadonlyMap<string, number>) => number | undefined,
): Map<string, number> {
  const places = roughPlaces(rows);
  for (let round = 0; round < ROUNDS; round += 1) {
    const isDown = round % 2 === 0;
    for (const row of isDown ? rows : rows.toReversed())
      settle(
        row,
        places,
        shiftsOf(ties, places, dropOf, isDown ? 'down' : 'up', round < CLOSING_ROUNDS ? PULL : 0),
      );
  }
  const left = Math.min(...places.values());
  for (const [id, place] of places) places.set(id, place - left + SLOT / 2);
  return places;
}

/** By how much each person would like to move: to stand under, or over, those whom she is tied to. */
function shiftsOf(
  ties: FamilyTies,
  places: ReadonlyMap<string, number>,
  dropOf: (link: Link, places: ReadonlyMap<string, number>) => number | undefined,
  way: 'down' | 'up',
  pull: number,
): Map<string, number[]> {
  const shifts = new Map<string, number[]>();
  const wish = (id: string, shift: number) => shifts.set(id, [...(shifts.get(id) ?? []), shift]);
  for (const link of ties.links) {
    const main = link.children.filter((child) => ties.mainLink.get(child) === link);
    const [drop, middle] = [dropOf(link, places), middleOf(main, places)];
    if (drop === undefined || middle === undefined) continue;
    if (way === 'down') {
      for (const child of main) {
        wish(child, (drop - middle) * (1 - pull) + (drop - (places.get(child) ?? drop)) * pull);
      }
    } else for (const parent of ties.unions.get(link.union)?.parents ?? []) wish(parent, middle - drop);
  }
  return shifts;
}

function settle(
  row: RowsOrder[number],
  places: Map<string, number>,
  shifts: ReadonlyMap<string, number[]>,
): void {
  const items = row.map(({ members }) => {
    const asked = members.flatMap((id) => shifts.get(id) ?? []);
    const shift = asked.length === 0 ? 0 : asked.reduce((sum, each) => sum + each, 0) / asked.length;
    const left = (places.get(members[0] ?? '') ?? 0) - SLOT / 2;
    return {
      wish: left + shift,
      weight: asked.length === 0 ? 0.05 : asked.length,
      width: members.length * SLOT,
      gap: CLUSTER_GAP,
    };
  });
  for (const [index, left] of spaceOut(items).entries()) {
    for (const [place, id] of (row[index]?.members ?? []).entries())
      places.set(id, left + SLOT / 2 + place * SLOT);
  }
}
