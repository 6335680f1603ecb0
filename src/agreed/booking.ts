import type { FieldFault } from '../foundation/fault.ts';
import { clockTime, type TimeSpan } from '../foundation/times.ts';

/** What is to be taken, and by what. */
export interface TimeWish extends TimeSpan {
  readonly heldBy: string | null;
  readonly place: string | null;
  /** Which one of the times that are offered it is. */
  readonly slot: string | null;
}

/** What stands on a day already. */
export interface TakenTime {
  readonly id: string;
  readonly heldBy: string | null;
  readonly heldByName: string | null;
  readonly from: Temporal.PlainTime;
  readonly until: Temporal.PlainTime;
  readonly place: string | null;
  readonly what: string;
}

/** The fields of a form at which each collision is told. */
export interface BookingPaths {
  readonly heldBy: readonly string[];
  readonly place: readonly string[];
}

const overlaps = (a: Pick<TakenTime, 'from' | 'until'>, b: Pick<TakenTime, 'from' | 'until'>) =>
  Temporal.PlainTime.compare(a.from, b.until) < 0 && Temporal.PlainTime.compare(b.from, a.until) < 0;

const sameName = (a: string | null, b: string | null) =>
  a !== null && b !== null && a.trim().toLowerCase() === b.trim().toLowerCase();

const between = ({ from, until }: Pick<TakenTime, 'from' | 'until'>) =>
  `from ${clockTime(from)} to ${clockTime(until)}`;

/** What stands in the way of taking a time: the worker has something else, or the room is taken. Each is said with what is there. */
export function bookingFaults(
  wish: TimeWish,
  taken: readonly TakenTime[],
  paths: BookingPaths,
): readonly FieldFault[] {
  const there = taken.filter((each) => overlaps(each, wish));
  const worker = wish.heldBy === null ? undefined : there.find((each) => each.heldBy === wish.heldBy);
  const room = there.find((each) => sameName(each.place, wish.place));
  return [
    ...(worker
      ? [
          {
            path: paths.heldBy,
            message: `${worker.heldByName ?? 'This worker'} has something else then: ${worker.what}, ${between(worker)}. Choose another time or worker`,
          },
        ]
      : []),
    ...(room
      ? [
          {
            path: paths.place,
            message: `${room.place ?? ''} is taken then: ${room.what}, ${between(room)}. Choose another time or place`,
          },
        ]
      : []),
  ];
}
