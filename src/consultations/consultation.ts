import { isBefore } from '../foundation/dates.ts';
import { type Fault, type FieldFault, invalid, refused } from '../foundation/fault.ts';
import { type Result, succeed } from '../foundation/result.ts';
import { clockTime, onTheClock, parseClock } from '../foundation/times.ts';
import { type Offer, weekdays } from './consultations-part.ts';

type Day = Temporal.PlainDate;

/** On what ground a professional and we may speak of somebody by name. */
export const bases = ['consent', 'safeguarding', 'court_order', 'public_task'] as const;
export type Basis = (typeof bases)[number];

export const closings = ['cancelled', 'did_not_come'] as const;
export type Closing = (typeof closings)[number];

export const helpedAnswers = ['yes', 'some', 'no'] as const;
export type Helped = (typeof helpedAnswers)[number];

export const consultationStandings = ['asked', 'booked', 'answered', 'cancelled', 'did_not_come'] as const;
export type ConsultationStanding = (typeof consultationStandings)[number];

/** What says how a consultation stands. */
export interface ConsultationDays {
  readonly askedOn: Day;
  readonly startsOn: Day | null;
  readonly answeredOn: Day | null;
  readonly closedOn: Day | null;
  readonly closedAs: Closing | null;
}

/** How a consultation stands. */
export function consultationStanding(row: ConsultationDays): ConsultationStanding {
  if (row.closedOn && row.closedAs) return row.closedAs;
  if (row.answeredOn) return 'answered';
  return row.startsOn ? 'booked' : 'asked';
}

const OVER: Readonly<Partial<Record<ConsultationStanding, string>>> = {
  answered: 'Advice has been given already.',
  cancelled: 'This was called off.',
  did_not_come: 'Nobody came to this.',
};

/** Refuses what can be done only while a consultation is open. */
export function stillOpen(row: ConsultationDays): Result<null, Fault> {
  const words = OVER[consultationStanding(row)];
  return words ? refused('over', words) : succeed(null);
}

/** Decides about a day on which something happened in it: not to come, and not before somebody asked. */
export function dayFaults(row: ConsultationDays, on: Day, today: Day): FieldFault[] {
  if (isBefore(today, on)) return [{ path: ['on'], message: 'The day must be today or in the past' }];
  return isBefore(on, row.askedOn) ? [{ path: ['on'], message: 'This is before somebody asked' }] : [];
}

/** Decides that it is over without advice. Only a time that was booked, and has come, can be one that nobody came to. */
export function decideClosing(
  row: ConsultationDays,
  wish: { readonly as: Closing; readonly on: Day },
  today: Day,
): Result<{ readonly closedAs: Closing; readonly closedOn: Day }, Fault> {
  const open = stillOpen(row);
  if (!open.ok) return open;
  const faults = dayFaults(row, wish.on, today);
  if (faults.length > 0) return invalid(...faults);
  if (wish.as === 'did_not_come') {
    if (!row.startsOn)
      return invalid({ path: ['as'], message: 'No time was booked for this. Choose that it was called off' });
    if (isBefore(wish.on, row.startsOn))
      return invalid({ path: ['as'], message: 'The time that was booked has not come yet' });
  }
  return succeed({ closedAs: wish.as, closedOn: wish.on });
}

/** A time of an offer that can be booked. */
export interface Slot {
  readonly offer: string;
  readonly on: Day;
  readonly at: Temporal.PlainTime;
}

/** What stands for one time of an offer where it is taken. */
export const slotKey = (programme: string, { offer, on, at }: Slot): string =>
  `${programme}/${offer}/${on}/${clockTime(at)}`;

/** How far ahead the times of an offer can be booked, in days. */
export const AHEAD = 28;

/** Every time of an offer from now on that the clock has once, in its order. */
export function slotsOf(offer: Offer, now: Temporal.PlainDateTime): Slot[] {
  return Array.from({ length: AHEAD + 1 }, (_, days) => now.toPlainDate().add({ days })).flatMap((on) =>
    offer.times
      .filter((each) => weekdays[on.dayOfWeek - 1] === each.on)
      .flatMap(({ at }) => at.flatMap((text) => parseClock(text) ?? []))
      .toSorted(Temporal.PlainTime.compare)
      .filter((at) => onTheClock(on, at) === 'once')
      .filter((at) => Temporal.PlainDateTime.compare(now, on.toPlainDateTime(at)) < 0)
      .map((at) => ({ offer: offer.id, on, at })),
  );
}
