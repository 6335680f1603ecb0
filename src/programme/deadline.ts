import { isWorkingDay } from '../foundation/working-days.ts';
import type { Deadline } from './schema/words.ts';

/**
 * The last day on which something is still in time. Working days are Monday to Friday without the bank holidays of England
 * and Wales, counted from the day after; other lengths of time are the calendar's.
 */
export function deadlineAfter(
  from: Temporal.PlainDate,
  { amount, unit, working }: Deadline,
): Temporal.PlainDate {
  if (!working) return from.add({ [`${unit}s`]: amount });
  let day = from;
  for (let left = amount; left > 0; ) {
    day = day.add({ days: 1 });
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** `10 working days`, `2 weeks`. */
export function deadlineInWords({ amount, unit, working }: Deadline): string {
  return `${amount} ${working ? 'working ' : ''}${unit}${amount === 1 ? '' : 's'}`;
}
