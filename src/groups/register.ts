import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import type { Answer } from './group.ts';

type Day = Temporal.PlainDate;

/** One line of a register as it is sent. */
export interface Mark {
  readonly personId: string;
  readonly answer: Answer;
}

/** A line that is on record. */
export interface MarkOnRecord extends Mark {
  readonly id: string;
  readonly version: number;
}

/** What a register is decided from. */
export interface RegisterState {
  readonly heldOn: Day;
  readonly cancelledOn: Day | null;
  readonly takesHeads: boolean;
  /** Who is in the group on the day, with the enrolment that it stands under. */
  readonly members: ReadonlyMap<string, string | null>;
  /** Who else may come as she likes, likewise. */
  readonly mayCome: ReadonlyMap<string, string | null>;
  readonly onRecord: readonly MarkOnRecord[];
}

/** A line to add. */
export interface MarkToAdd extends Mark {
  readonly enrolmentId: string | null;
  readonly walkIn: boolean;
}

/** What saving a register writes: new lines, and those that were corrected. */
export interface RegisterChange {
  readonly add: readonly MarkToAdd[];
  readonly correct: readonly MarkOnRecord[];
}

function linesOf(state: RegisterState, marks: readonly Mark[]) {
  const faults: FieldFault[] = [];
  const add: MarkToAdd[] = [];
  const correct: MarkOnRecord[] = [];
  const seen = new Set<string>();
  const before = new Map(state.onRecord.map((line) => [line.personId, line]));
  marks.forEach(({ personId, answer }, index) => {
    const path = ['marks', index, 'personId'];
    if (seen.has(personId))
      faults.push({ path, message: 'Somebody stands in the register twice. Keep one line' });
    seen.add(personId);
    const known = before.get(personId);
    const isMember = state.members.has(personId);
    if (known) {
      if (known.answer !== answer) correct.push({ ...known, answer });
    } else if (isMember || state.mayCome.has(personId)) {
      const enrolmentId = state.members.get(personId) ?? state.mayCome.get(personId) ?? null;
      add.push({ personId, answer, enrolmentId, walkIn: !isMember });
    } else
      faults.push({
        path,
        message: 'Somebody in this register is not in the group, nor enrolled in its programme',
      });
  });
  return { faults, change: { add, correct } };
}

/** Decides about a register: who may stand in it, what is new, and what was corrected. */
export function decideRegister(
  state: RegisterState,
  sent: { readonly marks: readonly Mark[]; readonly headCount: number | null },
  today: Day,
): Result<RegisterChange, Fault> {
  if (state.cancelledOn)
    return refused('cancelled', 'This session was cancelled: there is no register to take.');
  if (isBefore(today, state.heldOn))
    return refused('not_yet', 'This session is still to come. Take the register on the day.');
  const { faults, change } = linesOf(state, sent.marks);
  if (sent.headCount !== null && !state.takesHeads)
    faults.push({
      path: ['headCount'],
      message: 'Everybody in this group has a name. Leave the number empty',
    });
  return faults.length > 0 ? invalid(...faults) : succeed(change);
}
