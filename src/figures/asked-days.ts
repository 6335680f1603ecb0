import type { FieldFault } from '../foundation/fault.ts';
import { type DateParts, formDateText, optional, parseForm } from '../interface/forms/index.ts';
import { formatDate } from '../interface/wording/index.ts';
import type { Published } from '../programme/index.ts';
import { sayFigures } from './wording.ts';

const names = ['asAt', 'from', 'to'] as const;
type DayName = (typeof names)[number];

/** The days that the address of a page asks for, as queries take them, and what was typed. */
export interface AskedDays {
  readonly asked: { readonly [Name in DayName | 'split']?: string };
  readonly typed: { readonly [Name in DayName]?: DateParts };
  readonly faults: readonly FieldFault[];
}

const whats: Readonly<Record<DayName, string>> = { asAt: 'day', from: 'first day', to: 'last day' };

/** Reads the days of an address: typed into three boxes (`asAt[day]`), or whole in a link (`asAt=2024-03-31`). */
export function readAskedDays(search: URLSearchParams): AskedDays {
  const { values } = parseForm(search.entries());
  const asked: Partial<Record<DayName | 'split', string>> = {};
  const split = search.get('split');
  if (split) asked.split = split;
  const typed: Partial<Record<DayName, DateParts>> = {};
  const faults: FieldFault[] = [];
  for (const name of names) {
    const parts = partsOf(values[name]);
    typed[name] = parts;
    const read = optional(formDateText({ what: whats[name] })).safeParse(parts);
    if (read.success) {
      if (read.data !== undefined) asked[name] = read.data;
      continue;
    }
    for (const { path, message } of read.error.issues) {
      faults.push({ path: [name, ...path.filter((part) => typeof part !== 'symbol')], message });
    }
  }
  return { asked, typed, faults };
}

function partsOf(value: unknown): DateParts {
  if (typeof value === 'string') {
    const [year, month, day] = value.split('-');
    return { day, month, year };
  }
  if (typeof value !== 'object' || value === null) return {};
  const part = (name: string) => {
    const text: unknown = Object.hasOwn(value, name) ? Reflect.get(value, name) : undefined;
    return typeof text === 'string' ? text : undefined;
  };
  return { day: part('day'), month: part('month'), year: part('year') };
}

/** Days as an answer gives them. */
export interface AnsweredDays {
  readonly asAt: Temporal.PlainDate;
  readonly from: Temporal.PlainDate | null;
  readonly to: Temporal.PlainDate | null;
}

/** An address that asks for the same days; today is left out, so that a kept link stays as at today. */
export function withDays(
  path: string,
  days: AnsweredDays,
  today: Temporal.PlainDate,
  more: Readonly<Record<string, string>> = {},
): string {
  const search = new URLSearchParams();
  if (!days.asAt.equals(today)) search.set('asAt', days.asAt.toString());
  if (days.from) search.set('from', days.from.toString());
  if (days.to) search.set('to', days.to.toString());
  for (const [name, value] of Object.entries(more)) search.set(name, value);
  const query = search.toString();
  return query ? `${path}?${query}` : path;
}

/** “Counted: what began or came in from … to …”; undefined when no period was asked for. */
export function periodWords({ from, to }: AnsweredDays): string | undefined {
  if (from && to) return sayFigures('period', { from: formatDate(from), to: formatDate(to) });
  if (from) return sayFigures('periodFrom', { from: formatDate(from) });
  return to ? sayFigures('periodTo', { to: formatDate(to) }) : undefined;
}

/** A day or period worth a link of its own. */
export interface DaysChoice extends AnsweredDays {
  readonly title: string;
}

/** The days that printed documents speak of: each document whole, and each period as at its last day and each document’s. */
export function printedChoices(published: Published | undefined, today: Temporal.PlainDate): DaysChoice[] {
  if (!published) return [];
  const past = published.documents.filter(
    (document) => Temporal.PlainDate.compare(document.as_at, today) <= 0,
  );
  const periods = published.periods.flatMap(({ title, from, to }) => {
    const days = [to, ...past.map((document) => document.as_at)];
    return days
      .filter((asAt) => Temporal.PlainDate.compare(asAt, today) <= 0)
      .map((asAt) => ({ title, asAt, from, to }));
  });
  return [...periods, ...past.map(({ title, as_at }) => ({ title, asAt: as_at, from: null, to: null }))];
}
