import type { Expression } from '../expression/expression.ts';
import { compileList } from './compile-list.ts';
import {
  calculateBounds,
  calendarText,
  columnTerm,
  compareBounds,
  elapsedBounds,
  exact,
  isExact,
  type Plain,
  shiftBounds,
  type Term,
} from './terms.ts';
import { BASE, bounds, plain, type Within } from './within.ts';

// Bounds are written out where they are used, so a rule that nests them deeply would grow without end.
const LONGEST_SQL = 40_000;

/** A rule that is sound and too involved to count. */
export class RuleTooInvolved extends Error {
  override readonly name = 'RuleTooInvolved';
}

/**
 * Compiles a checked expression to SQL with the same three-valued meaning that it has in TypeScript. Throws
 * `RuleTooInvolved` for a rule that would grow too large; a checked programme has none.
 */
export function compileTerm(expression: Expression, within: Within): Term {
  const term = termOf(expression, within);
  const length = 'sql' in term ? term.sql.length : term.low.length + term.high.length;
  if (length > LONGEST_SQL) throw new RuleTooInvolved();
  return term;
}

function termOf(expression: Expression, within: Within): Term {
  switch (expression.op) {
    case 'literal':
      return literal(expression.value, within);
    case 'day':
      return exact(`date '${expression.text}'`, true);
    case 'variable':
      return variable(expression.name, within);
    case 'field':
      return field(expression, within);
    case 'compare':
      return comparison(expression, within);
    case 'arithmetic':
      return calculateBounds(
        expression.how,
        bounds(expression.left, within),
        bounds(expression.right, within),
        expression.decimal,
      );
    case 'minus': {
      const { low, high, required } = bounds(expression.value, within);
      return { low: `(-(${high}))`, high: `(-(${low}))`, required };
    }
    case 'shift':
      return shiftBounds(bounds(expression.date, within), expression.amount, expression.unit);
    case 'elapsed':
      return elapsedBounds(expression.unit, bounds(expression.from, within), bounds(expression.to, within));
    case 'choose':
      return choice(expression, within);
    case 'calendar':
      return calendarText(expression.how, bounds(expression.date, within));
    case 'and':
    case 'or':
    case 'not':
    case 'known':
    case 'among':
    case 'holds':
    case 'text_test':
      return compileTest(expression, within);
    default:
      return compileList(expression, within);
  }
}

function literal(value: string | number | boolean, within: Within): Term {
  if (typeof value === 'number') return exact(String(value), true);
  return { sql: typeof value === 'boolean' ? String(value) : within.parameters.text(value), required: true };
}

function variable(name: string, within: Within): Term {
  if (name === 'today') return exact(within.parameters.asAt(), true);
  const column = within.set.columns[name];
  if (!column) throw new TypeError(`"${name}" is not a column of ${within.set.name}`);
  return columnTerm(BASE, column);
}

function field(expression: Extract<Expression, { op: 'field' }>, within: Within): Term {
  const owner = expression.of.op === 'variable' ? within.bound.get(expression.of.name) : undefined;
  const column = owner?.related.columns[expression.name];
  if (!owner || !column) throw new TypeError(`"${expression.name}" is not a column here`);
  return columnTerm(owner.alias, column);
}

function comparison(expression: Extract<Expression, { op: 'compare' }>, within: Within): Plain {
  const { how, kind, left, right } = expression;
  if (kind === 'number' || kind === 'date')
    return compareBounds(how, bounds(left, within), bounds(right, within));
  const [a, b] = [plain(left, within), plain(right, within)];
  return { sql: `(${a.sql} ${how === '!=' ? '<>' : '='} ${b.sql})`, required: a.required && b.required };
}

function choice(expression: Extract<Expression, { op: 'choose' }>, within: Within): Term {
  const condition = plain(expression.condition, within);
  const pick = (yes: string, no: string) =>
    `(case ${condition.sql} when true then ${yes} when false then ${no} end)`;
  const [yes, no] = [compileTerm(expression.yes, within), compileTerm(expression.no, within)];
  const required = condition.required && yes.required && no.required;
  if ('low' in yes && 'low' in no) {
    if (isExact(yes) && isExact(no)) return exact(pick(yes.low, no.low), required);
    return { low: pick(yes.low, no.low), high: pick(yes.high, no.high), required };
  }
  if ('sql' in yes && 'sql' in no) return { sql: pick(yes.sql, no.sql), required };
  throw new TypeError('the two answers of a choice are of two kinds');
}

type Test = Extract<Expression, { op: 'and' | 'or' | 'not' | 'known' | 'among' | 'holds' | 'text_test' }>;

function compileTest(expression: Test, within: Within): Plain {
  switch (expression.op) {
    case 'and':
    case 'or': {
      const [left, right] = [plain(expression.left, within), plain(expression.right, within)];
      return {
        sql: `(${left.sql} ${expression.op} ${right.sql})`,
        required: left.required && right.required,
      };
    }
    case 'not': {
      const value = plain(expression.value, within);
      return { sql: `(not ${value.sql})`, required: value.required };
    }
    case 'known':
      return known(expression.value, within);
    case 'among':
      return among(expression, within);
    case 'holds': {
      const [value, list] = [plain(expression.value, within), plain(expression.list, within)];
      return { sql: `(${value.sql} = any(${list.sql}))`, required: false };
    }
    case 'text_test': {
      const [value, part] = [plain(expression.value, within), plain(expression.part, within)];
      return {
        sql: textTest(expression.how, value.sql, part.sql),
        required: value.required && part.required,
      };
    }
  }
}

function known(value: Expression, within: Within): Plain {
  const related = value.op === 'variable' ? within.set.related[value.name] : undefined;
  if (related)
    return { sql: related.knownBy ? `coalesce(${BASE}.${related.knownBy}, false)` : 'true', required: true };
  const term = compileTerm(value, within);
  return { sql: `((${'low' in term ? term.low : term.sql}) is not null)`, required: true };
}

function among(expression: Extract<Expression, { op: 'among' }>, within: Within): Plain {
  const { value, kind, items } = expression;
  const tests = items.map((item) =>
    comparison({ op: 'compare', how: '==', kind, left: value, right: item }, within),
  );
  return {
    sql: `(${tests.map((test) => test.sql).join(' or ')})`,
    required: tests.every((test) => test.required),
  };
}

function textTest(how: 'contains' | 'startsWith' | 'endsWith', value: string, part: string): string {
  if (how === 'contains') return `(strpos(${value}, ${part}) > 0)`;
  return how === 'startsWith'
    ? `starts_with(${value}, ${part})`
    : `(right(${value}, length(${part})) = ${part})`;
}
