import type { HomeNotice, PersonSection } from '../doors/index.ts';
import { Button, NotificationBanner } from '../interface/govuk/index.ts';
import { listWaitingList } from './list-waiting-list.ts';
import { freeWords, listHref, waitedWords } from './waiting-words.ts';

/** The way to each waiting list on which somebody stands, on arriving. */
export const waitingNotice: HomeNotice = {
  permission: 'referral:read',
  async render(request) {
    const lists = request.programmes.list().filter(({ waiting_list }) => waiting_list !== undefined);
    const found = await Promise.all(
      lists.map(({ programme }) => request.ask(listWaitingList, { programme, size: 1 })),
    );
    const waiting = found.flatMap((each) => (each.ok && each.value.total > 0 ? [each.value] : []));
    if (waiting.length === 0) return null;
    return (
      <NotificationBanner title="Waiting for a place">
        {waiting.map((list) => (
          <p class="govuk-body">
            <a class="govuk-notification-banner__link" href={listHref(list.programme)}>
              {list.title}
            </a>
            {`: ${freeWords(list)}`}
          </p>
        ))}
      </NotificationBanner>
    );
  },
};

/** Where a person stands on the lists that she waits on, on her own page. */
export const waitingSection: PersonSection = {
  id: 'waiting',
  title: 'Waiting for a place',
  order: 4,
  permission: 'referral:read',
  async render(request, personId) {
    const lists = request.programmes.list().filter(({ waiting_list }) => waiting_list !== undefined);
    const found = await Promise.all(
      lists.map(({ programme }) => request.ask(listWaitingList, { programme, personId })),
    );
    const hers = found.flatMap((each) =>
      each.ok ? each.value.waiters.map((waiter) => ({ list: each.value, waiter })) : [],
    );
    if (hers.length === 0) return null;
    return (
      <>
        {hers.map(({ list, waiter }) => (
          <>
            <p class="govuk-body">
              {`${list.title}: place ${waiter.place} of ${list.total}. Waited ${waitedWords(waiter)}. ${waiter.why}.`}
            </p>
            <Button href={listHref(list.programme)} variant="secondary">
              See the waiting list
            </Button>
          </>
        ))}
      </>
    );
  },
};
