import type { z } from 'zod';
import type { Fields } from './expression/types.ts';
import type { Names } from './expression/vocabulary.ts';
import type { Path, PathFault } from './fault.ts';
import type { Programme } from './schema/programme.ts';
import type { ListShape, SetShape } from './sql/figure-set.ts';

/** What the checks of a part may look at beside the part itself. */
export interface PartView {
  readonly programme: Programme;
  readonly names: Names;
}

/**
 * One part of the programme language: a word at the top of the file and all that belongs to it. A room declares the
 * parts that it makes real; `src/programme/parts/` holds those whose room does not stand yet, which say so in
 * `waitsFor`: their files are checked in full, and their figures wait.
 */
export interface LanguagePart {
  /** The word at the top of the file. */
  readonly key: string;
  readonly title: string;
  /** What it is for, in a sentence. */
  readonly about: string;
  readonly schema: z.ZodType;
  /** A small example in YAML, for the reference; it is checked. */
  readonly example: string;
  /** The room that must stand before it works; left out when it does. */
  readonly waitsFor?: string;
  /** Where in the part lists of named things stand, by what rules call their names. */
  readonly names?: Readonly<Record<string, Path>>;
  /** What it says beside the things that it names, for the programme in words; nothing where it is left out. */
  readonly says?: (value: unknown) => readonly string[];
  /** Faults of meaning; paths begin inside the part. */
  readonly checks?: (value: unknown, view: PartView) => readonly PathFault[];
  /** What rules about one person see. */
  readonly sees?: (names: Names) => Fields;
  /** Sets of rows of a room that does not stand yet: figures over them are checked, and wait. */
  readonly awaitedSets?: readonly SetShape[];
  /** Lists that will hang on sets of other rooms, by the set's name. */
  readonly awaitedLists?: Readonly<Record<string, Readonly<Record<string, ListShape>>>>;
}

/** What a programme says under the word of a part; undefined when it says nothing. The schema decides the type. */
export function partOf<T>(
  programme: Programme,
  part: { readonly key: string; readonly schema: z.ZodType<T> },
): T | undefined {
  const value = programme.parts?.values[part.key];
  // What stands there was parsed by this very schema when the file was checked.
  return value === undefined ? undefined : (value as T);
}
