import type { PersonSection } from '../../doors/index.ts';
import { isBefore } from '../../foundation/dates.ts';
import { SummaryList } from '../../interface/govuk/index.ts';
import { formatDate } from '../../interface/wording/index.ts';
import { type ContactItem, listContacts } from '../list-contacts.ts';

/** How many of the last contacts are looked at for the last meeting. */
const LOOKED_AT = 20;

/** When a person is to be met next, and when she was met last: what a worker on the way to her looks for. */
export function nextAndLast(
  items: readonly Pick<ContactItem, 'happenedOn' | 'nextOn' | 'result' | 'kindTitle'>[],
  today: Temporal.PlainDate,
): readonly { readonly key: string; readonly value: string }[] {
  const latest = items[0]?.happenedOn;
  const planned = items
    .flatMap(({ nextOn }) => (nextOn && latest && isBefore(latest, nextOn) ? [nextOn] : []))
    .toSorted(Temporal.PlainDate.compare)[0];
  const met = items.find(({ result }) => result === 'met');
  const next = !planned
    ? 'No date is planned'
    : planned.equals(today)
      ? `Today, ${formatDate(planned)}`
      : isBefore(planned, today)
        ? `${formatDate(planned)} was planned; nothing is recorded since`
        : formatDate(planned);
  return [
    { key: 'Next contact', value: next },
    { key: 'Last met', value: met ? `${formatDate(met.happenedOn)}, ${met.kindTitle}` : 'Not met yet' },
  ];
}

/** What is next with a person, first on her own page; nothing before there is any contact. */
export const nextSection: PersonSection = {
  id: 'next',
  title: 'Next',
  order: 5,
  permission: 'person:read',
  async render(request, personId) {
    const found = await request.ask(listContacts, { personId, size: LOOKED_AT });
    if (!found.ok || found.value.items.length === 0) return null;
    return <SummaryList rows={[...nextAndLast(found.value.items, request.today)]} />;
  },
};
