import type { ProgrammeLibrary } from '../doors/index.ts';
import type { AllocationOf } from './allocation-store.ts';
import { programmeOf, roadTitles, titleIn } from './enrolment.ts';
import type { EnrolmentRow, RecordedMove } from './enrolment-store.ts';
import type { Member } from './family/member.ts';
import type { MemberOf } from './family/member-store.ts';
import { birthDay, type Expecting, readClock, type StageClock, stagePrompt } from './stage-clock.ts';
import type { StartCriterion } from './start.ts';
import type { MoveKind } from './tables.ts';

/** One move, in the programme's words. */
export interface MoveView {
  readonly id: string;
  readonly kind: MoveKind;
  readonly on: Temporal.PlainDate;
  readonly pathway: string;
  readonly stage: string;
  readonly endsOn: Temporal.PlainDate | null;
  readonly reason: string | null;
  readonly by: string | null;
}

/** One time in a programme, in the programme's words, with where it stands today. */
export interface EnrolmentView {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly referralId: string | null;
  readonly previousId: string | null;
  readonly programme: { readonly id: string; readonly version: number; readonly title: string };
  readonly pathway: { readonly id: string; readonly title: string; readonly since: Temporal.PlainDate };
  readonly stage: { readonly id: string; readonly title: string; readonly since: Temporal.PlainDate };
  readonly startedOn: Temporal.PlainDate;
  readonly startCriteria: readonly StartCriterion[];
  readonly startOverride: string | null;
  /** Where it stood on the day it ended, once it has. */
  readonly clock: StageClock;
  readonly prompt: string | null;
  readonly ended: {
    readonly on: Temporal.PlainDate;
    readonly reason: string;
    readonly destination: string | null;
    readonly note: string | null;
  } | null;
  readonly moves: readonly MoveView[];
  readonly allocations: readonly AllocationOf[];
  /** Whether the programme works with families. */
  readonly isFamily: boolean;
  /** Who of the family is, or was, worked with as well. */
  readonly members: readonly Member[];
}

/** What hangs on a person's enrolments. */
export interface EnrolmentParts {
  readonly moves: readonly RecordedMove[];
  readonly allocations: readonly AllocationOf[];
  readonly members: readonly MemberOf[];
  /** Her pregnancies, the earliest first. */
  readonly expecting: readonly Expecting[];
}

/** Puts an enrolment into words. The parts may hold those of the person's other enrolments. */
export function viewEnrolment(
  programmes: ProgrammeLibrary,
  row: EnrolmentRow,
  { moves, allocations, members, expecting }: EnrolmentParts,
  today: Temporal.PlainDate,
): EnrolmentView {
  const programme = programmeOf(programmes, row);
  const titles = roadTitles(programme, row);
  const known = programme ?? { pathways: {} };
  const standing = { ...row, birthOn: birthDay(expecting, row.stageSince) };
  return {
    id: row.id,
    version: row.version,
    personId: row.personId,
    referralId: row.referralId,
    previousId: row.previousId,
    programme: {
      id: row.programmeId,
      version: row.programmeVersion,
      title: programme?.title ?? row.programmeId,
    },
    pathway: { id: row.pathway, title: titles.pathway, since: row.pathwaySince },
    stage: { id: row.stage, title: titles.stage, since: row.stageSince },
    startedOn: row.startedOn,
    startCriteria: row.startCriteria ?? [],
    startOverride: row.startOverride,
    clock: readClock(known, standing, row.endedOn ?? today),
    prompt: row.endedOn ? null : stagePrompt(known, standing, today),
    ended: row.endedOn && {
      on: row.endedOn,
      reason: titleIn(programme?.endings?.reasons, row.endReason ?? ''),
      destination: row.endDestination && titleIn(programme?.endings?.destinations, row.endDestination),
      note: row.endNote,
    },
    moves: moves
      .filter((move) => move.enrolmentId === row.id)
      .map((move) => ({
        id: move.id,
        kind: move.kind,
        on: move.movedOn,
        ...roadTitles(programme, move),
        endsOn: move.endsOn,
        reason: move.reason,
        by: move.recordedByName,
      })),
    allocations: allocations.filter((each) => each.enrolmentId === row.id),
    isFamily: programme?.enrols === 'family',
    members: members
      .filter((each) => each.enrolmentId === row.id)
      .map(({ enrolmentId: _of, personId: _lead, ...member }) => member),
  };
}
