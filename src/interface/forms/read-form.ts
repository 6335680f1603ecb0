import type { z } from 'zod';
import type { FieldFault } from '../../foundation/fault.ts';
import { readInput } from '../../foundation/read-input.ts';
import { fail, type Result } from '../../foundation/result.ts';
import type { ParsedForm } from './parse-form.ts';

/** Reads a form by its schema; or says all that is wrong with it, each fault with the path of its field. */
export function readForm<Schema extends z.ZodType>(
  schema: Schema,
  form: Pick<ParsedForm, 'values' | 'faults'>,
): Result<z.output<Schema>, readonly FieldFault[]> {
  const read = readInput(schema, form.values);
  if (read.ok && form.faults.length === 0) return read;
  const faults = [...form.faults, ...(read.ok ? [] : read.error)];
  return fail(withoutRepeats(faults));
}

/** A broken text is found when the form is parsed and again by its schema; once is enough. */
function withoutRepeats(faults: readonly FieldFault[]): FieldFault[] {
  const seen = new Map(faults.map((fault) => [JSON.stringify([fault.path, fault.message]), fault]));
  return [...seen.values()];
}
