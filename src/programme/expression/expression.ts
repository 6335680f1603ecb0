import type { ValueType } from './types.ts';

export type Comparison = '<' | '<=' | '>' | '>=' | '==' | '!=';
export type Comparable = 'number' | 'date' | 'text' | 'yes_no';
export type Arithmetic = '+' | '-' | '*' | '/' | '%';
/** What calendars call the stretch of time that a day falls in. */
export type CalendarName = 'year' | 'month' | 'financial_year' | 'financial_quarter';
export type TimeUnit = 'day' | 'week' | 'month' | 'year';

/**
 * A checked expression: small, typed and plain, so that one tree is evaluated for one case and compiled to SQL for a
 * million. Every node's types are known to fit.
 */
export type Expression =
  | { readonly op: 'literal'; readonly value: string | number | boolean }
  | { readonly op: 'day'; readonly text: string }
  | { readonly op: 'variable'; readonly name: string; readonly type: ValueType }
  | { readonly op: 'field'; readonly of: Expression; readonly name: string; readonly type: ValueType }
  | { readonly op: 'and' | 'or'; readonly left: Expression; readonly right: Expression }
  | { readonly op: 'not'; readonly value: Expression }
  | { readonly op: 'minus'; readonly value: Expression }
  | { readonly op: 'known'; readonly value: Expression }
  | {
      readonly op: 'choose';
      readonly condition: Expression;
      readonly yes: Expression;
      readonly no: Expression;
      readonly kind: Comparable;
    }
  | {
      readonly op: 'compare';
      readonly how: Comparison;
      readonly kind: Comparable;
      readonly left: Expression;
      readonly right: Expression;
    }
  | {
      readonly op: 'arithmetic';
      readonly how: Arithmetic;
      /** Division keeps decimals. */
      readonly decimal: boolean;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly op: 'shift'; readonly date: Expression; readonly amount: number; readonly unit: TimeUnit }
  | { readonly op: 'elapsed'; readonly unit: TimeUnit; readonly from: Expression; readonly to: Expression }
  | {
      readonly op: 'text_test';
      readonly how: TextTest;
      readonly value: Expression;
      readonly part: Expression;
    }
  | {
      readonly op: 'among';
      readonly value: Expression;
      readonly kind: Comparable;
      readonly items: readonly Expression[];
    }
  | { readonly op: 'calendar'; readonly how: CalendarName; readonly date: Expression }
  | { readonly op: 'holds'; readonly list: Expression; readonly value: Expression }
  | { readonly op: 'size'; readonly list: Expression }
  | {
      readonly op: 'any' | 'every' | 'one';
      readonly list: Expression;
      readonly variable: string;
      readonly test: Expression;
    }
  | { readonly op: 'only'; readonly list: Expression; readonly variable: string; readonly test: Expression }
  | {
      readonly op: 'sum' | 'earliest' | 'latest';
      readonly list: Expression;
      readonly variable: string;
      readonly value: Expression;
    };

export type TextTest = 'contains' | 'startsWith' | 'endsWith';

/** A node together with the kind of value that it gives. */
export interface Typed {
  readonly expression: Expression;
  readonly type: ValueType;
}

/** The parts of an expression, one level down. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.op) {
    case 'literal':
    case 'day':
    case 'variable':
      return [];
    case 'field':
      return [expression.of];
    case 'not':
    case 'minus':
    case 'known':
      return [expression.value];
    case 'and':
    case 'or':
    case 'compare':
    case 'arithmetic':
      return [expression.left, expression.right];
    case 'choose':
      return [expression.condition, expression.yes, expression.no];
    case 'shift':
    case 'calendar':
      return [expression.date];
    case 'elapsed':
      return [expression.from, expression.to];
    case 'text_test':
      return [expression.value, expression.part];
    case 'among':
      return [expression.value, ...expression.items];
    case 'holds':
      return [expression.list, expression.value];
    case 'size':
      return [expression.list];
    case 'any':
    case 'every':
    case 'one':
    case 'only':
      return [expression.list, expression.test];
    case 'sum':
    case 'earliest':
    case 'latest':
      return [expression.list, expression.value];
  }
}

/** The names of all variables that an expression mentions, its own loop variables among them. */
export function variablesIn(expression: Expression, into = new Set<string>()): Set<string> {
  if (expression.op === 'variable') into.add(expression.name);
  for (const part of partsOf(expression)) variablesIn(part, into);
  return into;
}
