import { parseDate, parsePartialDate } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { textFault, tidyText } from '../foundation/text.ts';
import { type CaseFacts, isShown, type Programme, type Question } from '../programme/index.ts';
import type { Origin } from './referral-input.ts';

const LINE = 500;
const PARAGRAPHS = 5000;
const MOST = 1_000_000_000;

type Read = { readonly kept: unknown } | { readonly message: string };

/** The programme's own questions that somebody who comes in this way is asked. */
export function questionsFor(programme: Programme, origin: Origin): readonly Question[] {
  return programme.referral.ask.filter((question) => question.for?.includes(origin) ?? true);
}

/** Whether an answer says nothing. */
export function isBlankAnswer(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

function readText(value: unknown, most: number): Read {
  if (typeof value !== 'string') return { message: 'Write the answer as text' };
  const message = textFault(value);
  if (message) return { message };
  if (value.length > most)
    return { message: `Shorten this to ${most.toLocaleString('en-GB')} characters or fewer` };
  return { kept: tidyText(value) };
}

function readNumber(value: unknown): Read {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value.trim()) ? Number(value) : value;
  if (typeof number === 'number' && Number.isInteger(number) && number >= 0 && number <= MOST) {
    return { kept: number };
  }
  return { message: 'Enter a whole number, like 3' };
}

function readDay(value: unknown, partial: boolean): Read {
  const text = typeof value === 'string' ? value : '';
  if (partial ? parsePartialDate(text) : parseDate(text)) return { kept: text };
  return {
    message: partial
      ? 'Enter a real date. The year alone, or month and year, will do'
      : 'Enter a real date, such as 27 3 2024',
  };
}

function readYesNo(value: unknown): Read {
  if (value === true || value === 'yes') return { kept: true };
  if (value === false || value === 'no') return { kept: false };
  return value === 'not_known' ? { kept: value } : { message: 'Select yes, no or not known' };
}

function readChoices(question: Question, value: unknown): Read {
  const offered = new Set(question.options?.map((option) => option.value));
  if (question.type === 'one_of') {
    return typeof value === 'string' && offered.has(value)
      ? { kept: value }
      : { message: 'Select one of the answers' };
  }
  const chosen = Array.isArray(value) ? value : [value];
  return chosen.every((each) => typeof each === 'string' && offered.has(each))
    ? { kept: [...new Set(chosen)] }
    : { message: 'Select from the answers that are offered' };
}

function readAnswer(question: Question, value: unknown): Read {
  switch (question.type) {
    case 'text':
      return readText(value, LINE);
    case 'long_text':
      return readText(value, PARAGRAPHS);
    case 'whole_number':
      return readNumber(value);
    case 'date':
    case 'partial_date':
      return readDay(value, question.type === 'partial_date');
    case 'yes_no_unknown':
      return readYesNo(value);
    case 'one_of':
    case 'many_of':
      return readChoices(question, value);
  }
}

/** Answers that a programme's questions take, and what is wrong with the rest. */
export interface CheckedAnswers {
  readonly kept: Readonly<Record<string, unknown>>;
  readonly faults: readonly FieldFault[];
}

/**
 * Checks answers against a programme's own questions: type, options, whether it must be answered, whether it is asked
 * at all. An answer to a question that the other answers hide is left out, not refused.
 */
export function checkAnswers(
  programme: Programme,
  origin: Origin,
  answers: Readonly<Record<string, unknown>>,
  facts: CaseFacts,
  today: Temporal.PlainDate,
): CheckedAnswers {
  const questions = new Map(programme.referral.ask.map((question) => [question.id, question]));
  const faults: FieldFault[] = [];
  const read: Record<string, unknown> = {};
  for (const [id, value] of Object.entries(answers)) {
    const question = questions.get(id);
    if (!question)
      faults.push({ path: ['answers', id], message: `${programme.title} asks no question called ${id}` });
    else if (!isBlankAnswer(value)) {
      const found = readAnswer(question, value);
      if ('kept' in found) read[id] = found.kept;
      else faults.push({ path: ['answers', id], message: found.message });
    }
  }
  const kept: Record<string, unknown> = {};
  const seen = { ...facts, answers: read };
  for (const question of questionsFor(programme, origin)) {
    if (!isShown(programme, question.id, seen, today)) continue;
    if (Object.hasOwn(read, question.id)) kept[question.id] = read[question.id];
    else if (question.required && !faults.some((fault) => fault.path[1] === question.id)) {
      faults.push({ path: ['answers', question.id], message: `Answer this: ${question.label}` });
    }
  }
  return { kept, faults };
}
