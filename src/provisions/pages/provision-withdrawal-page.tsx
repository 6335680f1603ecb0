import { notFound } from '../../foundation/fault.ts';
import { formatMoney } from '../../foundation/money.ts';
import { succeed } from '../../foundation/result.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { withdrawalPages } from '../../people/index.ts';
import { listProvisions } from '../list-provisions.ts';
import { withdrawProvision } from '../withdraw-provision.ts';

/** Taking back something given that was recorded by mistake. */
export const provisionWithdrawalPages = withdrawalPages({
  path: '/given/:provision/withdrawal',
  title: 'Take back something that was recorded as given by mistake',
  lead: 'It is kept in the history with your reason, and no sum counts it any more.',
  list: { path: '/given', text: 'What was given' },
  command: withdrawProvision,
  async find(request, personId) {
    const found = await request.ask(listProvisions, { personId });
    if (!found.ok) return found;
    const all = [
      ...found.value.items.map((each) => ({ ...each, withdrawal: null })),
      ...found.value.withdrawn,
    ];
    const given = all.find(({ id }) => id === request.params.provision);
    if (!given) return notFound('thing given');
    const { id, version, withdrawal, title, givenOn, what, amountPence } = given;
    const rows = [
      { key: 'Kind', value: title },
      { key: 'Given', value: formatDate(givenOn) },
      ...(what ? [{ key: 'What', value: what }] : []),
      ...(amountPence === null ? [] : [{ key: 'How much', value: formatMoney(amountPence) }]),
    ];
    return succeed({ id, version, withdrawal, rows });
  },
});
