import { boundsOf, isBefore, type PartialDate, yearsBetween } from '../foundation/dates.ts';

/** True when the date is certainly after today, however closely it is known. */
export function inFuture(date: PartialDate, today: Temporal.PlainDate): boolean {
  return isBefore(today, boundsOf(date).earliest);
}

/** True when every day that `a` may stand for is before every day that `b` may stand for. */
export function surelyBefore(a: PartialDate, b: PartialDate): boolean {
  return isBefore(boundsOf(a).latest, boundsOf(b).earliest);
}

/** The greatest age, in whole years, that somebody born then can have had on a date; negative before the birth. */
export function greatestAgeAt(born: PartialDate, on: PartialDate): number {
  return yearsBetween(boundsOf(born).earliest, boundsOf(on).latest);
}

/** A day as a partial date. */
export function exactDay(date: Temporal.PlainDate): PartialDate {
  return { date, precision: 'day' };
}
