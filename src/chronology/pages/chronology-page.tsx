import { decide } from '../../access/decide.ts';
import { chronologyThemes, fault, html, type PageRequest, page } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { faultAt } from '../../interface/forms/index.ts';
import { Checkboxes, Input, Pagination, Radios, Select } from '../../interface/govuk/index.ts';
import { Column, Columns, EmptyState, Filter, PrintButton, Timeline } from '../../interface/layout/index.ts';
import { personFrame } from '../../people/index.ts';
import { themeWords, weightWords } from '../chosen-words.ts';
import { weights } from '../chronology.ts';
import { type Chronology, getChronology } from '../get-chronology.ts';
import {
  type AddressFilter,
  asked,
  chronologyHref,
  filterSearch,
  readAddress,
  selectedFilters,
  timelineGroups,
} from './chronology-view.ts';

const PER_PAGE = 50;
const ALL = 5_000;

/** Everything recorded of a person, by month. */
export const chronologyPage = page({
  method: 'get',
  path: '/people/:id/chronology',
  permission: 'person:read',
  async handle(request) {
    const personId = request.params.id ?? '';
    const frame = await personFrame(request, personId, '/chronology');
    if (!frame.ok) return frame.answer;
    const filter = readAddress(request.search);
    const found = await askFor(request, personId, filter);
    const wrong = !found.ok && found.error.kind === 'invalid' ? found.error.faults : [];
    if (!found.ok && wrong.length === 0) return fault(found.error);
    const chronology = found.ok ? found.value : NOTHING(personId);
    return html({
      title: `Chronology of ${frame.person.name}`,
      status: wrong.length > 0 ? 422 : 200,
      faults: wrong,
      header: frame.header,
      back: { href: `/people/${personId}`, text: frame.person.name },
      body: (
        <Body
          chronology={chronology}
          filter={filter}
          faults={wrong}
          mayWrite={decide(request.actor, 'person:write').allowed}
        />
      ),
    });
  },
});

function askFor(request: PageRequest, personId: string, filter: AddressFilter) {
  const { order, all } = filter;
  const page = request.search.get('page') ?? '1';
  const input = { personId, ...asked(filter), order };
  return request.ask(getChronology, { ...input, ...(all ? { size: ALL } : { size: PER_PAGE, page }) });
}

const NOTHING = (personId: string): Chronology => ({
  personId,
  entries: [],
  total: 0,
  page: 1,
  pages: 1,
  kinds: [],
  children: [],
});

interface BodyProps {
  readonly chronology: Chronology;
  readonly filter: AddressFilter;
  readonly faults: readonly FieldFault[];
  readonly mayWrite: boolean;
}

function Body(props: BodyProps) {
  const { chronology, filter, mayWrite } = props;
  const { personId, total } = chronology;
  return (
    <>
      <h1 class="govuk-heading-l">Chronology</h1>
      <Columns shape="aside-main">
        <Column>
          <ChronologyFilter {...props} />
        </Column>
        <Column label="What happened">
          <p class="govuk-body">
            {total === 1 ? '1 entry' : `${total.toLocaleString('en-GB')} entries`}.{' '}
            <a class="govuk-link" href={`/people/${personId}/journey`}>
              See it as a picture
            </a>
            , or{' '}
            <a class="govuk-link" href={`/people/${personId}/chronology/analysis`}>
              what it says to us
            </a>
          </p>
          {mayWrite && (
            <p class="govuk-body facet-no-print">
              <a class="govuk-link" href={`/people/${personId}/chronology/add`}>
                Add what stands nowhere else
              </a>
            </p>
          )}
          {total > PER_PAGE && !filter.all && (
            <p class="govuk-body facet-no-print">
              <a class="govuk-link" href={chronologyHref(personId, { ...filter, all: true })}>
                Show everything on one page, to print it
              </a>
            </p>
          )}
          {total > 0 && (
            <p class="govuk-body facet-no-print">
              <a class="govuk-link" href={`/people/${personId}/chronology/copy?${filterSearch(filter)}`}>
                Make a copy of what is shown, as a Word document or a page
              </a>
            </p>
          )}
          <PrintButton />
          <Entries {...props} />
        </Column>
      </Columns>
    </>
  );
}

function Entries({ chronology, filter }: BodyProps) {
  const { personId, entries, page: current, pages, kinds } = chronology;
  if (entries.length === 0) return <Empty chronology={chronology} filter={filter} />;
  const to = (page: number) => chronologyHref(personId, filter, page);
  return (
    <>
      {timelineGroups(entries, kinds).map(({ heading, items }) => (
        <Timeline heading={heading} items={items} />
      ))}
      {pages > 1 && (
        <Pagination
          landmarkLabel="Pages of the chronology"
          previous={
            current > 1 ? { href: to(current - 1), labelText: `${current - 1} of ${pages}` } : undefined
          }
          next={
            current < pages ? { href: to(current + 1), labelText: `${current + 1} of ${pages}` } : undefined
          }
        />
      )}
    </>
  );
}

function Empty({ chronology, filter }: Pick<BodyProps, 'chronology' | 'filter'>) {
  const { personId, kinds } = chronology;
  if (kinds.every(({ count }) => count === 0)) {
    return (
      <EmptyState
        title="Nothing has been recorded yet"
        text="Referrals, contacts, goals, changes and everything else that is recorded appear here by themselves."
      />
    );
  }
  return (
    <EmptyState
      title="Nothing fits"
      text="There may be entries that the filter leaves out."
      action={{
        href: chronologyHref(personId, { ...readAddress(new URLSearchParams()), order: filter.order }),
        text: 'Show everything',
      }}
    />
  );
}

function ChronologyFilter({ chronology, filter, faults }: BodyProps) {
  const { personId } = chronology;
  const kinds = chronology.kinds.filter(({ count }) => count > 0);
  return (
    <Filter
      action={`/people/${personId}/chronology`}
      selected={selectedFilters(personId, filter, chronology)}
      clearHref={chronologyHref(personId, readAddress(new URLSearchParams()))}
    >
      <Input
        name="text"
        label="Words"
        type="search"
        value={filter.text}
        errorMessage={faultAt(faults, ['text'])?.message}
      />
      <Radios
        name="atLeast"
        classes="govuk-radios--small"
        fieldset={{ legend: 'How much' }}
        value={filter.atLeast || 'routine'}
        errorMessage={faultAt(faults, ['atLeast'])?.message}
        items={weights.toReversed().map((value) => ({ value, text: weightWords[value] }))}
      />
      <Checkboxes
        name="themes"
        classes="govuk-checkboxes--small"
        fieldset={{ legend: 'Themes' }}
        values={filter.themes}
        items={chronologyThemes.map((value) => ({ value, text: themeWords[value] }))}
      />
      {chronology.children.length > 0 && (
        <Select
          name="childId"
          label="Child"
          value={filter.childId}
          items={[
            { value: '', text: 'All, and everything else' },
            ...chronology.children.map(({ id, name }) => ({ value: id, text: name })),
          ]}
        />
      )}
      {kinds.length > 0 && (
        <Checkboxes
          name="kinds"
          classes="govuk-checkboxes--small"
          fieldset={{ legend: 'What' }}
          values={filter.kinds}
          items={kinds.map(({ kind, title, count }) => ({ value: kind, text: `${title} (${count})` }))}
        />
      )}
      <Input
        name="from"
        type="date"
        label="From"
        value={filter.from}
        errorMessage={faultAt(faults, ['from'])?.message}
      />
      <Input
        name="to"
        type="date"
        label="To"
        value={filter.to}
        errorMessage={faultAt(faults, ['to'])?.message}
      />
      <Radios
        name="order"
        classes="govuk-radios--small"
        fieldset={{ legend: 'Order' }}
        value={filter.order}
        items={[
          { value: 'newest', text: 'Newest first' },
          { value: 'oldest', text: 'Oldest first' },
        ]}
      />
    </Filter>
  );
}
