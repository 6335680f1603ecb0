import { isBefore } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { clockTime, onTheClock } from '../foundation/times.ts';
import { formatDate } from '../interface/wording/index.ts';

type Day = Temporal.PlainDate;
type Time = Temporal.PlainTime;

/** How somebody stands to a group. */
export const memberStates = ['waiting', 'offered', 'joined', 'left'] as const;
export type MemberState = (typeof memberStates)[number];

/** As what somebody is in a group: a parent may hold it with the workers. */
export const memberRoles = ['member', 'co_facilitator'] as const;
export type MemberRole = (typeof memberRoles)[number];

/** What a register says of one person. */
export const registerAnswers = ['present', 'late', 'apologies', 'absent'] as const;
export type Answer = (typeof registerAnswers)[number];

/** Whether somebody with this answer was there. */
export const came = (answer: Answer): boolean => answer === 'present' || answer === 'late';

/** When a session is. */
export interface Slot {
  readonly on: Day;
  readonly from: Time;
  readonly until: Time;
}

const clockWords = {
  never: 'the clocks go forward, and this time is left out',
  twice: 'the clocks go back, and this time comes twice',
};

/** Faults of a session's times. */
export function timeFaults({ on, from, until }: Slot): FieldFault[] {
  if (Temporal.PlainTime.compare(from, until) >= 0)
    return [{ path: ['until'], message: 'The end must be after the start, on the same day' }];
  return (
    [
      ['from', from],
      ['until', until],
    ] as const
  ).flatMap(([field, at]) => {
    const often = onTheClock(on, at);
    return often === 'once'
      ? []
      : [{ path: [field], message: `On ${formatDate(on)} ${clockWords[often]}. Choose another time` }];
  });
}

/** Sessions by a rule: so many, each some weeks after the one before, at the same time of day. */
export function byRule(first: Slot, times: number, everyWeeks: number): Slot[] {
  return Array.from({ length: times }, (_, index) => ({
    ...first,
    on: first.on.add({ weeks: index * everyWeeks }),
  }));
}

/** A question about sessions that lie in the past: they may have taken place already. */
export function pastQuestions(slots: readonly Slot[], today: Day): FieldFault[] {
  const past = slots.filter(({ on }) => isBefore(on, today));
  const [first] = past;
  if (!first) return [];
  const message =
    past.length === 1
      ? `${formatDate(first.on)} is in the past. Did it take place already?`
      : `${past.length} of these are in the past, from ${formatDate(first.on)}. Did they take place already?`;
  return [{ path: ['on'], message }];
}

/** A place as it is compared: lower case, only letters and digits. Null where there is none. */
export function roomOf(place: string | null, online: boolean): string | null {
  if (online || !place) return null;
  return (
    place
      .toLocaleLowerCase('en-GB')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim() || null
  );
}

/** What stands at a time already: a session with its room and who holds it. */
export interface Standing extends Slot {
  readonly title: string;
  readonly place: string | null;
  readonly room: string | null;
  readonly staffIds: readonly string[];
}

/** A slot in words: “3 May 2024, 10:00 to 12:00” without the day of the week. */
export const slotWords = ({ on, from, until }: Slot): string =>
  `${formatDate(on)}, ${clockTime(from)} to ${clockTime(until)}`;

const overlap = (a: Slot, b: Slot) =>
  a.on.equals(b.on) &&
  Temporal.PlainTime.compare(a.from, b.until) < 0 &&
  Temporal.PlainTime.compare(b.from, a.until) < 0;

/** What is wished for: slots in one room with the same workers. */
export interface Wish {
  readonly slots: readonly Slot[];
  readonly room: string | null;
  readonly staffIds: readonly string[];
}

/** Faults where a room or a worker is taken, each saying by what; at most five, so that they can be read. */
export function clashFaults(
  { slots, room, staffIds }: Wish,
  standing: readonly Standing[],
  nameOf: (staffId: string) => string,
): FieldFault[] {
  const faults = slots.flatMap((slot) =>
    standing
      .filter((each) => overlap(slot, each))
      .flatMap((each): FieldFault[] => {
        const there = `${each.title} (${slotWords(each)})`;
        const busy = staffIds.filter((id) => each.staffIds.includes(id)).map(nameOf);
        return [
          ...(room !== null && room === each.room
            ? [
                {
                  path: ['place'],
                  message: `${each.place ?? 'This room'} is taken: ${there}. Choose another place or time`,
                },
              ]
            : []),
          ...(busy.length > 0
            ? [
                {
                  path: ['staffIds'],
                  message: `${busy.join(' and ')} holds another session then: ${there}. Choose another worker or time`,
                },
              ]
            : []),
        ];
      }),
  );
  return faults.slice(0, 5);
}

/** Two that must not both be in a group carry the same mark. */
export function mustNotMeet(here: readonly string[], hers: readonly string[]): boolean {
  return hers.some((mark) => here.includes(mark));
}

/** The marks of a group after somebody with these marks has come in; after she has left, one of each goes. */
export const withMarks = (here: readonly string[], hers: readonly string[]): string[] => [...here, ...hers];

/** The marks of a group after somebody with these marks has left. */
export function withoutMarks(here: readonly string[], hers: readonly string[]): string[] {
  const left = [...here];
  for (const mark of hers) {
    const at = left.indexOf(mark);
    if (at >= 0) left.splice(at, 1);
  }
  return left;
}

/** Whether there is a place. */
export const hasRoom = ({
  capacity,
  taken,
}: {
  readonly capacity: number | null;
  readonly taken: number;
}): boolean => capacity === null || taken < capacity;

/** How a session stands. */
export type SessionStanding = 'planned' | 'no_register' | 'held' | 'cancelled';

/** How a session stands on a day: its register shows that it was held. */
export function sessionStanding(
  session: { readonly heldOn: Day; readonly registeredOn: Day | null; readonly cancelledOn: Day | null },
  today: Day,
): SessionStanding {
  if (session.cancelledOn) return 'cancelled';
  if (session.registeredOn) return 'held';
  return isBefore(session.heldOn, today) ? 'no_register' : 'planned';
}
