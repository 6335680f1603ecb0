import type { ChronologyEntry, ChronologySource } from '../doors/index.ts';
import { mergesInto } from './merge-store.ts';

/** When two records were made one, and when they were taken apart again. */
export const mergeChronology: ChronologySource = {
  kind: 'merge',
  title: 'Records merged',
  async entries({ db }, personId) {
    const merges = await mergesInto(db, personId);
    return merges.flatMap((merge): ChronologyEntry[] => {
      const common = { kind: 'merge', precision: 'day', href: `/people/${personId}/merges` } as const;
      const { id, absorbedName, mergedOn, why, by, undoneOn, undoneWhy, undoneBy } = merge;
      const made = {
        ...common,
        id,
        on: mergedOn,
        title: `Merged with another record of the same person (${absorbedName})`,
        detail: why,
        by,
      };
      if (!undoneOn) return [made];
      const undone = {
        ...common,
        id: `${id}-undone`,
        on: undoneOn,
        title: `The merge with another record (${absorbedName}) was undone`,
        detail: undoneWhy,
        by: undoneBy,
      };
      return [made, undone];
    });
  },
};
