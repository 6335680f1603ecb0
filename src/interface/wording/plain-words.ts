/** Words of the trade, and words that blame. */
export const markedKinds = ['jargon', 'blame'] as const;
export type MarkedKind = (typeof markedKinds)[number];

/** Words that are marked, and what may stand instead. */
export interface MarkedWords {
  readonly words: string;
  readonly kind: MarkedKind;
  readonly instead: string;
}

/** Where marked words stand in a text: from `start` up to `end`, counted as JavaScript counts a string. */
export interface FoundWords extends MarkedWords {
  readonly start: number;
  readonly end: number;
  /** As they stand in the text. */
  readonly said: string;
}

const escaped = (words: string) => words.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

function pattern(words: string): RegExp | undefined {
  const parts = words.trim().split(/\s+/u).map(escaped);
  if (parts.join('') === '') return undefined;
  return new RegExp(`(?<![\\p{L}\\p{N}])${parts.join('[\\s-]+')}(?![\\p{L}\\p{N}])`, 'giu');
}

/**
 * The marked words of a list that stand in a text, in order, each as a whole and however its words are spaced. Where two
 * overlap, the longer one is found alone.
 */
export function findMarkedWords(text: string, list: readonly MarkedWords[]): FoundWords[] {
  const all = list.flatMap((entry) => {
    const search = pattern(entry.words);
    if (!search) return [];
    return [...text.matchAll(search)].map((match) => ({
      ...entry,
      said: match[0],
      start: match.index,
      end: match.index + match[0].length,
    }));
  });
  const longest = all.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: FoundWords[] = [];
  for (const found of longest)
    if (!kept.some((other) => found.start < other.end && other.start < found.end)) kept.push(found);
  return kept.toSorted((a, b) => a.start - b.start);
}

/** One line about words that were found: “non-compliant” may sound like blame. You could say: … */
export function markedSentence({
  said,
  kind,
  instead,
}: Pick<FoundWords, 'said' | 'kind' | 'instead'>): string {
  const why = kind === 'blame' ? 'may be read as blame' : 'is a word of the trade';
  return `“${said}” ${why}. You could write: ${instead}`;
}
