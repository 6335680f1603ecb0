import { boundsOf, type PartialDate, parsePartialDate } from '../../foundation/dates.ts';
import type { Arithmetic, Comparison, TimeUnit } from './expression.ts';

/**
 * A number or a date between two bounds, both included. A fact known exactly has equal bounds. Dates are held as
 * `yyyymmdd` whole numbers, which compare as dates do.
 */
export interface Range {
  readonly low: number;
  readonly high: number;
  /** The facts that are known only roughly, and so may leave an answer open. */
  readonly vague: readonly string[];
}

/** A range of one value. */
export function exactly(value: number): Range {
  return { low: value, high: value, vague: [] };
}

/** A calendar day as `yyyymmdd`. */
export function dayNumber(date: Temporal.PlainDate): number {
  return date.year * 10_000 + date.month * 100 + date.day;
}

/** Reads a date fact: a day, a partial date, or ISO text (`2019`, `2019-03`, `2019-03-04`). */
export function dateRange(fact: unknown, path: string): Range | undefined {
  if (fact instanceof Temporal.PlainDate) return exactly(dayNumber(fact));
  const partial = typeof fact === 'string' ? parsePartialDate(fact) : isPartialDate(fact) ? fact : undefined;
  if (!partial) return undefined;
  const { earliest, latest } = boundsOf(partial);
  return {
    low: dayNumber(earliest),
    high: dayNumber(latest),
    vague: partial.precision === 'day' ? [] : [path],
  };
}

function isPartialDate(fact: unknown): fact is PartialDate {
  return typeof fact === 'object' && fact !== null && 'precision' in fact && 'date' in fact;
}

/** Compares two ranges: undefined when the bounds leave it open. */
export function compareRanges(how: Comparison, a: Range, b: Range): boolean | undefined {
  switch (how) {
    case '<':
      return a.high < b.low ? true : a.low >= b.high ? false : undefined;
    case '<=':
      return a.high <= b.low ? true : a.low > b.high ? false : undefined;
    case '>':
      return compareRanges('<', b, a);
    case '>=':
      return compareRanges('<=', b, a);
    case '==':
      if (a.low === a.high && a.low === b.low && b.low === b.high) return true;
      return a.high < b.low || b.high < a.low ? false : undefined;
    case '!=': {
      const equal = compareRanges('==', a, b);
      return equal === undefined ? undefined : !equal;
    }
  }
}

/** A sum to six decimals: what decimals leave behind in binary would make equal sums differ. */
export function tidy(number: number): number {
  if (Number.isInteger(number)) return number;
  // Halves go away from zero, as PostgreSQL rounds them; fifteen digits are what a number holds of a half in binary.
  const millionths = Number((Math.abs(number) * 1e6).toPrecision(15));
  return (Math.sign(number) * Math.round(millionths)) / 1e6;
}

/** Adds and subtracts ranges; other sums need exact numbers. Undefined when there is no answer (division by zero). */
export function calculate(how: Arithmetic, a: Range, b: Range, decimal = false): Range | undefined {
  const vague = [...a.vague, ...b.vague];
  if (how === '+') return { low: tidy(a.low + b.low), high: tidy(a.high + b.high), vague };
  if (how === '-') return { low: tidy(a.low - b.high), high: tidy(a.high - b.low), vague };
  if (a.low !== a.high || b.low !== b.high) return undefined;
  if (how === '*') return exactly(tidy(a.low * b.low));
  if (b.low === 0) return undefined;
  if (how === '%') return exactly(a.low % b.low);
  return exactly(decimal ? tidy(a.low / b.low) : Math.trunc(a.low / b.low));
}

/** Moves a date; a day that the month does not have becomes its last (31 May less 3 months is 28 or 29 February). */
export function shiftDay(day: number, amount: number, unit: TimeUnit): number {
  const [year, month, date] = [Math.floor(day / 10_000), Math.floor(day / 100) % 100, day % 100];
  if (unit === 'day' || unit === 'week') {
    const moved = new Date(Date.UTC(year, month - 1, date + amount * (unit === 'week' ? 7 : 1)));
    return moved.getUTCFullYear() * 10_000 + (moved.getUTCMonth() + 1) * 100 + moved.getUTCDate();
  }
  const months = year * 12 + (month - 1) + amount * (unit === 'year' ? 12 : 1);
  const [newYear, newMonth] = [Math.floor(months / 12), (months % 12) + 1];
  return newYear * 10_000 + newMonth * 100 + Math.min(date, daysInMonth(newYear, newMonth));
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** Whole units between two days, rounded down; a birthday on 29 February falls on 1 March in other years. */
export function elapsed(unit: TimeUnit, from: number, to: number): number {
  if (unit === 'year') return Math.floor((to - from) / 10_000);
  if (unit === 'month') return monthIndex(to) - monthIndex(from) - (to % 100 < from % 100 ? 1 : 0);
  const days = (utc(to) - utc(from)) / 86_400_000;
  return unit === 'day' ? days : Math.floor(days / 7);
}

function monthIndex(day: number): number {
  return Math.floor(day / 10_000) * 12 + (Math.floor(day / 100) % 100);
}

function utc(day: number): number {
  return Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100);
}
