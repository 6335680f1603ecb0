import { fault, html, type PageAnswer, type PageRequest, page } from '../doors/index.ts';
import { IntervalBars } from '../interface/charts/index.ts';
import { Pagination, SummaryList } from '../interface/govuk/index.ts';
import { EmptyState, RecordTable, SubNavigation } from '../interface/layout/index.ts';
import {
  formatDate,
  formatList,
  formatMonth,
  formatPercent,
  formatShortDate,
} from '../interface/wording/index.ts';
import { describeShare } from '../statistics/index.ts';
import { type AskedDays, periodWords, readAskedDays, withDays } from './asked-days.ts';
import { barOf, isShare, shownNumber } from './figure-view.ts';
import { type OpenedFigure, openFigure, rowTotals } from './open-figure.ts';
import { SplitForm, SplitTable } from './split-view.tsx';
import { sayFigures } from './wording.ts';

/** One figure, opened. */
export const figurePage = page({
  method: 'get',
  path: '/figures/:programme/:figure',
  permission: 'figure:open',
  handle: answerFigure,
});

const choices = ['counted', 'not_counted', 'not_known'] as const;
type Choice = (typeof choices)[number];

async function answerFigure(request: PageRequest): Promise<PageAnswer> {
  const { params, search, today } = request;
  const days = readAskedDays(search);
  const { asked, faults } = days;
  if (faults.length > 0) return fault({ kind: 'invalid', faults });
  const rows = choices.find((choice) => choice === search.get('rows')) ?? 'counted';
  const page = search.get('page') ?? undefined;
  const among = asked.split === undefined ? null : search.get('among');
  const found = await request.ask(openFigure, {
    programme: params.programme ?? '',
    figure: params.figure ?? '',
    ...asked,
    ...(among === null ? {} : { among }),
    rows,
    ...(page === undefined ? {} : { page }),
  });
  if (!found.ok) return fault(found.error);
  const view = openedView(found.value, today);
  return html({
    title: `${view.title}, ${view.programmeTitle}`,
    current: '/figures',
    back: { href: view.backHref, text: sayFigures('back') },
    body: <OpenedBody view={view} opened={found.value} asked={days} />,
  });
}

/** One list of rows that can be chosen. */
interface RowsLink {
  readonly choice: Choice;
  readonly href: string;
  readonly count: number;
  readonly current: boolean;
}

/** What the page of one figure shows. */
export interface OpenedView {
  readonly title: string;
  readonly programmeTitle: string;
  readonly about: string;
  readonly asAt: string;
  readonly backHref: string;
  readonly sentences: readonly string[];
  readonly beside: string | undefined;
  readonly definition: readonly { readonly key: string; readonly value: string; readonly isRule: boolean }[];
  readonly lists: readonly RowsLink[];
  readonly hrefOfPage: (page: number) => string;
  readonly path: string;
  /** Of one value of the split, in words, and where all rows stand. */
  readonly among: { readonly text: string; readonly allHref: string } | undefined;
  /** Where the rows of one value open. */
  readonly hrefAmong: (value: string | null) => string;
}

/** The view of one figure. */
export function openedView(opened: OpenedFigure, today: Temporal.PlainDate): OpenedView {
  const { figure, programme, rows } = opened;
  const path = `/figures/${programme}/${figure.id}`;
  const totals = rowTotals(figure);
  const { beside } = figure;
  const { split, among } = opened;
  const splitBy: Readonly<Record<string, string>> = split ? { split: split.id } : {};
  const here = { ...splitBy, ...(among ? { among: among.value ?? '' } : {}) };
  return {
    title: figure.title,
    programmeTitle: opened.programmeTitle,
    about: figure.about,
    asAt: sayFigures('asAt', { day: formatDate(opened.asAt) }),
    backHref: withDays(`/figures/${programme}`, opened, today, splitBy),
    sentences: isShare(figure)
      ? describeShare({ count: figure.n, total: figure.of }, beside?.share).sentences
      : [],
    beside: beside
      ? sayFigures('figure.besideText', {
          share: formatPercent(beside.share),
          about: beside.about,
          source: beside.source,
        })
      : undefined,
    definition: definitionOf(opened),
    lists: choices
      .map((choice) => ({
        choice,
        href: withDays(path, opened, today, choice === 'counted' ? here : { ...here, rows: choice }),
        count: totals[choice],
        current: choice === rows.choice,
      }))
      .filter(({ choice, count, current }) => choice !== 'not_known' || count > 0 || current),
    hrefOfPage: (page) => withDays(path, opened, today, { ...here, rows: rows.choice, page: String(page) }),
    path,
    among:
      split && among
        ? {
            text: sayFigures('split.among', { split: split.title, value: among.title }),
            allHref: withDays(path, opened, today, splitBy),
          }
        : undefined,
    hrefAmong: (value) => withDays(path, opened, today, { ...splitBy, among: value ?? '' }),
  };
}

function definitionOf(opened: OpenedFigure): OpenedView['definition'] {
  const { definition, about } = opened.figure;
  const rule = (key: string, value: string | null) => (value === null ? [] : [{ key, value, isRule: true }]);
  const said = (key: string, value: string) => ({ key, value, isRule: false });
  return [
    said(sayFigures('figure.about'), about),
    said(sayFigures('figure.set'), definition.setTitle),
    ...rule(sayFigures('figure.where'), definition.where),
    ...(definition.agreedTo.length > 0
      ? [
          said(
            sayFigures('figure.agreed'),
            sayFigures('figure.agreedText', { what: formatList(definition.agreedTo) }),
          ),
        ]
      : []),
    ...rule(sayFigures('figure.count'), definition.count),
    ...rule(sayFigures('figure.value'), definition.value),
    said(sayFigures('figure.dated'), definition.dated),
    said(sayFigures('figure.asAt'), formatDate(opened.asAt)),
    said(sayFigures('figure.period'), periodWords(opened) ?? sayFigures('figure.whole')),
    ...(isShare(opened.figure) ? [said(sayFigures('figure.method'), sayFigures('figure.methodText'))] : []),
  ];
}

interface OpenedProps {
  readonly view: OpenedView;
  readonly opened: OpenedFigure;
  readonly asked: AskedDays;
}

function OpenedBody({ view, opened, asked }: OpenedProps) {
  const { figure } = opened;
  return (
    <>
      <span class="govuk-caption-l">{view.programmeTitle}</span>
      <h1 class="govuk-heading-l">{view.title}</h1>
      <p class="govuk-body-l">{view.about}</p>
      <p class="govuk-body">{view.asAt}</p>
      {view.among && (
        <p class="govuk-body">
          <strong>{view.among.text}</strong>{' '}
          <a class="govuk-link" href={view.among.allHref}>
            {sayFigures('split.all')}
          </a>
        </p>
      )}
      {isShare(figure) ? (
        <IntervalBars id="share" title={sayFigures('figure.says')} bars={[barOf(figure)]} />
      ) : (
        <p class="govuk-heading-xl">{`${shownNumber(figure)} ${figure.per ?? ''}`}</p>
      )}
      {view.sentences.map((sentence) => (
        <p class="govuk-body">{sentence}</p>
      ))}
      {view.beside && (
        <>
          <h2 class="govuk-heading-s">{sayFigures('figure.beside')}</h2>
          <p class="govuk-body">{view.beside}</p>
        </>
      )}
      <SplitForm path={view.path} asked={asked} choices={opened.breakdowns} faults={[]} />
      {opened.split && (
        <SplitTable
          figure={figure}
          by={opened.split.title}
          rows={opened.split.rows}
          hrefOf={view.hrefAmong}
        />
      )}
      <h2 class="govuk-heading-m">{sayFigures('figure.definition')}</h2>
      <SummaryList
        rows={view.definition.map(({ key, value, isRule }) => ({
          key,
          value: isRule ? <code>{value}</code> : value,
        }))}
      />
      <Rows view={view} rows={opened.rows} isSum={!isShare(figure) && figure.definition.value !== null} />
    </>
  );
}

function Rows({ view, rows, isSum }: { view: OpenedView; rows: OpenedFigure['rows']; isSum: boolean }) {
  const named = rows.rows.some((row) => row.person !== null);
  return (
    <>
      <h2 class="govuk-heading-m" id="rows">
        {sayFigures('figure.rows')}
      </h2>
      <SubNavigation
        label={sayFigures('figure.rows')}
        items={view.lists.map(({ choice, href, count, current }) => ({
          href,
          count,
          current,
          text: sayFigures(`figure.choice.${choice}`),
        }))}
      />
      {rows.rows.length === 0 ? (
        <EmptyState
          title={sayFigures(`figure.noRows.${rows.choice}`)}
          text={sayFigures('figure.noRowsText')}
        />
      ) : (
        <RowsTable rows={rows} named={named} isSum={isSum} />
      )}
      {!named && rows.rows.length > 0 && <p class="govuk-hint">{sayFigures('figure.names')}</p>}
      {rows.pages > 1 && <Pages view={view} rows={rows} />}
    </>
  );
}

const monthInWords = (row: OpenedFigure['rows']['rows'][number]['deidentified']) =>
  row ? formatMonth(Temporal.PlainYearMonth.from(row.month).toPlainDate({ day: 1 })) : '–';

function RowsTable({ rows, named, isSum }: { rows: OpenedFigure['rows']; named: boolean; isSum: boolean }) {
  const columns = [
    { text: named ? sayFigures('figure.person') : sayFigures('figure.reference') },
    ...(named
      ? [{ text: sayFigures('figure.on') }]
      : [{ text: sayFigures('figure.month') }, { text: sayFigures('figure.age') }]),
    ...(isSum ? [{ text: sayFigures('figure.amount'), numeric: true }] : []),
  ];
  return (
    <RecordTable
      caption={sayFigures(`figure.choice.${rows.choice}`)}
      captionHidden
      columns={columns}
      rows={rows.rows.map(({ reference, person, deidentified, value }) => [
        person ? (
          <a class="govuk-link" href={person.href}>
            {person.title}
          </a>
        ) : (
          reference
        ),
        ...(named
          ? [person ? formatShortDate(person.on) : '']
          : [monthInWords(deidentified), deidentified?.ageBand ?? '–']),
        ...(isSum ? [value === null ? '–' : String(value)] : []),
      ])}
    />
  );
}

function Pages({ view, rows }: { view: OpenedView; rows: OpenedFigure['rows'] }) {
  const { page, pages } = rows;
  const near = sayFigures('figure.pages', { page, pages });
  return (
    <Pagination
      landmarkLabel={near}
      previous={page > 1 ? { href: view.hrefOfPage(page - 1), labelText: near } : undefined}
      next={page < pages ? { href: view.hrefOfPage(page + 1), labelText: near } : undefined}
    />
  );
}
