import { daysBetween, isBefore } from '../../foundation/dates.ts';
import { workingDayFrom } from '../../foundation/working-days.ts';

type Day = Temporal.PlainDate;

/** A time during which the answer waited for the person to say more of what she wants. */
export interface Pause {
  readonly from: Day;
  /** The day on which she answered; null while she has not. */
  readonly until: Day | null;
}

/** All that the clock of a request for a copy of one’s data needs to know. */
export interface ClockFacts {
  readonly receivedOn: Day;
  /** When proof of identity was asked for; null where it was not needed. */
  readonly identityAskedOn: Day | null;
  readonly identityConfirmedOn: Day | null;
  readonly pauses: readonly Pause[];
  readonly extendedOn: Day | null;
  /** The day on which it was answered, refused or taken back. */
  readonly closedOn: Day | null;
}

/** Where the clock stands. */
export interface Clock {
  readonly state: 'identity' | 'stopped' | 'running' | 'closed';
  /** The day from which the month counts; null while proof of identity is awaited. */
  readonly startsOn: Day | null;
  /** The last day for the answer; while the clock is stopped, as it would be if she answered today. */
  readonly dueOn: Day | null;
  /** Days until then: negative when it is over; null where there is no last day yet. */
  readonly daysLeft: number | null;
  /** The last day on which she can be told of an extension: the end of the first month. */
  readonly tellExtensionBy: Day | null;
  readonly daysStopped: number;
}

const MONTHS = 1;
const MONTHS_MORE = 2;

/**
 * The last day of a period of calendar months: the corresponding date, or the last day of a month that has none; where
 * that is a weekend or a bank holiday, the next working day. (UK GDPR article 12(3), as the Information Commissioner’s Office
 * counts it: from the day of receipt, whether a working day or not.)
 */
export function lastDay(from: Day, months: number, daysStopped = 0): Day {
  return workingDayFrom(from.add({ months }, { overflow: 'constrain' }).add({ days: daysStopped }));
}

/** Days within which the clock stood still, each counted once, up to `until`. */
function daysStopped(pauses: readonly Pause[], startsOn: Day, today: Day): number {
  const spans = pauses
    .map(({ from, until }) => ({ from: isBefore(from, startsOn) ? startsOn : from, until: until ?? today }))
    .filter(({ from, until }) => isBefore(from, until))
    .sort((a, b) => Temporal.PlainDate.compare(a.from, b.from));
  let total = 0;
  let reached: Day | undefined;
  for (const { from, until } of spans) {
    const begin = reached && isBefore(from, reached) ? reached : from;
    if (!isBefore(begin, until)) continue;
    total += daysBetween(begin, until);
    reached = until;
  }
  return total;
}

/**
 * Where the clock stands today. The month counts from the day of receipt, or from the day on which identity was proved
 * where proof was asked for; days of waiting for clarification do not count; an extension makes it three months.
 */
export function clockOf(facts: ClockFacts, today: Day): Clock {
  const { receivedOn, identityAskedOn, identityConfirmedOn, pauses, extendedOn, closedOn } = facts;
  const none = { startsOn: null, dueOn: null, daysLeft: null, tellExtensionBy: null, daysStopped: 0 };
  if (identityAskedOn && !identityConfirmedOn) return { state: closedOn ? 'closed' : 'identity', ...none };
  const startsOn =
    identityAskedOn && identityConfirmedOn && isBefore(receivedOn, identityConfirmedOn)
      ? identityConfirmedOn
      : receivedOn;
  const stopped = daysStopped(pauses, startsOn, closedOn ?? today);
  const months = extendedOn ? MONTHS + MONTHS_MORE : MONTHS;
  const dueOn = lastDay(startsOn, months, stopped);
  const isStopped = pauses.some(({ until }) => until === null);
  return {
    state: closedOn ? 'closed' : isStopped ? 'stopped' : 'running',
    startsOn,
    dueOn,
    daysLeft: today.until(dueOn, { largestUnit: 'day' }).days,
    tellExtensionBy: lastDay(startsOn, MONTHS, stopped),
    daysStopped: stopped,
  };
}
