import type { Programme } from '../programme/index.ts';
import type { ProgrammeLibrary } from './programmes.ts';

/** A published version that nobody has asked for yet: it is read when somebody does, and then kept. */
export interface UnreadProgramme {
  readonly programme: string;
  readonly version: number;
  /** Reads it; the same object at every call. */
  readonly read: () => Programme;
}

/**
 * A library over programmes, any number of versions of each. Those that were not read yet are read when they are first
 * asked for: old versions stand in the way of nobody, and of a start least of all.
 */
export function createLibrary(programmes: readonly (Programme | UnreadProgramme)[]): ProgrammeLibrary {
  const versions = new Map<string, Map<number, () => Programme>>();
  for (const each of programmes) {
    const known = versions.get(each.programme) ?? new Map<number, () => Programme>();
    versions.set(each.programme, known.set(each.version, 'read' in each ? each.read : () => each));
  }
  const newest = (known: Map<number, () => Programme> | undefined) =>
    known?.get(Math.max(...known.keys()))?.();
  const current = once(() => [...versions.values()].flatMap((known) => newest(known) ?? []));
  return {
    list: current,
    current: (id) => newest(versions.get(id)),
    versions: (id) => [...(versions.get(id) ?? [])].sort(([a], [b]) => a - b).map(([, read]) => read()),
    version: (id, version) => versions.get(id)?.get(version)?.(),
  };
}

/** Does it when it is first asked for, and gives the same ever after; what it was made from is let go. */
export function once<T>(make: () => T): () => T {
  let state: { readonly make: () => T } | { readonly made: T } = { make };
  return () => {
    if ('make' in state) state = { made: state.make() };
    return state.made;
  };
}
