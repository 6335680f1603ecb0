import { isBefore, yearsBetween } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { formatDate } from '../interface/wording/index.ts';

export const exchangeKinds = [
  'letter',
  'card',
  'photo',
  'drawing',
  'gift',
  'recording',
  'meeting',
  'final_meeting',
] as const;
/** What goes between a parent and a child. */
export type ExchangeKind = (typeof exchangeKinds)[number];

/** How often, from which day, and in which months never. */
export interface Rhythm {
  readonly everyMonths: number | null;
  readonly firstDueOn: Temporal.PlainDate | null;
  /** 1 is January: birthdays and other days that hurt. */
  readonly monthsToAvoid: readonly number[];
}

const MOST_DATES = 600;

/** The agreed dates up to a day, the first one included. A month to avoid moves its date to the next month. */
export function datesUntil({ everyMonths, firstDueOn, monthsToAvoid }: Rhythm, until: Temporal.PlainDate) {
  const dates: Temporal.PlainDate[] = [];
  if (!firstDueOn) return dates;
  for (let count = 0; count < MOST_DATES; count += 1) {
    const date = outOf(monthsToAvoid, firstDueOn.add({ months: count * (everyMonths ?? 0) }));
    if (isBefore(until, date)) break;
    dates.push(date);
    if (everyMonths === null) break;
  }
  return dates;
}

function outOf(avoided: readonly number[], date: Temporal.PlainDate): Temporal.PlainDate {
  let moved = date;
  for (let month = 0; month < 12 && avoided.includes(moved.month); month += 1)
    moved = date.add({ months: month + 1 });
  return moved;
}

/**
 * The next agreed date: the first after the last that was kept or passed over. It may be in the past: then the letter
 * is late. Undefined where nothing is agreed, or the one date is done.
 */
export function nextDate(
  rhythm: Rhythm,
  lastDone: Temporal.PlainDate | null,
  today: Temporal.PlainDate,
): Temporal.PlainDate | undefined {
  const from = lastDone && isBefore(today, lastDone) ? lastDone : today;
  const dates = datesUntil(rhythm, from.add({ months: (rhythm.everyMonths ?? 0) + 12 }));
  return dates.find((date) => !lastDone || isBefore(lastDone, date)) ?? laterOnly(rhythm, lastDone);
}

function laterOnly({ everyMonths, firstDueOn, monthsToAvoid }: Rhythm, lastDone: Temporal.PlainDate | null) {
  return everyMonths === null && firstDueOn && !lastDone ? outOf(monthsToAvoid, firstDueOn) : undefined;
}

/** Before an agreed date, this many days ahead, a worker is reminded. */
export const DAYS_AHEAD = 28;

/** How a date stands on a day. */
export function standing(due: Temporal.PlainDate, today: Temporal.PlainDate): 'late' | 'soon' | 'later' {
  if (isBefore(due, today)) return 'late';
  return isBefore(today.add({ days: DAYS_AHEAD }), due) ? 'later' : 'soon';
}

const ADULT = 18;

/** What cannot be in an agreement. */
export function agreementFaults(
  agreement: Rhythm & { readonly beganOn: Temporal.PlainDate; readonly childCalled: string },
  child: { readonly bornOn: Temporal.PlainDate | null; readonly unborn: boolean },
  today: Temporal.PlainDate,
): FieldFault[] {
  const { beganOn, firstDueOn, everyMonths, monthsToAvoid } = agreement;
  const faults: FieldFault[] = [];
  if (child.unborn)
    faults.push({ path: ['childId'], message: 'This child is not born yet: letters begin after the birth' });
  if (child.bornOn && yearsBetween(child.bornOn, beganOn) >= ADULT) {
    faults.push({
      path: ['childId'],
      message: `This child was 18 on ${formatDate(child.bornOn.add({ years: ADULT }))}: an adult decides for themselves who writes to them`,
    });
  }
  if (isBefore(today, beganOn))
    faults.push({ path: ['beganOn'], message: 'The agreement must have been made today or before' });
  if (firstDueOn && isBefore(firstDueOn, beganOn)) {
    faults.push({ path: ['firstDueOn'], message: 'The first date is before the agreement' });
  }
  if (everyMonths !== null && !firstDueOn) {
    faults.push({
      path: ['firstDueOn'],
      message: 'Enter the first date, so that the others can be counted from it',
    });
  }
  if (monthsToAvoid.length >= 12) {
    faults.push({
      path: ['monthsToAvoid'],
      message: 'Leave at least one month in which letters can be sent',
    });
  }
  return faults;
}
