import { type Expression, variablesIn } from '../expression/expression.ts';
import type { RelatedSet } from './figure-set.ts';
import { Gathering } from './gathering.ts';
import { type Bounds, compareBounds, exact, isExact, type Plain, type Term } from './terms.ts';
import { BASE, bounds, plain, type Within } from './within.ts';

interface Test {
  readonly variable: string;
  readonly test: Expression;
}

/** Rows of a related collection that pass some tests, and how to take an aggregate of them. */
interface Rows {
  readonly passes: Plain;
  readonly within: Within;
  readonly aggregate: (sql: string) => string;
  readonly exists: (() => string) | undefined;
  readonly knownBy: string | undefined;
}

/** Compiles what is said of a list: one grouped read of each collection where the rule allows it. */
export function compileList(expression: Expression, within: Within): Term {
  switch (expression.op) {
    case 'size':
      return sizeOf(expression.list, [], within);
    case 'one': {
      const size = sizeOf(expression.list, [expression], within);
      return compareBounds('==', size, exact('1', true));
    }
    case 'any':
      return anyOf(expression.list, expression, within);
    case 'every': {
      const test: Expression = { op: 'not', value: expression.test };
      const exception = anyOf(expression.list, { variable: expression.variable, test }, within);
      return { sql: `(not ${exception.sql})`, required: exception.required };
    }
    case 'sum':
    case 'earliest':
    case 'latest':
      return gather(expression, within);
    default:
      throw new TypeError(`"${expression.op}" cannot be counted`);
  }
}

function anyOf(list: Expression, test: Test, within: Within): Plain {
  const rows = rowsOf(list, [test], [test.variable], within);
  const { passes, aggregate } = rows;
  if (passes.required) {
    const sql = rows.exists ? rows.exists() : `coalesce(${aggregate(`bool_or(${passes.sql})`)}, false)`;
    return whenKnown(rows, { sql, required: true });
  }
  const [yes, open] = [aggregate(`bool_or(${passes.sql})`), aggregate(`bool_or(${passes.sql} is null)`)];
  return whenKnown(rows, {
    sql: `(case when ${yes} then true when ${open} then null else false end)`,
    required: false,
  });
}

function whenKnown(rows: Rows, value: Plain): Plain {
  if (!rows.knownBy) return value;
  return { sql: `(case when ${rows.knownBy} then ${value.sql} end)`, required: false };
}

function boundsWhenKnown(rows: Rows, value: Bounds): Bounds {
  if (!rows.knownBy) return value;
  const wrap = (sql: string) => `(case when ${rows.knownBy} then ${sql} end)`;
  return { low: wrap(value.low), high: wrap(value.high), required: false };
}

function sizeOf(list: Expression, tests: readonly Test[], within: Within): Bounds {
  const rows = rowsOf(
    list,
    tests,
    tests.map((each) => each.variable),
    within,
  );
  const count = (filter: string) => `coalesce(${rows.aggregate(`count(*)${filter}`)}, 0)`;
  const low = count(rows.passes.sql === 'true' ? '' : ` filter (where ${rows.passes.sql})`);
  const high = rows.passes.required ? low : count(` filter (where ${rows.passes.sql} is not false)`);
  return boundsWhenKnown(rows, { low, high, required: true });
}

type Gather = Extract<Expression, { op: 'sum' | 'earliest' | 'latest' }>;

const AGGREGATES = { sum: 'sum', earliest: 'min', latest: 'max' } as const;

function gather(expression: Gather, within: Within): Bounds {
  const rows = rowsOf(expression.list, [], [expression.variable], within, expression.value);
  const value = bounds(expression.value, rows.within);
  const filter = rows.passes.sql === 'true' ? '' : ` filter (where ${rows.passes.sql})`;
  const unsure = [
    rows.passes.required ? [] : [`${rows.passes.sql} is null`],
    value.required ? [] : [`(${rows.passes.sql} and (${value.low}) is null)`],
  ].flat();
  const open = unsure.length > 0 ? rows.aggregate(`bool_or(${unsure.join(' or ')})`) : undefined;
  const take = (sql: string) => {
    const taken = rows.aggregate(`${AGGREGATES[expression.op]}(${sql})${filter}`);
    const whole = expression.op === 'sum' ? `coalesce(${taken}, 0)` : taken;
    return open ? `(case when ${open} then null else ${whole} end)` : whole;
  };
  const low = take(value.low);
  const high = isExact(value) ? low : take(value.high);
  return boundsWhenKnown(rows, { low, high, required: expression.op === 'sum' && open === undefined });
}

function rowsOf(
  list: Expression,
  tests: readonly Test[],
  variables: readonly string[],
  within: Within,
  value?: Expression,
): Rows {
  const { name, filters } = flatten(list);
  const related = within.set.related[name];
  if (!related) throw new TypeError(`${within.set.name} has no list "${name}"`);
  const all = [...filters, ...tests];
  const own = new Set([...all.map((each) => each.variable), ...variables, 'today']);
  const looked = [...all.map((each) => each.test), ...(value ? [value] : [])];
  const others = looked.flatMap((each) => [...variablesIn(each)]).filter((used) => !own.has(used));
  const alone = within.bound.size === 0 && others.every((used) => Object.hasOwn(within.set.columns, used));
  const alias = alone ? Gathering.ROW : `${Gathering.ROW}${within.bound.size}`;
  const bound = new Map(within.bound);
  for (const variable of own) if (variable !== 'today') bound.set(variable, { alias, related });
  const inner: Within = { ...within, bound };
  const passes = all
    .map((each) => plain(each.test, inner))
    .reduce<Plain>(and, { sql: 'true', required: true });
  const knownBy = related.knownBy && `${BASE}.${related.knownBy}`;
  if (alone) {
    const matters = passes.required ? passes.sql : `(${passes.sql}) is not false`;
    const aggregate = (sql: string) => within.gathering.column(name, sql, others.length > 0, matters);
    return { passes, within: inner, aggregate, exists: undefined, knownBy };
  }
  const from = `from (${related.source(within.parameters)}) as ${alias} where ${joinedTo(related, alias, within)}`;
  const aggregate = (sql: string) => `(select ${sql} ${from})`;
  const exists = () => `exists (select 1 ${from} and ${passes.sql})`;
  return { passes, within: inner, aggregate, exists, knownBy };
}

function joinedTo(related: RelatedSet, alias: string, within: Within): string {
  return `${alias}.${related.key} = ${BASE}.${related.keyOf ?? within.set.rowId}`;
}

function flatten(list: Expression): { name: string; filters: readonly Test[] } {
  if (list.op === 'variable') return { name: list.name, filters: [] };
  if (list.op !== 'only') throw new TypeError('a figure cannot look into a list inside a list');
  const { name, filters } = flatten(list.list);
  return { name, filters: [...filters, list] };
}

function and(a: Plain, b: Plain): Plain {
  if (a.sql === 'true') return b;
  return { sql: `(${a.sql} and ${b.sql})`, required: a.required && b.required };
}
