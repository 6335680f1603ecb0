import {
  type BrokenDown,
  barOf,
  type CountedFigure,
  type Figures,
  type GroupView,
  groupFigures,
  groupView,
  isShare,
  periodWords,
  shownNumber,
} from '../figures/index.ts';
import { formatMoney } from '../foundation/money.ts';
import type { FunnelStep, IntervalBar } from '../interface/charts/index.ts';
import { formatDate, formatPercent } from '../interface/wording/index.ts';
import { costTotal, type Programme, type Published } from '../programme/index.ts';
import { describeShare, exactInterval } from '../statistics/index.ts';
import { sayReport } from './wording.ts';

/** A figure beside a published rate, in words. */
interface BesideView {
  readonly title: string;
  readonly source: string;
  readonly sentences: readonly string[];
}

/** The costs, in words. */
export interface CostsView {
  readonly lines: readonly (readonly [what: string, paidBy: string, period: string, amount: string])[];
  readonly sum: string;
  /** Where what was printed differs from the sum of its lines. */
  readonly notes: readonly string[];
}

/** What the report shows. */
export interface ReportView {
  readonly title: string;
  readonly asAt: string;
  readonly period: string | undefined;
  readonly made: string;
  readonly isEmpty: boolean;
  readonly cards: readonly {
    readonly label: string;
    readonly number: string;
    readonly detail: string | undefined;
  }[];
  readonly funnel: readonly FunnelStep[];
  readonly breakdowns: readonly {
    readonly id: string;
    readonly title: string;
    /** Each value as a share of all; empty where it is shown as a table alone. */
    readonly bars: readonly IntervalBar[];
    readonly rows: readonly (readonly [value: string, count: string])[];
  }[];
  /** Shares that belong to no area of the plan. */
  readonly shares: readonly IntervalBar[];
  readonly areas: readonly GroupView[];
  readonly beside: readonly BesideView[];
  readonly costs: CostsView | undefined;
  readonly differences: Published['differences'];
  readonly notCounted: Published['not_counted'];
  readonly definitions: readonly (readonly [title: string, about: string, counted: string])[];
}

/** What a report is made of. */
export interface ReportParts {
  readonly figures: Figures;
  readonly breakdowns: readonly BrokenDown[];
  readonly programme: Programme;
  readonly published: Published | undefined;
  readonly today: Temporal.PlainDate;
}

/** The report as it is read, on a screen or on paper. */
export function reportView({ figures, breakdowns, programme, published, today }: ReportParts): ReportView {
  const all = figures.figures;
  const areas = programme.plan?.areas ?? [];
  const groups = groupFigures(
    all.filter((figure) => figure.area !== null && drawnAs(programme, figure) === 'bar'),
    areas,
    '',
  );
  const reach = all.filter((figure) => figure.area === null);
  return {
    title: sayReport('title', { programme: figures.title }),
    asAt: sayReport('asAt', { day: formatDate(figures.asAt) }),
    period: periodWords(figures),
    made: sayReport('made', { day: formatDate(today) }),
    isEmpty: all.every(({ of, belongingNotKnown }) => of + belongingNotKnown === 0),
    cards: [...reach.filter(({ show }) => show === 'count'), ...all.filter(({ show }) => show === 'sum')].map(
      cardOf,
    ),
    funnel: reach
      .filter((figure) => drawnAs(programme, figure) === 'step')
      .map(({ title, n }) => ({ label: title, count: n })),
    breakdowns: breakdowns.map((each) => brokenDownView(programme, each)),
    shares: reach.filter((figure) => drawnAs(programme, figure) === 'bar').map(barOf),
    areas: groups.map(groupView).filter(({ bars }) => bars.length > 0),
    beside: all.flatMap(besideOf),
    costs: costsOf(programme, published),
    differences: published?.differences ?? [],
    notCounted: published?.not_counted ?? [],
    definitions: all.map((figure) => [figure.title, figure.about, countedWords(figure)] as const),
  };
}

/** The sets that a parent goes through on her way into the work; contacts or sessions are no step of it. */
const ON_THE_WAY_IN: readonly string[] = ['referrals', 'people', 'enrolments'];

function isOnTheWayIn(figures: Programme['figures'], { id }: CountedFigure): boolean {
  return ON_THE_WAY_IN.includes(figures[id]?.of ?? '');
}

/** How a figure is drawn: as its file says, or else by what it shows. */
function drawnAs({ figures }: Programme, figure: CountedFigure): 'bar' | 'step' | 'none' {
  const said = figures[figure.id]?.draw;
  if (said) return said;
  if (figure.show === 'count' && figure.area === null) return isOnTheWayIn(figures, figure) ? 'step' : 'none';
  return isShare(figure) ? 'bar' : 'none';
}

function brokenDownView(
  programme: Programme,
  { id, title, rows }: BrokenDown,
): ReportView['breakdowns'][number] {
  const draw = programme.breakdowns.find((each) => each.id === id)?.draw;
  const total = rows.reduce((sum, { count }) => sum + count, 0);
  const bars = rows.map((row) => {
    const share = { count: row.count, total };
    return { label: row.title, ...share, ...exactInterval(share) };
  });
  return {
    id,
    title,
    bars: draw === 'none' || total === 0 ? [] : bars,
    rows: rows.map((row) => [row.title, String(row.count)] as const),
  };
}

function cardOf(figure: CountedFigure) {
  const { n, of, per } = figure;
  const detail = isShare(figure) ? sayReport('ofTotal', { count: n, total: of }) : (per ?? undefined);
  return { label: figure.title, number: shownNumber(figure), detail };
}

function besideOf({ title, n, of, beside }: CountedFigure): BesideView[] {
  if (!beside || of === 0) return [];
  const { share, about, source } = beside;
  return [
    {
      title,
      source: sayReport('besideSource', { about, share: formatPercent(share), source }),
      sentences: [...describeShare({ count: n, total: of }, share).sentences, sayReport('cannot')],
    },
  ];
}

function countedWords(figure: CountedFigure): string {
  if (isShare(figure)) return sayReport('ofTotal', { count: figure.n, total: figure.of });
  return shownNumber(figure);
}

function costsOf(programme: Programme, published: Published | undefined): CostsView | undefined {
  if (programme.costs.length === 0) return undefined;
  return {
    lines: programme.costs.map(({ title, paid_by, period, amount, counted }) => [
      counted ? title : sayReport('costNotCounted', { title }),
      paid_by,
      period,
      formatMoney(amount),
    ]),
    sum: formatMoney(costTotal(programme)),
    notes: [
      ...programme.costs.flatMap(({ title, note }) => (note ? [`${title}: ${note}.`] : [])),
      ...(published?.totals ?? []).flatMap((total) => printedNote(total, programme, published)),
    ],
  };
}

function printedNote(
  { title, printed, costs, note, document }: Published['totals'][number],
  programme: Programme,
  published: Published | undefined,
): string[] {
  const computed = programme.costs
    .filter(({ id }) => costs.includes(id))
    .reduce((sum, { amount }) => sum + amount, 0);
  if (computed === printed) return [];
  const source = published?.documents.find(({ id }) => id === document)?.title ?? document;
  const words = { title, note, document: source };
  return [
    sayReport('costPrinted', { ...words, printed: formatMoney(printed), computed: formatMoney(computed) }),
  ];
}
