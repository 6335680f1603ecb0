import type { CoupleThen } from './family.ts';
import { pairKey } from './family-at.ts';
import { middleOf, type RowsOrder, SLOT } from './rows.ts';
import type { FamilyTies, Link } from './unions.ts';

/** Lines that share the room between two columns stand this far apart. */
const LANE = 8;

/** A place across the page, told from a person’s own. */
export interface Beside {
  readonly of: string;
  readonly dx: number;
}

/** How the line between two partners runs, and where their children’s line leaves it. */
export interface Port {
  /** `under`: beneath those who stand between the two; `apart`: they stand in different rows. */
  readonly shape: 'side' | 'under' | 'apart' | 'single';
  readonly parents: readonly string[];
  readonly drop: Beside;
  /** Of `under`: where the line goes down on the other side. */
  readonly other?: Beside | undefined;
  /** Of `under`: how deep, 0 the nearest. */
  readonly depth: number;
}

/** Hands out room between columns, so that no two lines run on one another. */
export class Gutters {
  readonly #taken = new Map<string, number>();

  /** The next free lane beside a person, on the one side or the other. */
  take(row: readonly string[], of: string, side: 'left' | 'right'): Beside {
    const index = row.indexOf(of);
    const name = side === 'right' ? `after ${of}` : index > 0 ? `after ${row[index - 1]}` : `before ${of}`;
    const lane = this.#taken.get(name) ?? 0;
    this.#taken.set(name, lane + 1);
    const away = Math.ceil(lane / 2) * LANE * (lane % 2 === 1 ? 1 : -1);
    return { of, dx: (side === 'right' ? SLOT / 2 : -SLOT / 2) + (away === 0 ? 0 : away) };
  }
}

/** Everybody of a row, from the left. */
export function membersOf(row: RowsOrder[number]): string[] {
  return row.flatMap(({ members }) => members);
}

/** Finds for every couple and every parent of children how their lines leave them. Keyed by the union. */
export function portsOf(
  rows: RowsOrder,
  couples: readonly CoupleThen[],
  ties: FamilyTies,
  gutters: Gutters,
): Map<string, Port> {
  const wanted = new Map<string, readonly string[]>();
  for (const { a, b } of couples) wanted.set(pairKey(a, b), [a, b]);
  for (const { id, parents } of ties.unions.values()) if (parents.length > 0) wanted.set(id, parents);
  const partners = new Map<string, number>();
  for (const parents of wanted.values()) {
    if (parents.length === 2) for (const id of parents) partners.set(id, (partners.get(id) ?? 0) + 1);
  }
  const ports = new Map<string, Port>();
  // Those who stand side by side have the middle of their room; the others then take what is left.
  for (const shape of ['side', 'under', 'apart', 'single'] as const) {
    for (const [id, parents] of [...wanted].sort(([one], [other]) => (one < other ? -1 : 1))) {
      const found = placeOf(rows, parents);
      if (found.shape !== shape) continue;
      ports.set(id, portOf(found, { parents, partners, gutters, ports }));
    }
  }
  return ports;
}

interface Found {
  readonly shape: Port['shape'];
  readonly row: readonly string[];
  readonly left: string;
  readonly right: string;
}

function placeOf(rows: RowsOrder, parents: readonly string[]): Found {
  const [a = '', b = ''] = parents;
  const row = rows.find((each) => membersOf(each).includes(a)) ?? [];
  const members = membersOf(row);
  if (parents.length === 1) return { shape: 'single', row: members, left: a, right: a };
  const cluster = row.find((each) => each.members.includes(a))?.members ?? [];
  if (!cluster.includes(b)) {
    const deeper = rows.findLast((each) => membersOf(each).some((id) => id === a || id === b)) ?? [];
    const own = membersOf(deeper).find((id) => id === a || id === b) ?? a;
    return { shape: 'apart', row: membersOf(deeper), left: own, right: own };
  }
  const [i, j] = [cluster.indexOf(a), cluster.indexOf(b)].sort((one, other) => one - other);
  const [left = a, right = b] = [cluster[i ?? 0], cluster[j ?? 0]];
  return { shape: (j ?? 0) - (i ?? 0) === 1 ? 'side' : 'under', row: members, left, right };
}

interface PortParts {
  readonly parents: readonly string[];
  readonly partners: ReadonlyMap<string, number>;
  readonly gutters: Gutters;
  readonly ports: ReadonlyMap<string, Port>;
}

function portOf({ shape, row, left, right }: Found, { parents, partners, gutters, ports }: PortParts): Port {
  if (shape === 'side')
    return { shape, parents: [left, right], drop: gutters.take(row, left, 'right'), depth: 0 };
  if (shape === 'under') {
    const inner = gutters.take(row, left, 'right');
    const outer = gutters.take(row, right, 'left');
    const rightIsOuter = (partners.get(right) ?? 0) <= (partners.get(left) ?? 0);
    const depth = [...ports.values()].filter(
      (port) => port.shape === 'under' && row.includes(port.drop.of),
    ).length;
    const [drop, other] = rightIsOuter ? [outer, inner] : [inner, outer];
    return { shape, parents: [left, right], drop, other, depth };
  }
  const joined = (side: 'left' | 'right') =>
    [...ports.values()].some(
      (port) => port.shape === 'side' && port.parents[side === 'right' ? 0 : 1] === left,
    );
  const side = joined('right') && !joined('left') ? 'left' : 'right';
  return { shape, parents, drop: gutters.take(row, left, side), depth: 0 };
}

/** Where the line of a link’s children leaves, across the page; undefined when no parent is on the map. */
export function dropPlace(
  link: Link,
  ports: ReadonlyMap<string, Port>,
  places: ReadonlyMap<string, number>,
): number | undefined {
  const drop = ports.get(link.union)?.drop;
  const at = drop && middleOf([drop.of], places);
  return drop && at !== undefined ? at + drop.dx : undefined;
}
