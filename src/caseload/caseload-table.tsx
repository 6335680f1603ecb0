import type { StaffLoad } from '../enrolments/index.ts';
import { SelectField, TextField } from '../interface/forms/index.ts';
import { Pagination, type PaginationItem, Tag } from '../interface/govuk/index.ts';
import { Filter, Progress, RecordTable, type SelectedFilter } from '../interface/layout/index.ts';
import { formatShortDate } from '../interface/wording/index.ts';
import type { Programme } from '../programme/index.ts';
import { RecordLink } from './home-sections.tsx';
import { expectedWords, type HomeChoice, homeHref, isOverdue, metWords } from './home-view.ts';
import type { CaseloadPage, CaseloadParent } from './list-caseload.ts';

/** A caseload with what the reader chose to see of it. */
export interface ShownCaseload {
  readonly list: CaseloadPage;
  readonly choice: HomeChoice;
  readonly usual: 'mine' | 'all';
  readonly today: Temporal.PlainDate;
  readonly showLead: boolean;
}

const SHOWS = [
  { value: 'all', text: 'Everybody' },
  { value: 'attention', text: 'Everybody who needs something' },
  { value: 'today', text: 'Planned for today' },
  { value: 'overdue', text: 'Something due or overdue' },
  { value: 'unseen', text: 'Not seen for long' },
];

const SORTS = [
  { value: 'attention', text: 'Needs attention first' },
  { value: 'last_met', text: 'Longest since last met' },
  { value: 'name', text: 'Last name' },
  { value: 'started', text: 'Started most recently' },
];

/** Whose parents, which of them, and in which order. */
export function CaseloadFilter(props: {
  shown: ShownCaseload;
  loads: readonly StaffLoad[];
  programmes: readonly Programme[];
}) {
  const { shown, loads, programmes } = props;
  const { choice, usual } = shown;
  const selected = selectedFilters(choice, usual);
  const whose = [
    { value: 'mine', text: 'My parents' },
    { value: 'all', text: 'All parents' },
    ...loads.map((load) => ({ value: load.staffId, text: load.name })),
  ];
  return (
    <Filter action="/#parents" selected={selected} clearHref="/#parents" across>
      <TextField name="text" label="Name" value={choice.text} type="search" autocomplete="off" />
      <SelectField name="staff" label="Whose parents" items={whose} value={choice.staff} />
      <SelectField name="show" label="Show" items={SHOWS} value={choice.show} />
      <SelectField name="sort" label="Order" items={SORTS} value={choice.sort} />
      {programmes.length > 1 && (
        <SelectField
          name="programme"
          label="Programme"
          items={[
            { value: '', text: 'All programmes' },
            ...programmes.map((each) => ({ value: each.programme, text: each.title })),
          ]}
          value={choice.programme}
        />
      )}
    </Filter>
  );
}

function selectedFilters(choice: HomeChoice, usual: 'mine' | 'all'): SelectedFilter[] {
  const without = (change: Partial<HomeChoice>) => homeHref({ ...choice, page: 1, ...change }, usual);
  const show = SHOWS.find((each) => each.value === choice.show);
  return [
    choice.text !== '' && { text: `Name: ${choice.text}`, removeHref: without({ text: '' }) },
    choice.show !== 'all' && show && { text: show.text, removeHref: without({ show: 'all' }) },
    choice.staff !== usual && { text: 'Whose parents', removeHref: without({ staff: usual }) },
    choice.programme !== '' && { text: choice.programme, removeHref: without({ programme: '' }) },
  ].filter((each) => typeof each === 'object');
}

/** The parents of a caseload: where each is on the road, when she was last met, and what comes next. */
export function ParentsTable({ shown }: { shown: ShownCaseload }) {
  const { list, choice, usual } = shown;
  return (
    <>
      <RecordTable
        caption={list.total === 1 ? '1 parent' : `${list.total} parents`}
        captionHidden
        columns={[
          { text: 'Parent' },
          { text: 'On the road' },
          { text: 'Contact' },
          { text: 'Needs' },
          { text: 'Record' },
        ]}
        rows={list.parents.map((parent) => cellsOf(parent, shown))}
      />
      {list.pages > 1 && (
        <Pagination
          items={pageItems(list, (page) => homeHref({ ...choice, page }, usual))}
          previous={list.page > 1 ? { href: homeHref({ ...choice, page: list.page - 1 }, usual) } : undefined}
          next={
            list.page < list.pages ? { href: homeHref({ ...choice, page: list.page + 1 }, usual) } : undefined
          }
        />
      )}
    </>
  );
}

function cellsOf(parent: CaseloadParent, { today, showLead }: ShownCaseload) {
  return [
    <>
      <a class="govuk-link govuk-link--no-visited-state" href={`/people/${parent.personId}`}>
        {parent.name}
      </a>
      {parent.others > 0 && (
        <div class="govuk-hint govuk-!-margin-bottom-0">
          and {parent.others} {parent.others === 1 ? 'other' : 'others'} of the family
        </div>
      )}
      {showLead && (
        <div class="govuk-hint govuk-!-margin-bottom-0">
          {parent.lead ? `With ${parent.lead.name}` : 'No lead worker yet'}
        </div>
      )}
    </>,
    <Road parent={parent} />,
    <>
      {metWords(parent, today)}
      {parent.nextOn && (
        <>
          <br />
          Next: {formatShortDate(parent.nextOn)}
        </>
      )}
    </>,
    <Needs parent={parent} />,
    <RecordLink personId={parent.personId} name={parent.name} />,
  ];
}

function Road({ parent }: { parent: CaseloadParent }) {
  if (parent.months !== null) {
    return <Progress month={parent.month} months={parent.months} note={parent.stage} />;
  }
  return (
    <>
      <strong>Month {parent.month}</strong> – {parent.stage}
    </>
  );
}

function Needs({ parent }: { parent: CaseloadParent }) {
  const tags = [
    parent.isToday && <Tag colour="blue">Today</Tag>,
    parent.isUnseen && <Tag colour="orange">Not seen for long</Tag>,
    isOverdue(parent) && <Tag colour="yellow">Overdue</Tag>,
    parent.expected && (
      <Tag colour={parent.expected.isOverdue ? 'yellow' : 'blue'}>{expectedWords(parent.expected)}</Tag>
    ),
    parent.stagePrompt !== null && <Tag colour="purple">Stage ending</Tag>,
  ].filter((tag) => tag !== false && tag !== null);
  if (tags.length === 0) return <>Nothing now</>;
  return (
    <>
      {tags.map((tag) => (
        <span class="govuk-!-display-block govuk-!-margin-bottom-1">{tag}</span>
      ))}
    </>
  );
}

/** The numbers of the pages near this one, the first and the last. */
export function pageItems(list: Pick<CaseloadPage, 'page' | 'pages'>, hrefOf: (page: number) => string) {
  const items: PaginationItem[] = [];
  let before = 0;
  for (let number = 1; number <= list.pages; number += 1) {
    const isNear = Math.abs(number - list.page) <= 1 || number === 1 || number === list.pages;
    if (!isNear) continue;
    if (number - before > 1) items.push({ ellipsis: true });
    items.push({ number, href: hrefOf(number), current: number === list.page });
    before = number;
  }
  return items;
}
