import type { Work } from '../../src/plans/index.ts';
import { diamond } from './diamond.ts';

/** A made-up parent's work in the Diamond Project, for decisions that need no database. */
export function diamondWork(days: { readonly startedOn: string; readonly endedOn?: string }): Work {
  return {
    enrolmentId: '018f0000-0000-7000-8000-0000000000e1',
    personId: '018f0000-0000-7000-8000-0000000000a1',
    programmeId: 'diamond',
    programmeVersion: diamond.version,
    startedOn: Temporal.PlainDate.from(days.startedOn),
    endedOn: days.endedOn === undefined ? null : Temporal.PlainDate.from(days.endedOn),
    programme: diamond,
  };
}
