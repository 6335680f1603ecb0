import type { AuditedTable } from './audited-tables.ts';

/** A row as JSON. */
export type RowJson = Readonly<Record<string, unknown>>;

function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keysA, keysB] = [Object.keys(a), Object.keys(b)];
  return (
    keysA.length === keysB.length &&
    keysA.every((key) => Object.hasOwn(b, key) && same((a as RowJson)[key], (b as RowJson)[key]))
  );
}

/**
 * The fields in which a row differs from what the log says it was. A column that a migration has added since is no
 * difference while it holds null or its default, nor is one that a migration has taken away.
 */
export function differingFields(table: AuditedTable, logged: RowJson, live: RowJson): string[] {
  const fields = new Set([...Object.keys(logged), ...Object.keys(live)]);
  return [...fields].filter((field) => {
    if (!Object.hasOwn(live, field)) return table.defaults.has(field);
    if (Object.hasOwn(logged, field)) return !same(logged[field], live[field]);
    return live[field] !== null && !same(live[field], table.defaults.get(field) ?? null);
  });
}
