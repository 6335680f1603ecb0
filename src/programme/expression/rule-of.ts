import type { Programme } from '../schema/programme.ts';
import { compileExpression } from './compile.ts';
import { evaluate } from './evaluate.ts';
import { type Expression, variablesIn } from './expression.ts';
import { scopeOf } from './names.ts';
import type { Value } from './values.ts';
import type { CaseFacts } from './vocabulary.ts';

/** What is known of somebody, and on which day a rule is asked. */
export interface AskedOf {
  readonly facts: CaseFacts;
  readonly today: Temporal.PlainDate;
}

const rules = new WeakMap<Programme, Map<string, Expression>>();

function ruleOf(programme: Programme, source: string): Expression {
  const known = rules.get(programme) ?? new Map<string, Expression>();
  rules.set(programme, known);
  const found = known.get(source);
  if (found) return found;
  const rule = compileExpression(source, scopeOf(programme), 'yes_no');
  // A checked programme compiles; this is a programme that was never checked.
  if (!rule.ok) throw new TypeError(`${source}: ${rule.error[0]?.message}`);
  known.set(source, rule.value);
  return rule.value;
}

/** What a rule of a checked programme says of somebody; compiled once for each version. */
export function ruleValue(programme: Programme, source: string, { facts, today }: AskedOf): Value {
  return evaluate(ruleOf(programme, source), { facts, today, bound: new Map() });
}

/** True where a rule looks at a fact or a collection, such as `contacts`, which is then to be read or asked. */
export function ruleSees(programme: Programme, source: string, name: string): boolean {
  return variablesIn(ruleOf(programme, source)).has(name);
}
