import type { z } from 'zod';
import type { FieldFault } from './fault.ts';
import { fail, type Result, succeed } from './result.ts';

/** What a schema says of a value when it was given no words of its own. Zod's own messages are for programmers. */
function plainMessage(issue: {
  readonly code?: string;
  readonly input?: unknown;
  readonly keys?: readonly string[];
}): string {
  if (issue.code === 'unrecognized_keys') return `Facet does not know ${issue.keys?.join(', ')} here`;
  if (issue.input === undefined || issue.input === null || issue.input === '') return 'This is missing';
  return 'This is not one of the answers that can be given here';
}

/** Reads what came from outside by its schema; or says all that is wrong with it, in words for whoever sent it. */
export function readInput<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<z.output<Schema>, readonly FieldFault[]> {
  const read = schema.safeParse(input, { error: plainMessage });
  return read.success ? succeed(read.data) : fail(faultsOf(read.error));
}

/** The faults of a schema's error. */
export function faultsOf(error: z.ZodError): FieldFault[] {
  return error.issues.map(({ path, message }) => ({
    path: path.map((key) => (typeof key === 'symbol' ? String(key) : key)),
    message,
  }));
}
