import type { ASTNode } from '@marcbachmann/cel-js';
import { parseDate } from '../../foundation/dates.ts';
import { didYouMean } from '../suggest.ts';
import { isPeriod } from './arithmetic.ts';
import type { CalendarName, Expression, TextTest, TimeUnit, Typed } from './expression.ts';
import type { Translator } from './translate.ts';
import {
  DATE,
  DECIMAL,
  isDecimal,
  NUMBER,
  nameOf,
  ownType,
  type Scope,
  TEXT,
  type ValueType,
  YES_NO,
} from './types.ts';

type Call = Extract<ASTNode, { op: 'call' }>;
type Method = Extract<ASTNode, { op: 'rcall' }>;

const ELAPSED = new Map<string, TimeUnit>([
  ['days_between', 'day'],
  ['weeks_between', 'week'],
  ['months_between', 'month'],
  ['years_between', 'year'],
]);

const GATHERED = {
  sum: { op: 'sum', kind: 'number' },
  least: { op: 'earliest', kind: 'number' },
  greatest: { op: 'latest', kind: 'number' },
  earliest: { op: 'earliest', kind: 'date' },
  latest: { op: 'latest', kind: 'date' },
} as const;

const CALENDAR = new Map<string, CalendarName>([
  ['year_of', 'year'],
  ['month_of', 'month'],
  ['financial_year', 'financial_year'],
  ['financial_quarter', 'financial_quarter'],
]);

/** Every function that a rule may call. */
export const FUNCTIONS = [
  'has',
  'size',
  'date',
  'years',
  'months',
  'weeks',
  'days',
  ...Object.keys(GATHERED),
  ...ELAPSED.keys(),
  ...CALENDAR.keys(),
];
/** Every function that follows a value and a dot. */
export const METHODS = [
  'exists',
  'all',
  'exists_one',
  'filter',
  'size',
  'age_at',
  'contains',
  'startsWith',
  'endsWith',
];

/** `has(…)`, `size(…)`, `date(…)`, `sum(…)`, `earliest(…)`, `latest(…)`, `months_between(…)` and their like. */
export function translateCall(translator: Translator, node: Call, scope: Scope): Typed | undefined {
  const [name, args] = node.args;
  const [first, second] = args;
  if (isPeriod(name))
    return translator.fault(node, `${name}(…) can only be added to a date or taken from one`);
  if (name === 'has' && first && args.length === 1) return known(translator, first, scope);
  if (name === 'size' && first && args.length === 1) return size(translator, first, scope);
  if (name === 'date' && first && args.length === 1) return writtenDay(translator, first);
  const unit = ELAPSED.get(name);
  if (unit && first && second && args.length === 2) {
    const [from, to] = [translator.expect(first, scope, 'date'), translator.expect(second, scope, 'date')];
    return from && to && { expression: { op: 'elapsed', unit, from, to }, type: NUMBER };
  }
  const calendar = CALENDAR.get(name);
  if (calendar && first && args.length === 1) {
    const date = translator.expect(first, scope, 'date');
    return date && { expression: { op: 'calendar', how: calendar, date }, type: TEXT };
  }
  if (isGathered(name) && first && args.length === 1) return gathered(translator, name, first, scope);
  if (FUNCTIONS.includes(name))
    return translator.fault(node, `${name}(…) was given the wrong number of values`);
  return translator.fault(node, `There is no function "${name}"${didYouMean(name, FUNCTIONS)}`);
}

/** `list.exists(x, …)`, `list.all(x, …)`, `list.filter(x, …)`, `child.age_at(…)`, `text.contains(…)` and their like. */
export function translateMethod(translator: Translator, node: Method, scope: Scope): Typed | undefined {
  const [name, of, args] = node.args;
  const [first, second] = args;
  if (name === 'exists' || name === 'all' || name === 'exists_one' || name === 'filter') {
    return first && second && args.length === 2
      ? overList(translator, { name, of, first, second }, scope)
      : translator.fault(node, `Write .${name}(x, …), with a rule about x after the comma`);
  }
  if (name === 'size' && args.length === 0) return size(translator, of, scope);
  if (name === 'age_at' && first && args.length === 1) return ageAt(translator, of, first, scope);
  if ((name === 'contains' || name === 'startsWith' || name === 'endsWith') && first && args.length === 1) {
    return textTest(translator, name, of, first, scope);
  }
  if (name === 'map')
    return translator.fault(
      node,
      '.map(x, …) can only stand inside sum(…), least(…), greatest(…), earliest(…) or latest(…)',
    );
  if (METHODS.includes(name))
    return translator.fault(node, `.${name}(…) was given the wrong number of values`);
  return translator.fault(node, `There is no function ".${name}"${didYouMean(name, METHODS)}`);
}

function known(translator: Translator, node: ASTNode, scope: Scope): Typed | undefined {
  const typed = translator.translate(node, scope);
  if (!typed) return undefined;
  const plain = typed.expression.op === 'field' || typed.expression.op === 'variable';
  if (!plain || typed.type.kind === 'record')
    return translator.fault(node, 'has(…) asks about one fact, such as has(person.born_on)');
  return { expression: { op: 'known', value: typed.expression }, type: YES_NO };
}

function size(translator: Translator, node: ASTNode, scope: Scope): Typed | undefined {
  const list = listOf(translator, node, scope);
  return list && { expression: { op: 'size', list: list.expression }, type: NUMBER };
}

function writtenDay(translator: Translator, node: ASTNode): Typed | undefined {
  const text = node.op === 'value' && typeof node.args === 'string' ? node.args : '';
  if (!parseDate(text)) return translator.fault(node, 'Write a real day, such as date("2024-03-27")');
  return { expression: { op: 'day', text }, type: DATE };
}

function listOf(
  translator: Translator,
  node: ASTNode,
  scope: Scope,
): { expression: Expression; of: ValueType } | undefined {
  const typed = translator.translate(node, scope);
  if (!typed) return undefined;
  if (typed.type.kind === 'list') return { expression: typed.expression, of: typed.type.of };
  return translator.fault(node, `This should be a list, and it is ${nameOf(typed.type)}`);
}

interface OverList {
  readonly name: 'exists' | 'all' | 'exists_one' | 'filter';
  readonly of: ASTNode;
  readonly first: ASTNode;
  readonly second: ASTNode;
}

const OVER = { exists: 'any', all: 'every', exists_one: 'one', filter: 'only' } as const;

function overList(
  translator: Translator,
  { name, of, first, second }: OverList,
  scope: Scope,
): Typed | undefined {
  const list = listOf(translator, of, scope);
  const inner = list && withVariable(translator, first, list.of, scope);
  const test = inner && translator.condition(second, inner.scope);
  if (!list || !inner || !test) return undefined;
  const expression: Expression = { op: OVER[name], list: list.expression, variable: inner.variable, test };
  return { expression, type: name === 'filter' ? { kind: 'list', of: list.of } : YES_NO };
}

function withVariable(translator: Translator, node: ASTNode, type: ValueType, scope: Scope) {
  if (node.op !== 'id') return translator.fault(node, 'Write a short name here, such as x');
  const variable = node.args;
  if (variable === 'today' || ownType(scope.variables, variable)) {
    return translator.fault(node, `"${variable}" already has a meaning here; choose another name, such as x`);
  }
  return { variable, scope: { variables: { ...scope.variables, [variable]: type } } };
}

function isGathered(name: string): name is keyof typeof GATHERED {
  return Object.hasOwn(GATHERED, name);
}

function gathered(
  translator: Translator,
  name: keyof typeof GATHERED,
  node: ASTNode,
  scope: Scope,
): Typed | undefined {
  const [method, of, args] = node.op === 'rcall' ? node.args : [];
  const [first, second] = args ?? [];
  if (method !== 'map' || !of || !first || !second || args?.length !== 2) {
    return translator.fault(
      node,
      `Write ${name}(list.map(x, …)), with what to take of each x after the comma`,
    );
  }
  const { op, kind } = GATHERED[name];
  const list = listOf(translator, of, scope);
  const inner = list && withVariable(translator, first, list.of, scope);
  const value = inner && translator.typed(second, inner.scope, kind);
  if (!list || !inner || !value) return undefined;
  const expression: Expression = {
    op,
    list: list.expression,
    variable: inner.variable,
    value: value.expression,
  };
  return { expression, type: isDecimal(value.type) ? DECIMAL : { kind } };
}

function ageAt(translator: Translator, of: ASTNode, on: ASTNode, scope: Scope): Typed | undefined {
  const owner = translator.translate(of, scope);
  const to = translator.expect(on, scope, 'date');
  if (!owner || !to) return undefined;
  const born = owner.type.kind === 'record' && ownType(owner.type.fields, 'born_on');
  if (!born)
    return translator.fault(
      of,
      `age_at(…) needs somebody with a date of birth, and this is ${nameOf(owner.type)}`,
    );
  const from: Expression = { op: 'field', of: owner.expression, name: 'born_on', type: DATE };
  return { expression: { op: 'elapsed', unit: 'year', from, to }, type: NUMBER };
}

function textTest(
  translator: Translator,
  how: TextTest,
  of: ASTNode,
  part: ASTNode,
  scope: Scope,
): Typed | undefined {
  const [value, piece] = [translator.expect(of, scope, 'text'), translator.expect(part, scope, 'text')];
  return value && piece && { expression: { op: 'text_test', how, value, part: piece }, type: YES_NO };
}
