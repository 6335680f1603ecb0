/** Easter Sunday of a year of the Gregorian calendar (the anonymous algorithm, as Meeus gives it). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = b - Math.floor(b / 4) - Math.floor((8 * b + 13) / 25) + 19 * a + 15;
  const h = d % 30;
  const moon = h - Math.floor((a + 11 * h) / 319);
  const e = (2 * (b % 4) + 2 * Math.floor(c / 4) - (c % 4) - moon + 32) % 7;
  const month = Math.floor((moon + e + 90) / 25);
  return Temporal.PlainDate.from({ year, month, day: (moon + e + month + 19) % 32 });
}

const MONDAY = 1;

function firstMonday(year: number, month: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: (MONDAY + 7 - first.dayOfWeek) % 7 });
}

function lastMonday(year: number, month: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const last = first.with({ day: first.daysInMonth });
  return last.subtract({ days: last.dayOfWeek - MONDAY });
}

/** Days that were moved or given by proclamation, beside the rule: the year, the day left out, the day put in. */
const PROCLAIMED: readonly { readonly not?: string; readonly instead?: string }[] = [
  { not: '2020-05-04', instead: '2020-05-08' },
  { not: '2022-05-30', instead: '2022-06-02' },
  { instead: '2022-06-03' },
  { instead: '2022-09-19' },
  { instead: '2023-05-08' },
];

const isWeekend = (day: Temporal.PlainDate) => day.dayOfWeek > 5;

/** A holiday that falls on a weekend is kept on the next day that is neither weekend nor holiday already. */
function substituted(days: readonly Temporal.PlainDate[]): Temporal.PlainDate[] {
  const kept: Temporal.PlainDate[] = days.filter((day) => !isWeekend(day));
  for (const day of days.filter(isWeekend)) {
    let next = day;
    while (isWeekend(next) || kept.some((each) => each.equals(next))) next = next.add({ days: 1 });
    kept.push(next);
  }
  return kept;
}

/**
 * The bank holidays of England and Wales in a year: Banking and Financial Dealings Act 1971, schedule 1, with substitute
 * days, and those proclaimed since 2020. A day proclaimed later is not known before Facet is brought up to date.
 */
export function bankHolidays(year: number): readonly Temporal.PlainDate[] {
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day });
  const easter = easterSunday(year);
  const days = [
    ...substituted([on(1, 1)]),
    easter.subtract({ days: 2 }),
    easter.add({ days: 1 }),
    firstMonday(year, 5),
    lastMonday(year, 5),
    lastMonday(year, 8),
    ...substituted([on(12, 25), on(12, 26)]),
  ];
  const left = new Set(PROCLAIMED.map(({ not }) => not));
  const given = PROCLAIMED.flatMap(({ instead }) => (instead ? [Temporal.PlainDate.from(instead)] : []));
  return [
    ...days.filter((day) => !left.has(day.toString())),
    ...given.filter((day) => day.year === year),
  ].sort(Temporal.PlainDate.compare);
}

/** True on a day that is neither a weekend nor a bank holiday in England and Wales. */
export function isWorkingDay(day: Temporal.PlainDate): boolean {
  return !isWeekend(day) && !bankHolidays(day.year).some((each) => each.equals(day));
}

/** The day itself where it is a working day, else the next one that is. */
export function workingDayFrom(day: Temporal.PlainDate): Temporal.PlainDate {
  let found = day;
  while (!isWorkingDay(found)) found = found.add({ days: 1 });
  return found;
}
