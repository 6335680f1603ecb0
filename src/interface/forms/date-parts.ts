import { type PartialDate, parsePartialDate } from '../../foundation/dates.ts';
import { type FormValue, type FormValues, valueAt } from './parse-form.ts';

/** A date as it is typed, in boxes. */
export type DateParts = {
  readonly day?: string | undefined;
  readonly month?: string | undefined;
  readonly year?: string | undefined;
};
export type DatePart = 'day' | 'month' | 'year';

/** What is wrong with a typed date, and in which box; no box when it is the date as a whole. */
export type DateFault = { readonly part: DatePart | undefined; readonly message: string };

type DateRules = {
  /** How messages name the date, such as "date of birth". */
  readonly what: string;
  /** Whether the year alone, or month and year, will do. */
  readonly partial: boolean;
};

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const fullMonthNames =
  'january february march april may june july august september october november december'.split(' ');

/** Reads a typed date. Months may be numbers or English names. Years have four figures, from 1900. */
export function readDateParts(parts: DateParts, rules: DateRules): PartialDate | DateFault {
  const [day, month, year] = [parts.day, parts.month, parts.year].map((part) => (part ?? '').trim());
  if (!day && !month && !year) return { part: undefined, message: `Enter the ${rules.what}` };
  const missing = missingParts(day, month, year, rules);
  if (missing.length > 0) {
    const [part] = missing;
    return {
      part: missing.length === 1 ? part : undefined,
      message: `${capitalised(rules.what)} must include a ${missing.join(' and ')}`,
    };
  }
  if (!/^\d{4}$/.test(year ?? '')) {
    return { part: 'year', message: 'Year must include 4 numbers' };
  }
  const iso = [year, month && monthNumber(month), day && twoFigures(day)].filter(Boolean).join('-');
  return parsePartialDate(iso) ?? unreal(iso, rules);
}

function missingParts(
  day: string | undefined,
  month: string | undefined,
  year: string | undefined,
  rules: DateRules,
): DatePart[] {
  const missing: DatePart[] = [];
  if (!day && !rules.partial) missing.push('day');
  if (!month && (day || !rules.partial)) missing.push('month');
  if (!year) missing.push('year');
  return missing;
}

function unreal(iso: string, rules: DateRules): DateFault {
  const year = Number(iso.slice(0, 4));
  if (year < 1900) return { part: 'year', message: `${capitalised(rules.what)} must be in 1900 or later` };
  return {
    part: undefined,
    message: rules.partial ? 'Enter a real date, such as 3 2019' : 'Enter a real date',
  };
}

/** Two figures, or what was typed when it is no month, which no real date then has. */
function monthNumber(text: string): string {
  const name = text.toLowerCase();
  const index = Math.max(monthNames.indexOf(name), fullMonthNames.indexOf(name));
  return index >= 0 ? twoFigures(String(index + 1)) : twoFigures(text);
}

function twoFigures(text: string): string {
  return /^\d$/.test(text) ? `0${text}` : /^\d\d$/.test(text) ? text : 'xx';
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A stored date in boxes, for filling a form; the boxes that are not known stay empty. */
export function datePartsOf(known: Temporal.PlainDate | PartialDate | undefined): DateParts {
  if (known === undefined) return {};
  const { date, precision } = 'precision' in known ? known : { date: known, precision: 'day' };
  const year = String(date.year);
  if (precision === 'year') return { year };
  const month = String(date.month);
  return precision === 'month' ? { month, year } : { day: String(date.day), month, year };
}

/** The date that was typed, for showing the form again. */
export function datePartsAt(
  values: FormValues | undefined,
  path: readonly (string | number)[],
): DateParts | undefined {
  const value = valueAt(values, path);
  if (value === undefined || typeof value === 'string' || value instanceof File || Array.isArray(value)) {
    return undefined;
  }
  const text = (part: FormValue | undefined) => (typeof part === 'string' ? part : '');
  return { day: text(value.day), month: text(value.month), year: text(value.year) };
}
