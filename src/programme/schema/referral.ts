import { z } from 'zod';
import { zQuestion, zRoute } from './questions.ts';
import { zExpression, zKey, zLine, zProse } from './words.ts';

/** How people come in, and what the referral form asks. */
export const zReferral = z.strictObject({
  from: z.array(zRoute).min(1, 'Name at least one route in: staff, partner or self'),
  sections: z
    .array(z.enum(['children', 'proceedings', 'pregnancy', 'care_leaver', 'area', 'safe_contact']))
    .default([])
    .meta({
      description: [
        "Which of Facet's own sections the form holds, beside the name and how to reach her",
        'children: a page for each child (birth, sex, whether removed and when, with whom the child lives), which rules see as children',
        'proceedings: a page for each set of care proceedings with its days, seen as proceedings',
        'pregnancy, care_leaver and area stand on one page, Situation. pregnancy: whether a baby is expected and when, seen as pregnancy',
        'care_leaver: whether the parent grew up in care, seen as person.care_leaver',
        'area: where the parent lives and her link to the area, seen as person.borough_link',
        'safe_contact: a page on how to reach her safely; no rule sees it',
        'A section that is left out is not asked, and its facts are not known on a referral',
      ].join('. '),
    }),
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
  self_because: zLine.optional().meta({
    description:
      'because as the parent herself reads it on the page about the service, such as You are pregnant',
  }),
  self_unmet: zLine.optional().meta({ description: 'Likewise unmet, for kind: exclude' }),
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

export type Criterion = z.output<typeof zCriterion>;
export type Signpost = z.output<typeof zSignpost>;
