import { type Expression, partsOf } from '../expression/expression.ts';
import type { ExpressionFault } from '../expression/translate.ts';

/** What can be asked of one person but not counted over a set. Empty for a rule that compiles to SQL. */
export function sqlFaults(expression: Expression): readonly ExpressionFault[] {
  if (overNestedList(expression)) {
    return [
      { start: 0, message: 'A figure can look into the lists of its set, but not into lists inside them' },
    ];
  }
  return [];
}

function overNestedList(expression: Expression): boolean {
  const lists = 'list' in expression && expression.op !== 'holds' ? expression.list : undefined;
  if (lists && lists.op !== 'only' && !(lists.op === 'variable' && lists.type.kind === 'list')) return true;
  return partsOf(expression).some(overNestedList);
}
