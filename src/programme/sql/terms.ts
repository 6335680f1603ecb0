import type { Arithmetic, CalendarName, Comparison, TimeUnit } from '../expression/expression.ts';
import type { Column } from './figure-set.ts';

/** A yes-or-no, a text or a list of texts in SQL. `required`: never null. */
export interface Plain {
  readonly sql: string;
  readonly required: boolean;
}

/** A number or a date in SQL between two bounds, which are the same text when it is exact. */
export interface Bounds {
  readonly low: string;
  readonly high: string;
  readonly required: boolean;
}

export type Term = Plain | Bounds;

/** A number or date known exactly. */
export function exact(sql: string, required: boolean): Bounds {
  return { low: sql, high: sql, required };
}

/** Whether both bounds are one. */
export function isExact(bounds: Bounds): boolean {
  return bounds.low === bounds.high;
}

/** A column as a term; a partial date spans its month or year. */
export function columnTerm(alias: string, column: Column): Term {
  const sql = `${alias}.${column.column}`;
  const required = column.required ?? false;
  const counted = column.type === 'number' || column.type === 'decimal';
  if (!counted && column.type !== 'date') return { sql, required };
  if (counted || column.precision === undefined) return exact(sql, required);
  const precision = `${alias}.${column.precision}`;
  const first = (unit: string) => `date_trunc('${unit}', ${sql}::timestamp)`;
  const last = (unit: string) => `(${first(unit)} + interval '1 ${unit}' - interval '1 day')::date`;
  return {
    low: `case ${precision} when 'year' then ${first('year')}::date when 'month' then ${first('month')}::date else ${sql} end`,
    high: `case ${precision} when 'year' then ${last('year')} when 'month' then ${last('month')} else ${sql} end`,
    required,
  };
}

/** Compares bounds; null when they leave it open, as three-valued logic has it. */
export function compareBounds(how: Comparison, a: Bounds, b: Bounds): Plain {
  if (isExact(a) && isExact(b)) {
    const sign = how === '==' ? '=' : how === '!=' ? '<>' : how;
    return { sql: `(${a.low} ${sign} ${b.low})`, required: a.required && b.required };
  }
  switch (how) {
    case '<':
      return open(`(${a.high}) < (${b.low})`, `(${a.low}) >= (${b.high})`);
    case '<=':
      return open(`(${a.high}) <= (${b.low})`, `(${a.low}) > (${b.high})`);
    case '>':
      return compareBounds('<', b, a);
    case '>=':
      return compareBounds('<=', b, a);
    case '==':
      return open(equal(a, b), apart(a, b));
    case '!=':
      return open(apart(a, b), equal(a, b));
  }
}

function equal(a: Bounds, b: Bounds): string {
  return `(${a.low}) = (${a.high}) and (${a.low}) = (${b.low}) and (${b.low}) = (${b.high})`;
}

function apart(a: Bounds, b: Bounds): string {
  return `(${a.high}) < (${b.low}) or (${b.high}) < (${a.low})`;
}

function open(yes: string, no: string): Plain {
  return { sql: `(case when ${yes} then true when ${no} then false end)`, required: false };
}

/** Sums of numbers. Numeric, so that no sum runs over; a division by zero has no answer. */
export function calculateBounds(how: Arithmetic, a: Bounds, b: Bounds, decimal: boolean): Bounds {
  const required = a.required && b.required;
  if (how === '+' || how === '-') {
    const [other, far] = how === '+' ? [b.low, b.high] : [b.high, b.low];
    return {
      low: `((${a.low})::numeric ${how} (${other}))`,
      high: `((${a.high})::numeric ${how} (${far}))`,
      required,
    };
  }
  const [left, right] = [`(${a.low})::numeric`, `(${b.low})::numeric`];
  const sum = inSql(how, left, right, decimal);
  const settled = [a, b].filter((each) => !isExact(each)).map((each) => `(${each.low}) = (${each.high})`);
  if (settled.length === 0) return exact(sum, required && how === '*');
  return exact(`(case when ${settled.join(' and ')} then ${sum} end)`, false);
}

/** Decimals are kept to six places, as in the plain reading. */
function inSql(how: Arithmetic, left: string, right: string, decimal: boolean): string {
  if (how === '*') return decimal ? `round(${left} * ${right}, 6)` : `(${left} * ${right})`;
  const by = `nullif(${right}, 0)`;
  if (how === '/' && decimal) return `round(${left} / ${by}, 6)`;
  return `${how === '/' ? 'div' : 'mod'}(${left}, ${by})`;
}

const CALENDAR_SQL: Record<CalendarName, (day: string) => string> = {
  year: (day) => `to_char(${day}, 'YYYY')`,
  month: (day) => `to_char(${day}, 'YYYY-MM')`,
  financial_year: (day) => financialYear(day),
  financial_quarter: (day) => `(${financialYear(day)} || to_char(${inFinancialYear(day)}, '" Q"Q'))`,
};

/** Three months earlier, so that 1 April falls on 1 January. */
function inFinancialYear(day: string): string {
  return `(${day} - interval '3 months')`;
}

function financialYear(day: string): string {
  const began = inFinancialYear(day);
  return `(to_char(${began}, 'YYYY') || '/' || to_char(${began} + interval '1 year', 'YY'))`;
}

/** What the year, month, financial year or quarter of a date is called; null where the date leaves that open. */
export function calendarText(how: CalendarName, date: Bounds): Plain {
  const name = CALENDAR_SQL[how];
  if (isExact(date)) return { sql: name(`(${date.low})`), required: date.required };
  const [low, high] = [name(`(${date.low})`), name(`(${date.high})`)];
  return { sql: `(case when ${low} = ${high} then ${low} end)`, required: false };
}

/** A date moved by whole days, weeks, months or years. */
export function shiftBounds(date: Bounds, amount: number, unit: TimeUnit): Bounds {
  const move = (sql: string) => {
    if (unit === 'day' || unit === 'week') return `((${sql}) + ${amount * (unit === 'week' ? 7 : 1)})`;
    return `((${sql}) + interval '${amount} ${unit}')::date`;
  };
  return { low: move(date.low), high: move(date.high), required: date.required };
}

/** Whole units of time between two dates, rounded down. */
export function elapsedBounds(unit: TimeUnit, from: Bounds, to: Bounds): Bounds {
  const low = elapsedSql(unit, from.high, to.low);
  const high = elapsedSql(unit, from.low, to.high);
  return { low, high, required: from.required && to.required };
}

function elapsedSql(unit: TimeUnit, from: string, to: string): string {
  const part = (name: string, sql: string) => `extract(${name} from ${sql})`;
  if (unit === 'day') return `((${to}) - (${from}))`;
  if (unit === 'week') return `floor(((${to}) - (${from})) / 7.0)`;
  if (unit === 'month') {
    const months = `(${part('year', to)} - ${part('year', from)}) * 12 + ${part('month', to)} - ${part('month', from)}`;
    return `(${months} - case when ${part('day', to)} < ${part('day', from)} then 1 else 0 end)`;
  }
  const day = (sql: string) =>
    `(${part('year', sql)} * 10000 + ${part('month', sql)} * 100 + ${part('day', sql)})`;
  return `floor((${day(to)} - ${day(from)}) / 10000)`;
}
