import type { EntryQuestion, Programme, Question } from '../../programme/index.ts';
import type { ReferralAnswers } from '../referral-input.ts';

/** A file of a referral, or of what is being filled in. An answer to its question is its name. */
export interface ReferralFile {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly fileName: string;
  readonly mediaType: string;
  /** In bytes. */
  readonly size: number;
}

/** The most files that one form takes, those taken out again among them. */
export const MOST_FILES = 20;

/** A name that none of the others has: of two photographs called alike, the second is told apart by a number. */
export function nameApart(name: string, others: readonly string[]): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  let number = 2;
  let apart = name;
  while (others.includes(apart)) apart = `${stem} ${number++}${ending}`;
  return apart;
}

function namesIn(questions: readonly (Question | EntryQuestion)[], said: unknown): string[] {
  if (typeof said !== 'object' || said === null) return [];
  return questions.flatMap((question) => {
    const value: unknown = Reflect.get(said, question.id);
    if (question.type === 'file') return typeof value === 'string' ? [value] : [];
    if (question.type !== 'group' || !Array.isArray(value)) return [];
    const { ask = [] } = question as Question;
    return value.flatMap((entry) => namesIn(ask, entry));
  });
}

/** The names that are given as answers to questions for a file. */
export function filesNamed(
  programme: Pick<Programme, 'referral'>,
  { answers }: Pick<ReferralAnswers, 'answers'>,
): readonly string[] {
  return namesIn(programme.referral.ask, answers);
}
