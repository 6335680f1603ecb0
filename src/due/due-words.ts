import { formatDate, formatShortDate } from '../interface/wording/index.ts';
import type { DueState } from './due.ts';
import type { DueView } from './due-view.ts';

/** How something due stands, in a word or two, and the colour of its tag. */
export const STATE_WORDS: Readonly<
  Record<
    DueState,
    { readonly text: string; readonly colour: 'green' | 'grey' | 'yellow' | 'blue' | 'purple' }
  >
> = {
  done: { text: 'Done', colour: 'green' },
  not_reached: { text: 'Not reached', colour: 'grey' },
  not_needed: { text: 'Not needed', colour: 'grey' },
  overdue: { text: 'Overdue', colour: 'yellow' },
  missed: { text: 'Not made', colour: 'grey' },
  now: { text: 'Due now', colour: 'blue' },
  later: { text: 'Not yet', colour: 'purple' },
};

/** When something falls due: its day, or the days between which it counts. */
export function whenWords({
  onDay,
  fromDay,
  untilDay,
}: Pick<DueView, 'onDay' | 'fromDay' | 'untilDay'>): string {
  if (fromDay.equals(untilDay)) return formatDate(onDay);
  return `${formatDate(onDay)} (${formatShortDate(fromDay)} to ${formatShortDate(untilDay)})`;
}

/** Where a contact is recorded as one that was expected. */
export function recordDueHref(
  personId: string,
  { enrolmentId, item }: Pick<DueView, 'enrolmentId' | 'item'>,
): string {
  return `/people/${personId}/contacts/new?${new URLSearchParams({ enrolment: enrolmentId, due: item })}`;
}

/** Where something due is settled without a new contact. */
export function settleHref(
  personId: string,
  { enrolmentId, item }: Pick<DueView, 'enrolmentId' | 'item'>,
): string {
  return `/people/${personId}/due/${enrolmentId}/${item}`;
}
