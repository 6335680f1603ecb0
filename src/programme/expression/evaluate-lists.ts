import type { Expression } from './expression.ts';
import type { Frame } from './frame.ts';
import { exactly, type Range, tidy } from './ranges.ts';
import { entriesOf, isRange, isUnknown, missingFrom, unknown, type Value } from './values.ts';

type ListExpression = Extract<
  Expression,
  { op: 'size' | 'any' | 'every' | 'one' | 'only' | 'sum' | 'earliest' | 'latest' }
>;

/** A frame with the evaluator itself: expressions and lists hold one another. */
interface ListFrame extends Frame {
  readonly evaluate: (expression: Expression, frame: Frame) => Value;
}

/** An entry of a list, and whether it belongs there; filters may leave that open. */
interface Member {
  readonly value: Value;
  readonly belongs: Value;
}

/** Evaluates what is said of a list. What is said of an empty list, and of a list not yet asked for, differ. */
export function evaluateList(expression: Expression, frame: ListFrame): Value {
  const list = expression as ListExpression;
  const members = list.op === 'only' ? unknown([]) : membersOf(list.list, frame);
  if (isMembers(members)) return overMembers(list, members, frame);
  return members;
}

function isMembers(members: readonly Member[] | Value): members is readonly Member[] {
  return Array.isArray(members);
}

function overMembers(list: ListExpression, members: readonly Member[], frame: ListFrame): Value {
  switch (list.op) {
    case 'size':
      return count(members.map((member) => member.belongs));
    case 'any':
      return countIs(list, members, frame, (range) =>
        range.low > 0 ? true : range.high === 0 ? false : undefined,
      );
    case 'one':
      return countIs(list, members, frame, (range) => {
        if (range.low > 1 || range.high < 1) return false;
        return range.high === 1 && range.low === 1 ? true : undefined;
      });
    case 'every': {
      const opposite: Expression = { op: 'not', value: list.test };
      const exception = overMembers({ ...list, op: 'any', test: opposite }, members, frame);
      return typeof exception === 'boolean' ? !exception : exception;
    }
    case 'sum':
    case 'earliest':
    case 'latest':
      return gather(list, members, frame);
    case 'only':
      return unknown([]);
  }
}

function membersOf(list: Expression, frame: ListFrame): readonly Member[] | Value {
  if (list.op !== 'only') {
    const value = frame.evaluate(list, frame);
    if (typeof value === 'object' && 'items' in value) {
      return entriesOf(value).map((entry) => ({ value: entry, belongs: true }));
    }
    return isUnknown(value) ? value : unknown([]);
  }
  const members = membersOf(list.list, frame);
  if (!isMembers(members)) return members;
  return members.map((member) => ({ ...member, belongs: both(member, list, frame) }));
}

/** Whether a member belongs and passes the test as well. */
function both(member: Member, list: { variable: string; test: Expression }, frame: ListFrame): Value {
  if (member.belongs === false) return false;
  const passes = frame.evaluate(list.test, bind(frame, list.variable, member.value));
  if (passes === false) return false;
  return isUnknown(member.belongs) || isUnknown(passes) ? missingFrom(member.belongs, passes) : true;
}

function bind(frame: ListFrame, variable: string, value: Value): ListFrame {
  return { ...frame, bound: new Map(frame.bound).set(variable, value) };
}

/** How many are true: at least those that are, at most those that are not false. */
function count(answers: readonly Value[]): Range {
  const sure = answers.filter((answer) => answer === true).length;
  const open = answers.filter(isUnknown);
  return { low: sure, high: sure + open.length, vague: missingFrom(...open).missing };
}

function countIs(
  list: Extract<ListExpression, { op: 'any' | 'every' | 'one' }>,
  members: readonly Member[],
  frame: ListFrame,
  decide: (range: Range) => boolean | undefined,
): Value {
  const range = count(members.map((member) => both(member, list, frame)));
  return decide(range) ?? unknown(range.vague);
}

function gather(
  list: Extract<ListExpression, { op: 'sum' | 'earliest' | 'latest' }>,
  members: readonly Member[],
  frame: ListFrame,
): Value {
  const open = members.filter((member) => isUnknown(member.belongs)).map((member) => member.belongs);
  const values = members
    .filter((member) => member.belongs === true)
    .map((member) => frame.evaluate(list.value, bind(frame, list.variable, member.value)));
  const ranges = values.filter(isRange);
  if (open.length > 0 || ranges.length < values.length)
    return missingFrom(...open, ...values.filter(isUnknown));
  if (list.op === 'sum') return ranges.reduce(add, exactly(0));
  const pick = list.op === 'earliest' ? Math.min : Math.max;
  if (ranges.length === 0) return unknown([]);
  return ranges.reduce((a, b) => ({
    low: pick(a.low, b.low),
    high: pick(a.high, b.high),
    vague: [...a.vague, ...b.vague],
  }));
}

function add(a: Range, b: Range): Range {
  return { low: tidy(a.low + b.low), high: tidy(a.high + b.high), vague: [...a.vague, ...b.vague] };
}
