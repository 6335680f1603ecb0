import { z } from 'zod';
import { formatPartialDate, type PartialDate, parsePartialDate } from '../../foundation/dates.ts';
import { formatMoney, parseMoney } from '../../foundation/money.ts';
import { tidyText, zText } from '../../foundation/text.ts';
import { type DateParts, datePartsOf, readDateParts } from './date-parts.ts';

/*
 * Between what a form sends, which is text, and what a command takes. `decode` reads a form, with messages for a
 * person; `encode` fills a form from what is stored.
 */

type DateOptions = {
  /** How messages name the date, such as "date of birth". */
  readonly what?: string;
};

/** Three boxes and the day that they name. */
export function formDate({ what = 'date' }: DateOptions = {}) {
  return dateCodec({ what, partial: false }, z.instanceof(Temporal.PlainDate), {
    decode: ({ date }) => date,
    encode: (date) => ({ date, precision: 'day' }),
  });
}

/** Three boxes, of which the day, or the day and the month, may stay empty. */
export function formPartialDate({ what = 'date' }: DateOptions = {}) {
  return dateCodec({ what, partial: true }, z.custom<PartialDate>(), {
    decode: (known) => known,
    encode: (known) => known,
  });
}

/** Three boxes and the ISO text of the day (`2019-03-04`), as commands take it. */
export function formDateText({ what = 'date' }: DateOptions = {}) {
  return dateCodec({ what, partial: false }, z.string(), isoText);
}

/** Three boxes and the ISO text of what is known (`2019-03-04`, `2019-03` or `2019`), as commands take it. */
export function formPartialDateText({ what = 'date' }: DateOptions = {}) {
  return dateCodec({ what, partial: true }, z.string(), isoText);
}

const isoText = { decode: formatPartialDate, encode: parsePartialDate };

function dateCodec<Value extends z.ZodType>(
  rules: { what: string; partial: boolean },
  value: Value,
  between: {
    decode: (known: PartialDate) => z.input<Value>;
    encode: (value: z.input<Value>) => PartialDate | undefined;
  },
) {
  const box = z.string('Enter a real date').optional();
  const boxes = z.object({ day: box, month: box, year: box }, `Enter the ${rules.what}`);
  return z.codec(boxes, value, {
    decode: (parts: DateParts, context) => {
      const read = readDateParts(parts, rules);
      if ('precision' in read) return between.decode(read);
      const path = read.part ? [read.part] : [];
      context.issues.push({ code: 'custom', input: parts, message: read.message, path });
      return z.NEVER;
    },
    encode: (stored) => ({ day: '', month: '', year: '', ...datePartsOf(between.encode(stored)) }),
  });
}

/** Text that must be there. It is tidied before it is counted, so that a line end is one character, as in a browser. */
export function formText({ max, missing = 'Enter an answer' }: { max: number; missing?: string }) {
  return z.string(missing).transform(tidyText).pipe(zText(max, missing));
}

/** Yes or no, from radios; a single ticked box is a yes. */
export function formBoolean({ missing = 'Select yes or no' }: { missing?: string } = {}) {
  return z.codec(z.literal(['yes', 'no', 'true', 'false', 'on'], missing), z.boolean(), {
    decode: (text) => text !== 'no' && text !== 'false',
    encode: (value): 'yes' | 'no' => (value ? 'yes' : 'no'),
  });
}

/** One box that may be ticked; true when it is. */
export function formTick() {
  const ticked = z.array(z.literal('yes', 'Tick the box, or leave it empty'));
  return z
    .preprocess((sent) => (sent === undefined ? [] : [sent].flat()), ticked)
    .transform((all) => all.length > 0);
}

type NumberOptions = { min?: number; max?: number; missing?: string };

/** A whole number, typed with or without commas. From 0 to 1,000,000,000 unless it is said. */
export function formWholeNumber({
  min = 0,
  max = 1_000_000_000,
  missing = 'Enter a number',
}: NumberOptions = {}) {
  const between = `Enter a whole number from ${min.toLocaleString('en-GB')} to ${max.toLocaleString('en-GB')}`;
  return z.codec(typed(missing), z.number().int().min(min, between).max(max, between), {
    decode: (text, context) => {
      if (/^[-−]?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,4})$/.test(text)) {
        return Number(text.replace('−', '-').replaceAll(',', ''));
      }
      context.issues.push({ code: 'custom', input: text, message: between });
      return z.NEVER;
    },
    encode: String,
  });
}

/** Pounds as text (`12`, `12.50`, `£1,200`) and whole pence. */
export function formMoney({ missing = 'Enter an amount' }: { missing?: string } = {}) {
  return z.codec(typed(missing), z.number().int(), {
    decode: (text, context) => {
      const pence = parseMoney(text);
      if (pence !== undefined) return pence;
      const message = 'Enter an amount in pounds, such as 12 or 12.50';
      context.issues.push({ code: 'custom', input: text, message });
      return z.NEVER;
    },
    encode: (pence) => formatMoney(pence).replace('£', ''),
  });
}

/** Something typed, without the space around it. */
function typed(missing: string) {
  return z.string(missing).trim().min(1, missing);
}

/** A question that may be left out: what was left empty is undefined. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (isEmpty(value) ? undefined : value), schema.optional());
}

/** True for what a form sends when a question was left: empty text, or boxes that are all empty. */
function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (value instanceof File) return value.size === 0 && value.name === '';
  return typeof value === 'object' && Object.values(value).every(isEmpty);
}
