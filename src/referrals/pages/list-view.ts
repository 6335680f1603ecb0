import { STATUSES } from '../referral.ts';
import { statusWords } from '../words.ts';

/** What the list shows, as it stands in the address. */
export interface ListChoice {
  readonly status: (typeof SHOWN)[number]['value'];
  readonly programme: string;
  readonly text: string;
  readonly sort: 'newest' | 'oldest' | 'decide_by' | 'name';
  readonly page: number;
}

/** The states that can be chosen; those that wait come first, for they are what the list is opened for. */
export const SHOWN = [
  { value: 'waiting', text: 'All that wait' },
  { value: 'overdue', text: 'Not decided in time' },
  { value: 'all', text: 'All referrals' },
  ...STATUSES.map((value) => ({ value, text: statusWords[value] })),
] as const;

export const SORTS = [
  { value: 'newest', text: 'Newest first' },
  { value: 'oldest', text: 'Oldest first' },
  { value: 'decide_by', text: 'To be decided first' },
  { value: 'name', text: 'Name' },
] as const;

/** Reads the choice from the address; what it does not know is left at what is usual. */
export function choiceOf(search: URLSearchParams): ListChoice {
  const text = (search.get('text') ?? '')
    .replaceAll(/[\p{Cc}\p{Cs}\ufffd]/gu, '')
    .trim()
    .slice(0, 200);
  const programme = search.get('programme') ?? '';
  const page = Number(search.get('page') ?? '1');
  return {
    status: SHOWN.find((each) => each.value === search.get('status'))?.value ?? (text ? 'all' : 'waiting'),
    programme: /^[a-z0-9-]{1,60}$/.test(programme) ? programme : '',
    text,
    sort: SORTS.find((each) => each.value === search.get('sort'))?.value ?? 'newest',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The address of the list with a choice. */
export function listHref(choice: ListChoice): string {
  const search = new URLSearchParams();
  if (choice.status !== (choice.text ? 'all' : 'waiting')) search.set('status', choice.status);
  if (choice.programme) search.set('programme', choice.programme);
  if (choice.text) search.set('text', choice.text);
  if (choice.sort !== 'newest') search.set('sort', choice.sort);
  if (choice.page > 1) search.set('page', String(choice.page));
  const query = search.toString();
  return query ? `/referrals?${query}` : '/referrals';
}

/** What has been chosen beside the usual, each with the address of the list without it. */
export function chosenFilters(choice: ListChoice, titleOf: (programme: string) => string) {
  const without = (change: Partial<ListChoice>) => listHref({ ...choice, page: 1, ...change });
  const state = SHOWN.find((each) => each.value === choice.status);
  return [
    choice.text !== '' && { text: `Name or reference: ${choice.text}`, removeHref: without({ text: '' }) },
    choice.status !== 'waiting' &&
      !(choice.text && choice.status === 'all') &&
      state && { text: state.text, removeHref: without({ status: choice.text ? 'all' : 'waiting' }) },
    choice.programme !== '' && {
      text: titleOf(choice.programme),
      removeHref: without({ programme: '' }),
    },
  ].filter((each) => typeof each === 'object');
}
