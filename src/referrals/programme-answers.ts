import type { FieldFault } from '../foundation/fault.ts';
import {
  type CaseFacts,
  type Entry,
  type EntryQuestion,
  isRequired,
  isShown,
  MOST_ENTRIES,
  type Programme,
  type Question,
} from '../programme/index.ts';
import { saidWrong } from './fault-words.ts';
import { isBlankAnswer, readAnswer } from './read-answer.ts';
import type { Origin } from './referral-input.ts';

/** The programme's own questions that somebody who comes in this way is asked. */
export function questionsFor(programme: Pick<Programme, 'referral'>, origin: Origin): readonly Question[] {
  return programme.referral.ask.filter((question) => question.for?.includes(origin) ?? true);
}

/** Answers that a programme's questions take, and what is wrong with the rest. */
export interface CheckedAnswers {
  readonly kept: Readonly<Record<string, unknown>>;
  readonly faults: readonly FieldFault[];
}

type Said = Readonly<Record<string, unknown>>;

function isEntries(question: Question | EntryQuestion): question is Question & { type: 'group' } {
  return question.type === 'group';
}

/** Reads every answer that says something; `path` is where the answers stand. */
function readAll(
  questions: readonly (Question | EntryQuestion)[],
  said: Said,
  path: FieldFault['path'],
): CheckedAnswers {
  const faults: FieldFault[] = [];
  const kept: Record<string, unknown> = {};
  for (const question of questions) {
    const value = Object.hasOwn(said, question.id) ? said[question.id] : undefined;
    const here = [...path, question.id];
    if (isEntries(question)) {
      const entries = readEntries(question, value, here);
      faults.push(...entries.faults);
      if (entries.kept) kept[question.id] = entries.kept;
    } else if (!isBlankAnswer(value)) {
      const found = readAnswer(question as EntryQuestion, value);
      if ('kept' in found) kept[question.id] = found.kept;
      else
        faults.push(
          ...found.faults.map((each) => ({ path: [...here, ...each.path], message: each.message })),
        );
    }
  }
  return { kept, faults };
}

/** The entries of a group; an empty list says that there are none, and nothing says nothing. */
function readEntries(question: Question, value: unknown, path: FieldFault['path']) {
  const faults: FieldFault[] = [];
  if (value === undefined || value === null || value === '') return { faults };
  const most = question.most ?? MOST_ENTRIES;
  if (!Array.isArray(value)) return { faults: [{ path, message: 'Write the entries as a list' }] };
  if (value.length > most) return { faults: [{ path, message: saidWrong('wrongEntries', { most: most }) }] };
  const kept = value.map((entry: unknown, index) => {
    const said = typeof entry === 'object' && entry !== null && !Array.isArray(entry) ? entry : {};
    const unknown = Object.keys(said).filter((id) => !question.ask?.some((each) => each.id === id));
    for (const id of unknown)
      faults.push({ path: [...path, index, id], message: `Nothing called ${id} is asked here` });
    const read = readAll(question.ask ?? [], said as Said, [...path, index]);
    faults.push(...read.faults);
    return read.kept;
  });
  return { faults, kept };
}

interface Asking {
  readonly programme: Programme;
  readonly facts: CaseFacts;
  readonly today: Temporal.PlainDate;
}

/** Leaves out what is not asked, and names what must be answered and is not. */
function settle(
  questions: readonly (Question | EntryQuestion)[],
  read: CheckedAnswers,
  asking: Asking,
  path: FieldFault['path'],
  entry?: Entry,
): CheckedAnswers {
  const { programme, facts, today } = asking;
  const faults: FieldFault[] = [];
  const kept: Record<string, unknown> = {};
  for (const question of questions) {
    if (!isShown(programme, question.id, facts, today, entry)) continue;
    const here = [...path, question.id];
    const value = read.kept[question.id];
    const isWrong = read.faults.some((fault) => here.every((step, index) => fault.path[index] === step));
    if (value !== undefined) kept[question.id] = value;
    else if (!isWrong && isRequired(programme, question.id, facts, today, entry)) {
      faults.push({ path: here, message: saidWrong('wrongUnanswered', { question: question.label }) });
    }
    if (isEntries(question) && Array.isArray(value)) {
      kept[question.id] = value.map((item: Said, index) => {
        const within = { kept: item, faults: read.faults };
        const inside = { group: question.id, item };
        const settled = settle(question.ask ?? [], within, asking, [...here, index], inside);
        faults.push(...settled.faults);
        return settled.kept;
      });
    }
  }
  return { kept, faults };
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
  const known = new Set(programme.referral.ask.map((question) => question.id));
  const strange = Object.keys(answers)
    .filter((id) => !known.has(id))
    .map((id) => ({ path: ['answers', id], message: `${programme.title} asks no question called ${id}` }));
  const read = readAll(programme.referral.ask, answers, ['answers']);
  const asking = { programme, facts: { ...facts, answers: read.kept }, today };
  const settled = settle(questionsFor(programme, origin), read, asking, ['answers']);
  return { kept: settled.kept, faults: [...read.faults, ...strange, ...settled.faults] };
}
