import type { MarkedWords } from '../interface/wording/index.ts';
import { defaultWords } from './default-words.ts';

/** An entry of the list: Facet’s own where it has no row. */
export interface ListedWords extends MarkedWords {
  readonly id: string | null;
  readonly version: number | null;
  readonly switchedOff: boolean;
}

/** An entry of the council’s own. */
export interface OwnWords extends MarkedWords {
  readonly id: string;
  readonly version: number;
  readonly switchedOff: boolean;
}

/** How two entries are told to be of the same words. */
export const sameWords = (words: string) => words.trim().replace(/\s+/gu, ' ').toLocaleLowerCase('en-GB');

/** Facet’s list with the council’s own entries in it, in order of their words. */
export function mergeWords(
  own: readonly OwnWords[],
  shipped: readonly MarkedWords[] = defaultWords,
): ListedWords[] {
  const ours = new Set(own.map(({ words }) => sameWords(words)));
  const kept = shipped
    .filter(({ words }) => !ours.has(sameWords(words)))
    .map((entry) => ({ ...entry, id: null, version: null, switchedOff: false }));
  return [...own, ...kept].toSorted((one, other) => one.words.localeCompare(other.words, 'en-GB'));
}
