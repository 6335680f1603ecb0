import type { ASTNode } from '@marcbachmann/cel-js';
import type { Arithmetic, TimeUnit, Typed } from './expression.ts';
import type { Translator } from './translate.ts';
import { DATE, DECIMAL, isDecimal, NUMBER, nameOf, type Scope } from './types.ts';

const PERIODS = new Map<string, TimeUnit>([
  ['days', 'day'],
  ['weeks', 'week'],
  ['months', 'month'],
  ['years', 'year'],
]);

const LONGEST: Record<TimeUnit, number> = { day: 100_000, week: 10_000, month: 2400, year: 200 };

/** Sums of numbers, and dates moved by a length of time (`today - years(5)`). */
export function translateArithmetic(
  translator: Translator,
  node: Extract<ASTNode, { op: Arithmetic }>,
  scope: Scope,
): Typed | undefined {
  const [leftNode, rightNode] = node.args;
  if (rightNode.op === 'call' && isPeriod(rightNode.args[0]))
    return movedDate(translator, node, rightNode, scope);
  const [left, right] = [translator.translate(leftNode, scope), translator.translate(rightNode, scope)];
  if (!left || !right) return undefined;
  const how = node.op;
  if (left.type.kind !== 'number' || right.type.kind !== 'number') {
    const words = `${nameOf(left.type)} and ${nameOf(right.type)}`;
    return translator.fault(
      node,
      `"${how}" does not work on ${words}; a date moves by years(…), months(…), weeks(…) or days(…)`,
    );
  }
  if ((how === '/' || how === '%') && right.expression.op === 'literal' && right.expression.value === 0) {
    return translator.fault(rightNode, 'A number cannot be divided by zero');
  }
  // Whoever divides contacts by weeks wants 0.75, and would be told nothing of a share that was cut to 0.
  const decimal = how === '/' || isDecimal(left.type) || isDecimal(right.type);
  if (how === '%' && decimal)
    return translator.fault(node, 'Only whole numbers leave a remainder; these may have decimals');
  return {
    expression: { op: 'arithmetic', how, decimal, left: left.expression, right: right.expression },
    type: decimal ? DECIMAL : NUMBER,
  };
}

/** Whether a function gives a length of time. */
export function isPeriod(name: string): boolean {
  return PERIODS.has(name);
}

function movedDate(
  translator: Translator,
  node: Extract<ASTNode, { op: Arithmetic }>,
  periodNode: Extract<ASTNode, { op: 'call' }>,
  scope: Scope,
): Typed | undefined {
  const date = translator.expect(node.args[0], scope, 'date');
  const [name, args] = periodNode.args;
  const unit = PERIODS.get(name) ?? 'day';
  const amount =
    args[0]?.op === 'value' && typeof args[0].args === 'bigint' ? Number(args[0].args) : undefined;
  if (args.length !== 1 || amount === undefined) {
    return translator.fault(periodNode, `${name}(…) takes one whole number, such as ${name}(5)`);
  }
  if (amount > LONGEST[unit])
    return translator.fault(periodNode, `${name}(${amount}) is too long for a rule`);
  if (node.op !== '+' && node.op !== '-') return translator.fault(node, 'A date can only move by + or -');
  if (!date) return undefined;
  return { expression: { op: 'shift', date, amount: node.op === '-' ? -amount : amount, unit }, type: DATE };
}
