import { type PartialDate, parsePartialDate } from '../foundation/dates.ts';

/** What was typed into the search: a name, a date of birth, or both. */
export interface SearchWords {
  readonly name: string;
  readonly bornOn: PartialDate | null;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DAY = '(\\d{1,2})(?:st|nd|rd|th)?';
const YEAR = '((?:19|20)\\d{2})';
// Part of a longer date that is none, such as 31/2/1992, is no date either.
const EDGE = ['(?<![\\p{L}\\p{N}]|\\d[/.-])', '(?![\\p{L}\\p{N}]|[/.-]\\d)'];

type Reader = (parts: readonly string[], today: Temporal.PlainDate) => string;

/** Ways to write a date, the fullest first. */
const forms: readonly (readonly [pattern: string, read: Reader])[] = [
  [`${YEAR}-(\\d{2})-(\\d{2})`, ([year, month, day]) => `${year}-${month}-${day}`],
  [`(\\d{1,2})[/. -](\\d{1,2})[/. -]${YEAR}`, ([day, month, year]) => iso(year, month, day)],
  [
    '(\\d{1,2})[/.-](\\d{1,2})[/.-](\\d{2})',
    ([day, month, year], today) => iso(century(year, today), month, day),
  ],
  [`(\\d{2})(\\d{2})${YEAR}`, ([day, month, year]) => iso(year, month, day)],
  [`${DAY}(?: of)? ${MONTH},? ${YEAR}`, ([day, month, year]) => iso(year, named(month), day)],
  [`${MONTH} ${DAY},? ${YEAR}`, ([month, day, year]) => iso(year, named(month), day)],
  [`${MONTH} ${YEAR}`, ([month, year]) => iso(year, named(month))],
  [`(\\d{1,2})/${YEAR}`, ([month, year]) => iso(year, month)],
  [`${YEAR}-(\\d{2})`, ([year, month]) => iso(year, month)],
  [YEAR, ([year]) => String(year)],
];

function iso(...parts: readonly (string | undefined)[]): string {
  return parts.map((part) => (part ?? '').padStart(2, '0')).join('-');
}

function named(month: string | undefined): string {
  return String(MONTHS.indexOf((month ?? '').slice(0, 3).toLowerCase()) + 1);
}

/** A year written with two figures is the latest such year that is not to come. */
function century(year: string | undefined, today: Temporal.PlainDate): string {
  const ending = Number(year);
  return String(ending > today.year % 100 ? 1900 + ending : 2000 + ending);
}

const compiled = forms.map(
  ([pattern, read]) => [new RegExp(`${EDGE[0]}${pattern}${EDGE[1]}`, 'iu'), read] as const,
);

/**
 * Parts a search into a name and a date of birth. Dates are read in words or digits (`3 March 1990`, `3.3.90`,
 * `03/03/1990`, `March 1990`, `1990`), the day before the month; what is no real date stays part of the name.
 */
export function readSearch(typed: string, today: Temporal.PlainDate): SearchWords {
  const text = typed.normalize('NFKC').replace(/\s+/gu, ' ').trim();
  for (const [pattern, read] of compiled) {
    const match = pattern.exec(text);
    const bornOn = match && parsePartialDate(read(match.slice(1), today));
    if (match && bornOn) {
      const name = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
      return { name: withoutLabel(name), bornOn };
    }
  }
  return { name: text, bornOn: null };
}

/** What people write before a date of birth. */
function withoutLabel(name: string): string {
  return name
    .replace(/(?<!\p{L})(?:born(?: on)?|d\.?o\.?b\.?:?|date of birth:?)(?!\p{L})/giu, ' ')
    .replace(/[\s,;]+/gu, ' ')
    .trim();
}
