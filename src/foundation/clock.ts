/** Where the present comes from. Only the app's entry points hold a real one; decisions are given `today`. */
export interface Clock {
  now(): Temporal.Instant;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** A clock that stands still, for tests and for building a past. */
export function fixedClock(at: string): Clock {
  const instant = Temporal.Instant.from(at.includes('T') ? at : `${at}T12:00:00Z`);
  return { now: () => instant };
}

const PLACE = 'Europe/London';

/** The calendar day in the United Kingdom at an instant. */
export function dayAt(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(PLACE).toPlainDate();
}

/** The local date and time in the United Kingdom at an instant. */
export function localTimeAt(instant: Temporal.Instant): Temporal.PlainDateTime {
  return instant.toZonedDateTimeISO(PLACE).toPlainDateTime();
}
