import { formatDate, formatPartialDay, formatPeriod } from '../interface/wording/index.ts';
import type { WeighedEntry } from './chronology.ts';
import type { KindCount } from './gather.ts';

/** One line of a copy: what happened and where that was recorded; or the mark of a line that is left out. */
export type CopyLine =
  | {
      readonly when: string;
      readonly title: string;
      readonly detail: string | null;
      /** Her own words, where she sees it otherwise. */
      readonly otherwise: readonly string[];
      /** Which part of the record it comes from, and who recorded it. */
      readonly source: string;
    }
  | { readonly when: string; readonly leftOut: string };

/** A copy of somebody's chronology, as it is written into a file. */
export interface ChronologyCopy {
  readonly name: string;
  readonly madeOn: Temporal.PlainDate;
  readonly madeBy: string;
  /** What was chosen: the period, themes, a child; in words. */
  readonly chosen: readonly string[];
  readonly lines: readonly CopyLine[];
}

/** When an entry was, in words. */
export function whenOf({ on, precision, until }: Pick<WeighedEntry, 'on' | 'precision' | 'until'>): string {
  const from = { date: on, precision };
  if (until === undefined) return formatPartialDay(from);
  return formatPeriod(from, until ? { date: until, precision: 'day' } : undefined);
}

/**
 * The lines of a copy, in the order given. A line that is left out keeps its place and its year, and says why: nobody who
 * reads the copy takes it for whole. What was not told for others is left out by itself.
 */
export function linesOf(
  entries: readonly WeighedEntry[],
  kinds: readonly KindCount[],
  leftOut: { readonly ids: readonly string[]; readonly why: string },
): CopyLine[] {
  const titles = new Map(kinds.map(({ kind, title }) => [kind, title]));
  const out = new Set(leftOut.ids);
  return entries.map((entry) => {
    const why = out.has(entry.id) ? leftOut.why : entry.staysInHouse;
    if (why !== undefined) return { when: String(entry.on.year), leftOut: why };
    const { title, detail, kind, by, otherwise = [] } = entry;
    const source = [titles.get(kind) ?? kind, by && `recorded by ${by}`].filter(Boolean).join(', ');
    return { when: whenOf(entry), title, detail, otherwise, source };
  });
}

/** What a copy says of itself above its lines. */
export function copyWords({ madeOn, madeBy, chosen, lines }: ChronologyCopy): string[] {
  const left = lines.filter((line) => 'leftOut' in line).length;
  const many = lines.length === 1 ? '1 line' : `${lines.length} lines`;
  return [
    `Made on ${formatDate(madeOn)} by ${madeBy}.`,
    `What was chosen: ${chosen.length > 0 ? chosen.join('; ') : 'everything on record'}.`,
    left === 0
      ? `${many}. Nothing is left out of them.`
      : `${many}. ${left} of them are left out; each place says why.`,
  ];
}

/** Letters that are written from right to left. */
const RIGHT_TO_LEFT = /^[^\p{L}]*[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/u;

/** True for a text whose first letter is written from right to left. */
export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);
