import type { ASTNode } from '@marcbachmann/cel-js';
import { didYouMean } from '../suggest.ts';
import type { Comparable, Comparison, Expression, Typed } from './expression.ts';
import type { Translator } from './translate.ts';
import { comparableKind, nameOf, type Scope, type ValueType, YES_NO } from './types.ts';

/** `==`, `!=`, `<`, `<=`, `>`, `>=` between two values of one kind. */
export function translateComparison(
  translator: Translator,
  node: Extract<ASTNode, { op: Comparison }>,
  scope: Scope,
): Typed | undefined {
  const [leftNode, rightNode] = node.args;
  const [left, right] = [translator.translate(leftNode, scope), translator.translate(rightNode, scope)];
  if (!left || !right) return undefined;
  const kind = comparableKind(left.type);
  if (!kind || right.type.kind !== kind) {
    const words = `${nameOf(left.type)} with ${nameOf(right.type)}`;
    const hint = insteadOfWords(leftNode, rightNode);
    return translator.fault(node, `This compares ${words}, which has no answer${hint}`);
  }
  const ordered = node.op !== '==' && node.op !== '!=';
  if (ordered && (kind === 'text' || kind === 'yes_no')) {
    return translator.fault(
      node,
      `Only numbers and dates can be put in order, and this is ${nameOf(left.type)}`,
    );
  }
  checkValue(translator, rightNode, right.expression, left.type);
  checkValue(translator, leftNode, left.expression, right.type);
  return {
    expression: { op: 'compare', how: node.op, kind, left: left.expression, right: right.expression },
    type: YES_NO,
  };
}

/** What to write for `answers.pregnant == "no"`, which reads well and asks whether yes or no is a text. */
function insteadOfWords(left: ASTNode, right: ASTNode): string {
  if (right.op !== 'value' || typeof right.args !== 'string') return '';
  const word = right.args.toLowerCase();
  if (word !== 'yes' && word !== 'no') return '';
  const name = left.op === '.' || left.op === 'id' ? left.input.slice(left.range.start, left.range.end) : '…';
  return `: write ${word === 'no' ? '!' : ''}${name}`;
}

/** `x in ["a", "b"]`, and `"a" in answers.many`. */
export function translateIn(
  translator: Translator,
  node: Extract<ASTNode, { op: 'in' }>,
  scope: Scope,
): Typed | undefined {
  const [valueNode, listNode] = node.args;
  const value = translator.translate(valueNode, scope);
  if (listNode.op === 'list') return amongWritten(translator, valueNode, value, listNode, scope);
  const list = translator.translate(listNode, scope);
  if (!value || !list) return undefined;
  if (list.type.kind !== 'list' || list.type.of.kind !== 'text') {
    return translator.fault(
      listNode,
      'After "in", write a list such as ["a", "b"], or an answer with many values',
    );
  }
  if (value.type.kind !== 'text') {
    return translator.fault(valueNode, `This should be text, and it is ${nameOf(value.type)}`);
  }
  checkValue(translator, valueNode, value.expression, list.type.of);
  return { expression: { op: 'holds', list: list.expression, value: value.expression }, type: YES_NO };
}

function amongWritten(
  translator: Translator,
  valueNode: ASTNode,
  value: Typed | undefined,
  listNode: Extract<ASTNode, { op: 'list' }>,
  scope: Scope,
): Typed | undefined {
  if (listNode.args.length === 0) return translator.fault(listNode, 'This list is empty');
  if (!value) return undefined;
  const kind: Comparable | undefined = comparableKind(value.type);
  if (!kind)
    return translator.fault(valueNode, `This is ${nameOf(value.type)}, which cannot be looked for in a list`);
  const items: Expression[] = [];
  for (const itemNode of listNode.args) {
    const item = translator.expect(itemNode, scope, kind);
    if (!item) continue;
    checkValue(translator, itemNode, item, value.type);
    items.push(item);
  }
  if (items.length < listNode.args.length) return undefined;
  return { expression: { op: 'among', value: value.expression, kind, items }, type: YES_NO };
}

function checkValue(translator: Translator, node: ASTNode, expression: Expression, other: ValueType): void {
  if (expression.op !== 'literal' || other.kind !== 'text' || !other.values) return;
  const value = String(expression.value);
  if (other.values.includes(value)) return;
  translator.fault(
    node,
    `"${value}" is not one of the values that this can have${didYouMean(value, other.values)}`,
  );
}
