import type { IntervalBar } from '../interface/charts/index.ts';
import type { CountedFigure, FigureGroup } from './figure.ts';
import { sayFigures } from './wording.ts';

/** A number on a card. */
interface FigureCard {
  readonly id: string;
  readonly label: string;
  readonly number: string;
  readonly detail: string | undefined;
}

/** A group of figures as a page shows it: numbers on cards, shares as bars, and what is not known. */
export interface GroupView {
  readonly id: string;
  readonly title: string;
  readonly cards: readonly FigureCard[];
  readonly bars: readonly (IntervalBar & { readonly id: string })[];
  readonly notes: readonly string[];
}

const number = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** True for figures that are a share of some rows: they are drawn with their interval. */
export function isShare(figure: CountedFigure): boolean {
  return figure.definition.count !== null && figure.definition.value === null;
}

/** One group as a page shows it. */
export function groupView({ id, title, figures }: FigureGroup): GroupView {
  return {
    id,
    title,
    cards: figures.filter((figure) => !isShare(figure)).map(cardOf),
    bars: figures.filter(isShare).map(barOf),
    notes: figures
      .filter((figure) => figure.notKnown > 0)
      .map((figure) =>
        sayFigures('notKnown', { title: figure.title, count: figure.notKnown, total: figure.of }),
      ),
  };
}

/** A share as the chart draws it. */
export function barOf(figure: CountedFigure): IntervalBar & { readonly id: string } {
  const { id, title, n, of, interval } = figure;
  return { id, label: title, count: n, total: of, low: interval?.low ?? 0, high: interval?.high ?? 1 };
}

function cardOf(figure: CountedFigure): FigureCard {
  return { id: figure.id, label: figure.title, number: shownNumber(figure), detail: detailOf(figure) };
}

/** The number of a figure as people read it. */
export function shownNumber({ shown }: Pick<CountedFigure, 'shown'>): string {
  return shown === null ? '–' : number.format(shown);
}

function detailOf({ show, n, of, per, definition }: CountedFigure): string | undefined {
  if (show === 'sum')
    return sayFigures('sum', { count: n, total: of, rows: definition.setTitle.toLowerCase() });
  if (show === 'mean' || show === 'median') return sayFigures(show, { count: n });
  return per ?? undefined;
}
