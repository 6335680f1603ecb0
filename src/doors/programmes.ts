import type { Programme } from '../programme/index.ts';

/** The programmes of a tenant. A case keeps the version that it started under, so every version stays at hand. */
export interface ProgrammeLibrary {
  /** The newest version of each programme. */
  list(): readonly Programme[];
  /** The newest version of one programme. */
  current(id: string): Programme | undefined;
  /** Every published version of one programme, the oldest first. */
  versions(id: string): readonly Programme[];
  /** One version of one programme. */
  version(id: string, version: number): Programme | undefined;
}
