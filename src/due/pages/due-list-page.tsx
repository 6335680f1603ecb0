import { fault, html, type PageRequest, page, redirect } from '../../doors/index.ts';
import { type StaffLoad, staffLoads } from '../../enrolments/index.ts';
import { zId } from '../../foundation/identifiers.ts';
import { SelectField } from '../../interface/forms/index.ts';
import { Pagination, Tag } from '../../interface/govuk/index.ts';
import { EmptyState, Filter, RecordTable } from '../../interface/layout/index.ts';
import { dueShows } from '../due-list-store.ts';
import type { ListedDueView } from '../due-view.ts';
import { recordDueHref, STATE_WORDS, settleHref, whenWords } from '../due-words.ts';
import { type DueList, listDue } from '../list-due.ts';

const SHOWS = [
  { value: 'open', text: 'All that is due' },
  { value: 'overdue', text: 'Overdue' },
  { value: 'now', text: 'Due now' },
  { value: 'coming', text: 'In the next four weeks' },
] as const;

/** What the reader chose to see. */
export interface DueChoice {
  readonly staff: string;
  readonly show: (typeof dueShows)[number];
  readonly page: number;
}

/** Reads the address; what it does not say, or says wrongly, is as usual. */
export function readDueChoice(search: URLSearchParams, usual: 'mine' | 'all'): DueChoice {
  const staff = search.get('staff') ?? '';
  const page = Number(search.get('page') ?? '1');
  return {
    staff: staff === 'mine' || staff === 'all' || zId.safeParse(staff).success ? staff : usual,
    show: dueShows.find((each) => each === search.get('show')) ?? 'open',
    page: Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1,
  };
}

/** The address of the list with a choice. */
export function dueHref({ staff, show, page }: DueChoice): string {
  const search = new URLSearchParams({
    staff,
    ...(show === 'open' ? {} : { show }),
    ...(page > 1 ? { page: String(page) } : {}),
  });
  return `/due?${search}`;
}

function cells(due: ListedDueView) {
  const { text, colour } = STATE_WORDS[due.state];
  const about = <span class="govuk-visually-hidden">{`: ${due.title}, ${due.name}`}</span>;
  return [
    <>
      <a class="govuk-link govuk-link--no-visited-state" href={`/people/${due.personId}`}>
        {due.name}
      </a>
      <div class="govuk-hint govuk-!-margin-bottom-0">
        {due.holder ? `With ${due.holder.name}` : 'With nobody who is here now'}
      </div>
    </>,
    <>
      {due.title}
      <div class="govuk-hint govuk-!-margin-bottom-0">
        {[due.programme, due.kindTitle, due.isFollowUp ? 'after the end' : null].filter(Boolean).join(', ')}
      </div>
    </>,
    whenWords(due),
    <Tag colour={colour}>{due.state === 'later' ? 'Coming' : text}</Tag>,
    <>
      {due.state !== 'later' && (
        <a class="govuk-link govuk-!-display-block" href={recordDueHref(due.personId, due)}>
          Record contact{about}
        </a>
      )}
      <a class="govuk-link" href={settleHref(due.personId, due)}>
        Settle otherwise{about}
      </a>
    </>,
  ];
}

function Found({ list, choice }: { list: DueList; choice: DueChoice }) {
  const at = (target: number) => ({ href: dueHref({ ...choice, page: target }) });
  return (
    <>
      <RecordTable
        caption={list.total === 1 ? '1 is due' : `${list.total} are due`}
        captionHidden
        columns={[
          { text: 'Parent' },
          { text: 'What' },
          { text: 'When' },
          { text: 'How it stands' },
          { text: 'To do' },
        ]}
        rows={list.items.map(cells)}
      />
      {list.pages > 1 && (
        <Pagination
          landmarkLabel="Pages of what is due"
          previous={choice.page > 1 ? at(choice.page - 1) : undefined}
          next={choice.page < list.pages ? at(choice.page + 1) : undefined}
        />
      )}
    </>
  );
}

function ChoiceOf({
  loads,
  choice,
  usual,
}: {
  loads: readonly StaffLoad[];
  choice: DueChoice;
  usual: string;
}) {
  const whose = [
    { value: 'mine', text: 'My parents' },
    { value: 'all', text: 'All parents' },
    ...loads.map(({ staffId, name }) => ({ value: staffId, text: name })),
  ];
  const without = (change: Partial<DueChoice>) => dueHref({ ...choice, page: 1, ...change });
  const show = SHOWS.find(({ value }) => value === choice.show);
  const selected = [
    choice.show !== 'open' && show && { text: show.text, removeHref: without({ show: 'open' }) },
    choice.staff !== usual && {
      text: whose.find(({ value }) => value === choice.staff)?.text ?? 'Whose parents',
      removeHref: without({ staff: usual }),
    },
  ].filter((each) => typeof each === 'object');
  return (
    <Filter action="/due" selected={selected} clearHref="/due" across>
      <SelectField name="staff" label="Whose parents" items={whose} value={choice.staff} />
      <SelectField name="show" label="Show" items={[...SHOWS]} value={choice.show} />
    </Filter>
  );
}

const counted = ({ counts: { overdue, now, coming } }: DueList) =>
  `${overdue} overdue, ${now} due now, ${coming} in the next four weeks`;

/** What is due, over a worker's parents or all. */
export const dueListPage = page({
  method: 'get',
  path: '/due',
  permission: 'caseload:read',
  async handle(request: PageRequest) {
    const usual = request.actor.kind === 'staff' && request.actor.role === 'practitioner' ? 'mine' : 'all';
    const choice = readDueChoice(request.search, usual);
    const list = await request.ask(listDue, choice);
    if (!list.ok) return fault(list.error);
    if (list.value.items.length === 0 && choice.page > 1) return redirect(dueHref({ ...choice, page: 1 }));
    const loads = await request.ask(staffLoads, {});
    if (!loads.ok) return fault(loads.error);
    return html({
      title: 'What is due',
      current: '/',
      wide: true,
      back: { href: '/', text: 'Home' },
      body: (
        <>
          <h1 class="govuk-heading-l">What is due</h1>
          <p class="govuk-body">{counted(list.value)}</p>
          <ChoiceOf loads={loads.value.loads} choice={choice} usual={usual} />
          {list.value.items.length > 0 ? (
            <Found list={list.value} choice={choice} />
          ) : (
            <EmptyState
              title={choice.show === 'open' ? 'Nothing is due' : 'Nothing here matches'}
              text="Contacts that a programme expects by a date, and looks after the end, appear here."
              action={
                choice.staff === 'all' && choice.show === 'open'
                  ? { href: '/', text: 'Go home' }
                  : { href: dueHref({ staff: 'all', show: 'open', page: 1 }), text: 'See all that is due' }
              }
            />
          )}
        </>
      ),
    });
  },
});
