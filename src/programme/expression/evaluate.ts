import { calendarName } from './calendar.ts';
import { evaluateList } from './evaluate-lists.ts';
import type { Expression } from './expression.ts';
import type { Frame } from './frame.ts';
import { calculate, compareRanges, dayNumber, elapsed, exactly, shiftDay } from './ranges.ts';
import { entriesOf, fieldOf, isRange, isUnknown, missingFrom, unknown, type Value } from './values.ts';

/**
 * Evaluates a checked expression over facts. Logic is three-valued (Kleene): a missing fact gives no answer, unless
 * the answer is the same whatever the fact. No answer says which facts are missing.
 */
export function evaluate(expression: Expression, frame: Frame): Value {
  switch (expression.op) {
    case 'literal':
      return typeof expression.value === 'number' ? exactly(expression.value) : expression.value;
    case 'day':
      return exactly(Number(expression.text.replaceAll('-', '')));
    case 'variable':
      return variable(expression, frame);
    case 'field': {
      const owner = evaluate(expression.of, frame);
      if (isUnknown(owner)) return owner;
      return typeof owner === 'object' && 'facts' in owner
        ? fieldOf(owner, expression.name, expression.type)
        : unknown([]);
    }
    case 'and':
    case 'or':
      return junction(expression, frame);
    case 'not': {
      const value = evaluate(expression.value, frame);
      return typeof value === 'boolean' ? !value : value;
    }
    case 'known':
      return !isUnknown(evaluate(expression.value, frame));
    case 'choose': {
      const condition = evaluate(expression.condition, frame);
      return typeof condition === 'boolean'
        ? evaluate(condition ? expression.yes : expression.no, frame)
        : condition;
    }
    case 'compare':
      return compare(expression.how, evaluate(expression.left, frame), evaluate(expression.right, frame));
    case 'among':
    case 'holds':
      return among(expression, frame);
    case 'text_test':
      return textTest(expression, frame);
    case 'calendar': {
      const date = evaluate(expression.date, frame);
      if (!isRange(date)) return missingFrom(date);
      const [first, last] = [date.low, date.high].map((day) => calendarName(expression.how, day));
      return first !== undefined && first === last ? first : missingFrom(date);
    }
    case 'arithmetic':
    case 'minus':
    case 'shift':
    case 'elapsed':
      return reckon(expression, frame);
    default:
      return evaluateList(expression, { ...frame, evaluate });
  }
}

function variable(expression: Extract<Expression, { op: 'variable' }>, frame: Frame): Value {
  const bound = frame.bound.get(expression.name);
  if (bound !== undefined) return bound;
  if (expression.name === 'today') return exactly(dayNumber(frame.today));
  return fieldOf({ facts: frame.facts, path: '' }, expression.name, expression.type);
}

function junction(expression: Extract<Expression, { op: 'and' | 'or' }>, frame: Frame): Value {
  const settles = expression.op === 'or';
  const left = evaluate(expression.left, frame);
  if (left === settles) return settles;
  const right = evaluate(expression.right, frame);
  if (right === settles) return settles;
  return isUnknown(left) || isUnknown(right) ? missingFrom(left, right) : !settles;
}

/** Compares two values of one kind. */
function compare(how: Extract<Expression, { op: 'compare' }>['how'], left: Value, right: Value): Value {
  if (isUnknown(left) || isUnknown(right)) return missingFrom(left, right);
  if (isRange(left) && isRange(right)) return compareRanges(how, left, right) ?? missingFrom(left, right);
  return how === '!=' ? left !== right : left === right;
}

function among(expression: Extract<Expression, { op: 'among' | 'holds' }>, frame: Frame): Value {
  const value = evaluate(expression.value, frame);
  let items: Value[];
  if (expression.op === 'among') items = expression.items.map((item) => evaluate(item, frame));
  else {
    const list = evaluate(expression.list, frame);
    if (isUnknown(list)) return list;
    items = typeof list === 'object' && 'items' in list ? entriesOf(list) : [];
  }
  const answers = items.map((item) => compare('==', value, item));
  if (answers.includes(true)) return true;
  return answers.some(isUnknown) ? missingFrom(...answers.filter(isUnknown)) : false;
}

function textTest(expression: Extract<Expression, { op: 'text_test' }>, frame: Frame): Value {
  const [value, part] = [evaluate(expression.value, frame), evaluate(expression.part, frame)];
  if (typeof value !== 'string' || typeof part !== 'string') return missingFrom(value, part);
  if (expression.how === 'contains') return value.includes(part);
  return expression.how === 'startsWith' ? value.startsWith(part) : value.endsWith(part);
}

type Reckoning = Extract<Expression, { op: 'arithmetic' | 'minus' | 'shift' | 'elapsed' }>;

function reckon(expression: Reckoning, frame: Frame): Value {
  if (expression.op === 'arithmetic' || expression.op === 'elapsed') {
    const timed = expression.op === 'elapsed';
    const first = evaluate(timed ? expression.from : expression.left, frame);
    const second = evaluate(timed ? expression.to : expression.right, frame);
    if (!isRange(first) || !isRange(second)) return missingFrom(first, second);
    if (!timed)
      return calculate(expression.how, first, second, expression.decimal) ?? missingFrom(first, second);
    const low = elapsed(expression.unit, first.high, second.low);
    const high = elapsed(expression.unit, first.low, second.high);
    return { low, high, vague: [...first.vague, ...second.vague] };
  }
  const value = evaluate(expression.op === 'shift' ? expression.date : expression.value, frame);
  if (!isRange(value)) return value;
  if (expression.op === 'minus') return { low: -value.high, high: -value.low, vague: value.vague };
  const move = (day: number) => shiftDay(day, expression.amount, expression.unit);
  return { low: move(value.low), high: move(value.high), vague: value.vague };
}
