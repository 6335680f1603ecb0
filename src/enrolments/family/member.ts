import { isBefore } from '../../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../../foundation/fault.ts';
import { type Result, succeed } from '../../foundation/result.ts';
import { formatDate } from '../../interface/wording/index.ts';
import type { Programme } from '../../programme/index.ts';

/** Somebody of a family who is, or was, worked with beside the person who is enrolled. */
export interface Member {
  readonly id: string;
  readonly version: number;
  readonly memberId: string;
  /** Null where the reader may not open the record. */
  readonly name: string | null;
  readonly joinedOn: Temporal.PlainDate;
  readonly leftOn: Temporal.PlainDate | null;
  readonly leftNote: string | null;
}

/** Somebody who is tied on record to the person who is enrolled, and whom the reader may see. */
export interface FamilyChoice {
  readonly id: string;
  readonly name: string;
  /** What she is to the person: “Child”, “Partner”. */
  readonly tie: string;
}

/** What joining is decided on. */
export interface FamilyState {
  readonly startedOn: Temporal.PlainDate;
  readonly endedOn: Temporal.PlainDate | null;
  readonly family: readonly FamilyChoice[];
  readonly members: readonly Pick<Member, 'memberId' | 'name' | 'joinedOn' | 'leftOn'>[];
}

/** Who joins, and from which day. */
export interface FamilyWish {
  readonly memberIds: readonly string[];
  readonly on: Temporal.PlainDate;
}

const NOT_FAMILY = 'Choose people who are tied to this parent on record';

/** Decides whether people of a family can be worked with as part of an enrolment, from a day. */
export function decideJoin(
  programme: Pick<Programme, 'enrols' | 'title'>,
  state: FamilyState,
  wish: FamilyWish,
  today: Temporal.PlainDate,
): Result<readonly string[], Fault> {
  if (programme.enrols !== 'family') {
    return refused('one_person', `${programme.title} enrols one person at a time, and not a family.`);
  }
  if (state.endedOn) return refused('ended', `This work ended on ${formatDate(state.endedOn)}.`);
  const faults: FieldFault[] = [];
  const known = new Set(state.family.map(({ id }) => id));
  if (wish.memberIds.some((id) => !known.has(id))) faults.push({ path: ['memberIds'], message: NOT_FAMILY });
  const chosen = new Set(wish.memberIds);
  const own = state.members.filter(({ memberId }) => chosen.has(memberId));
  const already = own.find(({ leftOn }) => leftOn === null);
  if (already) {
    const message = `${already.name ?? 'Somebody chosen here'} is worked with already`;
    faults.push({ path: ['memberIds'], message });
  }
  const day = joiningDayFault(state, own, wish.on, today);
  if (day) faults.push({ path: ['on'], message: day });
  return faults.length > 0 ? invalid(...faults) : succeed([...chosen]);
}

function joiningDayFault(
  { startedOn }: FamilyState,
  own: FamilyState['members'],
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): string | undefined {
  if (isBefore(today, on)) return 'The date must be today or in the past';
  if (isBefore(on, startedOn)) {
    return `The date must be on or after ${formatDate(startedOn)}, when the work started`;
  }
  const later = own.find(({ leftOn }) => leftOn !== null && isBefore(on, leftOn));
  if (!later?.leftOn) return undefined;
  return `The date must be on or after ${formatDate(later.leftOn)}, when the last time with ${later.name ?? 'this person'} ended`;
}

/** Decides whether the work with one of a family can end on a day, while it goes on with the others. */
export function decideLeave(
  member: Pick<Member, 'joinedOn' | 'leftOn'>,
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Result<null, Fault> {
  if (member.leftOn) return refused('already_ended', `This ended on ${formatDate(member.leftOn)} already.`);
  if (isBefore(today, on)) return invalid({ path: ['on'], message: 'The date must be today or in the past' });
  if (isBefore(on, member.joinedOn)) {
    const message = `The date must be on or after ${formatDate(member.joinedOn)}, when it began`;
    return invalid({ path: ['on'], message });
  }
  return succeed(null);
}
