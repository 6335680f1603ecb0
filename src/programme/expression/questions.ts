import type { Programme } from '../schema/programme.ts';
import { compileExpression } from './compile.ts';
import { evaluate } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { scopeOf } from './names.ts';
import type { Scope } from './types.ts';
import { type CaseFacts, itemScope } from './vocabulary.ts';

/** Which entry of a repeated group a question stands in, and what was answered of that entry so far. */
export interface Entry {
  readonly group: string;
  readonly item: Readonly<Record<string, unknown>>;
}

interface Rules {
  readonly required: boolean;
  readonly showWhen: Expression | undefined;
  readonly requiredWhen: Expression | undefined;
}

const COMPILED = new WeakMap<Programme, ReadonlyMap<string, Rules>>();

/** Whether a question is shown, given the answers so far. A rule that has no answer yet shows it. */
export function isShown(
  programme: Programme,
  questionId: string,
  facts: CaseFacts,
  today: Temporal.PlainDate,
  entry?: Entry,
): boolean {
  const rule = rulesFor(programme, questionId, entry)?.showWhen;
  return rule === undefined || answer(rule, facts, today, entry) !== false;
}

/** Whether a question must be answered. A rule that has no answer yet requires nothing. */
export function isRequired(
  programme: Programme,
  questionId: string,
  facts: CaseFacts,
  today: Temporal.PlainDate,
  entry?: Entry,
): boolean {
  const rules = rulesFor(programme, questionId, entry);
  if (!rules?.requiredWhen) return rules?.required ?? false;
  return answer(rules.requiredWhen, facts, today, entry) === true;
}

function answer(rule: Expression, facts: CaseFacts, today: Temporal.PlainDate, entry: Entry | undefined) {
  const seen = entry ? { ...facts, item: entry.item } : facts;
  return evaluate(rule, { facts: seen, today, bound: new Map() });
}

function rulesFor(programme: Programme, questionId: string, entry: Entry | undefined): Rules | undefined {
  const known = COMPILED.get(programme) ?? compileAll(programme);
  return known.get(entry ? `${entry.group}.${questionId}` : questionId);
}

function compileAll(programme: Programme): ReadonlyMap<string, Rules> {
  const scope = scopeOf(programme);
  const all = new Map<string, Rules>();
  for (const question of programme.referral.ask) {
    all.set(question.id, rulesOf(question, scope));
    const inner = question.ask ? itemScope(scope, question) : scope;
    for (const each of question.ask ?? []) all.set(`${question.id}.${each.id}`, rulesOf(each, inner));
  }
  COMPILED.set(programme, all);
  return all;
}

interface Ruled {
  readonly required: boolean;
  readonly show_when?: string | undefined;
  readonly required_when?: string | undefined;
}

function rulesOf(question: Ruled, scope: Scope): Rules {
  return {
    required: question.required,
    showWhen: compiled(question.show_when, scope),
    requiredWhen: compiled(question.required_when, scope),
  };
}

function compiled(source: string | undefined, scope: Scope): Expression | undefined {
  if (source === undefined) return undefined;
  const rule = compileExpression(source, scope, 'yes_no');
  // A checked programme compiles; this is a programme that was never checked.
  if (!rule.ok) throw new TypeError(`${source}: ${rule.error[0]?.message}`);
  return rule.value;
}
