import type { ChronologyEntry, ChronologySource } from '../../doors/index.ts';
import { loadMistakenTies, type MistakenTie } from './mistaken-tie-store.ts';
import { tieWords } from './tie-words.ts';

/** That a tie was recorded by mistake, on the day on which it was taken out. */
export function mistakenTieEntries(ties: readonly MistakenTie[], href: string): ChronologyEntry[] {
  return ties.map(({ id, kind, direction, otherName, removals, ...withdrawn }) => {
    const also =
      removals > 0
        ? `. ${removals === 1 ? 'The removal' : `${removals} removals`} recorded on it went too`
        : '';
    return {
      id,
      kind: 'tie',
      on: withdrawn.withdrawnOn,
      precision: 'day',
      title: `Taken back, recorded by mistake: ${otherName} (${tieWords(kind, direction).toLowerCase()})`,
      detail: `${withdrawn.withdrawnReason}${also}`,
      by: withdrawn.withdrawnByName,
      href,
    };
  });
}

/** Ties that were taken out, in the chronology of both. */
export const tieEntries: ChronologySource = {
  kind: 'tie',
  title: 'Ties taken back',
  theme: 'children',
  entries: async ({ db }, personId) =>
    mistakenTieEntries(await loadMistakenTies(db, personId), `/people/${personId}/family`),
};
