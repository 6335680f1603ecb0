import { parseDate, parsePartialDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { textFault, tidyText } from '../foundation/text.ts';
import type { EntryQuestion } from '../programme/index.ts';
import { saidWrong } from './fault-words.ts';

const LINE = 500;
const PARAGRAPHS = 5000;
const MOST = 1_000_000_000;

/** An answer as it is kept, or what is wrong with it; `path` begins inside the answer. */
export type ReadAnswer = { readonly kept: unknown } | { readonly faults: readonly FieldFault[] };

const wrong = (message: string, ...path: FieldFault['path']): ReadAnswer => ({ faults: [{ path, message }] });

/** Whether an answer says nothing. */
export function isBlankAnswer(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.every(isBlankAnswer);
  return typeof value === 'object' && Object.values(value).every(isBlankAnswer);
}

function readText(value: unknown, most: number): ReadAnswer {
  if (typeof value !== 'string') return wrong(saidWrong('wrongText'));
  const message = textFault(value);
  if (message) return wrong(message);
  if (value.length > most) return wrong(saidWrong('wrongTooLong', { most: most.toLocaleString('en-GB') }));
  return { kept: tidyText(value) };
}

const DIGITS: Readonly<Record<string, { readonly pattern: RegExp; readonly say: string }>> = {
  whole_number: { pattern: /^\d{1,10}$/, say: saidWrong('wrongWholeNumber') },
  decimal_number: { pattern: /^\d{1,10}(\.\d{1,2})?$/, say: saidWrong('wrongNumber') },
  money: {
    pattern: /^£?\d{1,3}(,?\d{3})*(\.\d{1,2})?$/,
    say: saidWrong('wrongMoney'),
  },
};

/** A number as it was typed or sent. Money is kept as `{ pence }`, so that what is kept is never read as pounds. */
function readNumber(question: EntryQuestion, value: unknown): ReadAnswer {
  const kind = DIGITS[question.type];
  const pence = question.type === 'money' ? partOf(value, 'pence') : undefined;
  if (typeof pence === 'number' && Number.isInteger(pence))
    return readNumber(question, (pence / 100).toFixed(2));
  const text = typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : '';
  if (!kind?.pattern.test(text)) return wrong(kind?.say ?? 'Enter a number');
  const number = Number(text.replace(/[£,]/g, ''));
  const { least = 0, most = MOST } = question;
  if (number < least) return wrong(saidWrong('wrongTooLittle', { least: least.toLocaleString('en-GB') }));
  if (number > most) return wrong(saidWrong('wrongTooMuch', { most: most.toLocaleString('en-GB') }));
  return { kept: question.type === 'money' ? { pence: Math.round(number * 100) } : number };
}

function readDay(value: unknown, partial: boolean): ReadAnswer {
  const text = typeof value === 'string' ? value : '';
  if (partial ? parsePartialDate(text) : parseDate(text)) return { kept: text };
  return wrong(partial ? saidWrong('wrongPartialDay') : saidWrong('wrongDay'));
}

function readYesNo(value: unknown): ReadAnswer {
  if (value === true || value === 'yes') return { kept: true };
  if (value === false || value === 'no') return { kept: false };
  return value === 'not_known' ? { kept: value } : wrong(saidWrong('wrongYesNo'));
}

function readChoices(question: EntryQuestion, value: unknown): ReadAnswer {
  const offered = new Set(question.options?.map((option) => option.value));
  if (question.type === 'one_of') {
    return typeof value === 'string' && offered.has(value)
      ? { kept: value }
      : wrong(saidWrong('wrongChoice'));
  }
  const chosen = Array.isArray(value) ? value : [value];
  return chosen.every((each) => typeof each === 'string' && offered.has(each))
    ? { kept: [...new Set(chosen)] }
    : wrong(saidWrong('wrongChoices'));
}

const POSTCODE = /^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;

function partOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

/** An address, its postcode in capitals, and whether it must be kept from others. */
function readAddress(question: EntryQuestion, value: unknown): ReadAnswer {
  const lines = readText(partOf(value, 'lines') ?? '', LINE);
  if ('faults' in lines) return { faults: lines.faults.map((each) => ({ ...each, path: ['lines'] })) };
  const typed = partOf(value, 'postcode') ?? '';
  const postcode = typeof typed === 'string' ? typed.trim().toUpperCase() : 'unreadable';
  if (postcode !== '' && !POSTCODE.test(postcode)) return wrong(saidWrong('wrongPostcode'), 'postcode');
  const asked = readYesNo(partOf(value, 'confidential') ?? 'not_known');
  if ('faults' in asked) return { faults: asked.faults.map((each) => ({ ...each, path: ['confidential'] })) };
  const confidential =
    question.confidential === 'always' ? true : question.confidential === 'never' ? false : asked.kept;
  return { kept: { lines: lines.kept, postcode: postcode || null, confidential } };
}

/** Reads one answer by the kind of its question. */
export function readAnswer(question: EntryQuestion, value: unknown): ReadAnswer {
  switch (question.type) {
    case 'text':
    case 'person':
    case 'file':
      return readText(value, LINE);
    case 'long_text':
      return readText(value, PARAGRAPHS);
    case 'whole_number':
    case 'decimal_number':
    case 'money':
      return readNumber(question, value);
    case 'date':
    case 'partial_date':
      return readDay(value, question.type === 'partial_date');
    case 'yes_no_unknown':
      return readYesNo(value);
    case 'one_of':
    case 'many_of':
      return readChoices(question, value);
    case 'address':
      return readAddress(question, value);
  }
}
