import { house } from '../app/rooms.ts';
import type { CountedFigure, Figures } from '../figures/index.ts';
import { costTotal, type Programme, type Published, waitingFor } from '../programme/index.ts';

/** One printed figure beside what was counted. */
export interface ReplayedFigure {
  readonly figure: string;
  readonly title: string;
  readonly document: string;
  readonly asAt: Temporal.PlainDate;
  readonly period: string | null;
  readonly printed: { readonly value: number; readonly n: number | null; readonly of: number | null };
  readonly computed: { readonly value: number | null; readonly n: number; readonly of: number } | null;
  /** `waiting`: the figure needs records that no room keeps yet. */
  readonly result: 'equal' | 'unequal' | 'waiting';
  /** The room that a waiting figure waits for. */
  readonly waitsFor: string | null;
}

/** A printed sum beside the sum of its lines, in pence. */
interface ReplayedTotal {
  readonly title: string;
  readonly document: string;
  readonly printed: number;
  readonly computed: number;
  readonly note: string;
}

/** A whole replay. */
export interface Replay {
  readonly programme: string;
  readonly title: string;
  readonly figures: readonly ReplayedFigure[];
  readonly totals: readonly ReplayedTotal[];
  /** The sum of all counted costs, in pence. */
  readonly costs: number;
  readonly documents: Published['documents'];
  readonly differences: Published['differences'];
  readonly notCounted: Published['not_counted'];
  readonly ok: boolean;
  /** What was counted, by day and period. */
  readonly answers: ReadonlyMap<string, Figures>;
}

type Printed = Published['figures'][number];

/** A printed figure with the day and the period that it is of. */
export interface PrintedQuestion {
  /** The same for figures of one day and period. */
  readonly key: string;
  readonly printed: Printed;
  readonly asAt: Temporal.PlainDate;
  readonly period: string | null;
  readonly from: Temporal.PlainDate | undefined;
  readonly to: Temporal.PlainDate | undefined;
  /** The same question of the period before, where a rise is in print. */
  readonly before?: Omit<PrintedQuestion, 'before'> | undefined;
}

/** What has to be asked to count every printed figure again. */
export function questionsOf(published: Published): PrintedQuestion[] {
  return published.figures.map((printed) => ({
    ...questionOf(printed, printed.period, published),
    before: printed.against === undefined ? undefined : questionOf(printed, printed.against, published),
  }));
}

function questionOf(
  printed: Printed,
  periodId: string | undefined,
  { documents, periods }: Published,
): Omit<PrintedQuestion, 'before'> {
  const document = documents.find(({ id }) => id === printed.document);
  const asAt = printed.as_at ?? document?.as_at;
  if (!asAt) throw new Error(`${printed.figure} names a document that is not there`);
  const period = periods.find(({ id }) => id === periodId);
  const key = [asAt, period?.from, period?.to].join('/');
  return { key, printed, asAt, period: period?.title ?? null, from: period?.from, to: period?.to };
}

/** Sets every printed figure and sum beside what was counted. */
export function compareAll(
  programme: Programme,
  published: Published,
  answers: ReadonlyMap<string, Figures>,
): Replay {
  const figures = questionsOf(published).map((question) => compareOne(question, programme, answers));
  return {
    programme: programme.programme,
    title: programme.title,
    figures,
    totals: published.totals.map(({ title, document, printed, costs, note }) => ({
      title,
      document,
      printed,
      computed: programme.costs
        .filter((cost) => costs.includes(cost.id))
        .reduce((sum, cost) => sum + cost.amount, 0),
      note,
    })),
    costs: costTotal(programme),
    documents: published.documents,
    differences: published.differences,
    notCounted: published.not_counted,
    ok: figures.every(({ result }) => result !== 'unequal'),
    answers,
  };
}

function compareOne(
  { key, printed, asAt, period, before }: PrintedQuestion,
  programme: Programme,
  answers: ReadonlyMap<string, Figures>,
): ReplayedFigure {
  const { figure, value, n = null, of = null } = printed;
  const definition = programme.figures[figure];
  const countedAt = (at: string) => answers.get(at)?.figures.find(({ id }) => id === figure);
  const counted = countedAt(key);
  const found =
    counted && (before ? riseFrom(countedAt(before.key), counted) : valueBeside(counted, printed));
  const computed = counted ? { value: found ?? null, n: counted.n, of: counted.of } : null;
  return {
    figure,
    title: definition?.title ?? figure,
    document: printed.document,
    asAt,
    period: before ? `${period}, against ${before.period}` : period,
    printed: { value, n, of },
    computed,
    result: computed ? resultOf(computed, printed) : 'waiting',
    waitsFor: counted || !definition ? null : (waitingFor(programme, definition, house) ?? null),
  };
}

/** By how many percent a figure rose from an earlier period; null where there was nothing to rise from. */
function riseFrom(earlier: CountedFigure | undefined, later: CountedFigure): number | null {
  if (!earlier?.shown || later.shown === null) return null;
  return (100 * (later.shown - earlier.shown)) / earlier.shown;
}

/** A figure may be printed as a count where Facet shows a percent: a value that is the `n` beside it is a count. */
function valueBeside(counted: CountedFigure, printed: Printed): number | null {
  return counted.show === 'percent' && printed.value === printed.n && printed.value !== 0
    ? counted.n
    : counted.shown;
}

function resultOf(
  computed: NonNullable<ReplayedFigure['computed']>,
  { value, n, of, decimals }: Printed,
): 'equal' | 'unequal' {
  const isValue = computed.value !== null && Math.abs(rounded(computed.value, decimals) - value) < 1e-9;
  const isN = n === undefined || n === computed.n;
  const isOf = of === undefined || of === computed.of;
  return isValue && isN && isOf ? 'equal' : 'unequal';
}

function rounded(value: number, decimals: number | undefined): number {
  return decimals === undefined ? value : Math.round(value * 10 ** decimals) / 10 ** decimals;
}
