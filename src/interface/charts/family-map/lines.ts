import { type Bar, tracksOf } from './bars.ts';
import { type DrawnLine, HALF, type Point } from './drawing.ts';
import type { PersonThen } from './family.ts';
import { dropPlace, type Gutters, membersOf, type Port } from './ports.ts';
import type { RowsOrder } from './rows.ts';
import type { FamilyTies, Link } from './unions.ts';

/** A child’s own end of a line. */
interface Arrival {
  readonly bar: string;
  readonly link: Link;
  readonly child: string;
  readonly x: number;
}

/** A line that runs through a row, to somebody further down. */
interface Passage {
  readonly link: Link;
  readonly from: string;
  readonly to: string;
  readonly x: number;
}

/** All lines between parents and children, before the rows have their heights. */
export interface LinePlan {
  readonly bars: readonly Bar[];
  readonly arrivals: readonly Arrival[];
  readonly passages: readonly Passage[];
  /** Ties that cannot run downwards, such as a record that makes somebody her own grandmother. */
  readonly crosswise: readonly { readonly link: Link; readonly parent: string; readonly child: string }[];
  /** On which track each bar runs in its gap. */
  readonly tracks: ReadonlyMap<string, number>;
}

const ARRIVE_APART = 9;

interface OpenBar {
  readonly id: string;
  readonly link: Link;
  readonly gap: number;
  readonly tops: number[];
  readonly bottoms: number[];
}

/** Draws up the lines one child at a time. */
class Planner {
  readonly bars = new Map<string, OpenBar>();
  readonly arrivals: Arrival[] = [];
  readonly passages: Passage[] = [];
  readonly #rows: RowsOrder;
  readonly #places: ReadonlyMap<string, number>;
  readonly #gutters: Gutters;
  readonly #arrived = new Map<string, number>();

  constructor(rows: RowsOrder, places: ReadonlyMap<string, number>, gutters: Gutters) {
    this.#rows = rows;
    this.#places = places;
    this.#gutters = gutters;
  }

  /** A line from above row `top + 1` down to a child in `row`, through whatever rows lie between. */
  hang(link: Link, child: string, top: number, row: number, drop: number | undefined): void {
    const x = this.#arrivalPlace(child);
    let bar = this.#barIn(link, top);
    if (drop !== undefined && bar.tops.length === 0) bar.tops.push(drop);
    for (let through = top + 1; through < row; through += 1) {
      const passage = passageAt(membersOf(this.#rows[through] ?? []), x, this.#places, this.#gutters);
      bar.bottoms.push(passage);
      const next = this.#barIn(link, through);
      next.tops.push(passage);
      this.passages.push({ link, from: bar.id, to: next.id, x: passage });
      bar = next;
    }
    bar.bottoms.push(x);
    this.arrivals.push({ bar: bar.id, link, child, x });
  }

  #barIn(link: Link, gap: number): OpenBar {
    const id = `${link.id} ${gap}`;
    const bar = this.bars.get(id) ?? { id, link, gap, tops: [], bottoms: [] };
    this.bars.set(id, bar);
    return bar;
  }

  /** The first line arrives in the middle; each further one beside it. */
  #arrivalPlace(child: string): number {
    const count = this.#arrived.get(child) ?? 0;
    this.#arrived.set(child, count + 1);
    const aside = Math.ceil(count / 2) * ARRIVE_APART * (count % 2 === 1 ? 1 : -1);
    return (this.#places.get(child) ?? 0) + (count === 0 ? 0 : aside);
  }
}

/** Plans every line: bars in the gaps between rows, arrivals at children, passages through rows between. */
export function planLines(
  rows: RowsOrder,
  ties: FamilyTies,
  ports: ReadonlyMap<string, Port>,
  places: ReadonlyMap<string, number>,
  gutters: Gutters,
): LinePlan {
  const rowOf = new Map(rows.flatMap((row, index) => membersOf(row).map((id) => [id, index] as const)));
  const planner = new Planner(rows, places, gutters);
  const crosswise: LinePlan['crosswise'][number][] = [];
  const main = ties.links.filter((link) => link.children.some((child) => ties.mainLink.get(child) === link));
  for (const link of [...main, ...ties.links.filter((each) => !main.includes(each))]) {
    const port = ports.get(link.union);
    const highest = Math.min(...link.children.map((id) => rowOf.get(id) ?? 0));
    const top = port ? (rowOf.get(port.drop.of) ?? 0) : highest - 1;
    for (const child of link.children) {
      const row = rowOf.get(child) ?? 0;
      const [parent] = ties.unions.get(link.union)?.parents ?? [];
      if (row > top) planner.hang(link, child, top, row, dropPlace(link, ports, places));
      else if (parent) crosswise.push({ link, parent, child });
    }
  }
  const bars = [...planner.bars.values()];
  const gaps = [...new Set(bars.map(({ gap }) => gap))];
  const tracks = new Map(gaps.flatMap((gap) => [...tracksOf(bars.filter((bar) => bar.gap === gap))]));
  return { bars, arrivals: planner.arrivals, passages: planner.passages, crosswise, tracks };
}

/** The nearest room between two columns of a row. */
function passageAt(
  row: readonly string[],
  x: number,
  places: ReadonlyMap<string, number>,
  gutters: Gutters,
): number {
  const nearest = row.toSorted(
    (a, b) => Math.abs((places.get(a) ?? 0) - x) - Math.abs((places.get(b) ?? 0) - x) || (a < b ? -1 : 1),
  )[0];
  if (nearest === undefined) return x;
  const beside = gutters.take(row, nearest, x < (places.get(nearest) ?? 0) ? 'left' : 'right');
  return (places.get(nearest) ?? 0) + beside.dx;
}

/** Where things stand down the page. */
export interface Heights {
  /** The middle of the symbols of a row. */
  readonly middle: (row: number) => number;
  /** Where a track of a gap runs. */
  readonly track: (gap: number, track: number) => number;
  readonly startOf: (port: Port) => number;
}

interface Sheet {
  readonly ports: ReadonlyMap<string, Port>;
  readonly places: ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, PersonThen>;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly heights: Heights;
}

/** The planned lines as drawn: the bars with what drops into them, and each child’s own line. */
export function drawLines(
  plan: LinePlan,
  sheet: Sheet,
): { lines: DrawnLine[]; twinBars: (readonly [Point, Point])[] } {
  const { places, rowOf, heights } = sheet;
  const height = new Map(plan.bars.map(({ id, gap }) => [id, heights.track(gap, plan.tracks.get(id) ?? 0)]));
  const pointOf = (id: string) => ({ x: places.get(id) ?? 0, y: heights.middle(rowOf.get(id) ?? 0) });
  const down = plan.arrivals.map((arrival) => arrivalLine(plan, arrival, height, sheet));
  return {
    lines: [
      ...plan.bars.flatMap((bar) => barLines(plan, bar, height.get(bar.id) ?? 0, sheet)),
      ...plan.passages.map(({ link, from, to, x }) => ({
        kind: link.kind,
        path: [
          { x, y: height.get(from) ?? 0 },
          { x, y: height.get(to) ?? 0 },
        ],
      })),
      ...plan.crosswise.map(({ link, parent, child }) => ({
        kind: link.kind,
        path: [pointOf(parent), pointOf(child)],
      })),
      ...down.map(({ line }) => line),
    ],
    twinBars: down.flatMap(({ twinBar }) => (twinBar ? [twinBar] : [])),
  };
}

function barLines(
  plan: LinePlan,
  bar: Bar,
  y: number,
  { ports, places, people, rowOf, heights }: Sheet,
): DrawnLine[] {
  const { id, link, gap, tops, bottoms } = bar;
  const xs = [...tops, ...twinMiddles(plan, id, bottoms, people)];
  const across = { kind: link.kind, path: [Math.min(...xs), Math.max(...xs)].map((x) => ({ x, y })) };
  const port = ports.get(link.union);
  const drop = dropPlace(link, ports, places);
  if (!port || drop === undefined || rowOf.get(port.drop.of) !== gap) return [across];
  const start = heights.startOf(port);
  const isStub = port.shape === 'single' || port.shape === 'apart';
  const stub = isStub ? [{ x: places.get(port.drop.of) ?? drop, y: start }] : [];
  return [across, { kind: link.kind, path: [...stub, { x: drop, y: start }, { x: drop, y }] }];
}

function arrivalLine(
  plan: LinePlan,
  arrival: Arrival,
  height: ReadonlyMap<string, number>,
  { people, rowOf, heights }: Sheet,
): { line: DrawnLine; twinBar: readonly [Point, Point] | undefined } {
  const y = height.get(arrival.bar) ?? 0;
  const foot = heights.middle(rowOf.get(arrival.child) ?? 0) - HALF;
  const group = twinsOf(plan, arrival, people);
  const x = group.length > 1 ? mean(group.map((each) => each.x)) : arrival.x;
  const next = group[group.indexOf(arrival) + 1];
  const half = (end: number) => ({ x: (x + end) / 2, y: (y + foot) / 2 });
  return {
    line: {
      kind: arrival.link.kind,
      path: [
        { x, y },
        { x: arrival.x, y: foot },
      ],
    },
    twinBar:
      next && people.get(arrival.child)?.twins?.identical ? [half(arrival.x), half(next.x)] : undefined,
  };
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
}

/** Those who arrive beside one another because they were born together. */
function twinsOf(plan: LinePlan, arrival: Arrival, people: ReadonlyMap<string, PersonThen>): Arrival[] {
  const set = people.get(arrival.child)?.twins?.set;
  if (!set) return [arrival];
  return plan.arrivals
    .filter((each) => each.bar === arrival.bar && people.get(each.child)?.twins?.set === set)
    .toSorted((one, other) => one.x - other.x);
}

/** Where lines leave a bar downwards: twins leave it at one point between them. */
function twinMiddles(
  plan: LinePlan,
  bar: string,
  bottoms: readonly number[],
  people: ReadonlyMap<string, PersonThen>,
): number[] {
  const arrivals = plan.arrivals.filter((each) => each.bar === bar);
  const own = new Set(arrivals.map(({ x }) => x));
  return [
    ...bottoms.filter((x) => !own.has(x)),
    ...arrivals.map((arrival) => mean(twinsOf(plan, arrival, people).map(({ x }) => x))),
  ];
}
