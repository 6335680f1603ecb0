import type { z } from 'zod';
import type { Path, PathFault } from '../fault.ts';
import { didYouMean } from '../suggest.ts';

// Beyond this many faults nobody reads on, and finding near words for each would take long.
const MOST_FAULTS = 500;

type Issue = z.core.$ZodIssue;
type AnySchema = z.core.$ZodType;

/** What a schema finds wrong with a value, in words, each at its path. */
export function shapeFaults(schema: AnySchema, value: unknown, issues: readonly Issue[]): PathFault[] {
  const faults: PathFault[] = [];
  for (const issue of issues) {
    faults.push(...faultsOfIssue(schema, value, issue));
    if (faults.length >= MOST_FAULTS) {
      const message = 'There are more faults than these; mend these first';
      return [...faults.slice(0, MOST_FAULTS), { path: [], message }];
    }
  }
  return faults;
}

function faultsOfIssue(schema: AnySchema, value: unknown, issue: Issue): PathFault[] {
  const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = keysOf(schemaAt(schema, path));
      return issue.keys.slice(0, MOST_FAULTS).map((key) => ({
        path: [...path, key],
        at: 'key',
        message: unknownKey(key, known, valueAt(value, [...path, key])),
      }));
    }
    case 'invalid_value': {
      const given = valueAt(value, path);
      if (given === undefined) return [missing(path)];
      const allowed = issue.values.map(String);
      const near = didYouMean(String(given), allowed);
      return [{ path, message: `"${String(given)}" is not one of ${allowed.join(', ')}${near}` }];
    }
    case 'invalid_type':
      return [
        valueAt(value, path) === undefined
          ? missing(path)
          : { path, message: wrongType(issue, valueAt(value, path)) },
      ];
    case 'invalid_key':
      return [{ path, at: 'key', message: issue.issues[0]?.message ?? 'This name cannot be used' }];
    default:
      return [{ path, message: issue.message }];
  }
}

/** Inside braces a comma ends a value: what follows it then reads as a name that has no value. */
function unknownKey(key: string, known: readonly string[], given: unknown): string {
  if (/[()=]/.test(key)) return 'Put the rule before this in quotes: inside { } a comma ends a value';
  const near = didYouMean(key, known);
  if (near === '' && given === null)
    return `"${key}" is not known here; where it belongs to the text before it, put that text in quotes: inside { } a comma ends a value`;
  return `"${key}" is not known here${near}`;
}

function missing(path: Path): PathFault {
  return { path, message: `"${String(path.at(-1))}" is missing here` };
}

const NAMES: Record<string, string> = {
  array: 'a list (lines that start with a hyphen)',
  object: 'a group of names and values',
  record: 'a group of names and values',
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

const AS_BOOLEAN: Record<string, string> = { yes: 'true', on: 'true', no: 'false', off: 'false' };

function wrongType(issue: Extract<Issue, { code: 'invalid_type' }>, given: unknown): string {
  // A message that a schema words itself says more than the name of a type.
  if (!issue.message.startsWith('Invalid input')) return issue.message;
  const found =
    given === null ? 'nothing' : Array.isArray(given) ? 'a list' : (NAMES[typeof given] ?? typeof given);
  const written =
    issue.expected === 'boolean' && typeof given === 'string' ? AS_BOOLEAN[given.toLowerCase()] : undefined;
  const hint = written === undefined ? '' : `: write ${written}`;
  return `This should be ${NAMES[issue.expected] ?? issue.expected}, and it is ${found}${hint}`;
}

/** The value at a path of what was read; undefined when there is none. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string | number, unknown>)[step];
  }
  return at;
}

function keysOf(schema: AnySchema | undefined): string[] {
  const def = schema?._zod.def;
  return def && isObjectDef(def) ? Object.keys(def.shape) : [];
}

function isObjectDef(def: z.core.$ZodTypeDef): def is z.core.$ZodObjectDef {
  return def.type === 'object';
}

/** The schema of the part at a path; undefined when the schema has no such part. */
export function schemaAt(schema: AnySchema, path: Path): AnySchema | undefined {
  let at: AnySchema | undefined = unwrap(schema);
  for (const step of path) {
    if (!at) return undefined;
    at = childSchema(at, step);
    at = at && unwrap(at);
  }
  return at;
}

function childSchema(schema: AnySchema, step: Path[number]): AnySchema | undefined {
  const def = schema._zod.def;
  if (isObjectDef(def)) return def.shape[String(step)];
  if (def.type === 'array') return (def as z.core.$ZodArrayDef).element;
  if (def.type === 'record') return (def as z.core.$ZodRecordDef).valueType;
  return undefined;
}

function unwrap(schema: AnySchema): AnySchema {
  const def = schema._zod.def;
  if (def.type === 'optional' || def.type === 'default' || def.type === 'nullable') {
    return unwrap((def as z.core.$ZodOptionalDef).innerType);
  }
  return def.type === 'pipe' ? unwrap((def as z.core.$ZodPipeDef).in) : schema;
}
