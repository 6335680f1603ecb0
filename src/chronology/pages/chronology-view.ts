import type { ChronologyTheme } from '../../doors/index.ts';
import { formatPartialDate } from '../../foundation/dates.ts';
import type { SelectedFilter, TimelineItem } from '../../interface/layout/index.ts';
import { formatMonth, formatPartialDay, formatPeriod } from '../../interface/wording/index.ts';
import { themeWords, weightWords } from '../chosen-words.ts';
import { groupByMonth, type WeighedEntry, type Weight } from '../chronology.ts';
import type { Chronology } from '../get-chronology.ts';

/** The chronology's filter as the address holds it: text that has not been read yet. */
export interface AddressFilter {
  readonly kinds: readonly string[];
  readonly themes: readonly string[];
  readonly childId: string;
  readonly atLeast: string;
  readonly from: string;
  readonly to: string;
  readonly text: string;
  readonly order: 'newest' | 'oldest';
  /** Everything on one page, for printing. */
  readonly all: boolean;
}

/** Reads the address. */
export function readAddress(search: URLSearchParams): AddressFilter {
  return {
    kinds: search.getAll('kinds').filter(Boolean),
    themes: search.getAll('themes').filter(Boolean),
    childId: search.get('childId') ?? '',
    atLeast: (search.get('atLeast') ?? '').replace(/^routine$/, ''),
    from: search.get('from') ?? '',
    to: search.get('to') ?? '',
    text: search.get('text') ?? '',
    order: search.get('order') === 'oldest' ? 'oldest' : 'newest',
    all: search.get('all') === '1',
  };
}

/** What a filter says in an address, for the chronology and for copies of it. */
export function filterSearch(filter: AddressFilter): URLSearchParams {
  const search = new URLSearchParams([
    ...filter.themes.map((theme) => ['themes', theme]),
    ...filter.kinds.map((kind) => ['kinds', kind]),
  ]);
  for (const key of ['childId', 'atLeast', 'from', 'to', 'text'] as const)
    if (filter[key]) search.set(key, filter[key]);
  return search;
}

/** A filter as the chronology's questions take it. */
export function asked({ kinds, themes, childId, atLeast, from, to, text }: AddressFilter) {
  return { kinds: [...kinds], themes: [...themes] as ChronologyTheme[], childId, atLeast, from, to, text };
}

/** The address of a page of the chronology. */
export function chronologyHref(personId: string, filter: AddressFilter, page = 1): string {
  const search = filterSearch(filter);
  if (filter.order === 'oldest') search.set('order', 'oldest');
  if (filter.all) search.set('all', '1');
  if (page > 1) search.set('page', String(page));
  const query = search.toString();
  return `/people/${personId}/chronology${query ? `?${query}` : ''}`;
}

/** The filters in force, each with the address without it. */
export function selectedFilters(
  personId: string,
  filter: AddressFilter,
  { kinds, children }: Pick<Chronology, 'kinds' | 'children'>,
): SelectedFilter[] {
  const without = (change: Partial<AddressFilter>) => chronologyHref(personId, { ...filter, ...change });
  const selected = [
    ...filter.themes.map((theme) => ({
      text: themeWords[theme as ChronologyTheme] ?? theme,
      removeHref: without({ themes: filter.themes.filter((each) => each !== theme) }),
    })),
    ...filter.kinds.map((kind) => ({
      text: kinds.find((each) => each.kind === kind)?.title ?? kind,
      removeHref: without({ kinds: filter.kinds.filter((each) => each !== kind) }),
    })),
  ];
  const child = children.find(({ id }) => id === filter.childId);
  if (filter.childId)
    selected.push({ text: `About ${child?.name ?? 'one child'}`, removeHref: without({ childId: '' }) });
  if (filter.atLeast)
    selected.push({
      text: weightWords[filter.atLeast as Weight] ?? filter.atLeast,
      removeHref: without({ atLeast: '' }),
    });
  if (filter.text) selected.push({ text: `“${filter.text}”`, removeHref: without({ text: '' }) });
  if (filter.from) selected.push({ text: `From ${filter.from}`, removeHref: without({ from: '' }) });
  if (filter.to) selected.push({ text: `To ${filter.to}`, removeHref: without({ to: '' }) });
  return selected;
}

/** A stretch of the chronology under one heading. */
export interface TimelineGroup {
  readonly heading: string;
  readonly items: readonly TimelineItem[];
}

/** Entries by month, in the words of the page. */
export function timelineGroups(
  entries: readonly WeighedEntry[],
  kinds: Chronology['kinds'],
): TimelineGroup[] {
  const titles = new Map(kinds.map(({ kind, title }) => [kind, title]));
  return groupByMonth(entries).map(({ key, entries: own }) => ({
    heading: key.length === 4 ? key : formatMonth(Temporal.PlainDate.from(`${key}-01`)),
    items: own.map((entry) => itemOf(entry, titles)),
  }));
}

const MARKS: Readonly<Record<string, TimelineItem['mark']>> = { contact: 'dot', outcome: 'diamond' };

function itemOf(entry: WeighedEntry, titles: ReadonlyMap<string, string>): TimelineItem {
  const date = { date: entry.on, precision: entry.precision };
  const until = entry.until && { date: entry.until, precision: 'day' as const };
  return {
    title: entry.title,
    href: entry.href ?? undefined,
    when: until ? formatPeriod(date, until) : formatPartialDay(date),
    datetime: formatPartialDate(date),
    by: entry.by ?? undefined,
    tag: titles.get(entry.kind),
    text: entry.detail ?? undefined,
    otherwise: entry.otherwise,
    mark: MARKS[entry.kind] ?? 'square',
  };
}
