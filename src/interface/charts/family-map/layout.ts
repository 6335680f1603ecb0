import { clustersOf } from './clusters.ts';
import { columnsOf } from './columns.ts';
import {
  type DrawnCouple,
  type DrawnLine,
  type DrawnPerson,
  type FamilyDrawing,
  HALF,
  LINE,
  type Point,
} from './drawing.ts';
import type { FamilyThen } from './family.ts';
import { generationsOf } from './generations.ts';
import { drawHouseholds } from './households.ts';
import { labelOf } from './label.ts';
import { drawLines, type Heights, type LinePlan, planLines } from './lines.ts';
import { orderRows } from './order.ts';
import { dropPlace, Gutters, membersOf, type Port, portsOf } from './ports.ts';
import { drawQualities } from './qualities.ts';
import { type RowsOrder, SLOT } from './rows.ts';
import { pairsOf, tiesOf } from './unions.ts';

const MARGIN = 24;
const SHELF = 1100;
const UNDER = 12;
const TRACK = 14;
const GAP_ABOVE = 12;
const GAP_BELOW = 30;

/** One connected part of a family, drawn from its own corner. */
interface Part {
  readonly width: number;
  readonly height: number;
  readonly people: readonly DrawnPerson[];
  readonly couples: readonly DrawnCouple[];
  readonly lines: readonly DrawnLine[];
  readonly twinBars: readonly (readonly [Point, Point])[];
}

/** Lays a family out by generation. Everybody in it is drawn; the same family gives the same drawing. */
export function layOutFamily(family: FamilyThen): FamilyDrawing {
  const parts = componentsOf(family).map(layOutPart);
  const shelf = Math.max(SHELF, parts[0]?.width ?? 0);
  let [left, top, height] = [0, 0, 0];
  const placed = parts.map((part) => {
    if (left > 0 && left + part.width > shelf) [left, top] = [0, height + LINE];
    const moved = movePart(part, left + MARGIN, top + MARGIN);
    left += part.width + SLOT / 4;
    height = Math.max(height, top + part.height);
    return moved;
  });
  const people = placed.flatMap((part) => part.people);
  const lines = placed.flatMap((part) => part.lines);
  const width = Math.max(SLOT, ...placed.flatMap((part) => part.people.map(({ x }) => x + SLOT / 2)));
  return {
    width: width + MARGIN,
    height: height + 2 * MARGIN,
    people,
    couples: placed.flatMap((part) => part.couples),
    lines,
    twinBars: placed.flatMap((part) => part.twinBars),
    qualities: drawQualities(family.qualities, people, lines),
    households: drawHouseholds(family.households, people),
  };
}

function movePart(part: Part, dx: number, dy: number): Part {
  const move = <P extends Point>(point: P): P => ({ ...point, x: point.x + dx, y: point.y + dy });
  return {
    ...part,
    people: part.people.map(move),
    couples: part.couples.map((each) => ({ ...each, path: each.path.map(move), mark: move(each.mark) })),
    lines: part.lines.map((each) => ({ ...each, path: each.path.map(move) })),
    twinBars: part.twinBars.map(([from, to]) => [move(from), move(to)] as const),
  };
}

/** Those who are tied to one another, each part by itself: the centre’s own first, then the largest. */
function componentsOf(family: FamilyThen): FamilyThen[] {
  const ties = [
    ...family.couples.map(({ a, b }) => [a, b] as const),
    ...family.parentages.map(({ parent, child }) => [parent, child] as const),
    ...family.siblings,
  ];
  const part = new Map(family.people.map(({ id }) => [id, id]));
  for (const [a, b] of ties) {
    const [kept, gone] = [part.get(a), part.get(b)];
    if (kept === gone || !kept) continue;
    for (const [id, own] of part) if (own === gone) part.set(id, kept);
  }
  const own = part.get(family.centre);
  const sizes = Map.groupBy(part, ([, name]) => name);
  return [...sizes]
    .sort(([a, one], [b, other]) => {
      const first = Number(b === own) - Number(a === own);
      return first || other.length - one.length || (a < b ? -1 : 1);
    })
    .map(([name]) => {
      const here = (id: string) => part.get(id) === name;
      return {
        ...family,
        people: family.people.filter(({ id }) => here(id)),
        couples: family.couples.filter(({ a }) => here(a)),
        parentages: family.parentages.filter(({ child }) => here(child)),
        siblings: family.siblings.filter(([a]) => here(a)),
      };
    });
}

function layOutPart(family: FamilyThen): Part {
  const ties = tiesOf(family);
  const pairs = pairsOf(family, ties);
  const level = generationsOf(
    family.people.map(({ id }) => id),
    pairs,
    ties,
  );
  const rows = orderRows(clustersOf(family.people, pairs, level), level, ties, family.centre);
  const gutters = new Gutters();
  const ports = portsOf(rows, family.couples, ties, gutters);
  const places = columnsOf(rows, ties, (link, at) => dropPlace(link, ports, at));
  const plan = planLines(rows, ties, ports, places, gutters);
  const people = new Map(family.people.map((person) => [person.id, person]));
  const rowOf = new Map(rows.flatMap((row, index) => membersOf(row).map((id) => [id, index] as const)));
  const labels = new Map(family.people.map((person) => [person.id, labelOf(person)]));
  const heights = heightsOf(rows, labels, ports, plan, rowOf);
  const drawn = family.people.map((person) => ({
    person,
    isCentre: person.id === family.centre,
    label: labels.get(person.id) ?? [],
    x: places.get(person.id) ?? 0,
    y: heights.middle(rowOf.get(person.id) ?? 0),
  }));
  const at = new Map(drawn.map((each) => [each.person.id, each]));
  return {
    width: Math.max(...places.values()) + SLOT / 2,
    height: heights.bottom,
    people: drawn,
    couples: drawCouples(family, ports, at, heights),
    ...drawLines(plan, { ports, places, people, rowOf, heights }),
  };
}

function heightsOf(
  rows: RowsOrder,
  labels: ReadonlyMap<string, readonly string[]>,
  ports: ReadonlyMap<string, Port>,
  plan: LinePlan,
  rowOf: ReadonlyMap<string, number>,
): Heights & { readonly bottom: number; readonly labelBottom: (row: number) => number } {
  const tracksIn = (gap: number) =>
    Math.max(
      0,
      ...plan.bars.filter((bar) => bar.gap === gap).map(({ id }) => (plan.tracks.get(id) ?? 0) + 1),
    );
  const middles: number[] = [];
  const bottoms: number[] = [];
  const gaps = new Map<number, number>([[-1, 0]]);
  let y = tracksIn(-1) > 0 ? tracksIn(-1) * TRACK + GAP_BELOW : 0;
  for (const [index, row] of rows.entries()) {
    const members = membersOf(row);
    const lines = Math.max(0, ...members.map((id) => labels.get(id)?.length ?? 0));
    const under = [...ports.values()].filter(
      ({ shape, drop }) => shape === 'under' && rowOf.get(drop.of) === index,
    );
    middles.push(y + HALF);
    bottoms.push(y + 2 * HALF + 8 + lines * LINE);
    const end = (bottoms[index] ?? 0) + under.length * UNDER;
    gaps.set(index, end + GAP_ABOVE);
    y = end + GAP_ABOVE + Math.max(0, tracksIn(index) - 1) * TRACK + GAP_BELOW;
  }
  const labelBottom = (row: number) => bottoms[row] ?? 0;
  const middle = (row: number) => middles[row] ?? 0;
  return {
    middle,
    labelBottom,
    track: (gap, track) => (gaps.get(gap) ?? 0) + track * TRACK,
    startOf: (port) => {
      const row = rowOf.get(port.drop.of) ?? 0;
      if (port.shape === 'under') return underLine(labelBottom(row), port);
      return middle(row) + (port.shape === 'side' ? 0 : SINGLE_BELOW);
    },
    bottom: bottoms.at(-1) ?? 0,
  };
}

/** A single parent’s line leaves a little below the middle, where no couple’s line runs. */
const SINGLE_BELOW = 12;

function underLine(labelBottom: number, { depth }: Port): number {
  return labelBottom + 4 + depth * UNDER;
}

function drawCouples(
  family: FamilyThen,
  ports: ReadonlyMap<string, Port>,
  at: ReadonlyMap<string, DrawnPerson>,
  heights: Heights & { readonly labelBottom: (row: number) => number },
): DrawnCouple[] {
  return family.couples.flatMap(({ a, b, state }) => {
    const port = ports.get(`${a} ${b}`);
    const [one, other] = [at.get(port?.parents[0] ?? a), at.get(port?.parents[1] ?? b)];
    if (!port || !one || !other) return [];
    if (port.shape !== 'under' || !port.other) {
      const path = [
        { x: one.x, y: one.y },
        { x: other.x, y: other.y },
      ];
      // Nearer to the one, so that it stands clear of the children’s line.
      const mark = { x: one.x + (other.x - one.x) * 0.34, y: one.y + (other.y - one.y) * 0.34 };
      return [{ a, b, state, path, mark }];
    }
    const y = heights.startOf(port);
    const xOf = ({ of, dx }: { of: string; dx: number }) => (at.get(of)?.x ?? 0) + dx;
    const [left, right] = [xOf(port.drop), xOf(port.other)].sort((p, q) => p - q);
    const level = one.y + SINGLE_BELOW;
    const path = [
      { x: one.x, y: level },
      { x: left ?? 0, y: level },
      { x: left ?? 0, y },
      { x: right ?? 0, y },
      { x: right ?? 0, y: level },
      { x: other.x, y: level },
    ];
    return [{ a, b, state, path, mark: { x: ((left ?? 0) + (right ?? 0)) / 2, y } }];
  });
}
