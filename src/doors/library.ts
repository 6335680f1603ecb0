import type { Programme } from '../programme/index.ts';
import type { ProgrammeLibrary } from './programmes.ts';

/** A library over programmes already read and checked, any number of versions of each. */
export function createLibrary(programmes: readonly Programme[]): ProgrammeLibrary {
  const versions = new Map<string, Map<number, Programme>>();
  for (const programme of programmes) {
    const known = versions.get(programme.programme) ?? new Map<number, Programme>();
    versions.set(programme.programme, known.set(programme.version, programme));
  }
  const newest = (known: Map<number, Programme> | undefined) => known?.get(Math.max(...known.keys()));
  const current = [...versions.values()].flatMap((known) => newest(known) ?? []);
  return {
    list: () => current,
    current: (id) => newest(versions.get(id)),
    versions: (id) => [...(versions.get(id)?.values() ?? [])].sort((a, b) => a.version - b.version),
    version: (id, version) => versions.get(id)?.get(version),
  };
}
