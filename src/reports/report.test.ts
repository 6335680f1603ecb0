import { describe, expect, test } from 'vitest';
import { shippedProgrammes } from '../app/programmes.ts';
import { house } from '../app/rooms.ts';
import { countedFigure } from '../figures/figure.ts';
import type { Figures } from '../figures/index.ts';
import { publishedOf } from '../figures/index.ts';
import { reportView } from './report.ts';

const programme = (await shippedProgrammes()).find((each) => each.programme === 'diamond');
if (!programme) throw new Error('Diamond is not there');
const published = await publishedOf(programme);
const today = Temporal.PlainDate.from('2025-06-03');

/** Every figure of Diamond, `n` of 10. */
function figuresWith(n: number, of = 10): Figures {
  const figures = Object.entries(programme?.figures ?? {}).flatMap(([id, figure]) => {
    const set = house.figureSets.find(({ name }) => name === figure.of);
    const count = { of, n, notKnown: 0, belongingNotKnown: 0, amount: figure.value ? 39 : null };
    return set ? [countedFigure(id, figure, set, count)] : [];
  });
  return {
    programme: 'diamond',
    title: 'Diamond Project',
    asAt: today,
    from: null,
    to: null,
    figures,
    breakdowns: [],
    split: null,
    waiting: [],
  };
}

const view = (n: number, of?: number) =>
  reportView({ figures: figuresWith(n, of), breakdowns: [], programme, published, today });

describe('the report', () => {
  test('adds the costs itself, and notes what was printed instead', () => {
    const { costs } = view(0);
    expect(costs?.sum).toBe('£98,500');
    expect(costs?.notes.join(' ')).toContain('£99,000 was printed');
    expect(costs?.lines.filter(([what]) => what.includes('not in the sum'))).toHaveLength(1);
  });

  test('says what nobody of ten can and cannot show beside the national rate, with its source', () => {
    const [beside] = view(0).beside;
    expect(beside?.title).toBe('Further care proceedings');
    expect(beside?.sentences.join(' ')).toContain('30.8%');
    expect(beside?.sentences.join(' ')).toContain('too few to show that this differs');
    expect(beside?.source).toContain('British Journal of Social Work');
  });

  test('groups what changed by area and defines every figure', () => {
    const found = view(7);
    expect(found.areas.map(({ title }) => title)).toEqual([
      'Being a parent',
      'Staying healthy',
      'Staying safe',
      'Being in control',
    ]);
    expect(found.definitions).toHaveLength(Object.keys(programme.figures).length);
    expect(found.funnel[0]).toMatchObject({ label: 'Referrals received' });
  });

  test('of nobody says nothing of shares, and keeps costs and differences', () => {
    const found = view(0, 0);
    expect(found.isEmpty).toBe(true);
    expect(found.beside).toEqual([]);
    expect(found.differences.length).toBeGreaterThan(3);
  });

  test('counts of contacts or sessions are no step on the way in', () => {
    const [id] = Object.entries(programme.figures).find(([, { show }]) => show === 'count') ?? [];
    if (!id) throw new Error('Diamond has counts');
    const of = (set: string) =>
      reportView({
        figures: figuresWith(7),
        breakdowns: [],
        programme: {
          ...programme,
          figures: { ...programme.figures, [id]: { ...programme.figures[id], of: set, draw: undefined } },
        } as typeof programme,
        published,
        today,
      }).funnel.length;
    expect(of('referrals') - of('contacts')).toBe(1);
  });

  test('draws a breakdown as shares of all its rows', () => {
    const rows = [
      { value: 'self', title: 'The parent', count: 3 },
      { value: null, title: 'Not known', count: 1 },
      { value: 'participant', title: 'Eighteen months of support', count: 2 },
    ];
    const breakdowns = [{ id: 'route', title: 'Route in', rows }];
    const found = reportView({ figures: figuresWith(1), breakdowns, programme, published, today });
    expect(found.breakdowns[0]?.rows).toEqual([
      ['The parent', '3'],
      ['Not known', '1'],
      ['Eighteen months of support', '2'],
    ]);
    expect(found.breakdowns[0]?.bars[0]).toMatchObject({ label: 'The parent', count: 3, total: 6 });
  });

  test('draws shares as bars and counts as steps, but where the file says otherwise', () => {
    const [first, second] = Object.entries(programme.figures)
      .filter(([, figure]) => figure.area === undefined && figure.show === 'count')
      .map(([id]) => id);
    const [outcome] =
      Object.entries(programme.figures).find(
        ([, figure]) => figure.area !== undefined && figure.count !== undefined,
      ) ?? [];
    if (!first || !second || !outcome) throw new Error('Diamond has counts and shares');
    const drawn = (id: string, draw: 'bar' | 'none' | 'step') => ({
      [id]: { ...programme.figures[id], draw },
    });
    const figures = { ...programme.figures, ...drawn(first, 'none'), ...drawn(outcome, 'none') };
    const plain = view(7);
    const breakdowns = [
      { id: 'route', title: 'Route in', rows: [{ value: 'self', title: 'The parent', count: 3 }] },
    ];
    const parts = { figures: figuresWith(7), breakdowns, published, today };
    const said = reportView({
      ...parts,
      programme: {
        ...programme,
        figures,
        breakdowns: [{ id: 'route', title: 'R', of: 'referrals', by: 'x', draw: 'none' }],
      } as typeof programme,
    });
    const barsOf = (report: typeof plain) => report.areas.flatMap(({ bars }) => bars).length;
    expect(said.funnel).toHaveLength(plain.funnel.length - 1);
    expect(barsOf(said)).toBe(barsOf(plain) - 1);
    expect(said.breakdowns[0]?.bars).toEqual([]);
    expect(said.breakdowns[0]?.rows).toHaveLength(1);
  });
});
