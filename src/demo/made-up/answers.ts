import type { EntryQuestion, Programme, Question } from '../../programme/index.ts';
import type { Seeded } from '../seeded.ts';

type Answers = Record<string, unknown>;

/** Draws an answer to each of a programme's own questions that whoever comes in this way is asked. */
export function madeUpAnswers(
  chance: Seeded,
  programme: Programme,
  from: 'staff' | 'partner' | 'self',
  on: Temporal.PlainDate,
): Answers {
  const asked = programme.referral.ask.filter((question) => question.for?.includes(from) ?? true);
  return answersTo(chance, asked, on);
}

function answersTo(
  chance: Seeded,
  questions: readonly (Question | EntryQuestion)[],
  on: Temporal.PlainDate,
): Answers {
  const said: Answers = {};
  for (const question of questions) {
    // Some of what need never be answered is left open, as it is in life.
    const isLeft = !question.required && !question.required_when && chance.below(8) === 0;
    const answer = isLeft ? undefined : answerTo(chance, question, on);
    if (answer !== undefined) said[question.id] = answer;
  }
  return said;
}

const back = (on: Temporal.PlainDate, chance: Seeded) =>
  on.subtract({ days: 7 + chance.below(700) }).toString();

function numberFor(chance: Seeded, { least = 0, most = least + 5 }: Question | EntryQuestion): number {
  return least + chance.below(Math.max(1, Math.floor(most - least) + 1));
}

function someOf(chance: Seeded, options: NonNullable<Question['options']>): string[] {
  const some = options.filter(() => chance.below(3) === 0);
  return (some.length > 0 ? some : [chance.pick(options)]).map(({ value }) => value);
}

function answerTo(chance: Seeded, question: Question | EntryQuestion, on: Temporal.PlainDate): unknown {
  switch (question.type) {
    case 'yes_no_unknown':
      return chance.below(5) > 0;
    case 'one_of':
      return question.options && chance.pick(question.options).value;
    case 'many_of':
      return question.options && someOf(chance, question.options);
    case 'whole_number':
    case 'decimal_number':
    case 'money':
      return numberFor(chance, question);
    case 'date':
      return back(on, chance);
    case 'partial_date':
      return back(on, chance).slice(0, 7);
    case 'text':
    case 'long_text':
      return 'Made up: nobody said this.';
    case 'person':
      return 'Somebody made up';
    case 'address':
      return { lines: '1 Nowhere Street', confidential: 'no' };
    case 'group': {
      const entries = 1 + chance.below(2);
      const asked = 'ask' in question ? (question.ask ?? []) : [];
      return Array.from({ length: entries }, () => answersTo(chance, asked, on));
    }
    default:
      return undefined;
  }
}
