import type { Programme, Question } from '../../programme/index.ts';
import { questionsFor } from '../programme-answers.ts';
import type { Origin } from '../referral-input.ts';
import { children, proceedings } from './family-steps.ts';
import { yesNo } from './field-kinds.ts';
import type { Field } from './fields.ts';
import { aboutYou, contact, name, safeContact, situation, support } from './parent-steps.ts';
import type { Step } from './step.ts';
import { type Words, wordsFor } from './wording.ts';

const QUESTIONS_ON_A_PAGE = 8;

function questionField(question: Question, say: Words, reader: Origin): Field {
  const wording = reader === 'self' ? (question.self_label ?? question.label) : question.label;
  const shared = {
    path: ['answers', question.id],
    label: wording,
    ...(!question.required && { optional: say('optional') }),
    hint: question.hint,
  };
  switch (question.type) {
    case 'text':
      return { ...shared, kind: 'text' };
    case 'whole_number':
      return { ...shared, kind: 'text', width: 10 };
    case 'long_text':
      return { ...shared, kind: 'area', limit: 5000 };
    case 'date':
    case 'partial_date':
      return { ...shared, kind: 'date', partial: question.type === 'partial_date' };
    case 'yes_no_unknown':
      return { ...shared, kind: 'choice', options: yesNo(say, 'notKnown') };
    case 'one_of':
    case 'many_of':
      return {
        ...shared,
        kind:
          question.type === 'many_of' ? 'many' : (question.options?.length ?? 0) > 8 ? 'select' : 'choice',
        options: question.options ?? [],
      };
  }
}

/** A question that only a yes to another question brings up hangs on that yes. */
function hungOnYes(all: readonly Question[], say: Words, reader: Origin): Field[] {
  const yesOf = (question: Question) => {
    const id = /^\s*answers\.(\w+)\s*$/.exec(question.show_when ?? '')?.[1];
    const above = all.find((each) => each.id === id);
    return above?.type === 'yes_no_unknown' && !above.show_when ? above.id : undefined;
  };
  return all.flatMap((question) => {
    if (yesOf(question) !== undefined) return [];
    const field = questionField(question, say, reader);
    const hanging = all.filter((each) => yesOf(each) === question.id);
    if (hanging.length === 0 || !('options' in field)) return [field];
    const opens = hanging.map((each) => questionField(each, say, reader));
    const options = field.options.map((option) => (option.value === 'yes' ? { ...option, opens } : option));
    return [{ ...field, options }];
  });
}

function questions(programme: Programme, origin: Origin, reader: Origin, say: Words): Step[] {
  const all = hungOnYes(questionsFor(programme, origin), say, reader);
  const pages = Math.ceil(all.length / QUESTIONS_ON_A_PAGE);
  return Array.from({ length: pages }, (_, index) => ({
    kind: 'fields',
    id: `questions-${index + 1}`,
    title: pages === 1 ? say('questions') : `${say('questions')} (${index + 1} of ${pages})`,
    lead: say('questionsLead'),
    fields: all.slice(index * QUESTIONS_ON_A_PAGE, (index + 1) * QUESTIONS_ON_A_PAGE),
  }));
}

/**
 * The steps of a programme's form for one way in, in the order in which they are asked. The parent herself is asked
 * first how she can be reached safely. A worker who reads the answers sees the same questions in her own words.
 */
export function stepsFor(programme: Programme, origin: Origin, reader: Origin = origin): readonly Step[] {
  const say = wordsFor(reader);
  const sections = new Set<string>(programme.referral.sections);
  const own = origin === 'self';
  return [
    ...(origin === 'partner' ? [aboutYou(say)] : []),
    ...(sections.has('safe_contact') ? [safeContact(say)] : []),
    name(say, own),
    contact(say, own),
    support(say),
    ...situation(say, sections),
    ...(sections.has('children') ? [children(say)] : []),
    ...(sections.has('proceedings') ? [proceedings(say)] : []),
    ...questions(programme, origin, reader, say),
  ];
}
