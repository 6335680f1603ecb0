import { decide } from '../../access/decide.ts';
import { fault, html, type PageRequest, page } from '../../doors/index.ts';
import { SelectField } from '../../interface/forms/index.ts';
import { Pagination, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, Filter, PrintButton, RecordTable } from '../../interface/layout/index.ts';
import { formatMoment } from '../../interface/wording/index.ts';
import { personFrame } from '../../people/index.ts';
import { type WhoHasSeen, whoHasSeen } from '../who-has-seen.ts';
import { roleWords, whatWords } from '../words.ts';

/** The periods that can be chosen, by how many days back they reach; empty: of all time. */
const PERIODS: readonly { readonly value: string; readonly text: string }[] = [
  { value: '', text: 'At any time' },
  { value: '1', text: 'Today and yesterday' },
  { value: '7', text: 'In the last 7 days' },
  { value: '30', text: 'In the last 30 days' },
  { value: '365', text: 'In the last year' },
];

interface Choice {
  readonly staff: string;
  readonly days: string;
  readonly lists: string;
  readonly page: number;
}

/** What the address chooses; what it says and cannot be is left out. */
export function choiceOf(search: URLSearchParams): Choice {
  const days = search.get('days') ?? '';
  const page = search.get('page') ?? '1';
  const staff = search.get('staff') ?? '';
  return {
    staff: /^[0-9a-f-]{36}$/i.test(staff) ? staff : '',
    days: PERIODS.some(({ value }) => value === days) ? days : '',
    lists: search.get('lists') === 'yes' ? 'yes' : 'no',
    page: /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 1,
  };
}

function hrefOf(personId: string, choice: Choice): string {
  const { staff, days, lists, page } = choice;
  const asked = { staff, days, lists: lists === 'yes' ? 'yes' : '', page: page > 1 ? String(page) : '' };
  const search = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== ''));
  return `/people/${personId}/seen${search.size > 0 ? `?${search}` : ''}`;
}

function SeenFilter({ personId, seen, choice }: { personId: string; seen: WhoHasSeen; choice: Choice }) {
  return (
    <Filter action={`/people/${personId}/seen`} across>
      <SelectField
        name="staff"
        label="Worker"
        value={choice.staff}
        items={[
          { value: '', text: 'Everybody' },
          ...seen.workers.map(({ id, name }) => ({ value: id, text: name })),
        ]}
      />
      <SelectField name="days" label="When" value={choice.days} items={[...PERIODS]} />
      <SelectField
        name="lists"
        label="What"
        value={choice.lists}
        items={[
          { value: 'no', text: 'The record was opened' },
          { value: 'yes', text: 'The record, or a list it stood in' },
        ]}
      />
    </Filter>
  );
}

function Looks({ seen, request }: { seen: WhoHasSeen; request: PageRequest }) {
  return (
    <RecordTable
      caption="Who has seen this record"
      captionHidden
      columns={[{ text: 'Who' }, { text: 'When' }, { text: 'What' }, { text: 'Why it was open' }]}
      rows={seen.looks.map((look) => [
        <>
          {look.name ?? roleWords(look.role)}
          {look.name && (
            <>
              <br />
              <span class="govuk-hint govuk-!-font-size-16">
                {roleWords(look.role)}, {look.organisation ?? request.tenantName}
              </span>
            </>
          )}
        </>,
        formatMoment(look.at),
        <>
          {whatWords(look.query, request.house.personTabs)}
          {look.extent === 'list' && ' (a line in a list)'}
          {look.door !== 'page' && ' (by a program)'}
        </>,
        <>
          {look.refused && (
            <>
              <Tag colour="red">Refused</Tag>{' '}
            </>
          )}
          {look.reason}
        </>,
      ])}
    />
  );
}

/** Who has seen a person's record, for managers. */
export const seenPage = page({
  method: 'get',
  path: '/people/:id/seen',
  permission: 'audit:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    // An administrator checks who looks, and reads nothing of the person herself.
    const reads = decide(request.actor, 'person:read').allowed;
    const frame = reads ? await personFrame(request, personId, '/seen') : undefined;
    if (frame && !frame.ok) return frame.answer;
    const choice = choiceOf(request.search);
    const { staff, days, lists, page: at } = choice;
    const found = await request.ask(whoHasSeen, {
      personId,
      lists: lists === 'yes' ? 'yes' : 'no',
      page: at,
      ...(staff ? { staff } : {}),
      ...(days ? { from: request.today.subtract({ days: Number(days) }).toString() } : {}),
    });
    if (!found.ok) return fault(found.error);
    const seen = found.value;
    return html({
      title: frame ? `Who has seen the record of ${frame.person.name}` : 'Who has seen a record',
      ...(frame
        ? {
            header: frame.header,
            current: '/people',
            back: { href: `/people/${personId}`, text: frame.person.name },
          }
        : {}),
      wide: true,
      body: (
        <>
          <h1 class="govuk-heading-l">Who has seen this</h1>
          <p class="govuk-body">
            Every time a page of this record was opened, and every time somebody was refused it. A look made
            just now stands here after a second.
          </p>
          <SeenFilter personId={personId} seen={seen} choice={choice} />
          {seen.looks.length === 0 ? (
            <EmptyState
              title={at === 1 && !staff && !days ? 'Nobody has opened this record yet' : 'No look fits'}
              text="There may be others that the filter leaves out."
              action={{ href: `/people/${personId}/seen?lists=yes`, text: 'Show all looks' }}
            />
          ) : (
            <Looks seen={seen} request={request} />
          )}
          {(at > 1 || seen.more) && (
            <Pagination
              landmarkLabel="Pages of looks"
              previous={
                at > 1 ? { href: hrefOf(personId, { ...choice, page: at - 1 }), text: 'Later' } : undefined
              }
              next={
                seen.more
                  ? { href: hrefOf(personId, { ...choice, page: at + 1 }), text: 'Earlier' }
                  : undefined
              }
            />
          )}
          <PrintButton />
        </>
      ),
    });
  },
});
