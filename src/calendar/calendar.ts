type Day = Temporal.PlainDate;

/** What a page of the calendar covers. */
export const calendarViews = ['week', 'month'] as const;
export type CalendarView = (typeof calendarViews)[number];

/** The first and last day that a page shows: whole weeks, from Monday on. */
export function spanOf(view: CalendarView, on: Day): { readonly from: Day; readonly until: Day } {
  const first = view === 'week' ? on : on.with({ day: 1 });
  const last = view === 'week' ? on : on.with({ day: on.daysInMonth });
  return {
    from: first.subtract({ days: first.dayOfWeek - 1 }),
    until: last.add({ days: 7 - last.dayOfWeek }),
  };
}

/** The day that the page before, or after, is about. */
export function beside(view: CalendarView, on: Day, way: 1 | -1): Day {
  if (view === 'week') return on.add({ days: 7 * way });
  return on.with({ day: 1 }).add({ months: way });
}

/** The days of a page, week by week. */
export function weeksOf({
  from,
  until,
}: {
  readonly from: Day;
  readonly until: Day;
}): readonly (readonly Day[])[] {
  const days = Array.from({ length: from.until(until).days + 1 }, (_, index) => from.add({ days: index }));
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

/** The first letters of somebody's names: “A.B.”. */
export const initialsOf = (...names: readonly string[]): string =>
  names
    .flatMap((name) => [...name.trim()].slice(0, 1))
    .map((letter) => `${letter.toLocaleUpperCase('en-GB')}.`)
    .join('');
