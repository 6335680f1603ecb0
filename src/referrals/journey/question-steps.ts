import { type EntryQuestion, MOST_ENTRIES, type Programme, type Question } from '../../programme/index.ts';
import { questionsFor } from '../programme-answers.ts';
import type { Origin } from '../referral-input.ts';
import { yesNo } from './field-kinds.ts';
import type { Field } from './fields.ts';
import type { Translated } from './language.ts';
import type { Step } from './step.ts';
import { filled, type Words } from './wording.ts';

const QUESTIONS_ON_A_PAGE = 8;

/** Who reads a question, and beneath what its answer stands: `answers`, or the `item` of a group. */
interface Reading {
  readonly say: Words;
  readonly reader: Origin;
  readonly within: 'answers' | 'item';
  readonly said: Translated;
  /** The place of the questions in the programme’s file, by which their texts are translated. */
  readonly place: string;
}

type Asked = Question | EntryQuestion;

/** The label that a reader sees; a label for others is never put before the parent because it alone is translated. */
function wordingOf(question: Asked, { reader, said, place }: Reading) {
  const own = reader === 'self' ? question.self_label : undefined;
  const word = own === undefined ? 'label' : 'self_label';
  return { label: own ?? question.label, said: said(`${place}.${question.id}.${word}`) };
}

function sharedOf(question: Asked, reading: Reading) {
  const { say, within, said } = reading;
  const place = `${reading.place}.${question.id}`;
  const wording = wordingOf(question, reading);
  const mayBeLeft = !question.required && question.required_when === undefined;
  return {
    path: [within, question.id],
    label: wording.label,
    said: { label: wording.said, hint: said(`${place}.hint`), help: said(`${place}.help`) },
    ...(mayBeLeft && { optional: say('optional') }),
    hint: question.hint,
    help: question.help,
  };
}

/** The fields of one question; an address has three. Groups are steps of their own. */
function fieldsOf(question: Asked, reading: Reading): Field[] {
  const shared = sharedOf(question, reading);
  switch (question.type) {
    case 'text':
    case 'person':
      return [{ ...shared, kind: 'text' }];
    case 'file':
      return [{ ...shared, kind: 'file' }];
    case 'whole_number':
    case 'decimal_number':
      return [{ ...shared, kind: 'text', width: 10 }];
    case 'money':
      return [{ ...shared, kind: 'text', width: 10, pence: true, prefix: '£' }];
    case 'long_text':
      return [{ ...shared, kind: 'area', limit: 5000 }];
    case 'date':
    case 'partial_date':
      return [{ ...shared, kind: 'date', partial: question.type === 'partial_date' }];
    case 'yes_no_unknown':
      return [{ ...shared, kind: 'choice', options: yesNo(reading.say, 'notKnown') }];
    case 'one_of':
    case 'many_of':
      return [choiceOf(question, shared, reading)];
    case 'address':
      return addressOf(question, reading);
    case 'group':
      return [];
  }
}

function choiceOf(question: Asked, shared: ReturnType<typeof sharedOf>, { said, place }: Reading): Field {
  const options = (question.options ?? []).map(({ value, label }) => ({
    value,
    label,
    said: said(`${place}.${question.id}.options.${value}.label`),
  }));
  if (question.type === 'many_of') return { ...shared, kind: 'many', options };
  return { ...shared, kind: options.length > 8 ? 'select' : 'choice', options };
}

function addressOf(question: Asked, reading: Reading): Field[] {
  const { say } = reading;
  const { path, help: _, ...shared } = sharedOf(question, reading);
  const confidential: Field = {
    kind: 'choice',
    path: [...path, 'confidential'],
    label: say('addressConfidential'),
    optional: shared.optional,
    options: yesNo(say, 'notKnown'),
  };
  return [
    { ...shared, kind: 'area', path: [...path, 'lines'], limit: 500 },
    {
      kind: 'text',
      path: [...path, 'postcode'],
      label: say('postcode'),
      optional: say('optional'),
      width: 10,
    },
    ...((question.confidential ?? 'ask') === 'ask' ? [confidential] : []),
  ];
}

/** A question that only a yes to another question brings up hangs on that yes. */
function hungOnYes(all: readonly Asked[], reading: Reading): Field[] {
  const simple = new RegExp(`^\\s*${reading.within}\\.(\\w+)\\s*$`);
  const yesOf = (question: Asked) => {
    const id = simple.exec(question.show_when ?? '')?.[1];
    const above = all.find((each) => each.id === id);
    return above?.type === 'yes_no_unknown' && !above.show_when ? above.id : undefined;
  };
  return all.flatMap((question) => {
    if (yesOf(question) !== undefined) return [];
    const fields = fieldsOf(question, reading);
    const [field] = fields;
    const hanging = all.filter((each) => yesOf(each) === question.id);
    if (hanging.length === 0 || !field || !('options' in field)) return fields;
    const opens = hanging.flatMap((each) => fieldsOf(each, reading));
    const options = field.options.map((option) => (option.value === 'yes' ? { ...option, opens } : option));
    return [{ ...field, options }];
  });
}

function groupStep(question: Question, reading: Reading): Step {
  const { say, said } = reading;
  const one = question.one ?? say('entry');
  const place = `${reading.place}.${question.id}`;
  const wording = wordingOf(question, reading);
  return {
    kind: 'list',
    id: `group-${question.id}`,
    list: `group_${question.id}`,
    most: question.most ?? MOST_ENTRIES,
    title: wording.label,
    lead: question.hint ?? '',
    said: { title: wording.said, lead: said(`${place}.hint`), one: said(`${place}.one`) },
    fields: hungOnYes(question.ask ?? [], { ...reading, within: 'item', place: `${place}.ask` }),
    words: { any: say('anyEntries'), another: say('anotherEntry'), add: `${say('addEntry')}: ${one}`, one },
  };
}

/** The steps that ask a programme's own questions: pages of eight, then each repeated group. */
export function questionSteps(
  programme: Pick<Programme, 'referral'>,
  origin: Origin,
  reader: Pick<Reading, 'say' | 'reader' | 'said'>,
): Step[] {
  const asked = questionsFor(programme, origin);
  const { say } = reader;
  const reading: Reading = { ...reader, within: 'answers', place: 'referral.ask' };
  const all = hungOnYes(
    asked.filter((question) => question.type !== 'group'),
    reading,
  );
  const pages = Math.ceil(all.length / QUESTIONS_ON_A_PAGE);
  const fields = Array.from(
    { length: pages },
    (_, index): Step => ({
      kind: 'fields',
      id: `questions-${index + 1}`,
      title:
        pages === 1
          ? say('questions')
          : `${say('questions')} (${filled(say('pageOf'), { page: index + 1, pages })})`,
      lead: say('questionsLead'),
      fields: all.slice(index * QUESTIONS_ON_A_PAGE, (index + 1) * QUESTIONS_ON_A_PAGE),
    }),
  );
  const groups = asked.filter((question) => question.type === 'group');
  return [...fields, ...groups.map((question) => groupStep(question, reading))];
}
