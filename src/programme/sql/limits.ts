import { type Expression, partsOf } from '../expression/expression.ts';
import type { ExpressionFault } from '../expression/translate.ts';
import { compileTerm, RuleTooInvolved } from './compile-rule.ts';
import type { FigureSet } from './figure-set.ts';
import { Gathering } from './gathering.ts';
import { Parameters } from './parameters.ts';

/**
 * What can be asked of one person but not counted over a set. Empty for a rule that compiles to SQL; it is compiled
 * here once to see.
 */
export function sqlFaults(expression: Expression, set: FigureSet): readonly ExpressionFault[] {
  if (overNestedList(expression)) {
    return [
      { start: 0, message: 'A figure can look into the lists of its set, but not into lists inside them' },
    ];
  }
  const parameters = new Parameters({ asAt: Temporal.PlainDate.from('2000-01-01'), programmeId: '' });
  try {
    compileTerm(expression, {
      set,
      parameters,
      gathering: new Gathering(set, parameters),
      bound: new Map(),
      compile: compileTerm,
    });
    return [];
  } catch (error) {
    if (!(error instanceof RuleTooInvolved)) throw error;
    return [{ start: 0, message: 'This rule is too involved to count; split it in two' }];
  }
}

function overNestedList(expression: Expression): boolean {
  const lists = 'list' in expression && expression.op !== 'holds' ? expression.list : undefined;
  if (lists && lists.op !== 'only' && !(lists.op === 'variable' && lists.type.kind === 'list')) return true;
  return partsOf(expression).some(overNestedList);
}
