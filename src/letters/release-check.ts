import { foldName } from '../people/index.ts';
import { slipsAllowed, slipsBetween, undoubled } from './likeness.ts';
import { asSeen, withoutHidden } from './look-alikes.ts';
import { patternsIn } from './release-patterns.ts';

export const forbiddenKinds = ['surname', 'child_name', 'place', 'school', 'social', 'other'] as const;
export type ForbiddenKind = (typeof forbiddenKinds)[number];

/** A name or place that must not stand in a letter. */
export interface Forbidden {
  readonly kind: ForbiddenKind;
  readonly words: string;
}

export type FindingKind = ForbiddenKind | 'phone' | 'email' | 'address' | 'place_named' | 'school_named';

/**
 * Something in a letter that may say who or where somebody is. `text` is what stands in the letter, never what it was
 * compared with. What is `sure` stops the letter; the rest is looked at by somebody, who says whether it may stand.
 */
export interface Finding {
  readonly kind: FindingKind;
  readonly text: string;
  /** Where it starts in the letter, in UTF-16 units. */
  readonly at: number;
  readonly sure: boolean;
}

/** A word of the letter, in the ways in which it can be read. */
interface Word {
  readonly text: string;
  readonly at: number;
  readonly end: number;
  readonly ways: readonly string[];
}

const LONGEST_RUN = 5;
/** Inside a longer word a short name is there by chance (“ali” in “quality”). */
const SHORTEST_INSIDE = 5;

/**
 * Looks for everything in a letter that must not leave: the forbidden words, also misspelt, spaced out, with signs or
 * look-alike letters between, or in another script; phone numbers, addresses, names in social media, places and schools.
 * `agreed` are the names that the agreement wants to be used.
 */
export function checkForRelease(
  letter: string,
  forbidden: readonly Forbidden[],
  agreed: readonly string[],
): Finding[] {
  const words = wordsOf(letter);
  const fine = new Set(agreed.flatMap((name) => wordsOf(name).flatMap(({ ways }) => ways)));
  const found = [
    ...forbidden.flatMap((each) => findForbidden(words, each, fine)),
    ...spelledOut(words, forbidden),
    ...patternsIn(letter),
  ];
  return withoutRepeats(found).map((finding) => ({
    ...finding,
    text: letter.slice(finding.at, finding.at + finding.text.length),
  }));
}

/** The words of a text, each as seen and as read aloud from its script. */
function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}\p{N}\p{Cf}@$!|€£]+/gu)) {
    const shown = withoutHidden(match[0]);
    const ways = [...asSeen(shown), foldName(shown).replaceAll(' ', '')].filter((way) => /[a-z]/.test(way));
    const end = match.index + match[0].length;
    words.push({ text: match[0], at: match.index, end, ways: [...new Set(ways)] });
  }
  return words;
}

function findForbidden(
  words: readonly Word[],
  { kind, words: name }: Forbidden,
  fine: ReadonlySet<string>,
): Finding[] {
  const parts = wordsOf(name);
  const wanted = waysOf(parts);
  return words.flatMap((_, start) => {
    for (let length = Math.min(LONGEST_RUN, words.length - start); length > 0; length -= 1) {
      const run = words.slice(start, start + length);
      const likeness = likenessOf(run, wanted, parts.length, fine);
      if (likeness) return [findingOf(run, kind, likeness === 'same')];
    }
    return [];
  });
}

function findingOf(run: readonly Word[], kind: FindingKind, sure: boolean): Finding {
  const [at, end] = [run[0]?.at ?? 0, run.at(-1)?.end ?? 0];
  return { kind, at, sure, text: ' '.repeat(end - at) };
}

/** All ways to read words run together. */
function waysOf(words: readonly Word[]): string[] {
  let ways = [''];
  for (const word of words)
    ways = ways.flatMap((way) => (word.ways.length > 0 ? word.ways : ['']).map((each) => way + each));
  return [...new Set(ways)].filter(Boolean).slice(0, 32);
}

function likenessOf(
  run: readonly Word[],
  wanted: readonly string[],
  parts: number,
  fine: ReadonlySet<string>,
): 'same' | 'like' | undefined {
  const ways = waysOf(run);
  const [only] = run.length === 1 ? run : [];
  if (only?.ways.some((way) => fine.has(way))) return undefined;
  let like: 'like' | undefined;
  for (const way of ways) {
    for (const name of wanted) {
      if (way === name) return 'same';
      if (only && name.length >= SHORTEST_INSIDE && way.includes(name)) return 'same';
      if (run.length !== parts) continue;
      const allowed = slipsAllowed(name.length);
      if (allowed > 0 && slipsBetween(way, name, allowed) <= allowed) like = 'like';
      else if (name.length >= 4 && undoubled(way) === undoubled(name)) like = 'like';
    }
  }
  return like;
}

/** Names spelled with room or signs between the letters: “S m i t h”, “S-m-i-t-h”, one letter a line. */
function spelledOut(words: readonly Word[], forbidden: readonly Forbidden[]): Finding[] {
  const findings: Finding[] = [];
  const single = (word: Word) =>
    word.ways.some((way) => way.length === 1) && [...withoutHidden(word.text)].length === 1;
  for (let start = 0; start < words.length; start += 1) {
    let end = start;
    while (end < words.length && single(words[end] as Word)) end += 1;
    if (end - start < 3) continue;
    const run = words.slice(start, end);
    const spelled = run.map(({ ways }) => ways[0] ?? '').join('');
    for (const { kind, words: name } of forbidden) {
      for (const way of waysOf(wordsOf(name))) {
        const at = way.length >= 3 ? spelled.indexOf(way) : -1;
        if (at >= 0) findings.push(findingOf(run.slice(at, at + way.length), kind, true));
      }
    }
    start = end;
  }
  return findings;
}

/** One finding for each place: the surest and longest. */
function withoutRepeats(found: readonly Finding[]): Finding[] {
  const order = found.toSorted(
    (one, other) =>
      Number(other.sure) - Number(one.sure) || other.text.length - one.text.length || one.at - other.at,
  );
  const kept: Finding[] = [];
  for (const finding of order) {
    const end = finding.at + finding.text.length;
    if (!kept.some(({ at, text }) => finding.at < at + text.length && at < end)) kept.push(finding);
  }
  return kept.sort((one, other) => one.at - other.at);
}
