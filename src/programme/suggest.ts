// A slip is two letters at most; anything further is another word, and naming it would mislead.
const FURTHEST = 2;
const LONGEST = 60;
const MOST_CANDIDATES = 2000;

/** The candidate that was probably meant, when one is within two letters of `word`. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  if (word.length > LONGEST) return undefined;
  let best: string | undefined;
  let distance = Math.min(FURTHEST, Math.floor(word.length / 2)) + 1;
  for (const candidate of candidates.slice(0, MOST_CANDIDATES)) {
    if (Math.abs(candidate.length - word.length) >= distance) continue;
    const found = editDistance(word, candidate);
    if (found < distance) [best, distance] = [candidate, found];
  }
  return best;
}

/** `; did you mean "children"?`, or nothing when no candidate is near. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const near = closest(word, candidates);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

const MOST_NAMED = 10;

/**
 * `; did you mean "children"?` where a slip is near, else `. Known here: …` with at most ten names, those that share a
 * word with what was written first.
 */
export function knownInstead(word: string, candidates: readonly string[]): string {
  const near = didYouMean(word, candidates);
  if (near !== '' || candidates.length === 0) return near;
  const written = new Set(word.slice(0, LONGEST).split('_'));
  const shared = (name: string) => name.split('_').filter((part) => written.has(part)).length;
  const named = candidates
    .slice(0, MOST_CANDIDATES)
    .map((name) => ({ name, shared: shared(name) }))
    .sort((a, b) => b.shared - a.shared)
    .slice(0, MOST_NAMED)
    .map(({ name }) => name);
  const more = candidates.length - named.length;
  return `. Known here: ${named.join(', ')}${more > 0 ? ` and ${more} more, which the reference lists` : ''}`;
}

/** Letters to insert, delete, replace or swap with a neighbour (optimal string alignment). */
function editDistance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      if (swapped) cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
