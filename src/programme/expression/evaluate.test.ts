import { Environment } from '@marcbachmann/cel-js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExpression } from './compile.ts';
import { evaluate } from './evaluate.ts';
import { elapsed, shiftDay } from './ranges.ts';
import { DATE, listOf, NUMBER, record, type Scope, TEXT, YES_NO } from './types.ts';
import { isUnknown } from './values.ts';

const scope: Scope = {
  variables: {
    a: YES_NO,
    b: YES_NO,
    n: NUMBER,
    m: NUMBER,
    word: TEXT,
    words: listOf(TEXT),
    day: DATE,
    born: record('person', { born_on: DATE }),
    list: listOf(record('thing', { on: DATE, n: NUMBER, yes: YES_NO })),
  },
};

const today = Temporal.PlainDate.from('2024-06-15');

function answer(source: string, facts: object, wanted: 'yes_no' | 'number' = 'yes_no') {
  const compiled = compileExpression(source, scope, wanted);
  if (!compiled.ok) throw new Error(compiled.error[0]?.message);
  const value = evaluate(compiled.value, { facts, today, bound: new Map() });
  return isUnknown(value) ? { missing: value.missing } : value;
}

it('says which answer a figure sees where it would see others', () => {
  const compiled = compileExpression('answers.heating == "none"', scope, 'yes_no');
  expect(compiled).toMatchObject({ ok: false, error: [{ message: expect.stringContaining('as route') }] });
});

describe('three-valued logic', () => {
  const table = [
    [true, true, true, true],
    [true, false, false, true],
    [true, null, null, true],
    [false, null, false, null],
    [null, null, null, null],
    [false, false, false, false],
  ] as const;

  it.each(table)('%s with %s: and %s, or %s, whichever comes first', (a, b, and, or) => {
    const settled = (value: unknown) => (typeof value === 'boolean' ? value : null);
    expect(settled(answer('a && b', { a, b }))).toBe(and);
    expect(settled(answer('a && b', { a: b, b: a }))).toBe(and);
    expect(settled(answer('a || b', { a, b }))).toBe(or);
    expect(settled(answer('a || b', { a: b, b: a }))).toBe(or);
  });

  it('names the facts that would settle it, and no others', () => {
    expect(answer('a && (b || n > 2)', { a: true, b: false })).toEqual({ missing: ['n'] });
    expect(answer('a || b', {})).toEqual({ missing: ['a', 'b'] });
    expect(answer('list.exists(x, x.yes)', { list: [{ yes: false }, {}, { yes: null }] })).toEqual({
      missing: ['list[1].yes', 'list[2].yes'],
    });
  });

  it('never takes a missing fact for false', () => {
    expect(answer('!a', {})).toEqual({ missing: ['a'] });
    expect(answer('n != 3', {})).toEqual({ missing: ['n'] });
    expect(answer('n / m', { n: 3, m: 4 }, 'number')).toMatchObject({ low: 0.75, high: 0.75 });
    expect(answer('word == "x"', { word: 7 })).toEqual({ missing: ['word'] });
    expect(answer('a ? b : n > 1', { b: true, n: 2 })).toEqual({ missing: ['a'] });
  });

  it('can be asked whether a fact is known', () => {
    expect([answer('has(a)', {}), answer('has(a)', { a: false }), answer('has(list)', { list: [] })]).toEqual(
      [false, true, true],
    );
  });
});

describe('lists', () => {
  it('tell an empty list from one not asked for', () => {
    expect(answer('list.exists(x, x.yes)', { list: [] })).toBe(false);
    expect(answer('list.all(x, x.yes)', { list: [] })).toBe(true);
    expect(answer('list.exists(x, x.yes)', {})).toEqual({ missing: ['list'] });
    expect(answer('size(list) > 0', { list: null })).toEqual({ missing: ['list'] });
  });

  it('are settled by one entry whatever the others', () => {
    const list = [{ yes: null }, { yes: true }, {}];
    expect(answer('list.exists(x, x.yes)', { list })).toBe(true);
    expect(answer('list.all(x, !x.yes)', { list })).toBe(false);
  });

  it('count at least what is so and at most what may be so', () => {
    const list = [{ yes: true }, { yes: true }, {}, { yes: false }];
    const size = 'size(list.filter(x, x.yes))';
    expect(answer(`${size} >= 2`, { list })).toBe(true);
    expect(answer(`${size} > 3`, { list })).toBe(false);
    expect(answer(`${size} == 2`, { list })).toEqual({ missing: ['list[2].yes'] });
    expect(answer('list.exists_one(x, x.yes)', { list })).toBe(false);
  });

  it('are summed, and give their first and last day', () => {
    const list = [
      { n: 2, on: '2020-05-01', yes: true },
      { n: 5, on: '2019-01-31', yes: false },
    ];
    expect(answer('sum(list.map(x, x.n * 2))', { list }, 'number')).toMatchObject({ low: 14, high: 14 });
    expect(answer('sum(list.filter(x, x.yes).map(x, x.n))', { list }, 'number')).toMatchObject({ low: 2 });
    expect(answer('earliest(list.map(x, x.on)) == date("2019-01-31")', { list })).toBe(true);
    expect(answer('latest(list.map(x, x.on)) > date("2020-04-30")', { list })).toBe(true);
    expect(answer('sum(list.map(x, x.n)) == 0', { list: [] })).toBe(true);
    expect(answer('earliest(list.map(x, x.on)) < today', { list: [] })).toEqual({ missing: [] });
  });

  it('hold words', () => {
    expect(answer('"a" in words', { words: ['b', 'a'] })).toBe(true);
    expect(answer('word in ["a", "b"]', { word: 'c' })).toBe(false);
    expect(answer('word in words', { words: [] })).toBe(false);
  });
});

describe('partial dates', () => {
  it('are compared as the days that they may be', () => {
    expect(answer('day < date("2020-01-01")', { day: '2019' })).toBe(true);
    expect(answer('day < date("2019-07-01")', { day: '2019' })).toEqual({ missing: ['day'] });
    expect(answer('day >= date("2019-07-01")', { day: '2019-07' })).toBe(true);
    expect(answer('day == date("2019-07-01")', { day: '2019-07' })).toEqual({ missing: ['day'] });
    expect(answer('day == date("2019-08-01")', { day: '2019-07' })).toBe(false);
    const stored = { date: Temporal.PlainDate.from('2019-07-01'), precision: 'year' } as const;
    expect(answer('day > date("2018-12-31")', { day: stored })).toBe(true);
  });

  it('give an age that is known when every such day gives the same answer', () => {
    expect(answer('born.age < 30', { born: { born_on: '1995' } })).toBe(true);
    expect(answer('born.age < 29', { born: { born_on: '1995' } })).toEqual({ missing: ['born.born_on'] });
    expect(answer('born.age_at(day) == 4', { born: { born_on: '2015-01' }, day: '2019-06' })).toBe(true);
  });
});

describe('the calendar', () => {
  it('agrees with Temporal for every move', () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true });
    const moves = fc.record({
      unit: fc.constantFrom('day', 'week', 'month', 'year'),
      amount: fc.integer({ min: -150, max: 150 }),
    });
    fc.assert(
      fc.property(days, moves, (date, { unit, amount }) => {
        const plain = Temporal.PlainDate.from(date.toISOString().slice(0, 10));
        const moved = plain.add({ [`${unit}s`]: amount });
        const number = (each: Temporal.PlainDate) => Number(each.toString().replaceAll('-', ''));
        expect(shiftDay(number(plain), amount, unit as 'day')).toBe(number(moved));
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it('counts whole years as birthdays do, 29 February among them', () => {
    expect(elapsed('year', 20000229, 20010228)).toBe(0);
    expect(elapsed('year', 20000229, 20010301)).toBe(1);
    expect(elapsed('month', 20240131, 20240229)).toBe(0);
    expect(elapsed('week', 20240101, 20240114)).toBe(1);
    expect(elapsed('day', 20240228, 20240301)).toBe(2);
  });
});

describe('when every fact is known', () => {
  it('the answer is the one that CEL itself gives', () => {
    const cel = new Environment()
      .registerVariable('a', 'bool')
      .registerVariable('b', 'bool')
      .registerVariable('n', 'int')
      .registerVariable('m', 'int')
      .registerVariable('word', 'string');
    const { expression } = fc.letrec((tie) => ({
      number: fc.oneof(
        { maxDepth: 3 },
        fc.constantFrom('n', 'm', '0', '1', '7'),
        fc
          .tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number'))
          .map(([l, o, r]) => `(${l} ${o} ${r})`),
        tie('number').map((each) => `(-${each})`),
      ),
      expression: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom('a', 'b', 'word == "x"', 'word in ["x", "y"]', 'word.startsWith("x")'),
        fc
          .tuple(tie('number'), fc.constantFrom('<', '<=', '==', '!=', '>='), tie('number'))
          .map(([l, o, r]) => `${l} ${o} ${r}`),
        fc
          .tuple(tie('expression'), fc.constantFrom('&&', '||'), tie('expression'))
          .map(([l, o, r]) => `(${l} ${o} ${r})`),
        tie('expression').map((each) => `!(${each})`),
        fc
          .tuple(tie('expression'), tie('expression'), tie('expression'))
          .map(([c, l, r]) => `((${c}) ? (${l}) : (${r}))`),
      ),
    }));
    const facts = fc.record({
      a: fc.boolean(),
      b: fc.boolean(),
      n: fc.integer({ min: -9, max: 9 }),
      m: fc.integer({ min: -9, max: 9 }),
      word: fc.constantFrom('x', 'y', 'xy'),
    });
    fc.assert(
      fc.property(expression, facts, (source, given) => {
        const expected = cel.evaluate(String(source), { ...given, n: BigInt(given.n), m: BigInt(given.m) });
        expect(answer(String(source), given)).toBe(expected);
      }),
      { seed: 21, numRuns: 400 },
    );
  });
});
