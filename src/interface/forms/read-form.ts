import type { z } from 'zod';
import type { FieldFault } from '../../foundation/fault.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import type { ParsedForm } from './parse-form.ts';

/** Reads a form by its schema; or says all that is wrong with it, each fault with the path of its field. */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  form: Pick<ParsedForm, 'values' | 'faults'>,
): Result<z.output<Schema>, readonly FieldFault[]> {
  const read = schema.safeParse(form.values);
  const faults = [...form.faults, ...(read.error ? faultsOf(read.error) : [])];
  if (read.success && faults.length === 0) return succeed(read.data);
  return fail(withoutRepeats(faults));
}

/** The faults of a schema's error. */
export function faultsOf(error: z.ZodError): FieldFault[] {
  return error.issues.map(({ path, message }) => ({
    path: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
    message,
  }));
}

/** A broken text is found when the form is parsed and again by its schema; once is enough. */
function withoutRepeats(faults: readonly FieldFault[]): FieldFault[] {
  const seen = new Map(faults.map((fault) => [JSON.stringify([fault.path, fault.message]), fault]));
  return [...seen.values()];
}
