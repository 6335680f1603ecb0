import type { KnownSet } from '../environment.ts';
import { compileExpression } from '../expression/compile.ts';
import { type Comparable, type Expression, variablesIn } from '../expression/expression.ts';
import type { Scope } from '../expression/types.ts';
import { caseScope, itemScope, type Names } from '../expression/vocabulary.ts';
import type { Path, PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import type { EntryQuestion, Question } from '../schema/questions.ts';
import type { FigureSet } from '../sql/figure-set.ts';
import { sqlFaults } from '../sql/limits.ts';
import { setScope } from '../sql/scope.ts';
import { didYouMean } from '../suggest.ts';

interface Rule {
  readonly path: Path;
  readonly source: string;
  readonly scope: Scope;
  readonly gives: Comparable;
}

/** Rules that are asked before any work, and can never know what was measured in it. */
export function measuredTooSoon(programme: Programme, names: Names): PathFault[] {
  const scope = caseScope(programme.referral.ask, names, programme.parts?.seen);
  const criteria = programme.eligibility.map((criterion, index) =>
    rule(['eligibility', index, 'rule'], criterion.rule, scope),
  );
  const begun = beginningRules(programme, scope);
  return [...questionRules(programme.referral.ask, scope), ...criteria, ...begun].flatMap(
    ({ path, source }) => {
      const compiled = source.includes('measures') ? compileExpression(source, scope, 'yes_no') : undefined;
      if (!compiled?.ok || !variablesIn(compiled.value).has('measures')) return [];
      const message =
        'Nothing has been measured when this is asked, so it is never known; ask a question instead';
      return [{ path, message }];
    },
  );
}

/**
 * Compiles every rule of a programme and says what is wrong with each. `unsound` are questions that have a fault of
 * their own: rules about them are checked once that is mended.
 */
export function ruleFaults(
  programme: Programme,
  names: Names,
  sets: ReadonlyMap<string, KnownSet>,
  unsound: readonly string[],
): PathFault[] {
  const scope = caseScope(programme.referral.ask, names, programme.parts?.seen);
  const criteria = programme.eligibility.map((criterion, index) =>
    rule(['eligibility', index, 'rule'], criterion.rule, scope),
  );
  const schedules = programme.schedules.flatMap(({ when }, index) =>
    when === undefined ? [] : [rule(['schedules', index, 'when'], when, scope)],
  );
  const begun = beginningRules(programme, scope);
  const faults = [...questionRules(programme.referral.ask, scope), ...criteria, ...begun, ...schedules]
    .filter((each) => !mentions(each.source, unsound))
    .flatMap(faultsOf);
  return [...faults, ...figureFaults(programme, names, sets)];
}

function beginningRules({ pathways }: Programme, scope: Scope): Rule[] {
  return Object.entries(pathways).flatMap(([id, { first = [] }]) =>
    first.flatMap(({ when }, index) =>
      when === undefined ? [] : [rule(['pathways', id, 'first', index, 'when'], when, scope)],
    ),
  );
}

function questionRules(questions: readonly Question[], scope: Scope): Rule[] {
  return questions.flatMap((question, index) => {
    const path = ['referral', 'ask', index];
    const inner = question.ask ? itemScope(scope, question) : scope;
    return [
      ...rulesOfQuestion(question, path, scope),
      ...(question.ask ?? []).flatMap((each, at) => rulesOfQuestion(each, [...path, 'ask', at], inner)),
    ];
  });
}

function rulesOfQuestion(question: EntryQuestion | Question, path: Path, scope: Scope): Rule[] {
  return (['show_when', 'required_when'] as const).flatMap((field) => {
    const source = question[field];
    return source === undefined ? [] : [rule([...path, field], source, scope)];
  });
}

function rule(path: Path, source: string, scope: Scope, gives: Comparable = 'yes_no'): Rule {
  return { path, source, scope, gives };
}

function mentions(source: string, questions: readonly string[]): boolean {
  return questions.some((id) => source.includes(`answers.${id}`));
}

function faultsOf({ path, source, scope, gives }: Rule): PathFault[] {
  const compiled = compileExpression(source, scope, gives);
  return compiled.ok ? [] : compiled.error.map(({ start, message }) => ({ path, message, offset: start }));
}

function figureFaults(programme: Programme, names: Names, sets: ReadonlyMap<string, KnownSet>): PathFault[] {
  const scopes = new Map([...sets].map(([name, { shape }]) => [name, setScope(shape, names)]));
  const within = (of: string, path: Path, rules: (scope: Scope) => Rule[]) => {
    const [known, scope] = [sets.get(of), scopes.get(of)];
    if (!known || !scope) return [noSuchSet([...path, 'of'], of, [...sets.keys()])];
    return rules(scope).flatMap((each) => figureRuleFaults(each, known));
  };
  const figures = Object.entries(programme.figures).flatMap(([id, figure]) => {
    const path = ['figures', id];
    const known = sets.get(figure.of);
    if (figure.rests_on !== undefined && known && !known.shape.related.consents) {
      const message = `Rows of "${figure.of}" know of no consents, so that a figure of them can rest on none`;
      return [{ path: [...path, 'rests_on'], message }];
    }
    return within(figure.of, path, (scope) =>
      FIGURE_RULES.flatMap(([field, gives]) => {
        const source = figure[field];
        return source === undefined ? [] : [rule([...path, field], source, scope, gives)];
      }),
    );
  });
  const breakdowns = programme.breakdowns.flatMap((breakdown, index) => {
    const path = ['breakdowns', index];
    return within(breakdown.of, path, (scope) => [rule([...path, 'by'], breakdown.by, scope, 'text')]);
  });
  return [...figures, ...breakdowns];
}

const FIGURE_RULES = [
  ['where', 'yes_no'],
  ['count', 'yes_no'],
  ['value', 'number'],
] as const;

function figureRuleFaults({ path, source, scope, gives }: Rule, { set, awaited }: KnownSet): PathFault[] {
  const compiled = compileExpression(source, scope, gives);
  const faults = compiled.ok ? uncountable(compiled.value, set, awaited) : compiled.error;
  return faults.map(({ start, message }) => ({ path, message, offset: start }));
}

/** What can be asked and not counted; of rows whose room does not stand yet, that is seen when it does. */
function uncountable(rule: Expression, set: FigureSet | undefined, awaited: ReadonlyMap<string, string>) {
  const waits = !set || [...variablesIn(rule)].some((name) => awaited.has(name));
  return waits ? [] : sqlFaults(rule, set);
}

function noSuchSet(path: Path, name: string, known: readonly string[]): PathFault {
  const sorts = known.length === 0 ? '' : ` (there are: ${known.join(', ')})`;
  return { path, message: `There is no set of rows "${name}"${didYouMean(name, known) || sorts}` };
}
