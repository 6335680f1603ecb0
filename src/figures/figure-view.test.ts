import { describe, expect, test } from 'vitest';
import type { FigureSet } from '../programme/index.ts';
import { zFigure } from '../programme/schema/figures.ts';
import { type CountedFigure, countedFigure, groupFigures } from './figure.ts';
import { openedView } from './figure-page.tsx';
import { groupView } from './figure-view.ts';
import { figuresView } from './figures-page.tsx';
import type { Figures } from './list-figures.ts';
import type { OpenedFigure } from './open-figure.ts';

const set: FigureSet = {
  name: 'enrolments',
  title: 'Enrolments',
  source: () => 'select 1',
  rowId: 'id',
  dated: 'started_on',
  columns: { started_on: { column: 'started_on', type: 'date', title: 'Started' } },
  related: {},
};

const today = Temporal.PlainDate.from('2024-06-03');
const days = { asAt: today, from: null, to: null };

function figure(own: object, count: Partial<CountedFigure>): CountedFigure {
  const shape = zFigure.parse({
    title: 'One',
    about: 'Counts one',
    of: 'enrolments',
    per: 'parents',
    ...own,
  });
  const all = { of: 10, n: 0, notKnown: 0, belongingNotKnown: 0, amount: null, ...count };
  return countedFigure('one', shape, set, all);
}

const share = (n: number, of = 10, own: object = {}) =>
  figure({ count: 'true', show: 'percent', area: 'home', ...own }, { n, of });

describe('a counted figure', () => {
  test('is a share with its exact interval where a rule counts', () => {
    expect(share(7)).toMatchObject({ share: 0.7, shown: 70, interval: { high: expect.closeTo(0.9333, 4) } });
  });

  test('of nobody has no share, and of a sum neither', () => {
    expect(share(0, 0)).toMatchObject({ share: null, shown: null, interval: null });
    const sum = figure({ value: '1', show: 'sum' }, { n: 10, amount: 39 });
    expect(sum).toMatchObject({ share: null, shown: 39, interval: null });
  });

  test('names the column that dates it in words', () => {
    expect(share(1).definition).toMatchObject({ setTitle: 'Enrolments', dated: 'Started', count: 'true' });
  });
});

describe('a group', () => {
  test('keeps the order of the areas, those of none first, and leaves out the empty', () => {
    const areas = [
      { id: 'empty', title: 'Empty' },
      { id: 'home', title: 'Home' },
    ];
    const groups = groupFigures([share(1), figure({}, { n: 10 })], areas, 'Reach');
    expect(groups.map(({ title }) => title)).toEqual(['Reach', 'Home']);
  });

  test('draws shares as bars and the rest as cards, and says what is not known', () => {
    const sum = figure({ value: '1', show: 'sum', area: 'home' }, { n: 9, notKnown: 1, amount: 39 });
    const view = groupView({ id: 'home', title: 'Home', figures: [share(7), sum] });
    expect(view.bars).toMatchObject([{ count: 7, total: 10 }]);
    expect(view.cards).toMatchObject([{ number: '39', detail: 'over 9 of 10 enrolments' }]);
    expect(view.notes).toEqual([expect.stringContaining('not known for 1 of 10')]);
  });
});

describe('the view of all figures', () => {
  const figures: Figures = {
    programme: 'diamond',
    title: 'Diamond',
    ...days,
    figures: [share(7)],
    breakdowns: [],
    split: null,
    waiting: [],
  };

  test('keeps the day in its links, and leaves today out', () => {
    const earlier = { ...figures, asAt: Temporal.PlainDate.from('2024-01-31') };
    expect(figuresView(figures, {}, today, true).hrefOf('one')).toBe('/figures/diamond/one');
    const view = figuresView(earlier, {}, today, true);
    expect(view.hrefOf('one')).toBe('/figures/diamond/one?asAt=2024-01-31');
    expect(view.reportHref).toBe('/reports/diamond?asAt=2024-01-31');
  });

  test('has no links for those who may not open', () => {
    expect(figuresView(figures, {}, today, false).hrefOf('one')).toBeUndefined();
  });

  test('says why there is nothing', () => {
    const none = figuresView({ ...figures, figures: [] }, {}, today, true).nothing;
    const early = figuresView({ ...figures, figures: [share(0, 0)] }, {}, today, true).nothing;
    expect(none?.title).toBe('This programme has no figures yet');
    expect(early?.text).toContain('By 3 June 2024');
  });
});

describe('the view of one figure', () => {
  const rows = { choice: 'counted', page: 1, pages: 1, total: 0, rows: [] } as const;
  const opened = (one: CountedFigure): OpenedFigure => ({
    programme: 'diamond',
    programmeTitle: 'Diamond',
    ...days,
    figure: one,
    breakdowns: [],
    split: null,
    among: null,
    rows,
  });

  test('says a small sample in words, beside the published rate', () => {
    const beside = { percent: 24, about: 'Mothers', source: 'A journal' };
    const view = openedView(opened(share(0, 10, { beside })), today);
    expect(view.sentences[0]).toBe('None of 10.');
    expect(view.sentences.join(' ')).toContain('24%');
    expect(view.beside).toBe('24%: Mothers. Source: A journal.');
  });

  test('offers what is not known only where there is something', () => {
    expect(openedView(opened(share(7)), today).lists.map(({ choice }) => choice)).toEqual([
      'counted',
      'not_counted',
    ]);
    const open = openedView(opened(figure({ count: 'true' }, { n: 7, notKnown: 2 })), today);
    expect(open.lists.map(({ choice, count }) => [choice, count])).toEqual([
      ['counted', 7],
      ['not_counted', 1],
      ['not_known', 2],
    ]);
  });
});
