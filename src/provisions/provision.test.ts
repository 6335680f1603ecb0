import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diamondWork } from '../../test/support/work.ts';
import { decideProvisions, sumProvisions } from './provision.ts';

const on = Temporal.PlainDate.from('2024-05-01');
const work = diamondWork({ startedOn: '2024-01-08' });

describe('decideProvisions', () => {
  it('given a kind of the programme, keeps it with its day', () => {
    const given = { kind: 'travel', what: 'Bus', amountPence: 350 };
    expect(decideProvisions(work, [given], on, () => [])).toEqual({
      ok: true,
      value: [{ ...given, givenOn: on }],
    });
  });

  it.each([
    ['a kind that is not given here', { kind: 'car', what: 'A car', amountPence: 1 }, 'kind'],
    ['nothing that says what or how much', { kind: 'goods', what: null, amountPence: null }, 'what'],
  ])('says beside the field what is wrong with %s', (_, wrong, field) => {
    expect(decideProvisions(work, [wrong], on, (index) => ['provisions', index])).toMatchObject({
      ok: false,
      error: [{ path: ['provisions', 0, field] }],
    });
  });

  it('wants the amount where money is given', () => {
    const kinds = (work.programme.provisions?.kinds ?? []).map((kind) => ({
      ...kind,
      given: 'money' as const,
    }));
    const money = { ...work, programme: { ...work.programme, provisions: { kinds } } };
    expect(
      decideProvisions(money, [{ kind: 'travel', what: 'Cash', amountPence: null }], on, () => []),
    ).toMatchObject({
      ok: false,
      error: [{ path: ['amountPence'] }],
    });
  });
});

describe('sumProvisions', () => {
  it('adds up to the same whole, whatever the kinds', () => {
    const item = fc.record({
      kind: fc.constantFrom('a', 'b', 'c'),
      amountPence: fc.option(fc.integer({ min: 0, max: 100_000 })),
    });
    fc.assert(
      fc.property(fc.array(item), (items) => {
        const sums = sumProvisions(items.map((each) => ({ ...each, title: each.kind })));
        const whole = items.reduce((total, each) => total + (each.amountPence ?? 0), 0);
        expect(sums.reduce((total, sum) => total + sum.amountPence, 0)).toBe(whole);
        expect(sums.reduce((total, sum) => total + sum.count, 0)).toBe(items.length);
        expect(new Set(sums.map((sum) => sum.kind)).size).toBe(sums.length);
      }),
      { seed: 51, numRuns: 200 },
    );
  });
});
