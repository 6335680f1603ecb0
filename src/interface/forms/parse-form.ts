import type { FieldFault } from '../../foundation/fault.ts';
import { textFault } from '../../foundation/text.ts';

/** What a form sent, nested as its names say. Objects have no prototype. */
export type FormValue = string | File | FormValue[] | { [key: string]: FormValue };
export type FormValues = { [key: string]: FormValue };

export type ParsedForm = {
  readonly values: FormValues;
  /** What is wrong with the sending itself; the values are still there, so that nothing typed is lost. */
  readonly faults: readonly FieldFault[];
  /** Sent by `<Form>`: makes a double submit write once. */
  readonly idempotencyKey: string | undefined;
  /** Sent by `<Form>`: the version of the record that the person saw. */
  readonly version: number | undefined;
};

const DEEPEST = 6;
const MOST_FIELDS = 2_000;
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype']);

/** A place that is being filled; `list` counts from zero in the order of the indices that were sent. */
type Branch = { kind: 'branch'; children: Map<string, Node> };
type Leaf = { kind: 'leaf'; value: string | File };
type Node = Branch | Leaf;

/**
 * Reads the fields of a form into nested values: `children[0][name]` is an object in a list, `kinds[]` the next
 * of a list. Lists close up where an index is missing, since a row may have been taken out. At most 6 levels and
 * 2,000 fields are read. Whatever cannot be read is a fault and never an exception.
 */
export function parseForm(entries: Iterable<[string, string | File]>): ParsedForm {
  const faults: FieldFault[] = [];
  const root: Branch = { kind: 'branch', children: new Map() };
  const controls = new Map<string, string>();
  let count = 0;
  for (const [name, value] of entries) {
    count += 1;
    if (count > MOST_FIELDS) {
      faults.push({ path: [], message: 'This form is too long to send at once. Send it in smaller parts' });
      break;
    }
    if (name === '_key' || name === '_version') {
      if (typeof value === 'string') controls.set(name, value);
      continue;
    }
    const message = place(root, name, value);
    if (message) faults.push({ path: [], message });
  }
  const values = finishFields(root, [], faults);
  return {
    values,
    faults,
    idempotencyKey: controls.get('_key') || undefined,
    version: versionOf(controls.get('_version')),
  };
}

function versionOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

const unreadable = 'Part of this form could not be read. Go back, reload the page and try again';

/** Puts one field in its place; says what is wrong when it has none. */
function place(root: Branch, name: string, value: string | File): string | undefined {
  const keys = keysOf(name);
  if (keys === undefined || keys.length > DEEPEST || keys.some((key) => refusedKeys.has(key)))
    return unreadable;
  let branch = root;
  const last = keys.length - 1;
  for (const [depth, written] of keys.entries()) {
    const key = written === '' ? String(branch.children.size) : written;
    const present = branch.children.get(key);
    if (depth === last) {
      if (present) return unreadable;
      branch.children.set(key, { kind: 'leaf', value });
      return undefined;
    }
    if (present?.kind === 'leaf') return unreadable;
    const next: Branch = present ?? { kind: 'branch', children: new Map() };
    branch.children.set(key, next);
    branch = next;
  }
  return unreadable;
}

/** The keys of a name; undefined when its brackets do not match. An empty last key means the next of a list. */
function keysOf(name: string): string[] | undefined {
  const match = /^([^[\]]+)((?:\[[^[\]]+\])*(?:\[\])?)$/.exec(name);
  if (!match || name.length > 500) return undefined;
  const [, first = '', rest = ''] = match;
  return [first, ...(rest === '' ? [] : rest.slice(1, -1).split(']['))];
}

function finish(node: Node, path: FieldFault['path'], faults: FieldFault[]): FormValue {
  if (node.kind === 'leaf') return finishLeaf(node.value, path, faults);
  const keys = [...node.children.keys()];
  if (!keys.every((key) => /^(?:0|[1-9]\d{0,5})$/.test(key))) return finishFields(node, path, faults);
  const inOrder = [...node.children].sort(([a], [b]) => Number(a) - Number(b));
  return inOrder.map(([, child], index) => finish(child, [...path, index], faults));
}

function finishFields(branch: Branch, path: FieldFault['path'], faults: FieldFault[]): FormValues {
  const fields: FormValues = Object.create(null);
  for (const [key, child] of branch.children) fields[key] = finish(child, [...path, key], faults);
  return fields;
}

function finishLeaf(value: string | File, path: FieldFault['path'], faults: FieldFault[]): FormValue {
  const message = typeof value === 'string' ? textFault(value) : undefined;
  if (message) faults.push({ path, message });
  return value;
}

/** The text that was typed in a field, for showing the form again. */
export function textAt(
  values: FormValues | undefined,
  path: readonly (string | number)[],
): string | undefined {
  const value = valueAt(values, path);
  return typeof value === 'string' ? value : undefined;
}

/** The values that were ticked, for showing the form again. */
export function textsAt(values: FormValues | undefined, path: readonly (string | number)[]): string[] {
  const value = valueAt(values, path);
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** What stands at a path; undefined when there is nothing. */
export function valueAt(
  values: FormValues | undefined,
  path: readonly (string | number)[],
): FormValue | undefined {
  let value: FormValue | undefined = values;
  for (const key of path) {
    if (typeof value !== 'object' || value instanceof File || !Object.hasOwn(value, key)) return undefined;
    value = Array.isArray(value) ? value[Number(key)] : value[key];
  }
  return value;
}
