import { isBefore } from '../foundation/dates.ts';
import { type Fault, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';

type Day = Temporal.PlainDate;

/** As whom somebody is asked to a meeting. */
export const parts = ['parent', 'child', 'family', 'advocate', 'worker', 'professional'] as const;
export type Part = (typeof parts)[number];

export const meetingStandings = ['booked', 'held', 'cancelled'] as const;
export type MeetingStanding = (typeof meetingStandings)[number];

/** What says how a meeting stands. */
export interface MeetingDays {
  readonly startsOn: Day;
  readonly heldOn: Day | null;
  readonly cancelledOn: Day | null;
}

/** How a meeting stands. */
export function meetingStanding({ heldOn, cancelledOn }: MeetingDays): MeetingStanding {
  if (cancelledOn) return 'cancelled';
  return heldOn ? 'held' : 'booked';
}

/** Refuses what can be done only while a meeting has not been held or called off. */
export function stillBooked(row: MeetingDays): Result<null, Fault> {
  const standing = meetingStanding(row);
  if (standing === 'held') return refused('held', 'This meeting has been held.');
  return standing === 'cancelled' ? refused('cancelled', 'This meeting was called off.') : succeed(null);
}

/** Refuses what cannot be done once a meeting was called off. */
export function notCancelled(row: MeetingDays): Result<null, Fault> {
  return row.cancelledOn ? refused('cancelled', 'This meeting was called off.') : succeed(null);
}

/** A meeting is held on its day or after it, never before. */
export function decideHeld(row: MeetingDays, today: Day): Result<{ readonly heldOn: Day }, Fault> {
  const open = notCancelled(row);
  if (!open.ok) return open;
  if (isBefore(today, row.startsOn))
    return refused('not_yet', 'This meeting has not taken place yet. Move it first if it was earlier.');
  return succeed({ heldOn: row.startsOn });
}

/** As whom those are asked whom the programme names: the parent by that word, all others as professionals. */
export function partOfInvite(role: string): Part {
  const word = role.trim().toLowerCase();
  const found = parts.find((part) => part === word);
  return found === 'worker' ? 'professional' : (found ?? 'professional');
}

/** Something that waits and belongs on the agenda of a panel. */
export interface Waiting {
  readonly personId: string | null;
  readonly referralId: string | null;
  readonly enrolmentId: string | null;
}

/** What is not on an agenda yet of all that waits. */
export function notOnAgenda<T extends Waiting>(
  waiting: readonly T[],
  items: readonly Pick<Waiting, 'referralId' | 'enrolmentId'>[],
): readonly T[] {
  return waiting.filter(
    (each) =>
      !items.some(
        (item) =>
          (each.referralId !== null && item.referralId === each.referralId) ||
          (each.referralId === null && item.referralId === null && item.enrolmentId === each.enrolmentId),
      ),
  );
}
