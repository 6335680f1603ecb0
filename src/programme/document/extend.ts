import type { Path, PathFault } from '../fault.ts';

/** Where a part of a whole came from: the extending file, what it extends, or both (`parts`). */
type Origin =
  | { readonly from: 'own'; readonly path: Path }
  | { readonly from: 'base' }
  | { readonly from: 'both'; readonly path: Path; readonly parts: ReadonlyMap<string | number, Origin> };

/** A file merged with what it extends, and the way back from a place in the whole to one in the file itself. */
export interface Extended {
  readonly value: unknown;
  /** The place in the extending file; undefined for what only the base says. */
  readonly own: (path: Path) => Path | undefined;
  readonly faults: readonly PathFault[];
}

type Group = Readonly<Record<string, unknown>>;

// Each file says these of itself.
const OF_THE_FILE = ['programme', 'version', 'extends', 'moves'];

/**
 * Merges a file with what it extends. Groups of names are merged name by name, and lists of things with an id thing by
 * thing; any other value replaces the one below it. `remove: true` takes a thing out of a list, and a name that is
 * left empty takes a name out of a group.
 */
export function extendWith(base: unknown, own: unknown): Extended {
  if (!isMap(base) || !isMap(own)) return { value: own, own: (path) => path, faults: [] };
  const inherited = Object.fromEntries(Object.entries(base).filter(([key]) => !OF_THE_FILE.includes(key)));
  const faults: PathFault[] = [];
  const { value, origin } = mergeMaps(inherited, own, [], faults);
  return { value, own: (path) => ownPath(origin, path), faults };
}

interface Merged {
  readonly value: unknown;
  readonly origin: Origin;
}

function merge(base: unknown, own: unknown, path: Path, faults: PathFault[]): Merged {
  if (isMap(base) && isMap(own)) return mergeMaps(base, own, path, faults);
  if (isList(base) && isList(own)) return mergeLists(base, own, path, faults);
  return { value: own, origin: { from: 'own', path } };
}

function mergeMaps(base: Group, own: Group, path: Path, faults: PathFault[]): Merged {
  const value: Record<string, unknown> = {};
  const parts = new Map<string, Origin>();
  for (const [key, below] of Object.entries(base)) {
    if (Object.hasOwn(own, key)) continue;
    value[key] = below;
    parts.set(key, { from: 'base' });
  }
  for (const [key, mine] of Object.entries(own)) {
    const known = Object.hasOwn(base, key);
    if (mine === null && known) continue;
    if (mine === null) {
      const message = `There is no "${key}" to take out of what this extends`;
      faults.push({ path: [...path, key], at: 'key', message });
      continue;
    }
    const merged = known
      ? merge(base[key], mine, [...path, key], faults)
      : alone(mine, [...path, key], faults);
    value[key] = merged.value;
    parts.set(key, merged.origin);
  }
  return { value: inOrder(value, base), origin: { from: 'both', path, parts } };
}

/** What stands below keeps its order; what is new comes after. */
function inOrder(value: Group, base: Group): Group {
  const first = Object.keys(base).filter((key) => Object.hasOwn(value, key));
  const rest = Object.keys(value).filter((key) => !Object.hasOwn(base, key));
  return Object.fromEntries([...first, ...rest].map((key) => [key, value[key]]));
}

/** A thing of a list under its name; without `merged` where it was taken out, and marks a place still. */
interface Item {
  readonly name: unknown;
  readonly merged: Merged | undefined;
}

function mergeLists(base: List, own: List, path: Path, faults: PathFault[]): Merged {
  const key = keyOfItems(base, own);
  if (!key) return { value: own, origin: { from: 'own', path } };
  const mine = new Map(own.map((item, index) => [item[key], { item, index }]));
  const items = base.map((item): Item => {
    const over = mine.get(item[key]);
    if (!over) return { name: item[key], merged: { value: item, origin: { from: 'base' } } };
    const removed = over.item.remove === true;
    return {
      name: item[key],
      merged: removed ? undefined : merge(item, over.item, [...path, over.index], faults),
    };
  });
  for (const [index, item] of own.entries()) {
    if (mine.get(item[key])?.index !== index) {
      const message = `"${String(item[key])}" is used twice in this list`;
      faults.push({ path: [...path, index, key], message });
    }
    if (items.some((each) => each.name === item[key])) continue;
    const added = { name: item[key], merged: alone(item, [...path, index], faults) };
    items.splice(placeOf(items, own, index, key), 0, added);
  }
  return asList(items, path);
}

/** A new thing stands below the one written above it, else above the one written below it, else at the end. */
function placeOf(items: readonly Item[], own: List, index: number, key: 'id' | 'value'): number {
  const at = (item: Group | undefined) =>
    items.findIndex((each) => item !== undefined && each.name === item[key]);
  const above = at(own[index - 1]);
  if (above >= 0) return above + 1;
  const below = own
    .slice(index + 1)
    .map(at)
    .find((place) => place >= 0);
  return below ?? items.length;
}

function asList(items: readonly Item[], path: Path): Merged {
  const kept = items.flatMap((each) => each.merged ?? []);
  const parts = new Map(kept.map((each, index) => [index, each.origin]));
  return { value: kept.map((each) => each.value), origin: { from: 'both', path, parts } };
}

/** What only the extending file says; there is nothing below it to take out. */
function alone(value: unknown, path: Path, faults: PathFault[]): Merged {
  if (isMap(value) && value.remove === true) {
    faults.push({ path, message: `There is no "${String(value.id)}" to take out of what this extends` });
  }
  return { value, origin: { from: 'own', path } };
}

/** By what the things of two lists are told apart: their id, or for options their value. */
function keyOfItems(base: List, own: List): 'id' | 'value' | undefined {
  const all = [...base, ...own];
  return (['id', 'value'] as const).find((key) =>
    all.every((item) => isMap(item) && typeof item[key] === 'string'),
  );
}

function ownPath(origin: Origin, path: Path): Path | undefined {
  let at = origin;
  for (const [depth, step] of path.entries()) {
    if (at.from === 'base') return undefined;
    if (at.from === 'own') return [...at.path, ...path.slice(depth)];
    const part = at.parts.get(step);
    // A part that is missing altogether is missing from the extending file, where it can be put.
    if (!part) return [...at.path, ...path.slice(depth)];
    at = part;
  }
  return at.from === 'base' ? undefined : at.path;
}

type List = readonly Group[];

function isMap(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is List {
  return Array.isArray(value);
}
