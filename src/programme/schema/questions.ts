import { z } from 'zod';
import { zExpression, zKey, zLine, zProse } from './words.ts';

const ENTRY_TYPES = [
  'text',
  'long_text',
  'whole_number',
  'decimal_number',
  'money',
  'date',
  'partial_date',
  'yes_no_unknown',
  'one_of',
  'many_of',
  'person',
  'address',
  'file',
] as const;

/** Every kind of question; `group` repeats questions of the others, once for each child, home or helper. */
export const QUESTION_TYPES = [...ENTRY_TYPES, 'group'] as const;

/** How a referral comes in. */
export const zRoute = z.enum(['staff', 'partner', 'self']);

const zOption = z.strictObject({ value: zKey, label: zLine });

const common = {
  id: zKey,
  label: zLine.meta({ description: 'The question as a professional reads it' }),
  self_label: zLine.optional().meta({ description: 'The question as the parent reads it, in plain words' }),
  hint: zProse.optional().meta({ description: 'One or two sentences beneath the question' }),
  help: zProse
    .optional()
    .meta({ description: 'Longer help, which the reader opens: why it is asked, where to look' }),
  options: z
    .array(zOption)
    .min(2, 'Give at least two options')
    .max(100)
    .optional()
    .meta({ description: 'What can be chosen; for one_of and many_of' }),
  least: z
    .number()
    .optional()
    .meta({ description: 'The smallest number that can be right; 0 when left out' }),
  most: z
    .number()
    .optional()
    .meta({ description: 'The largest number that can be right; for a group, the most entries' }),
  confidential: z
    .enum(['ask', 'always', 'never'])
    .optional()
    .meta({ description: 'For an address: whether it must be kept from others; ask when left out' }),
  required: z.boolean().default(false).meta({ description: 'Must be answered' }),
  required_when: zExpression
    .optional()
    .meta({ description: 'Must be answered when this rule is true; not otherwise' }),
  show_when: zExpression.optional().meta({ description: 'Asked unless this rule is false' }),
};

const zEntryQuestion = z
  .strictObject({
    ...common,
    type: z.enum(ENTRY_TYPES).meta({ description: 'What kind of answer is wanted' }),
  })
  .superRefine(shapeOfQuestion);

/** One question of a programme's own, beside what Facet asks of every referral. */
export const zQuestion = z
  .strictObject({
    ...common,
    type: z.enum(QUESTION_TYPES).meta({ description: 'What kind of answer is wanted' }),
    for: z.array(zRoute).min(1).optional().meta({ description: 'Who is asked; everybody when left out' }),
    one: zLine.optional().meta({ description: 'For a group: what one entry is called, such as Helper' }),
    ask: z
      .array(zEntryQuestion)
      .min(1, 'Ask at least one question of each entry')
      .max(50)
      .optional()
      .meta({ description: 'For a group: what is asked of each entry' }),
  })
  .superRefine(shapeOfQuestion)
  .superRefine((question, context) => {
    const groups = question.type === 'group';
    const add = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (question.id === 'route' && question.type !== 'one_of')
      add('type', 'The question route says who refers, which figures count by: write type: one_of');
    if (groups && !question.ask) add('type', 'A group needs ask: the questions about each entry');
    if (!groups && question.ask) add('ask', `Only a group asks further questions; this is ${question.type}`);
    if (!groups && question.one) add('one', `Only a group has entries; this is ${question.type}`);
  });

const NUMBERS = new Set<string>(['whole_number', 'decimal_number', 'money']);

interface Shaped {
  readonly type: string;
  readonly options?: unknown;
  readonly least?: number | undefined;
  readonly most?: number | undefined;
  readonly confidential?: unknown;
  readonly required: boolean;
  readonly required_when?: unknown;
}

/** What fits with which kind of question. */
function shapeOfQuestion(question: Shaped, context: z.RefinementCtx): void {
  const { type, least, most } = question;
  const add = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  const chooses = type === 'one_of' || type === 'many_of';
  if (chooses && !question.options) add('type', `A question of type ${type} needs options`);
  if (!chooses && question.options) {
    add('options', `Only one_of and many_of questions have options; this one is ${type}`);
  }
  if (least !== undefined && !NUMBERS.has(type)) add('least', `Only numbers have a least; this is ${type}`);
  if (most !== undefined && !NUMBERS.has(type) && type !== 'group') {
    add('most', `Only numbers and groups have a most; this is ${type}`);
  }
  if (type === 'group' && most !== undefined && !(Number.isInteger(most) && most >= 1 && most <= 50)) {
    add('most', 'A group has between 1 and 50 entries');
  }
  if (least !== undefined && most !== undefined && least > most) add('most', 'This is less than least');
  if (question.confidential && type !== 'address') {
    add('confidential', `Only an address can be confidential; this is ${type}`);
  }
  if (question.required && question.required_when) {
    add('required_when', 'This is required always; leave out required, or required_when');
  }
}

/** How many entries a group takes when the file says nothing. */
export const MOST_ENTRIES = 20;

export type Question = z.output<typeof zQuestion>;
export type EntryQuestion = z.output<typeof zEntryQuestion>;
export type ReferralRoute = z.output<typeof zRoute>;
