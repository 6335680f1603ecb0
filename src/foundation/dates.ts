import { z } from 'zod';

/** How closely a date is known. Removals long ago are often known to the month or the year only. */
export type Precision = 'day' | 'month' | 'year';

/** A date with how closely it is known; `date` is the first day of the month or year when the day is not known. */
export interface PartialDate {
  readonly date: Temporal.PlainDate;
  readonly precision: Precision;
}

const EARLIEST = Temporal.PlainDate.from('1900-01-01');

/** Reads `2019`, `2019-03` or `2019-03-04`; undefined when it is no real date. */
export function parsePartialDate(text: string): PartialDate | undefined {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day] = match;
  const precision: Precision = day ? 'day' : month ? 'month' : 'year';
  const date = parseDate(`${year}-${month ?? '01'}-${day ?? '01'}`);
  return date && { date, precision };
}

/** Writes a partial date as `2019`, `2019-03` or `2019-03-04`. */
export function formatPartialDate(partial: PartialDate): string {
  const length = { day: 10, month: 7, year: 4 }[partial.precision];
  return partial.date.toString().slice(0, length);
}

/** Reads an ISO calendar date (`2019-03-04`); undefined when it is no real date, or before 1900. */
export function parseDate(text: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  try {
    const date = Temporal.PlainDate.from(text, { overflow: 'reject' });
    return Temporal.PlainDate.compare(date, EARLIEST) < 0 ? undefined : date;
  } catch {
    return undefined;
  }
}

/** The first and last day that a partial date may stand for. */
export function boundsOf(partial: PartialDate): { earliest: Temporal.PlainDate; latest: Temporal.PlainDate } {
  const { date, precision } = partial;
  if (precision === 'day') return { earliest: date, latest: date };
  if (precision === 'month')
    return { earliest: date.with({ day: 1 }), latest: date.with({ day: date.daysInMonth }) };
  return { earliest: date.with({ month: 1, day: 1 }), latest: date.with({ month: 12, day: 31 }) };
}

/** Joins a date and its precision as stored in two columns; undefined when there is no date. */
export function partialDate(
  date: Temporal.PlainDate | null,
  precision: Precision | null,
): PartialDate | undefined {
  return date ? { date, precision: precision ?? 'day' } : undefined;
}

/** Whole years between two days, as a birthday counts them. */
export function yearsBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'year' }).years;
}

/** Whole months between two days. */
export function monthsBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'month' }).months;
}

/** Days between two days. */
export function daysBetween(from: Temporal.PlainDate, to: Temporal.PlainDate): number {
  return from.until(to, { largestUnit: 'day' }).days;
}

/** True when the first day is before the second. */
export function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

/** A calendar date in a command's input: an ISO string outside, a `Temporal.PlainDate` inside. */
export const zDate = z
  .string()
  .transform((text, context): Temporal.PlainDate => {
    const date = parseDate(text);
    if (date) return date;
    context.addIssue({ code: 'custom', message: 'Enter a real date, such as 27 3 2024' });
    return z.NEVER;
  })
  .meta({ format: 'date', description: 'A calendar date, YYYY-MM-DD' });

/** A date that may be known to the month or year only: `2019`, `2019-03` or `2019-03-04`. */
export const zPartialDate = z
  .string()
  .transform((text, context): PartialDate => {
    const date = parsePartialDate(text);
    if (date) return date;
    context.addIssue({
      code: 'custom',
      message: 'Enter a real date. The year alone, or month and year, will do',
    });
    return z.NEVER;
  })
  .meta({ description: 'A date known to the day, month or year: YYYY-MM-DD, YYYY-MM or YYYY' });
