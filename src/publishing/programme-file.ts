import { createHash } from 'node:crypto';
import type { Programme } from '../programme/index.ts';

/** One programme file: its text, what it says, and the plain values of the whole, with what it extends. */
export interface ProgrammeFile {
  readonly text: string;
  readonly programme: Programme;
  readonly whole: unknown;
}

/** What a file says, in short; where it extends another, what that says is part of it. SHA-256, in hexadecimal. */
export function hashOfFile({ text, programme, whole }: ProgrammeFile): string {
  const said = programme.extends === undefined ? text : `${text}\n${JSON.stringify(whole)}`;
  return sha256Of(said);
}

/** SHA-256 of a text, in hexadecimal; of a file that extends no other, what `hashOfFile` gives. */
export function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
