import type { FieldFault } from '../../foundation/fault.ts';

/** Where a field stands in what a form sends: `['children', 0, 'name']`. */
export type FieldPath = readonly (string | number)[];

/** The name under which the browser sends a field: `children[0][name]`. */
export function fieldName(path: FieldPath): string {
  const [first = '', ...rest] = path;
  if (path.some((key) => /[[\]]/.test(String(key)))) throw new Error('A field name may hold no brackets');
  return String(first) + rest.map((key) => `[${key}]`).join('');
}

/** The id of a field in the page, to which the error summary links: `children-0-name`. */
export function fieldId(path: FieldPath): string {
  return path.map((key) => String(key).replaceAll(/[^A-Za-z0-9_-]+/g, '-')).join('-');
}

/** A field at the top of a form may be named by its name alone. */
export function pathOf(name: string | FieldPath): FieldPath {
  return typeof name === 'string' ? [name] : name;
}

/** The first fault of exactly this field. */
export function faultAt(faults: readonly FieldFault[] | undefined, path: FieldPath): FieldFault | undefined {
  return faults?.find((fault) => isSamePath(fault.path, path));
}

/** The boxes of a date are one field to whoever fills it in. */
const DATE_BOXES = new Set<string | number>(['day', 'month', 'year']);

function fieldOf(path: FieldPath): FieldPath {
  return path.length > 1 && DATE_BOXES.has(path.at(-1) ?? '') ? path.slice(0, -1) : path;
}

/** The field of a fault in one of several answers to it, such as one of many boxes. */
export function fieldOfAnswer(path: FieldPath): FieldPath {
  const last = path.at(-1);
  return path.length > 1 && /^\d+$/.test(String(last)) ? path.slice(0, -1) : path;
}

/** The first fault of a field with several answers or, where it is one of these, of that one. */
export function faultOfAnswers(
  faults: readonly FieldFault[] | undefined,
  path: FieldPath,
): FieldFault | undefined {
  return faultAt(faults, path) ?? faults?.find((fault) => isSamePath(fieldOfAnswer(fault.path), path));
}

/** The first fault of a field or, where it is a date, of any of its boxes. */
export function faultOfDate(
  faults: readonly FieldFault[] | undefined,
  path: FieldPath,
): FieldFault | undefined {
  return faults?.find((fault) => isSamePath(fieldOf(fault.path), path));
}

/** One fault for each field, the first, as it stands beside the field; whatever belongs to no field stays. */
export function oneForEachField(faults: readonly FieldFault[]): FieldFault[] {
  const seen = new Set<string>();
  return faults.filter((fault) => {
    const of = JSON.stringify(fault.path.length > 0 ? fieldOf(fault.path).map(String) : fault.message);
    return !seen.has(of) && seen.add(of);
  });
}

/** Whether two paths lead to the same field. */
export function isSamePath(a: FieldPath, b: FieldPath): boolean {
  return a.length === b.length && a.every((key, index) => String(key) === String(b[index]));
}
