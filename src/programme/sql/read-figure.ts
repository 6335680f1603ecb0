import { amongTheAgreed } from '../agreed.ts';
import { compileExpression } from '../expression/compile.ts';
import { evaluate } from '../expression/evaluate.ts';
import type { Comparable } from '../expression/expression.ts';
import { namesOf } from '../expression/names.ts';
import { isRange, isUnknown, type Value } from '../expression/values.ts';
import type { Figure } from '../schema/figures.ts';
import type { Programme } from '../schema/programme.ts';
import type { FigureCount } from './compile-figures.ts';
import type { FigureSet } from './figure-set.ts';
import { setScope } from './scope.ts';

/** A row as the language names its columns, its related collections as lists. */
export type RowFacts = Readonly<Record<string, unknown>>;

/**
 * The plain reading of a figure: row by row, in TypeScript. It is what the SQL is held against in tests, and serves
 * where rows are not in a database (a simulation, a trial of a programme).
 */
export function readFigure(
  programme: Programme,
  set: FigureSet,
  asked: Figure,
  rows: readonly RowFacts[],
  asAt: Temporal.PlainDate,
): FigureCount {
  const figure = amongTheAgreed(programme, asked);
  const scope = setScope(set, namesOf(programme));
  const rule = (source: string | undefined, gives: Comparable) => {
    if (source === undefined) return () => true as Value;
    const compiled = compileExpression(source, scope, gives);
    if (!compiled.ok) throw new TypeError(`${source}: ${compiled.error[0]?.message}`);
    return (facts: RowFacts) => evaluate(compiled.value, { facts, today: asAt, bound: new Map() });
  };
  const [where, count] = [rule(figure.where, 'yes_no'), rule(figure.count, 'yes_no')];
  const belonging = rows.map((row) => where(row));
  const chosen = rows.filter((_, index) => belonging[index] === true);
  const counted = chosen.map((row) => count(row));
  const value = rule(figure.value, 'number');
  const values = chosen.filter((_, index) => counted[index] === true).map((row) => exactNumber(value(row)));
  const known = figure.value === undefined ? [] : values.filter((each) => each !== undefined);
  const counts = counted.filter((each) => each === true).length;
  return {
    of: chosen.length,
    n: figure.value === undefined ? counts : known.length,
    notKnown: counted.filter(isUnknown).length + (figure.value === undefined ? 0 : counts - known.length),
    belongingNotKnown: belonging.filter(isUnknown).length,
    amount: amountOf(figure.show, known),
  };
}

function exactNumber(value: Value): number | undefined {
  return isRange(value) && value.low === value.high ? value.low : undefined;
}

function amountOf(show: Figure['show'], values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sum = values.reduce((a, b) => a + b, 0);
  if (show === 'sum') return sum;
  if (show === 'mean') return sum / values.length;
  if (show !== 'median') return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
}
