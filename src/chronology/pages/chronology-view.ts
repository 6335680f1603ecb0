import type { ChronologyEntry } from '../../doors/index.ts';
import { formatPartialDate } from '../../foundation/dates.ts';
import type { SelectedFilter, TimelineItem } from '../../interface/layout/index.ts';
import { formatMonth, formatPartialDay, formatPeriod } from '../../interface/wording/index.ts';
import { groupByMonth } from '../chronology.ts';
import type { Chronology } from '../get-chronology.ts';

/** The chronology's filter as the address holds it: text that has not been read yet. */
export interface AddressFilter {
  readonly kinds: readonly string[];
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
    from: search.get('from') ?? '',
    to: search.get('to') ?? '',
    text: search.get('text') ?? '',
    order: search.get('order') === 'oldest' ? 'oldest' : 'newest',
    all: search.get('all') === '1',
  };
}

/** The address of a page of the chronology. */
export function chronologyHref(personId: string, filter: AddressFilter, page = 1): string {
  const search = new URLSearchParams(filter.kinds.map((kind) => ['kinds', kind]));
  for (const key of ['from', 'to', 'text'] as const) if (filter[key]) search.set(key, filter[key]);
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
  kinds: Chronology['kinds'],
): SelectedFilter[] {
  const without = (change: Partial<AddressFilter>) => chronologyHref(personId, { ...filter, ...change });
  const selected = filter.kinds.map((kind) => ({
    text: kinds.find((each) => each.kind === kind)?.title ?? kind,
    removeHref: without({ kinds: filter.kinds.filter((each) => each !== kind) }),
  }));
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
  entries: readonly ChronologyEntry[],
  kinds: Chronology['kinds'],
): TimelineGroup[] {
  const titles = new Map(kinds.map(({ kind, title }) => [kind, title]));
  return groupByMonth(entries).map(({ key, entries: own }) => ({
    heading: key.length === 4 ? key : formatMonth(Temporal.PlainDate.from(`${key}-01`)),
    items: own.map((entry) => itemOf(entry, titles)),
  }));
}

const MARKS: Readonly<Record<string, TimelineItem['mark']>> = { contact: 'dot', outcome: 'diamond' };

function itemOf(entry: ChronologyEntry, titles: ReadonlyMap<string, string>): TimelineItem {
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
