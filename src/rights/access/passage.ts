/** One field of a record, in words: what it is called, and what stands in it. */
export interface Passage {
  readonly label: string;
  readonly text: string;
}

/** A stretch of a passage, from the first character to the one after the last. */
export interface Span {
  readonly starts: number;
  readonly ends: number;
}

/** A piece of a passage as it is given: words, or a place where words were left out and why. */
export type Piece = { readonly text: string } | { readonly hidden: readonly string[] };

/**
 * A passage with stretches left out. Stretches that touch or overlap become one place, with every reason. What is left out
 * is nowhere in the answer, nor is its length.
 */
export function leaveOut(
  text: string,
  spans: readonly (Span & { readonly reason: string })[],
): readonly Piece[] {
  const sorted = spans
    .map(({ starts, ends, reason }) => ({
      starts: Math.max(0, starts),
      ends: Math.min(text.length, ends),
      reason,
    }))
    .filter(({ starts, ends }) => starts < ends)
    .sort((a, b) => a.starts - b.starts || a.ends - b.ends);
  const pieces: Piece[] = [];
  let reached = 0;
  let open: { ends: number; reasons: string[] } | undefined;
  const close = () => {
    if (!open) return;
    pieces.push({ hidden: open.reasons });
    reached = open.ends;
    open = undefined;
  };
  for (const { starts, ends, reason } of sorted) {
    if (open && starts > open.ends) close();
    if (open) {
      open.ends = Math.max(open.ends, ends);
      if (!open.reasons.includes(reason)) open.reasons.push(reason);
      continue;
    }
    if (starts > reached) pieces.push({ text: text.slice(reached, starts) });
    open = { ends, reasons: [reason] };
  }
  close();
  if (reached < text.length) pieces.push({ text: text.slice(reached) });
  return pieces;
}

/** Every place where words stand in a text, whole words only, whatever their capitals. */
export function placesOf(text: string, words: string): Span[] {
  const wanted = words.trim();
  if (wanted === '') return [];
  const pattern = wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  const found = text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'giu'));
  return [...found].map((match) => ({ starts: match.index, ends: match.index + match[0].length }));
}
