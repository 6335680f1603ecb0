import type { ChronologyEntry, ChronologySource, ChronologyTheme } from '../doors/index.ts';
import { isBefore } from '../foundation/dates.ts';

/** How much an entry weighs, the most first. */
export const weights = ['key', 'ordinary', 'routine'] as const;
export type Weight = (typeof weights)[number];

/** An entry with what it is about at large, and how much it weighs. */
export type WeighedEntry = Omit<ChronologyEntry, 'weight' | 'theme'> & {
  readonly theme: ChronologyTheme;
  readonly weight: Weight;
};

const KEY_LANES: ReadonlySet<ChronologyEntry['lane']> = new Set([
  'proceedings',
  'births',
  'removals',
  'pregnancies',
  'enrolments',
  'outcomes',
]);

/**
 * Weighs an entry: as its room says; else what turned her road is key, an attempt to reach her is routine, and the rest
 * stands between.
 */
export function weighed(
  entry: ChronologyEntry,
  { theme = 'work' }: Pick<ChronologySource, 'theme'>,
): WeighedEntry {
  const weight =
    entry.weight ?? (entry.met === false ? 'routine' : KEY_LANES.has(entry.lane) ? 'key' : 'ordinary');
  return { theme, ...entry, weight };
}

/** Which entries are wanted, and in what order. */
export interface ChronologyFilter {
  /** Kinds of entry; every kind when empty. */
  readonly kinds: readonly string[];
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
  /** Words that must all stand in the title or the detail. */
  readonly text?: string | undefined;
  /** Every theme when empty or left out. */
  readonly themes?: readonly ChronologyTheme[];
  /** The child whom it is about; children and all else when left out. */
  readonly childId?: string | undefined;
  /** `key`: turns of her road alone; `ordinary`: all but the everyday; all of it when left out. */
  readonly atLeast?: Weight | undefined;
  readonly order: 'newest' | 'oldest';
}

/** The last day that an entry may stand for: a removal in “2019” may have been on 31 December. */
function latestDay({ on, precision }: WeighedEntry): Temporal.PlainDate {
  if (precision === 'year') return on.with({ month: 12, day: 31 });
  return precision === 'month' ? on.with({ day: on.daysInMonth }) : on;
}

/** Whether an entry reaches into the days asked for. A span counts for every day that it lasts. */
function isWithin(entry: WeighedEntry, { from, to }: ChronologyFilter): boolean {
  if (to && isBefore(to, entry.on)) return false;
  if (!from) return true;
  if (entry.until === null) return true;
  const last = entry.until && isBefore(latestDay(entry), entry.until) ? entry.until : latestDay(entry);
  return !isBefore(last, from);
}

const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en-GB');

function holds(entry: WeighedEntry, words: readonly string[]): boolean {
  const text = plain(
    `${entry.title}\n${entry.detail ?? ''}\n${entry.by ?? ''}\n${entry.otherwise?.join('\n') ?? ''}`,
  );
  return words.every((word) => text.includes(word));
}

function isWanted(entry: WeighedEntry, filter: ChronologyFilter): boolean {
  const { kinds, themes = [], childId, atLeast = 'routine' } = filter;
  return (
    (kinds.length === 0 || kinds.includes(entry.kind)) &&
    (themes.length === 0 || themes.includes(entry.theme)) &&
    (childId === undefined || entry.childId === childId) &&
    weights.indexOf(entry.weight) <= weights.indexOf(atLeast)
  );
}

/** Chooses and orders entries. Those of one day stand in the order in which they were recorded. */
export function selectEntries(
  entries: readonly WeighedEntry[],
  filter: ChronologyFilter,
): readonly WeighedEntry[] {
  const words = plain(filter.text ?? '')
    .split(/\s+/)
    .filter(Boolean);
  const chosen = entries.filter(
    (entry) => isWanted(entry, filter) && isWithin(entry, filter) && holds(entry, words),
  );
  const direction = filter.order === 'newest' ? -1 : 1;
  return chosen.sort(
    (a, b) =>
      direction * (Temporal.PlainDate.compare(a.on, b.on) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)),
  );
}

/** Entries of one month, or of one year where no more is known. */
export interface ChronologyGroup {
  readonly key: string;
  readonly entries: readonly WeighedEntry[];
}

/** Groups ordered entries by month; an entry known to the year only stands under its year. */
export function groupByMonth(entries: readonly WeighedEntry[]): ChronologyGroup[] {
  const groups: { key: string; entries: WeighedEntry[] }[] = [];
  for (const entry of entries) {
    const key = entry.precision === 'year' ? String(entry.on.year) : entry.on.toString().slice(0, 7);
    const last = groups.at(-1);
    if (last?.key === key) last.entries.push(entry);
    else groups.push({ key, entries: [entry] });
  }
  return groups;
}
