import { compileExpression } from '../expression/compile.ts';
import type { Comparable } from '../expression/expression.ts';
import type { Scope } from '../expression/types.ts';
import { caseScope, type Names } from '../expression/vocabulary.ts';
import type { Path, PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
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

/**
 * Compiles every rule of a programme and says what is wrong with each. `unsound` are questions that have a fault of
 * their own: rules about them are checked once that is mended.
 */
export function ruleFaults(
  programme: Programme,
  names: Names,
  sets: readonly FigureSet[],
  unsound: readonly string[],
): PathFault[] {
  const scope = caseScope(programme.referral.ask, names);
  const questions = programme.referral.ask.flatMap((question, index) =>
    question.show_when === undefined
      ? []
      : [rule(['referral', 'ask', index, 'show_when'], question.show_when, scope)],
  );
  const criteria = programme.eligibility.map((criterion, index) =>
    rule(['eligibility', index, 'rule'], criterion.rule, scope),
  );
  const faults = [...questions, ...criteria]
    .filter((each) => !mentions(each.source, unsound))
    .flatMap(faultsOf);
  return [...faults, ...figureFaults(programme, names, sets)];
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

function figureFaults(programme: Programme, names: Names, sets: readonly FigureSet[]): PathFault[] {
  const known = new Map(sets.map((set) => [set.name, { set, scope: setScope(set, names) }]));
  const figures = Object.entries(programme.figures).flatMap(([id, figure]) => {
    const found = known.get(figure.of);
    if (!found) return [noSuchSet(['figures', id, 'of'], figure.of, sets)];
    const { set, scope } = found;
    const rules: Rule[] = [];
    if (figure.where !== undefined) rules.push(rule(['figures', id, 'where'], figure.where, scope));
    if (figure.count !== undefined) rules.push(rule(['figures', id, 'count'], figure.count, scope));
    if (figure.value !== undefined) rules.push(rule(['figures', id, 'value'], figure.value, scope, 'number'));
    return rules.flatMap((each) => figureRuleFaults(each, set));
  });
  const breakdowns = programme.breakdowns.flatMap((breakdown, index) => {
    const found = known.get(breakdown.of);
    if (!found) return [noSuchSet(['breakdowns', index, 'of'], breakdown.of, sets)];
    return figureRuleFaults(rule(['breakdowns', index, 'by'], breakdown.by, found.scope, 'text'), found.set);
  });
  return [...figures, ...breakdowns];
}

function figureRuleFaults({ path, source, scope, gives }: Rule, set: FigureSet): PathFault[] {
  const compiled = compileExpression(source, scope, gives);
  const faults = compiled.ok ? sqlFaults(compiled.value, set) : compiled.error;
  return faults.map(({ start, message }) => ({ path, message, offset: start }));
}

function noSuchSet(path: Path, name: string, sets: readonly FigureSet[]): PathFault {
  const known = sets.map((set) => set.name);
  const sorts = known.length === 0 ? '' : ` (there are: ${known.join(', ')})`;
  return { path, message: `There is no set of rows "${name}"${didYouMean(name, known) || sorts}` };
}
