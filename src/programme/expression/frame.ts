import type { Value } from './values.ts';

/** What an expression is evaluated against. */
export interface Frame {
  readonly facts: unknown;
  readonly today: Temporal.PlainDate;
  /** Loop variables, innermost last. */
  readonly bound: ReadonlyMap<string, Value>;
}
