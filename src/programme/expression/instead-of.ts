/** What is written in other places, at the place of the fault, and what a rule says for it. */
const WRITTEN: readonly (readonly [RegExp, string])[] = [
  [/^and\b/i, 'Write && for “and”'],
  [/^or\b/i, 'Write || for “or”'],
  [/^&(?!&)/, 'Write && for “and”'],
  [/^\|(?!\|)/, 'Write || for “or”'],
  [/^=>/, 'Write >= for “at least”'],
  [/^=(?!=)/, 'Write == for “is”'],
  [/^≥/, 'Write >= for “at least”'],
  [/^≤/, 'Write <= for “at most”'],
  [/^≠/, 'Write != for “is not”'],
  [/^[“”‘’]/, 'Write straight quotes: "…"'],
  [/^[£$€]/, 'Write the amount alone, without its sign'],
  [/^:/, 'A colon has no meaning in a rule; write == for “is”'],
];

/** What to write instead where a rule stops making sense at `start`; undefined where it cannot be guessed. */
export function insteadOf(source: string, start: number): string | undefined {
  const [before, after] = [source.slice(0, start), source.slice(start)];
  const written = WRITTEN.find(([pattern]) => pattern.test(after));
  if (written) return written[1];
  if (/<\s*$/.test(before) && after.startsWith('>')) return 'Write != for “is not”';
  if (/\bnot\s+$/.test(before)) return 'Write ! for “not”, close to what follows it';
  const amount = /(\d+)\s*$/.exec(before)?.[1];
  const unit = /^(day|week|month|year)s?\b/.exec(after)?.[1];
  if (amount !== undefined && unit !== undefined) return `Write ${unit}s(${amount})`;
  if (/\w\s+$/.test(before) && /^[a-z]\w*/i.test(after))
    return 'Two words stand side by side here: is && or == missing between them, or is it one name, with an underscore?';
  return undefined;
}
