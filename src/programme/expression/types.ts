import type { Comparable } from './expression.ts';

/** The kinds of value that an expression works with. */
export type ValueType =
  | { readonly kind: 'text'; readonly values?: readonly string[] }
  | {
      readonly kind: 'number';
      /** May have decimals: dividing it gives decimals. */
      readonly decimal?: boolean;
      /** A sum of money, kept as `{ pence }` and read in pounds. */
      readonly money?: boolean;
    }
  | { readonly kind: 'date' | 'yes_no' }
  | { readonly kind: 'list'; readonly of: ValueType }
  | { readonly kind: 'record'; readonly name: string; readonly fields: Fields };

export type Fields = Readonly<Record<string, ValueType>>;

/** What an expression can see: its variables by name. `today` is always there. */
export interface Scope {
  readonly variables: Fields;
}

export const TEXT: ValueType = { kind: 'text' };
export const NUMBER: ValueType = { kind: 'number' };
export const DECIMAL: ValueType = { kind: 'number', decimal: true };
/** Kept in pence, written and compared in pounds. */
export const MONEY: ValueType = { kind: 'number', decimal: true, money: true };
export const DATE: ValueType = { kind: 'date' };
export const YES_NO: ValueType = { kind: 'yes_no' };

/** Text that is always one of the values given; any other value in a rule is a slip. */
export function oneOf(values: readonly string[]): ValueType {
  return { kind: 'text', values };
}

/** A list of the kind given. */
export function listOf(of: ValueType): ValueType {
  return { kind: 'list', of };
}

/** A thing with named facts. */
export function record(name: string, fields: Fields): ValueType {
  return { kind: 'record', name, fields };
}

const NAMES = { text: 'text', number: 'a number', date: 'a date', yes_no: 'yes or no' };

/** How a kind of value is named in a fault. */
export function nameOf(type: ValueType): string {
  if (type.kind === 'list') return 'a list';
  return type.kind === 'record' ? `a ${type.name}` : NAMES[type.kind];
}

/** The kind of a value that can be compared; undefined for lists and records. */
export function comparableKind(type: ValueType): Comparable | undefined {
  return type.kind === 'list' || type.kind === 'record' ? undefined : type.kind;
}

/** The type of a name, when it is one of the names themselves and not something that every object has. */
export function ownType(fields: Fields, name: string): ValueType | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

/** Whether a number of this type may have decimals. */
export function isDecimal(type: ValueType): boolean {
  return type.kind === 'number' && type.decimal === true;
}
