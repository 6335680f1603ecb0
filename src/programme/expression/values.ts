import { dateRange, exactly, type Range, tidy } from './ranges.ts';
import type { ValueType } from './types.ts';

/** No answer, because facts are missing. */
export interface Unknown {
  readonly unknown: true;
  /** Paths of the facts that would settle it, such as `children[0].removed_on`. */
  readonly missing: readonly string[];
}

/** A list of facts, and where it stands among them. */
export interface FactList {
  readonly items: readonly unknown[];
  readonly of: ValueType;
  readonly path: string;
}

/** A thing with facts, and where it stands among them. */
export interface FactRecord {
  readonly facts: unknown;
  readonly path: string;
}

export type Value = boolean | string | Range | FactList | FactRecord | Unknown;

/** No answer, for want of the facts named. */
export function unknown(missing: readonly string[]): Unknown {
  return { unknown: true, missing };
}

/** Whether there is no answer. */
export function isUnknown(value: Value): value is Unknown {
  return typeof value === 'object' && 'unknown' in value;
}

/** What is missing from values that leave an answer open. */
export function missingFrom(...values: readonly Value[]): Unknown {
  const paths = new Set<string>();
  for (const value of values) {
    if (typeof value !== 'object') continue;
    if ('unknown' in value) for (const path of value.missing) paths.add(path);
    else if ('vague' in value) for (const path of value.vague) paths.add(path);
  }
  return unknown([...paths]);
}

/** The fact called `name` of a record. A fact of the wrong kind is not known: it is never read as something else. */
export function fieldOf(owner: FactRecord, name: string, type: ValueType): Value {
  const path = owner.path === '' ? name : `${owner.path}.${name}`;
  return readFact(propertyOf(owner.facts, name), path, type);
}

function propertyOf(facts: unknown, name: string): unknown {
  if (typeof facts !== 'object' || facts === null || !Object.hasOwn(facts, name)) return undefined;
  return (facts as Record<string, unknown>)[name];
}

/** Reads one fact as a value of the type declared for it. */
function readFact(fact: unknown, path: string, type: ValueType): Value {
  if (type.kind === 'record') return { facts: fact, path };
  if (fact === null || fact === undefined) return unknown([path]);
  switch (type.kind) {
    case 'yes_no':
      return typeof fact === 'boolean' ? fact : unknown([path]);
    case 'text':
      return typeof fact === 'string' ? fact : unknown([path]);
    case 'number':
      return number(type.money ? poundsOf(fact) : fact) ?? unknown([path]);
    case 'date':
      return dateRange(fact, path) ?? unknown([path]);
    case 'list':
      return Array.isArray(fact) ? { items: fact, of: type.of, path } : unknown([path]);
  }
}

function number(fact: unknown): Range | undefined {
  return typeof fact === 'number' && Number.isFinite(fact) ? exactly(tidy(fact)) : undefined;
}

function poundsOf(fact: unknown): number | undefined {
  const pence = propertyOf(fact, 'pence');
  return typeof pence === 'number' ? pence / 100 : undefined;
}

/** The entries of a list as values. */
export function entriesOf(list: FactList): Value[] {
  return list.items.map((item, index) => readFact(item, `${list.path}[${index}]`, list.of));
}

/** Whether a value is a number or a date. */
export function isRange(value: Value): value is Range {
  return typeof value === 'object' && 'low' in value;
}
