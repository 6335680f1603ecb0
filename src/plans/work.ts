import type { ProgrammeLibrary } from '../doors/index.ts';
import { programmeOf } from '../enrolments/index.ts';
import { type Fault, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import type { Programme } from '../programme/index.ts';

/** An enrolment as a store reads it, for recording something on it. */
export interface WorkRow {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly programmeId: string;
  readonly programmeVersion: number;
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
}

/** The enrolment on which something is recorded, with the version of the programme that it started under. */
export interface Work extends WorkRow {
  readonly programme: Programme;
}

/** Joins an enrolment with its programme; refused when the programme was never published here. */
export function workOf(row: WorkRow, programmes: ProgrammeLibrary): Result<Work, Fault> {
  const programme = programmeOf(programmes, row);
  if (programme) return succeed({ ...row, programme });
  return refused(
    'programme_missing',
    `The programme “${row.programmeId}” is not here. Tell your administrator.`,
  );
}
