import { z } from 'zod';
import { localTimeAt } from './clock.ts';
import type { FieldFault } from './fault.ts';

/** A local time of day in a command's input, `14:30`. */
export const zTime = z
  .string('Enter a time, such as 14:30')
  .transform((text, context): Temporal.PlainTime => {
    const time = parseClock(text);
    if (time) return time;
    context.addIssue({ code: 'custom', message: 'Enter a time, such as 14:30' });
    return z.NEVER;
  })
  .meta({ format: 'time', description: 'Local time, HH:MM' });

/** A time of day as it is read and said: `14:30`. */
export const clockTime = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: 'minute' });

/** A day, and from when to when on it. */
export interface TimeSpan {
  readonly on: Temporal.PlainDate;
  readonly from: Temporal.PlainTime;
  readonly until: Temporal.PlainTime;
}

/** From a time on for some minutes; undefined where that goes beyond midnight. */
export function spanOf(
  on: Temporal.PlainDate,
  from: Temporal.PlainTime,
  minutes: number,
): TimeSpan | undefined {
  const end = from.hour * 60 + from.minute + minutes;
  if (end >= 24 * 60) return undefined;
  return { on, from, until: from.add({ minutes }) };
}

type OnClock = 'once' | 'never' | 'twice';

/** How often a local time comes on a day: the clocks go forward and back once a year. */
export function onTheClock(on: Temporal.PlainDate, at: Temporal.PlainTime): OnClock {
  const wall = on.toPlainDateTime(at);
  const as = (disambiguation: 'earlier' | 'later') =>
    wall.toZonedDateTime('Europe/London', { disambiguation });
  const [first, last] = [as('earlier'), as('later')];
  if (first.epochMilliseconds === last.epochMilliseconds) return 'once';
  return first.toPlainTime().equals(at) && last.toPlainTime().equals(at) ? 'twice' : 'never';
}

/** What is wrong with a time that is to be booked: it is over, or the clocks change then. `path` is the field of the time. */
export function timeToComeFaults(
  { on, from, until }: TimeSpan,
  now: Temporal.Instant,
  path: { readonly on: readonly string[]; readonly at: readonly string[] },
): FieldFault[] {
  const moment = localTimeAt(now);
  if (Temporal.PlainDate.compare(on, moment.toPlainDate()) < 0)
    return [{ path: path.on, message: 'This day is over. Choose today or a day to come' }];
  if (Temporal.PlainDateTime.compare(on.toPlainDateTime(from), moment) < 0)
    return [{ path: path.at, message: 'This time is over. Choose a later one' }];
  for (const time of [from, until]) {
    const comes = onTheClock(on, time);
    if (comes === 'never')
      return [
        {
          path: path.at,
          message: `The clocks go forward that night: there is no ${clockTime(time)}. Choose another time`,
        },
      ];
    if (comes === 'twice')
      return [
        {
          path: path.at,
          message: `The clocks go back that night: ${clockTime(time)} comes twice. Choose another time`,
        },
      ];
  }
  return [];
}

/** Reads `14:30`; undefined when it is no time of day. */
export function parseClock(text: string): Temporal.PlainTime | undefined {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? Temporal.PlainTime.from(text) : undefined;
}
