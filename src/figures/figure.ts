import {
  consentsFor,
  type Figure,
  type FigureCount,
  type FigureSet,
  type FigureSince,
  figureSince,
  type Programme,
  type ProgrammeEnvironment,
  shownValue,
  waitingFor,
} from '../programme/index.ts';
import { exactInterval, type Interval } from '../statistics/index.ts';

/** What a figure counts, as its data dictionary says it. */
interface FigureDefinition {
  readonly set: string;
  readonly setTitle: string;
  /** The column by which a period chooses rows. */
  readonly dated: string;
  /** Rules in the programme's own language; null where every row is taken. */
  readonly where: string | null;
  readonly count: string | null;
  readonly value: string | null;
  /** What those agreed to who count here, by its title; empty where the figure rests on no agreement. */
  readonly agreedTo: readonly string[];
}

/** A published rate to read a figure beside; `share` between 0 and 1. */
interface PublishedRate {
  readonly share: number;
  readonly about: string;
  readonly source: string;
}

/** A figure, counted. */
export interface CountedFigure extends FigureCount {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly area: string | null;
  /** What is counted, in the plural. */
  readonly per: string | null;
  readonly show: Figure['show'];
  /** The number that the figure shows: a count, a percent of 100 or an amount; null when there is nothing to take it of. */
  readonly shown: number | null;
  /** n of N as a share between 0 and 1; null where the figure is no share, or of nobody. */
  readonly share: number | null;
  /** The exact 95% interval of the share. */
  readonly interval: Interval | null;
  readonly beside: PublishedRate | null;
  /** From which version on it counts; null when it counts the cases of every version. */
  readonly since: FigureSince | null;
  readonly definition: FigureDefinition;
}

/** What those agreed to whom a figure counts, by title; empty where it rests on no agreement. */
export function agreementsOf(programme: Pick<Programme, 'consent'>, { rests_on: use }: Figure): string[] {
  return use === undefined ? [] : consentsFor(programme, use).map(({ title }) => title);
}

/** A figure with its definition and what it came to. */
export function countedFigure(
  id: string,
  figure: Figure,
  set: FigureSet,
  count: FigureCount,
  since: FigureSince | null = null,
  agreedTo: readonly string[] = [],
): CountedFigure {
  const isShare = figure.count !== undefined && figure.value === undefined && count.of > 0;
  const { beside } = figure;
  return {
    id,
    title: figure.title,
    about: figure.about,
    area: figure.area ?? null,
    per: figure.per ?? null,
    show: figure.show,
    ...count,
    shown: shownValue(figure, count),
    share: isShare ? count.n / count.of : null,
    interval: isShare ? exactInterval({ count: count.n, total: count.of }) : null,
    beside: beside ? { share: beside.percent / 100, about: beside.about, source: beside.source } : null,
    since,
    definition: {
      set: set.name,
      setTitle: set.title,
      dated: Object.values(set.columns).find((column) => column.column === set.dated)?.title ?? set.dated,
      where: figure.where ?? null,
      count: figure.count ?? null,
      value: figure.value ?? null,
      agreedTo,
    },
  };
}

/** Figures that belong together on a page. */
export interface FigureGroup {
  readonly id: string;
  readonly title: string;
  readonly figures: readonly CountedFigure[];
}

/** Sorts figures by the programme's areas, in its order; those of no area come first, under `firstTitle`. */
export function groupFigures(
  figures: readonly CountedFigure[],
  areas: readonly { readonly id: string; readonly title: string }[],
  firstTitle: string,
): FigureGroup[] {
  const first = { id: 'reach', title: firstTitle, figures: figures.filter((figure) => figure.area === null) };
  const rest = areas.map(({ id, title }) => ({
    id,
    title,
    figures: figures.filter((figure) => figure.area === id),
  }));
  return [first, ...rest].filter((group) => group.figures.length > 0);
}

/** A figure that cannot be counted yet, and the room that it waits for. */
export interface WaitingFigure {
  readonly id: string;
  readonly title: string;
  readonly waitsFor: string;
}

/** A published programme and the rooms never change while Facet runs. */
const WAITING = new WeakMap<Programme, readonly WaitingFigure[]>();

/** The figures of a programme that wait for a room. */
export function waitingFigures(
  programme: Programme,
  environment: ProgrammeEnvironment,
): readonly WaitingFigure[] {
  const known = WAITING.get(programme) ?? findWaiting(programme, environment);
  WAITING.set(programme, known);
  return known;
}

function findWaiting(programme: Programme, environment: ProgrammeEnvironment): WaitingFigure[] {
  return Object.entries(programme.figures).flatMap(([id, figure]) => {
    const waitsFor = waitingFor(programme, figure, environment);
    return waitsFor === undefined ? [] : [{ id, title: figure.title, waitsFor }];
  });
}

const SPANS = new WeakMap<Programme, { readonly versions: number; readonly since: Spans }>();

type Spans = ReadonlyMap<string, FigureSince | null>;

/** From which version on each figure of the newest version counts; looked up once for each version that is published. */
export function spansOf(
  programme: Programme,
  versions: readonly Programme[],
  environment: ProgrammeEnvironment,
): Spans {
  const known = SPANS.get(programme);
  if (known?.versions === versions.length) return known.since;
  const since = new Map(
    Object.entries(programme.figures).map(([id, figure]) => [id, figureSince(figure, versions, environment)]),
  );
  SPANS.set(programme, { versions: versions.length, since });
  return since;
}

/** The figures of a programme by the set that they are of; those that wait for a room are left out. */
export function figuresBySet(
  programme: Programme,
  environment: ProgrammeEnvironment,
): { readonly set: FigureSet; readonly figures: Readonly<Record<string, Figure>> }[] {
  const waiting = new Set(waitingFigures(programme, environment).map((each) => each.id));
  return environment.figureSets
    .map((set) => ({
      set,
      figures: Object.fromEntries(
        Object.entries(programme.figures).filter(
          ([id, figure]) => figure.of === set.name && !waiting.has(id),
        ),
      ),
    }))
    .filter(({ figures }) => Object.keys(figures).length > 0);
}
