import { formatDate } from '../interface/wording/index.ts';
import type { Waiter, WaitingListPage } from './list-waiting-list.ts';

/** Where a waiting list stands. */
export const listHref = (programme: string) => `/waiting-lists/${programme}`;

/** How long somebody has waited, and when word is due on how it stands. */
export function waitedWords({ days, acceptedOn, tellBy }: Waiter): string {
  const waited = `${days === 1 ? '1 day' : `${days} days`}, since ${formatDate(acceptedOn)}`;
  return tellBy ? `${waited}. Tell the parent how it stands by ${formatDate(tellBy)}` : waited;
}

/** How many wait, and how many places are free. */
export function freeWords({ free, total }: WaitingListPage): string {
  const waiting = total === 1 ? '1 waits' : `${total} wait`;
  if (free === null) return `${waiting}.`;
  return `${waiting}. ${free === 0 ? 'No place is free' : free === 1 ? '1 place is free' : `${free} places are free`}.`;
}
