/** One thing wrong in a file: where (line and column from 1) and what to do about it. */
export interface FileFault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A step from the top of a file to one of its parts. */
export type Path = readonly (string | number)[];

/** A fault that still names a part of the file instead of a place in it. */
export interface PathFault {
  readonly path: Path;
  readonly message: string;
  /** `key`: point at the word before the colon; otherwise at what stands after it. */
  readonly at?: 'key' | 'value';
  /** How far into the text of the value the fault begins, in characters. */
  readonly offset?: number;
}

/** The order in which faults are read: by line, then by column. */
export function inFileOrder(faults: readonly FileFault[]): FileFault[] {
  return [...faults].sort((a, b) => a.line - b.line || a.column - b.column);
}

/** `file:line:column: message`, as editors and terminals make links of. */
export function formatFault(fault: FileFault): string {
  return `${fault.file}:${fault.line}:${fault.column}: ${fault.message}`;
}
