/** A defect as the log tells it. */
interface DefectEntry {
  readonly name: string;
  /** PostgreSQL's or the system's code. */
  readonly code?: string;
  /** Which constraint, table and column the database spoke of. */
  readonly about?: string;
  /** What Facet's own code said; what others say may repeat what somebody typed. */
  readonly message?: string;
  /** Where it was: the calls, the innermost first. */
  readonly at: readonly string[];
}

const MOST_CALLS = 20;

const textAt = (error: object, key: string): string | undefined => {
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
};

/** What the engine says of a slip in the program, with names out of the program alone. */
const OF_THE_PROGRAM =
  /^(?:Cannot (?:read|set) properties of (?:undefined|null) \((?:reading|setting) '\w+'\)|[\w.#$() ]{1,100} is not (?:a function|a constructor|iterable))$/;

/** True where what an error says may repeat a value: what the database, a schema, or the engine itself could not take. */
function quotesAValue(error: Error, code: string | undefined): boolean {
  if (code !== undefined || /Zod/.test(error.name)) return true;
  if (error instanceof TypeError) return !OF_THE_PROGRAM.test(error.message);
  return error instanceof SyntaxError || error instanceof RangeError || error instanceof URIError;
}

/**
 * What may be logged of an error. PostgreSQL, JSON.parse, dates and schemas quote the value that they could not take, and
 * that may be a name or a secret: of theirs only the kind and the place are kept.
 */
export function defectEntry(error: unknown): DefectEntry {
  if (!(error instanceof Error)) return { name: typeof error, at: [] };
  const code = textAt(error, 'code');
  const about = ['table', 'column', 'constraint'].flatMap((key) => textAt(error, key) ?? []).join(' ');
  const quotes = quotesAValue(error, code);
  // The stack begins with the message, whose own lines may look like calls.
  const calls = (error.stack ?? '').split(`${error.message}\n`).at(-1) ?? '';
  const at = calls.split('\n').filter((line) => /^ {4}at /.test(line));
  return {
    name: error.name,
    ...(code !== undefined && { code }),
    ...(about !== '' && { about }),
    ...(!quotes && { message: error.message.slice(0, 300) }),
    at: at.slice(0, MOST_CALLS).map((line) => line.trim()),
  };
}
