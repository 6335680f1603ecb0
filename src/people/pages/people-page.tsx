import { decide } from '../../access/decide.ts';
import { fault, formFaults, html, type Page, type PageRequest, page } from '../../doors/index.ts';
import type { FieldFault } from '../../foundation/fault.ts';
import { TextField } from '../../interface/forms/index.ts';
import { Button, Pagination, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, RecordTable } from '../../interface/layout/index.ts';
import { formatPartialDay } from '../../interface/wording/index.ts';
import { findPeople } from '../find-people.ts';
import { PAGE_SIZE, type PeopleFound, type PersonFound } from '../search-store.ts';

/** One line of the results, in words. */
export interface ResultLine {
  readonly name: string;
  readonly href: string;
  readonly born: string;
  readonly detail: string;
  readonly restricted: boolean;
}

/** What the search page shows. */
export interface SearchView {
  readonly q: string;
  readonly heading: string;
  readonly advice: string | null;
  readonly lines: readonly ResultLine[];
  readonly pages: readonly { readonly number: number; readonly href: string; readonly current: boolean }[];
}

/** Where a page of results stands. */
function addressOf(q: string, number: number): string {
  return `/people?${new URLSearchParams({ q, ...(number > 1 ? { page: String(number) } : {}) })}`;
}

function lineOf(person: PersonFound): ResultLine {
  const [parent] = person.parents;
  const child = person.parents.map((each) => each.name).join(' and ');
  const details = [
    person.knownAs && `Known as ${person.knownAs}`,
    person.otherNames && `Also ${person.otherNames}`,
    child && `Child of ${child}`,
    person.area,
  ];
  return {
    name: person.name,
    href: parent ? `/people/${parent.id}/family` : `/people/${person.id}`,
    born: person.bornOn ? formatPartialDay(person.bornOn) : 'Not known',
    detail: details.filter(Boolean).join(', '),
    restricted: person.restricted,
  };
}

/** The results of a search in words: how many, which, and what to do when there are none or too many. */
export function searchView(q: string, found: PeopleFound): SearchView {
  const { total, tooMany, page: current, pages } = found;
  // Beyond what the search looks at, the count is a floor, and an exact number would say too much.
  const said = tooMany ? Math.floor(total / 100) * 100 : total;
  const counted = total === 1 ? '1 person' : `${said.toLocaleString('en-GB')} people`;
  const from = (current - 1) * PAGE_SIZE + 1;
  const range = pages > 1 ? `, ${from} to ${from + found.people.length - 1} shown` : '';
  return {
    q,
    heading: total === 0 ? 'Nobody found' : `${tooMany ? 'More than ' : ''}${counted} found${range}`,
    advice: tooMany
      ? 'Many names are alike. Add another name or a date of birth to find the right person.'
      : null,
    lines: found.people.map(lineOf),
    pages: shownPages(current, pages).map((number) => ({
      number,
      href: addressOf(q, number),
      current: number === current,
    })),
  };
}

const AROUND = 2;

/** The first and last page, and those around the current one. */
function shownPages(current: number, pages: number): number[] {
  if (pages < 2) return [];
  const numbers = Array.from({ length: pages }, (_, index) => index + 1);
  return numbers.filter((number) => number === 1 || number === pages || Math.abs(number - current) <= AROUND);
}

function SearchForm(props: {
  readonly q: string;
  readonly faults: readonly FieldFault[];
  readonly mayBreakGlass: boolean;
  readonly mayMerge: boolean;
}) {
  const { q, faults, mayBreakGlass, mayMerge } = props;
  return (
    <search>
      <form action="/people" method="get" novalidate>
        <TextField
          name="q"
          label={{ text: 'Name or date of birth', classes: 'govuk-label--s' }}
          hint="Such as Shabnam Akhtar or 14 March 1992. Any spelling or script will do."
          value={q}
          faults={faults}
          type="search"
          autocomplete="off"
          spellcheck={false}
        />
        <Button>Find</Button>
      </form>
      {mayBreakGlass && (
        <p class="govuk-body">
          Somebody may come to harm, and her record is restricted?{' '}
          <a class="govuk-link govuk-link--no-visited-state" href="/emergency">
            Open it in an emergency
          </a>
        </p>
      )}
      {mayMerge && (
        <p class="govuk-body">
          <a class="govuk-link govuk-link--no-visited-state" href="/possible-pairs">
            People who may be on record twice
          </a>
        </p>
      )}
    </search>
  );
}

function Results({ view }: { view: SearchView }) {
  return (
    <>
      <h2 class="govuk-heading-m">{view.heading}</h2>
      {view.advice && <p class="govuk-body">{view.advice}</p>}
      {view.lines.length === 0 ? (
        <EmptyState
          title="Try fewer letters, another spelling, or the date of birth"
          text="People come on record when a referral is accepted. A referral that waits is on the referrals page."
          action={{ href: '/referrals', text: 'See referrals' }}
        />
      ) : (
        <RecordTable
          caption={view.heading}
          captionHidden
          columns={[{ text: 'Name' }, { text: 'Date of birth' }, { text: 'More' }]}
          rows={view.lines.map((line) => [
            <>
              <a class="govuk-link" href={line.href}>
                {line.name}
              </a>{' '}
              {line.restricted && <Tag colour="red">Restricted</Tag>}
            </>,
            line.born,
            line.detail,
          ])}
        />
      )}
      <Pages pages={view.pages} />
    </>
  );
}

function Pages({ pages }: Pick<SearchView, 'pages'>) {
  if (pages.length === 0) return null;
  const at = pages.findIndex((each) => each.current);
  const link = (index: number) => (pages[index] ? { href: pages[index].href } : undefined);
  const items = pages.flatMap((each, index) => {
    const before = pages[index - 1];
    return before && each.number - before.number > 1 ? [{ ellipsis: true as const }, each] : [each];
  });
  return (
    <Pagination previous={link(at - 1)} next={link(at + 1)} items={items} landmarkLabel="Pages of results" />
  );
}

async function search(request: PageRequest) {
  const q = request.search.get('q') ?? '';
  const found = q.trim() === '' ? undefined : await request.ask(findPeople, { q, page: pageAsked(request) });
  const shown = found && !found.ok ? formFaults(found.error) : undefined;
  if (found && !found.ok && !shown) return fault(found.error);
  const faults = shown?.faults ?? [];
  return html({
    title: 'People',
    current: '/people',
    status: shown?.status ?? 200,
    faults,
    body: (
      <>
        <h1 class="govuk-heading-l">Find a person</h1>
        <SearchForm
          mayBreakGlass={decide(request.actor, 'glass:break').allowed}
          mayMerge={decide(request.actor, 'people:merge').allowed}
          q={q}
          faults={faults}
        />
        {found?.ok && <Results view={searchView(q, found.value)} />}
      </>
    ),
  });
}

/** An address with a page that is none leads to the first. */
function pageAsked(request: PageRequest): number {
  const text = request.search.get('page') ?? '1';
  return /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 1;
}

/** The search. */
export const peoplePages: readonly Page[] = [
  page({ method: 'get', path: '/people', permission: 'person:read', handle: search }),
];
