import type { HomeNotice, PersonSection } from '../doors/index.ts';
import { Button } from '../interface/govuk/index.ts';
import { listWaitingList } from './list-waiting-list.ts';
import { freeWords, listHref, waitedWords } from './waiting-words.ts';

/** The way to each waiting list on which somebody stands, on arriving. */
export const waitingNotice: HomeNotice = {
  permission: 'referral:read',
  async lines(request) {
    const lists = request.programmes.list().filter(({ waiting_list }) => waiting_list !== undefined);
    const found = await Promise.all(
      lists.map(({ programme }) => request.ask(listWaitingList, { programme, size: 1 })),
    );
    return found.flatMap((each) =>
      each.ok && each.value.total > 0
        ? [
            {
              text: `Waiting for a place: ${each.value.title}`,
              href: listHref(each.value.programme),
              detail: freeWords(each.value),
            },
          ]
        : [],
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
