import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../test/support/database.ts';
import { diamond as programme } from '../../../test/support/diamond.ts';
import { PROGRAMME_TABLES, storeEnrolments } from '../../../test/support/programme-rows.ts';
import { enrolmentSet } from '../../../test/support/programme-sets.ts';
import { compileExpression } from '../expression/compile.ts';
import { namesOf } from '../expression/names.ts';
import type { Figure } from '../schema/figures.ts';
import { compileFigureRows, compileFigureSet } from './compile-figures.ts';
import { sqlFaults } from './limits.ts';
import { type RowFacts, readFigure } from './read-figure.ts';
import { setScope } from './scope.ts';

const asAt = Temporal.PlainDate.from('2024-02-29');
const question = { asAt, programmeId: 'diamond' };

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 3 });
const day = fc
  .date({ min: new Date('2015-01-01'), max: new Date('2024-02-29'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const partialDay = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([text, length]) => text.slice(0, length));
const short = <T>(arbitrary: fc.Arbitrary<T>) => fc.array(arbitrary, { maxLength: 3 });

const row: fc.Arbitrary<RowFacts> = fc.record({
  started_on: day,
  ended_on: maybe(day),
  pathway: maybe(fc.constantFrom('contact', 'participant')),
  stage: maybe(fc.constantFrom('engage', 'intensive')),
  care_leaver: maybe(fc.boolean()),
  age_then: maybe(fc.integer({ min: 17, max: 45 })),
  needs: maybe(short(fc.constantFrom('a', 'b', 'c'))),
  fee: maybe(fc.integer({ min: 0, max: 9999 }).map((pence) => pence / 100)),
  outcomes: short(fc.record({ id: fc.constantFrom('gp_registered', 'direct_contact'), on: day })),
  contacts: short(
    fc.record({
      kind: fc.constantFrom('call', 'home_visit'),
      on: day,
      met: maybe(fc.boolean()),
      minutes: maybe(fc.integer({ min: 0, max: 90 })),
      miles: maybe(fc.integer({ min: 0, max: 400 }).map((tenths) => tenths / 10)),
    }),
  ),
  children: maybe(
    short(
      fc.record({ born_on: maybe(partialDay), removed: maybe(fc.boolean()), removed_on: maybe(partialDay) }),
    ),
  ),
  proceedings: short(fc.record({ started_on: partialDay })),
});

const rows = fc.sample(row, { seed: 77, numRuns: 80 });

/** Expressions as a manager might write them, over every part of the language that a figure may use. */
const {
  test: rule,
  number: amount,
  decimal,
} = fc.letrec<{
  test: string;
  number: string;
  date: string;
  child: string;
  contact: string;
  decimal: string;
  text: string;
}>((tie) => {
  const pair = (
    name: 'test' | 'number' | 'decimal' | 'date' | 'text' | 'child' | 'contact',
    signs: readonly string[],
  ) =>
    fc
      .tuple(tie(name), fc.constantFrom(...signs), tie(name))
      .map(([left, sign, right]) => `(${left} ${sign} ${right})`);
  const order = ['<', '<=', '>', '>=', '==', '!='];
  const loop = (name: 'child' | 'contact', list: string, x: string) =>
    fc
      .tuple(fc.constantFrom('exists', 'all', 'exists_one'), tie(name))
      .map(([how, test]) => `${list}.${how}(${x}, ${test})`);
  const filtered = (name: 'child' | 'contact', list: string, x: string) =>
    tie(name).map((test) => `${list}.filter(${x}, ${test})`);
  const move = fc.constantFrom('- years(5)', '+ months(7)', '- weeks(12)', '+ days(1)');
  return {
    date: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(
        'today',
        'started_on',
        'ended_on',
        'date("2020-02-29")',
        'earliest(children.map(k, k.removed_on))',
        'latest(contacts.filter(k, k.met).map(k, k.on))',
      ),
      fc.tuple(tie('date'), move).map(([date, by]) => `(${date} ${by})`),
    ),
    number: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(
        '(1 - 1)',
        '1',
        '2',
        '18',
        '30',
        'age_then',
        'size(children)',
        'size(outcomes)',
        'sum(contacts.map(k, k.minutes))',
        'sum(children.map(k, k.age_at(today)))',
        'least(contacts.map(k, k.minutes))',
        'greatest(children.map(k, k.age_at(k.removed_on)))',
      ),
      pair('number', ['+', '-', '*', '%']),
      filtered('child', 'children', 'c').map((list) => `size(${list})`),
      filtered('contact', 'contacts', 'v').map((list) => `sum(${list}.map(w, w.minutes))`),
      fc
        .tuple(fc.constantFrom('years', 'months', 'weeks', 'days'), tie('date'), tie('date'))
        .map(([unit, from, to]) => `${unit}_between(${from}, ${to})`),
    ),
    decimal: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(
        'fee',
        '12.5',
        '0.1',
        '-2.25',
        'sum(contacts.map(k, k.miles))',
        'least(contacts.map(k, k.miles))',
        'greatest(contacts.filter(k, k.met).map(k, k.miles * 2))',
      ),
      pair('decimal', ['+', '-', '*', '/']),
      // Two whole numbers divided may leave a part.
      fc.tuple(tie('number'), tie('number')).map(([left, right]) => `(${left} / ${right})`),
      fc
        .tuple(tie('decimal'), fc.constantFrom('+', '-', '/'), tie('number'))
        .map(([left, sign, right]) => `(${left} ${sign} ${right})`),
    ),
    text: fc.oneof(
      { maxDepth: 1 },
      fc.constantFrom(
        '(has(stage) ? "2020" : "2021-03")',
        '"2020"',
        '"2019/20"',
        '"2021-03"',
        '"2020/21 Q4"',
      ),
      fc
        .tuple(fc.constantFrom('year_of', 'month_of', 'financial_year', 'financial_quarter'), tie('date'))
        .map(([how, date]) => `${how}(${date})`),
      fc
        .tuple(tie('test'), tie('text'), tie('text'))
        .map(([condition, yes, no]) => `((${condition}) ? (${yes}) : (${no}))`),
    ),
    child: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(
        'c.removed',
        'c.removed_on > today - years(3)',
        'c.age_at(c.removed_on) < 3',
        'has(c.born_on)',
        'c.removed_on < started_on',
        'c.born_on == c.removed_on',
        'contacts.exists(y, y.on > c.removed_on && y.met)',
        'financial_year(c.removed_on) == financial_year(c.born_on)',
      ),
      pair('child', ['&&', '||']),
      tie('child').map((test) => `!(${test})`),
    ),
    contact: fc.oneof(
      { maxDepth: 2 },
      fc.constantFrom(
        'v.met',
        'v.kind == "call"',
        'v.kind in ["call", "home_visit"]',
        'v.minutes > 30',
        'v.miles * 2 > 12.5',
        'month_of(v.on) == month_of(started_on)',
        'v.on >= started_on',
        'v.on > today - months(6)',
        'v.minutes < age_then',
        'outcomes.exists(y, y.on == v.on)',
      ),
      pair('contact', ['&&', '||']),
    ),
    test: fc.oneof(
      { maxDepth: 3 },
      fc.constantFrom(
        'care_leaver',
        'pathway == "participant"',
        'stage != "engage"',
        '"a" in needs',
        'has(children)',
        'has(ended_on)',
        'pathway in ["contact"]',
        'pathway.startsWith("con")',
        'pathway.contains("art")',
        'stage.endsWith("ive")',
        'care_leaver == children.exists(c, c.removed)',
        'started_on in [date("2020-02-29"), today]',
        'age_then in [18, 19, 20]',
        'fee in [12.5, 0]',
        'outcomes.exists(o, o.id == "gp_registered")',
        'proceedings.exists(p, p.started_on > started_on)',
        'true',
        'false',
      ),
      pair('test', ['&&', '||']),
      pair('number', order),
      pair('date', order),
      pair('decimal', order),
      pair('text', ['==', '!=']),
      fc
        .tuple(tie('text'), fc.constantFrom('contains', 'startsWith', 'endsWith'))
        .map(([text, how]) => `(${text}).${how}("20")`),
      tie('test').map((test) => `!(${test})`),
      fc.tuple(tie('test'), tie('test'), tie('test')).map(([c, l, r]) => `((${c}) ? (${l}) : (${r}))`),
      loop('child', 'children', 'c'),
      loop('contact', 'contacts', 'v'),
      fc
        .tuple(filtered('child', 'children', 'c'), fc.constantFrom('d.removed', 'd.removed_on < today'))
        .map(([list, test]) => `${list}.exists(d, ${test})`),
    ),
  };
});

function figure(parts: Partial<Figure>): Figure {
  return { title: 'F', about: 'F', of: 'enrolments', show: 'count', ...parts };
}

/** Rules that grow too large to count are refused when the file is checked; no figure has one. */
function countable(gives: 'yes_no' | 'number', ...sources: string[]): boolean {
  return sources.every((source) => {
    const compiled = compileExpression(source, setScope(enrolmentSet, namesOf(programme)), gives);
    if (!compiled.ok) throw new Error(`${source}: ${compiled.error[0]?.message}`);
    return sqlFaults(compiled.value, enrolmentSet).length === 0;
  });
}

describe('a rule compiled to SQL', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
    for (const statement of PROGRAMME_TABLES.split(';')) await database.owner.query(statement);
    await storeEnrolments(database.owner, 'diamond', rows);
  });

  afterAll(() => database.drop());

  async function both(each: Figure) {
    const compiled = compileFigureSet(programme, enrolmentSet, { each }, question);
    const result = await database.owner.query(compiled.sql, [...compiled.parameters]);
    return [compiled.readRow(result.rows[0]).each, readFigure(programme, enrolmentSet, each, rows, asAt)];
  }

  it('counts what the plain reading counts, whatever the rule and whatever is missing', async () => {
    await fc.assert(
      fc.asyncProperty(rule, rule, async (where, count) => {
        fc.pre(countable('yes_no', where, count));
        const [sql, plain] = await both(figure({ where, count }));
        expect(sql).toEqual(plain);
      }),
      { seed: 2024, numRuns: 150 },
    );
  });

  it('adds, averages and finds the middle as the plain reading does', async () => {
    const shows = fc.constantFrom<Figure['show']>('sum', 'mean', 'median');
    await fc.assert(
      fc.asyncProperty(shows, fc.oneof(amount, decimal), rule, async (show, value, where) => {
        fc.pre(countable('number', value) && countable('yes_no', where));
        const [sql, plain] = await both(figure({ show, value, where }));
        expect({ ...sql, amount: null }).toEqual({ ...plain, amount: null });
        expect(sql?.amount === null).toBe(plain?.amount === null);
        expect(sql?.amount ?? 0).toBeCloseTo(plain?.amount ?? 0, 6);
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it('opens into the rows that it was counted from', async () => {
    await fc.assert(
      fc.asyncProperty(rule, rule, async (where, count) => {
        fc.pre(countable('yes_no', where, count));
        const each = figure({ where, count });
        const compiled = compileFigureRows(programme, enrolmentSet, each, question);
        const result = await database.owner.query(compiled.sql, [...compiled.parameters]);
        const opened = result.rows.map(compiled.readRow);
        const plain = readFigure(programme, enrolmentSet, each, rows, asAt);
        expect(opened).toHaveLength(plain.of);
        expect(opened.filter((found) => found.counted === true)).toHaveLength(plain.n);
        expect(opened.filter((found) => found.counted === null)).toHaveLength(plain.notKnown);
      }),
      { seed: 99, numRuns: 60 },
    );
  });

  it('keeps to a period, and splits by a rule', async () => {
    const from = Temporal.PlainDate.from('2018-01-01');
    const to = Temporal.PlainDate.from('2020-12-31');
    const compiled = compileFigureSet(
      programme,
      enrolmentSet,
      { all: figure({}) },
      { ...question, from, to },
      'pathway',
    );
    const result = await database.owner.query(compiled.sql, [...compiled.parameters]);
    const counts = result.rows.map((found) => [compiled.splitOf(found), compiled.readRow(found).all?.of]);
    const within = rows.filter(
      (each) => String(each.started_on) >= '2018-01-01' && String(each.started_on) <= '2020-12-31',
    );
    const expected = ['contact', 'participant', null].map((pathway) => [
      pathway,
      within.filter((each) => each.pathway === pathway).length,
    ]);
    expect(counts).toEqual(expected);
    expect(within.length).toBeLessThan(rows.length);
  });

  it('counts all figures of a set in one statement that reads each collection once', () => {
    const figures = Object.fromEntries(
      Object.entries(programme.figures).filter(([, each]) => each.of === 'enrolments'),
    );
    const { sql } = compileFigureSet(programme, enrolmentSet, figures, question);
    for (const table of [
      'test_outcome',
      'test_contact',
      'test_child',
      'test_proceedings',
      'test_enrolment',
    ]) {
      expect(sql.split(table).length - 1, table).toBe(1);
    }
  });

  it('never lets a text of the file into the statement', () => {
    const count = `pathway == "participant" || stage.contains("x'; drop table test_child; --")`;
    const { sql, parameters } = compileFigureSet(
      programme,
      enrolmentSet,
      { each: figure({ count }) },
      question,
    );
    expect(sql).not.toContain('drop');
    expect(parameters).toContain("x'; drop table test_child; --");
  });
});
