import { daysBetween, monthsBetween, type PartialDate, yearsBetween } from '../../foundation/dates.ts';
import { say } from './say.ts';

const LOCALE = 'en-GB';
const TIME_ZONE = 'Europe/London';

const longDay = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDay = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });
const weekday = new Intl.DateTimeFormat(LOCALE, { weekday: 'long', day: 'numeric', month: 'long' });
const longMonth = new Intl.DateTimeFormat(LOCALE, { month: 'long', year: 'numeric' });
const clockTime = new Intl.DateTimeFormat(LOCALE, {
  hour: 'numeric',
  minute: '2-digit',
  hour12: true,
  timeZone: TIME_ZONE,
});
const percent = new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 1 });
const together = new Intl.ListFormat(LOCALE, { type: 'conjunction' });
const nearby = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'auto' });
const counted = new Intl.RelativeTimeFormat(LOCALE, { numeric: 'always' });

const MOST_DAYS_KEPT = 10_000;

/** Writing a day takes Intl a tenth of a millisecond, and a page names the same days again and again. */
function keepingDays(write: (date: Temporal.PlainDate) => string): (date: Temporal.PlainDate) => string {
  const written = new Map<string, string>();
  return (date) => {
    const key = date.toString();
    const known = written.get(key);
    if (known !== undefined) return known;
    if (written.size >= MOST_DAYS_KEPT) written.clear();
    const text = write(date);
    written.set(key, text);
    return text;
  };
}

/** A day in full: “4 March 2024”. */
export const formatDate = keepingDays((date) => longDay.format(date));

/** A day for tables and charts: “4 Mar 2024”. */
// Intl writes “Sept” in British English; four letters would jag a column of dates.
export const formatShortDate = keepingDays((date) => shortDay.format(date).replace('Sept', 'Sep'));

/** A day near today, with its weekday: “Monday 4 March”. */
export const formatWeekday = keepingDays((date) => weekday.format(date).replace(',', ''));

/** The month of a day: “March 2024”. */
export const formatMonth = keepingDays((date) => longMonth.format(date.toPlainDateTime()));

/** A date as closely as it is known: “4 March 2019”, “March 2019” or “2019”. */
export function formatPartialDay(partial: PartialDate): string {
  if (partial.precision === 'year') return String(partial.date.year);
  return partial.precision === 'month' ? formatMonth(partial.date) : formatDate(partial.date);
}

/** A moment as staff read it, in London time: “4 March 2024, 2:05pm”. */
export function formatMoment(instant: Temporal.Instant): string {
  const day = instant.toZonedDateTimeISO(TIME_ZONE).toPlainDate();
  return `${formatDate(day)}, ${clockTime.format(instant).replace(/\s/g, '').toLowerCase()}`;
}

/** From one date to another; no end means that it still goes on. */
export function formatPeriod(from: PartialDate, to: PartialDate | undefined): string {
  const start = formatPartialDay(from);
  return to
    ? say('dates.range', { from: start, to: formatPartialDay(to) })
    : say('dates.since', { from: start });
}

/**
 * An age on a day: in days to two weeks, in weeks to three months, in months to two years, then in years.
 * A birth known to the month or year only gives “about 3 years”.
 */
export function formatAge(born: PartialDate, on: Temporal.PlainDate): string {
  const age = exactAge(born.date, on);
  return born.precision === 'day' ? age : say('dates.about', { age });
}

function exactAge(born: Temporal.PlainDate, on: Temporal.PlainDate): string {
  const months = monthsBetween(born, on);
  if (months >= 24) return say('dates.years', { count: yearsBetween(born, on) });
  if (months >= 3) return say('dates.months', { count: months });
  const days = Math.max(0, daysBetween(born, on));
  return days < 14 ? say('dates.days', { count: days }) : say('dates.weeks', { count: Math.floor(days / 7) });
}

/** How far a day is from today: “today”, “tomorrow”, “in 3 days”, “12 days ago”, “3 months ago”. */
export function formatRelative(date: Temporal.PlainDate, today: Temporal.PlainDate): string {
  const days = daysBetween(today, date);
  const months = monthsBetween(today, date);
  if (Math.abs(days) < 2) return nearby.format(days, 'day');
  if (Math.abs(months) < 2) return counted.format(days, 'day');
  return Math.abs(months) < 24
    ? counted.format(months, 'month')
    : counted.format(yearsBetween(today, date), 'year');
}

/** Where somebody is on the road: “month 7 of 18”. The first month is month 1. */
export function formatMonthOf(month: number, months: number): string {
  return say('dates.monthOf', { month, months });
}

/** A length of time in minutes as people say it: “45 minutes”, “1 hour 30 minutes”. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return say('dates.minutes', { count: rest });
  const said = say('dates.hours', { count: hours });
  return rest === 0 ? said : `${said} ${say('dates.minutes', { count: rest })}`;
}

/** A share between 0 and 1 to one decimal at most: “70%”, “34.8%”. */
export function formatPercent(share: number): string {
  return percent.format(share);
}

/** A counted share with its exact interval; `low` and `high` are shares between 0 and 1. */
export interface SharedOut {
  readonly count: number;
  readonly total: number;
  readonly low: number;
  readonly high: number;
}

/** “7 of 10 (70%; 95% interval 34.8% to 93.3%)”; a total of nobody says so. */
export function formatShare(share: SharedOut): string {
  if (share.total === 0) return say('figures.noneYet');
  const { count, total } = share;
  return say('figures.exact', {
    count,
    total,
    share: formatPercent(count / total),
    low: formatPercent(share.low),
    high: formatPercent(share.high),
  });
}

/** Several things in one sentence: “a letter, a visit and a call”. */
export function formatList(items: readonly string[]): string {
  return together.format(items);
}
