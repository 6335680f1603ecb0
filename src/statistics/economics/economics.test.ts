import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { appraise, assumedAt, breakEven, paybackYear, undiscounted } from './appraise.ts';
import { discountFactors, GREEN_BOOK } from './discount.ts';
import type { Benefit, EconomicModel } from './model.ts';
import { readEconomicModel } from './model-file.ts';
import { economicReport } from './report.ts';
import { MOST_RUNS, simulate, swings } from './sensitivity.ts';

const only = (value: number) => ({ low: value, likely: value, high: value });
const sourced = { source: 'made up', standing: 'assumed' as const };

function benefit(more: Partial<Benefit> = {}): Benefit {
  return {
    id: 'kept',
    title: 'Children who stay',
    view: 'fiscal',
    takeUp: only(1),
    impact: only(0.5),
    deadweight: only(0.2),
    attribution: only(0.5),
    dropOff: only(0),
    lag: 0,
    years: 1,
    unitPence: only(100_000),
    ...sourced,
    ...more,
  };
}

function model(more: Partial<EconomicModel> = {}): EconomicModel {
  const line = {
    id: 'worker',
    title: 'Worker',
    pence: 50_000,
    per: 'year' as const,
    from: 0,
    to: 0,
    margin: 0,
    ...sourced,
  };
  return {
    id: 'm',
    title: 'M',
    about: 'A',
    cohort: 10,
    horizon: 5,
    discount: GREEN_BOOK,
    costs: [line],
    benefits: [benefit()],
    ...more,
  };
}

const pounds = fc.integer({ min: 0, max: 10_000_000 });
const share = fc.integer({ min: 0, max: 100 }).map((percent) => percent / 100);
const ranged = fc.tuple(share, share, share).map((three) => {
  const [low = 0, likely = 0, high = 0] = [...three].sort((a, b) => a - b);
  return { low, likely, high };
});
const models = fc
  .record({
    impact: ranged,
    deadweight: ranged,
    attribution: ranged,
    dropOff: ranged,
    lag: fc.integer({ min: 0, max: 3 }),
    years: fc.integer({ min: 1, max: 6 }),
    unit: pounds,
    cost: fc.integer({ min: 1, max: 1_000_000 }),
    margin: share,
  })
  .map(({ unit, cost, margin, ...parts }) => {
    const [line] = model().costs;
    return model({
      costs: line ? [{ ...line, pence: cost, margin }] : [],
      benefits: [benefit({ ...parts, unitPence: { low: unit / 2, likely: unit, high: unit * 2 } })],
    });
  });

describe('what a pound in a later year is worth now', () => {
  test('by the Green Book, to six decimals, over all three stretches', () => {
    const factors = discountFactors(GREEN_BOOK, 125);
    const expected: [number, number][] = [
      [0, 1],
      [1, 1 / 1.035],
      [10, 1.035 ** -10],
      [30, 1.035 ** -30],
      [31, 1.035 ** -30 / 1.03],
      [75, 1.035 ** -30 * 1.03 ** -45],
      [76, (1.035 ** -30 * 1.03 ** -45) / 1.025],
      [125, 1.035 ** -30 * 1.03 ** -45 * 1.025 ** -50],
    ];
    for (const [year, factor] of expected) expect(factors[year]).toBeCloseTo(factor, 12);
    expect([1, 10, 30, 31, 75, 125].map((year) => factors[year]?.toFixed(6))).toEqual([
      '0.966184',
      '0.708919',
      '0.356278',
      '0.345901',
      '0.094214',
      '0.027411',
    ]);
  });
});

describe('an appraisal', () => {
  test('multiplies population, take-up, impact, what would not have come anyway, and this service’s part', () => {
    const found = appraise(model(), assumedAt(model(), 'likely'));
    expect(found.benefits[0]?.people).toBeCloseTo(10 * 0.5 * 0.8 * 0.5, 12);
    expect(found.net.fiscal).toBeCloseTo(2 * 100_000 - 50_000, 9);
  });

  test('takes lag, years, drop-off and discounting year by year', () => {
    const found = appraise(model({ benefits: [benefit({ lag: 1, years: 3, dropOff: only(0.1) })] }), {
      ...assumedAt(model({ benefits: [benefit({ dropOff: only(0.1) })] }), 'likely'),
    });
    const each = 1 / 1.035 + 0.9 / 1.035 ** 2 + 0.81 / 1.035 ** 3;
    expect(found.benefit.fiscal).toBeCloseTo(2 * 100_000 * each, 6);
  });

  test('nothing counts beyond the horizon', () => {
    const late = model({ horizon: 2, benefits: [benefit({ lag: 2, years: 9 })] });
    expect(appraise(late, assumedAt(late, 'best')).benefit.fiscal).toBe(0);
  });

  test('costs add up to the penny, and a head counts once for each person', () => {
    const line = (pence: number, per: 'year' | 'head') => ({
      id: String(pence),
      title: '',
      pence,
      per,
      from: 0,
      to: 2,
      margin: 0,
      ...sourced,
    });
    const many = model({ horizon: 3, costs: [line(3333, 'year'), line(1, 'head')] });
    expect(many.costs.map((each) => undiscounted(many, each))).toEqual([9999, 30]);
  });

  test('the economy takes in the purse, and society both', () => {
    const three = model({
      benefits: (['fiscal', 'economic', 'social'] as const).map((view) => benefit({ id: view, view })),
    });
    const { benefit: found } = appraise(three, assumedAt(three, 'likely'));
    expect([found.economic / found.fiscal, found.social / found.fiscal]).toEqual([2, 3]);
  });

  test('worst is never above likely, nor likely above best; doubling what one is worth doubles the benefit', () => {
    fc.assert(
      fc.property(models, (given) => {
        const net = (end: 'worst' | 'likely' | 'best') => appraise(given, assumedAt(given, end)).net.fiscal;
        expect(net('worst')).toBeLessThanOrEqual(net('likely') + 1e-6);
        expect(net('likely')).toBeLessThanOrEqual(net('best') + 1e-6);
        const dear = {
          ...given,
          benefits: given.benefits.map((each) => ({ ...each, unitPence: only(2 * each.unitPence.likely) })),
        };
        const worth = (each: EconomicModel) => appraise(each, assumedAt(each, 'likely')).benefit.fiscal;
        expect(worth(dear)).toBeCloseTo(2 * worth(given), 4);
      }),
      { seed: 20_241_109, numRuns: 200 },
    );
  });

  test('as many as break even pay exactly for the service', () => {
    fc.assert(
      fc.property(models, (given) => {
        const { cost, benefits } = appraise(given, assumedAt(given, 'likely'));
        const each = benefits[0]?.presentEach ?? 0;
        const needed = breakEven(cost, each);
        if (needed === undefined) expect(each).toBe(0);
        else expect(needed * each).toBeCloseTo(cost, 4);
      }),
      { seed: 20_241_110, numRuns: 200 },
    );
  });

  test('payback is the first year after which it stays paid, or none', () => {
    const yearly = model({ benefits: [benefit({ years: 5, unitPence: only(10_000) })] });
    // £500 in the first year against £200 a year.
    expect(paybackYear(yearly, assumedAt(yearly, 'likely'))).toBe(3);
    const never = model({ benefits: [] });
    expect(paybackYear(never, assumedAt(never, 'likely'))).toBeUndefined();
  });
});

describe('what is in doubt', () => {
  test('the tornado’s bars are sorted, and move only what is in doubt', () => {
    const doubtful = model({
      benefits: [
        benefit({
          impact: { low: 0.1, likely: 0.5, high: 0.6 },
          deadweight: { low: 0.1, likely: 0.2, high: 0.3 },
        }),
      ],
    });
    const bars = swings(doubtful, 'fiscal');
    expect(bars.map(({ part }) => part)).toEqual(['impact', 'deadweight']);
    expect(bars[0]?.netAtHigh).toBeGreaterThan(bars[0]?.netAtLow ?? 0);
    expect(bars[1]?.netAtHigh).toBeLessThan(bars[1]?.netAtLow ?? 0);
    expect(swings(model(), 'fiscal')).toEqual([]);
  });

  test('runs by chance lie between the worst and the best, and the same seed gives the same', () => {
    fc.assert(
      fc.property(models, fc.integer({ min: 1, max: 1000 }), (given, seed) => {
        const found = simulate(given, 'fiscal', { runs: 200, seed });
        const net = (end: 'worst' | 'best') => appraise(given, assumedAt(given, end)).net.fiscal;
        expect(found.net.low).toBeGreaterThanOrEqual(net('worst') - 1e-6);
        expect(found.net.high).toBeLessThanOrEqual(net('best') + 1e-6);
        expect(simulate(given, 'fiscal', { runs: 200, seed })).toEqual(found);
        const chances = found.acceptability.map(({ chance }) => chance);
        expect(chances).toEqual([...chances].sort((a, b) => a - b));
      }),
      { seed: 20_241_111, numRuns: 60 },
    );
  });

  test('the mean of a triangle comes out of many runs', () => {
    const doubtful = model({ benefits: [benefit({ impact: { low: 0, likely: 0.2, high: 1 } })] });
    const found = simulate(doubtful, 'fiscal', { runs: 20_000, seed: 5 });
    // The median of the triangle 0, 0.2, 1 is 1 − √0.4.
    const median = 10 * (1 - Math.sqrt(0.4)) * 0.8 * 0.5 * 100_000 - 50_000;
    expect(found.net.likely / median).toBeCloseTo(1, 1);
  });

  test('a million runs are refused', () => {
    expect(() => simulate(model(), 'fiscal', { runs: 1_000_000 })).toThrow(RangeError);
    expect(MOST_RUNS).toBeLessThan(1_000_000);
  });
});

describe('the report', () => {
  test('never gives a return without its range, its chance and its assumptions', () => {
    fc.assert(
      fc.property(models, (given) => {
        const { sentences, ratio } = economicReport(given, 'fiscal', { runs: 50 });
        expect(ratio?.low).toBeLessThanOrEqual(ratio?.high ?? -1);
        const said = sentences.join(' ');
        expect(said).toContain('not what was measured');
        expect(said).toMatch(/of 50 runs/);
        expect(said).toContain('listed with their sources');
        expect(said).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { seed: 20_241_112, numRuns: 100 },
    );
  });

  test('without benefits it says what the service costs and nothing more', () => {
    const {
      sentences,
      ratio,
      breakEven: needs,
    } = economicReport(model({ benefits: [] }), 'social', { runs: 10 });
    expect(sentences.at(-1)).toContain('nothing more');
    expect(needs).toEqual([]);
    expect(ratio?.high).toBe(0);
  });

  test('how many must be prevented is a whole number of people', () => {
    const { sentences } = economicReport(
      model({ costs: model().costs.map((each) => ({ ...each, pence: 250_001 })) }),
      'fiscal',
    );
    expect(sentences[1]).toContain('Children who stay: 3 would pay for the whole service');
  });
});

describe('a model’s file', () => {
  const good = `model: m
title: T
about: A
cohort: 10
horizon: 5
costs: [{ id: c, title: C, amount: 98500.10, source: s, standing: read }]
benefits:
  - { id: b, title: B, view: fiscal, take_up: 1, impact: { low: 0, likely: 0.1, high: 0.2 }, deadweight: 0, attribution: 1, unit_value: 250000, source: s, standing: own_estimate }
`;

  test('is read in whole pence, with the Green Book’s rates if it names none', () => {
    const read = readEconomicModel(good);
    expect(read.ok && read.value.costs[0]?.pence).toBe(9_850_010);
    expect(read.ok && read.value.discount).toEqual(GREEN_BOOK);
    expect(read.ok && read.value.benefits[0]?.unitPence).toEqual(only(25_000_000));
  });

  test.each([
    ['amount: 98500.10', 'amount: -1', 'costs.0.amount: A cost or value cannot be below 0'],
    ['amount: 98500.10', 'amount: 1.005', 'two decimal places'],
    ['horizon: 5', 'horizon: 500', 'horizon: The horizon is from 1 to 125 years'],
    ['cohort: 10', 'cohort: 0', 'There must be somebody in the cohort'],
    ['low: 0,', 'low: 0.3,', 'low, likely and high must rise'],
    ['take_up: 1', 'take_up: 2', 'A share is from 0 to 1'],
    [', source: s, standing: read', '', 'costs.0.source'],
    ['id: b', 'id: c', 'c: two lines have this id'],
    ['model: m', 'model: [', ''],
    [good, '', 'model'],
  ])('%j as %j is refused in words', (from, to, message) => {
    const read = readEconomicModel(good.replace(from, to));
    expect(read.ok).toBe(false);
    if (!read.ok) expect(read.error.join('\n')).toContain(message);
  });
});
