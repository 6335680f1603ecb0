import { valueAt } from './document/shape.ts';
import type { Fields } from './expression/types.ts';
import type { Names } from './expression/vocabulary.ts';
import type { LanguagePart } from './part.ts';
import { waitingParts } from './parts/index.ts';
import type { FigureSet, ListShape, SetShape } from './sql/figure-set.ts';

/** A programme file by its name, for one that extends it. */
export interface BaseFile {
  readonly text: string;
  readonly file: string;
}

/** What a programme may refer to beside itself. The rooms declare it; the app gathers it. */
export interface ProgrammeEnvironment {
  readonly figureSets: readonly FigureSet[];
  /** The parts of the language; those whose room does not stand yet when left out. */
  readonly parts?: readonly LanguagePart[];
  /** Facet’s own words on forms for those outside, in English, by the places under which a file translates them. */
  readonly formWords?: ReadonlyMap<string, string>;
  /** The file of another programme, which this one may extend. */
  readonly baseOf?: (programme: string) => BaseFile | undefined;
}

/** The parts of the language in an environment. */
export function partsOf(environment: ProgrammeEnvironment): readonly LanguagePart[] {
  return environment.parts ?? waitingParts;
}

/** A set of rows that figures may be over, standing or awaited. */
export interface KnownSet {
  readonly shape: SetShape;
  /** What SQL reads it from; undefined while its room does not stand. */
  readonly set: FigureSet | undefined;
  /** The room that a figure over the whole set waits for. */
  readonly waitsFor: string | undefined;
  /** Lists that hang on it and whose room does not stand yet, with that room. */
  readonly awaited: ReadonlyMap<string, string>;
}

/** Every set of rows by its name: those of the rooms, and those that parts await. */
export function knownSets(environment: ProgrammeEnvironment): ReadonlyMap<string, KnownSet> {
  const parts = partsOf(environment);
  const all = new Map<string, KnownSet>();
  for (const part of parts) {
    for (const shape of part.awaitedSets ?? []) {
      all.set(shape.name, { shape, set: undefined, waitsFor: part.waitsFor, awaited: new Map() });
    }
  }
  for (const set of environment.figureSets) all.set(set.name, standing(set, parts));
  return all;
}

function standing(set: FigureSet, parts: readonly LanguagePart[]): KnownSet {
  const related: Record<string, ListShape> = {};
  const awaited = new Map<string, string>();
  for (const part of parts) {
    for (const [name, list] of Object.entries(part.awaitedLists?.[set.name] ?? {})) {
      if (Object.hasOwn(set.related, name)) continue;
      related[name] = list;
      awaited.set(name, part.waitsFor ?? part.key);
    }
  }
  const { name, title, columns } = set;
  const shape = { name, title, columns, related: { ...related, ...set.related } };
  return { shape, set, waitsFor: undefined, awaited };
}

/** The names that parts give to things in a file, sound or not. */
export function namesInParts(
  raw: unknown,
  parts: readonly LanguagePart[],
): Readonly<Record<string, readonly string[]>> {
  const lists = parts.flatMap((part) =>
    Object.entries(part.names ?? {}).map(([name, path]) => {
      const list = valueAt(raw, [part.key, ...path]);
      const items = Array.isArray(list) ? list : [];
      const ids = items.map((item) => valueAt(item, ['id'])).filter((id) => typeof id === 'string');
      return [name, ids] as const;
    }),
  );
  return Object.fromEntries(lists);
}

/** What rules about one person see of the parts. */
export function seenOfParts(parts: readonly LanguagePart[], names: Names): Fields {
  return Object.assign({}, ...parts.map((part) => part.sees?.(names) ?? {}));
}
