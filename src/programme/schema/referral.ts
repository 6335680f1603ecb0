import { z } from 'zod';
import { zExpression, zKey, zLine, zProse } from './words.ts';

const QUESTION_TYPES = [
  'text',
  'long_text',
  'whole_number',
  'date',
  'partial_date',
  'yes_no_unknown',
  'one_of',
  'many_of',
] as const;

const zRoute = z.enum(['staff', 'partner', 'self']);

const zOption = z.strictObject({ value: zKey, label: zLine });

/** One question of a programme's own, beside what Facet asks of every referral. */
const zQuestion = z
  .strictObject({
    id: zKey,
    type: z.enum(QUESTION_TYPES).meta({ description: 'What kind of answer is wanted' }),
    label: zLine.meta({ description: 'The question as a professional reads it' }),
    self_label: zLine.optional().meta({ description: 'The question as the parent reads it, in plain words' }),
    hint: zProse.optional(),
    options: z.array(zOption).min(2, 'Give at least two options').max(100).optional(),
    required: z.boolean().default(false),
    for: z.array(zRoute).min(1).optional().meta({ description: 'Who is asked; everybody when left out' }),
    show_when: zExpression.optional(),
  })
  .superRefine((question, context) => {
    const chooses = question.type === 'one_of' || question.type === 'many_of';
    if (chooses && !question.options) {
      context.addIssue({
        code: 'custom',
        path: ['type'],
        message: `A question of type ${question.type} needs options`,
      });
    }
    if (!chooses && question.options) {
      context.addIssue({
        code: 'custom',
        path: ['options'],
        message: `Only one_of and many_of questions have options; this one is ${question.type}`,
      });
    }
  });

/** How people come in, and what the referral form asks. */
export const zReferral = z.strictObject({
  from: z.array(zRoute).min(1, 'Name at least one route in: staff, partner or self'),
  sections: z
    .array(z.enum(['children', 'proceedings', 'pregnancy', 'care_leaver', 'area', 'safe_contact']))
    .default([])
    .meta({ description: "Which of Facet's own sections the form holds" }),
  ask: z.array(zQuestion).max(2000, 'Ask 2,000 questions or fewer').default([]),
});

const zSignpost = z.strictObject({
  name: zLine,
  about: zProse,
  contact: zLine.optional().meta({ description: 'A telephone number, address or web page' }),
});

/** One criterion: a rule, why it is there, what to say when it is not met, and what to ask when it is not known. */
export const zCriterion = z.strictObject({
  id: zKey,
  kind: z.enum(['include', 'exclude', 'priority']).default('include').meta({
    description: 'include: must be true. exclude: must be false. priority: puts the referral forward',
  }),
  at: z
    .enum(['start', 'always'])
    .default('always')
    .meta({ description: 'start: looked at when the work begins, and never ends work that has begun' }),
  rule: zExpression,
  because: zLine.meta({ description: 'What is shown when the criterion is met' }),
  unmet: zLine.optional().meta({ description: 'What is shown when it is not met' }),
  ask: zLine.optional().meta({ description: 'What to ask when it is not known' }),
  otherwise: z
    .strictObject({ decline: z.boolean().default(true), signpost: z.array(zSignpost).default([]) })
    .optional()
    .meta({ description: 'What happens when it is not met' }),
});

/** What the parent is asked to agree to. */
export const zConsent = z.strictObject({
  to: z
    .array(
      z.strictObject({
        id: zKey,
        title: zLine,
        about: zProse,
        required: z.boolean().default(false).meta({ description: 'The work cannot begin without it' }),
        agencies: z.boolean().default(false).meta({ description: 'Names the agencies that it covers' }),
        supports: z.array(zKey).optional().meta({ description: 'Which kinds of use rest on it' }),
      }),
    )
    .min(1),
});

export type Question = z.output<typeof zQuestion>;
export type Criterion = z.output<typeof zCriterion>;
export type Signpost = z.output<typeof zSignpost>;
export type ReferralRoute = z.output<typeof zRoute>;
