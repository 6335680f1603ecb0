import type { Expression } from '../expression/expression.ts';
import type { FigureSet, RelatedSet } from './figure-set.ts';
import type { Gathering } from './gathering.ts';
import type { Parameters } from './parameters.ts';
import type { Bounds, Plain, Term } from './terms.ts';

/** The alias of the rows of the set in every statement. */
export const BASE = 'b';

/** What a rule is compiled within. */
export interface Within {
  readonly set: FigureSet;
  readonly parameters: Parameters;
  readonly gathering: Gathering;
  /** Loop variables: the alias of the related rows that each stands for. */
  readonly bound: ReadonlyMap<string, { readonly alias: string; readonly related: RelatedSet }>;
  /** Compiles a part of the rule: rules and lists hold one another. */
  readonly compile: (expression: Expression, within: Within) => Term;
}

/** A term that is known by its type to be a number or a date. */
export function bounds(expression: Expression, within: Within): Bounds {
  const term = within.compile(expression, within);
  if ('low' in term) return term;
  throw new TypeError(`"${expression.op}" gives no number or date`);
}

/** A term that is known by its type to be a yes-or-no or a text. */
export function plain(expression: Expression, within: Within): Plain {
  const term = within.compile(expression, within);
  if ('sql' in term) return term;
  throw new TypeError(`"${expression.op}" gives no text, and no yes or no`);
}
