import { z } from 'zod';

const camel = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** The names of all fields that an input takes, also those within its groups. */
function fieldsOf(input: z.ZodType): string[] {
  if (!(input instanceof z.ZodObject)) return [];
  const shape = input.shape as Readonly<Record<string, z.ZodType>>;
  return Object.entries(shape).flatMap(([name, field]) => [name, ...fieldsOf(field)]);
}

/**
 * A row that was changed since it was read, as it is told to whoever wanted to change it: its id and version, and of
 * its facts those that the command itself takes, by the command's names.
 */
export function currentRow(input: z.ZodType, row: unknown): Readonly<Record<string, unknown>> {
  if (typeof row !== 'object' || row === null) return {};
  const told = new Set(['id', 'version', ...fieldsOf(input)]);
  const named = Object.entries(row).map(([name, value]): [string, unknown] => [camel(name), value]);
  return Object.fromEntries(named.filter(([name]) => told.has(name)));
}
