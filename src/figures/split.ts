import { type Fault, invalid } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import {
  type Breakdown,
  breakdownWaitsFor,
  type Figure,
  type FigureCount,
  type FigureSet,
  type Programme,
  type ProgrammeEnvironment,
  ROUTE,
} from '../programme/index.ts';
import { type CountedFigure, countedFigure } from './figure.ts';
import { sayFigures } from './wording.ts';

/** A way to split figures that can be asked for. */
export interface SplitChoice {
  readonly id: string;
  readonly title: string;
  /** The set whose figures it splits. */
  readonly of: string;
}

/** What a figure came to among the rows of one value. */
export interface SplitRow
  extends Pick<
    CountedFigure,
    'of' | 'n' | 'notKnown' | 'belongingNotKnown' | 'amount' | 'shown' | 'share' | 'interval'
  > {
  /** As the rule of the breakdown gives it; null where it is not known. */
  readonly value: string | null;
  readonly title: string;
}

/** The breakdowns of a programme that can be counted, in the order of its file. */
export function splitChoices(programme: Programme, environment: ProgrammeEnvironment): SplitChoice[] {
  const known = new Set(environment.figureSets.map(({ name }) => name));
  return programme.breakdowns
    .filter(
      (breakdown) =>
        known.has(breakdown.of) && breakdownWaitsFor(programme, breakdown, environment) === undefined,
    )
    .map(splitChoice);
}

/** A breakdown as it is offered. */
export function splitChoice({ id, title, of }: SplitChoice): SplitChoice {
  return { id, title, of };
}

/** The breakdown that was asked for, when it is one of those offered; undefined when none was. */
export function breakdownOf(
  programme: Programme,
  offered: readonly SplitChoice[],
  asked: string | undefined,
): Result<Breakdown | undefined, Fault> {
  if (asked === undefined) return succeed(undefined);
  const offer = offered.some(({ id }) => id === asked);
  const found = offer ? programme.breakdowns.find(({ id }) => id === asked) : undefined;
  return found ? succeed(found) : invalid({ path: ['split'], message: 'Choose one of the ways to split' });
}

/** What the programme calls the values that a breakdown may split by, in the order of its file. */
export function titlesOf(programme: Programme): Map<string, string> {
  const { pathways, endings, contacts, outcomes } = programme;
  const named = Object.entries(pathways).flatMap(([id, { title, stages }]) => [
    [id, title] as const,
    ...stages.map((stage) => [stage.id, stage.title] as const),
  ]);
  const asked = programme.referral.ask.find(({ id }) => id === ROUTE)?.options ?? [];
  const listed = [
    ...(contacts?.kinds ?? []),
    ...outcomes,
    ...(endings?.reasons ?? []),
    ...(endings?.destinations ?? []),
  ];
  return new Map([
    ...asked.map(({ value, label }) => [value, label] as const),
    ...listed.map(({ id, title }) => [id, title] as const),
    ...named,
  ]);
}

const ROUTES = ['staff', 'partner', 'self'] as const;

/** A value of a breakdown as a page names it. */
export function splitTitle(value: string | null, titles: ReadonlyMap<string, string>): string {
  if (value === null) return sayFigures('split.notKnown');
  const route = ROUTES.find((each) => each === value);
  return titles.get(value) ?? (route ? sayFigures(`split.route.${route}`) : value.replaceAll('_', ' '));
}

/** A value's place: where its rule writes it, else where the programme names it; what is not known stands last. */
function placeOf(value: string | null, by: string, titles: ReadonlyMap<string, string>): number {
  if (value === null) return Number.POSITIVE_INFINITY;
  const written = [`"${value}"`, `'${value}'`].map((text) => by.indexOf(text)).find((at) => at >= 0);
  if (written !== undefined) return written;
  const named = [...titles.keys()].indexOf(value);
  return by.length + (named < 0 ? titles.size : named);
}

/** Counts of each value, as they came out of the database. */
export type SplitCounts = readonly {
  readonly value: string | null;
  readonly figures: Readonly<Record<string, FigureCount>>;
}[];

/** One figure of a set, split: its values in the order in which the programme speaks of them. */
export function splitRows(
  programme: Programme,
  { by }: Pick<Breakdown, 'by'>,
  [id, figure]: readonly [id: string, figure: Figure],
  set: FigureSet,
  counts: SplitCounts,
): SplitRow[] {
  const titles = titlesOf(programme);
  return counts
    .flatMap(({ value, figures }) => {
      const count = figures[id];
      if (!count || count.of + count.belongingNotKnown === 0) return [];
      const { of, n, notKnown, belongingNotKnown, amount, shown, share, interval } = countedFigure(
        id,
        figure,
        set,
        count,
      );
      const came = { of, n, notKnown, belongingNotKnown, amount, shown, share, interval };
      return [{ value, title: splitTitle(value, titles), ...came }];
    })
    .sort((a, b) => {
      const [first, second] = [placeOf(a.value, by, titles), placeOf(b.value, by, titles)];
      return first === second ? 0 : first - second;
    });
}

/** A value that a figure is opened among, as a page names it. */
export function amongTitle(programme: Programme, value: string | null): string {
  return splitTitle(value, titlesOf(programme));
}
