import type { Programme } from '../schema/programme.ts';
import type { Criterion, Signpost } from '../schema/referral.ts';
import { compileExpression } from './compile.ts';
import { evaluate } from './evaluate.ts';
import type { Expression } from './expression.ts';
import { scopeOf } from './names.ts';
import { isUnknown, missingFrom, type Value } from './values.ts';
import type { CaseFacts } from './vocabulary.ts';

/** How one criterion stands for one person, and why. */
export interface CriterionResult {
  readonly id: string;
  readonly kind: Criterion['kind'];
  readonly result: 'met' | 'not_met' | 'not_known';
  /** What to show: why it is met, what is not met, or what to ask. */
  readonly text: string;
  /** Facts that would settle it, such as `children[0].removed_on`; empty unless not known. */
  readonly missing: readonly string[];
  /** Whether not meeting it is a ground to decline. */
  readonly declines: boolean;
  readonly signposts: readonly Signpost[];
}

/** How a person stands against all criteria. */
export interface Eligibility {
  readonly eligible: 'yes' | 'no' | 'not_known';
  /** Whether a criterion of the kind `priority` is met. */
  readonly priority: boolean;
  readonly criteria: readonly CriterionResult[];
}

type Compiled = readonly { readonly criterion: Criterion; readonly rule: Expression }[];

const COMPILED = new WeakMap<Programme, Compiled>();

function compiledOf(programme: Programme): Compiled {
  const known = COMPILED.get(programme);
  if (known) return known;
  const scope = scopeOf(programme);
  const compiled = programme.eligibility.map((criterion) => {
    const rule = compileExpression(criterion.rule, scope, 'yes_no');
    // A checked programme compiles; this is a programme that was never checked.
    if (!rule.ok) throw new TypeError(`criterion ${criterion.id}: ${rule.error[0]?.message}`);
    return { criterion, rule: rule.value };
  });
  COMPILED.set(programme, compiled);
  return compiled;
}

/**
 * Evaluates a checked programme's criteria for one person. At `start` all are looked at; when work is `continuing`,
 * those that bar only the start are left out.
 */
export function evaluateCriteria(
  programme: Programme,
  facts: CaseFacts,
  today: Temporal.PlainDate,
  moment: 'start' | 'continuing' = 'start',
): Eligibility {
  const frame = { facts, today, bound: new Map<string, Value>() };
  const criteria = compiledOf(programme)
    .filter(({ criterion }) => moment === 'start' || criterion.at === 'always')
    .map(({ criterion, rule }) => judge(criterion, evaluate(rule, frame)));
  const binding = criteria.filter((each) => each.kind !== 'priority');
  const refused = binding.some((each) => each.result === 'not_met' && each.declines);
  const open = binding.some((each) => each.result === 'not_known');
  return {
    eligible: refused ? 'no' : open ? 'not_known' : 'yes',
    priority: criteria.some((each) => each.kind === 'priority' && each.result === 'met'),
    criteria,
  };
}

function judge(criterion: Criterion, value: Value): CriterionResult {
  const wanted = criterion.kind !== 'exclude';
  const result = isUnknown(value) ? 'not_known' : (value === true) === wanted ? 'met' : 'not_met';
  return {
    id: criterion.id,
    kind: criterion.kind,
    result,
    text: textFor(criterion, result),
    missing: result === 'not_known' ? missingFrom(value).missing : [],
    declines: criterion.kind !== 'priority' && (criterion.otherwise?.decline ?? true),
    signposts: result === 'not_met' ? (criterion.otherwise?.signpost ?? []) : [],
  };
}

function textFor(criterion: Criterion, result: CriterionResult['result']): string {
  if (result === 'met') return criterion.because;
  if (result === 'not_met') return criterion.unmet ?? `Not so: ${criterion.because}`;
  return criterion.ask ?? `Not known yet: ${criterion.because}`;
}
