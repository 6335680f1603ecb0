import type { Scalar } from 'yaml';

/**
 * Where in the file the character `index` of a text stands. Quotes, escapes, folded and block texts all differ between
 * the file and the text, but only in white space and escapes: so the n-th visible character of the one is the n-th of
 * the other.
 */
export function sourceOffset(scalar: Scalar, file: string, index: number): number {
  const value = String(scalar.value);
  const [start, end] = [scalar.range?.[0] ?? 0, scalar.range?.[1] ?? file.length];
  const wanted = visibleBefore(value, index);
  let at = contentStart(scalar, file, start);
  for (let seen = 0; at < end; ) {
    const step = stepAt(scalar, file, at);
    if (step.visible && seen === wanted) return at;
    if (step.visible) seen++;
    at += step.length;
  }
  return Math.min(at, end);
}

function visibleBefore(value: string, index: number): number {
  let count = 0;
  for (let at = 0; at < Math.min(index, value.length); at++) if (isVisible(value[at])) count++;
  return count;
}

function contentStart(scalar: Scalar, file: string, start: number): number {
  if (scalar.type === 'QUOTE_DOUBLE' || scalar.type === 'QUOTE_SINGLE') return start + 1;
  if (scalar.type !== 'BLOCK_FOLDED' && scalar.type !== 'BLOCK_LITERAL') return start;
  const newline = file.indexOf('\n', start);
  return newline < 0 ? start : newline + 1;
}

const ESCAPE = /^\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/;
const BLANK_ESCAPES = new Set(['\\n', '\\t', '\\r', '\\ ', '\\\n', '\\_']);

function stepAt(scalar: Scalar, file: string, at: number): { length: number; visible: boolean } {
  if (scalar.type === 'QUOTE_SINGLE' && file.startsWith("''", at)) return { length: 2, visible: true };
  const escaped = scalar.type === 'QUOTE_DOUBLE' ? ESCAPE.exec(file.slice(at, at + 10))?.[0] : undefined;
  if (escaped) return { length: escaped.length, visible: !BLANK_ESCAPES.has(escaped) };
  return { length: 1, visible: isVisible(file[at]) };
}

function isVisible(character: string | undefined): boolean {
  return character !== undefined && !/\s/.test(character);
}
