import { z } from 'zod';
import { zBirth, zExpression, zKey, zLine, zNamed, zProse, zSpan, zWhole } from './words.ts';

/** How often a parent is met. */
const zExpectation = z
  .strictObject({
    every: zSpan.optional().meta({ description: 'How often a parent is met' }),
    not_seen_after: zSpan
      .optional()
      .meta({ description: 'After how long without a meeting the record says so' }),
  })
  .refine((all) => all.every ?? all.not_seen_after, 'Say every, not_seen_after, or both');

/** One way to begin a pathway. */
const zFirst = z
  .strictObject({
    stage: zKey.meta({ description: 'The stage with which she begins' }),
    when: zExpression.optional().meta({
      description: 'For whom, as a rule; the last of the list has none, and is for everybody else',
    }),
    because: zLine.optional().meta({ description: 'The rule in words, needed where there is one' }),
  })
  .refine(({ when, because }) => (when === undefined) === (because === undefined), {
    path: ['because'],
    message: 'Write when and because together: the rule, and the same in words for people',
  });

/** One step of a pathway. Without `next`, the stage written below it follows. */
const zStage = z
  .strictObject({
    id: zKey,
    title: zLine,
    about: zProse.optional(),
    weeks: zWhole(1, 520).optional().meta({ description: 'How long the stage lasts' }),
    months: zWhole(1, 120).optional().meta({ description: 'How long the stage lasts' }),
    until: z.union([zBirth, zSpan], 'Write birth, or a length of time such as 12 weeks').optional().meta({
      description:
        'How long after the start of the pathway the stage ends; or birth, with the birth of the child who is expected',
    }),
    expect: zExpectation
      .optional()
      .meta({ description: 'How often a parent is met in this stage; before what her pathway expects' }),
    next: z.array(zKey).min(1).optional().meta({ description: 'Which stages may follow' }),
    step_up: z
      .array(zKey)
      .min(1)
      .optional()
      .meta({ description: 'Stages with more support, when it is needed again' }),
    step_down: z.array(zKey).min(1).optional().meta({ description: 'Stages with less support' }),
    intensity: zKey.optional().meta({ description: 'Which level of intensity it is (see capacity)' }),
  })
  .superRefine((stage, context) => {
    const given = [stage.weeks, stage.months, stage.until].filter((each) => each !== undefined);
    if (given.length > 1) {
      context.addIssue({
        code: 'custom',
        message: 'Say how long this stage lasts in one way only: weeks, months or until',
      });
    }
  });

/** A road through the programme. */
const zPathway = z.strictObject({
  title: zLine,
  for: zLine.meta({ description: 'Whom it is for' }),
  about: zProse.optional(),
  step_up: z.array(zKey).min(1).optional().meta({ description: 'Pathways with more support' }),
  step_down: z.array(zKey).min(1).optional().meta({ description: 'Pathways with less support' }),
  first: z.array(zFirst).min(1, 'Name at least one stage').max(20).optional().meta({
    description:
      'With which stage somebody begins, where that is not the same for everybody: the first whose rule is true. Where a rule is not known, whoever starts the work chooses',
  }),
  stages: z.array(zStage).min(1, 'Name at least one stage').max(50),
});

export const zPathways = z
  .record(zKey, zPathway)
  .refine((all) => Object.keys(all).length > 0, 'Name at least one pathway');

/** The areas in which goals are set. */
export const zPlan = z.strictObject({ areas: z.array(zNamed).min(1) });

const zContactKind = zNamed.extend({
  work: z
    .enum(['direct', 'indirect', 'letter', 'court', 'meeting', 'group'])
    .default('direct')
    .meta({ description: 'direct: with the parent. indirect: for the parent, without her' }),
  follow_up: z
    .boolean()
    .default(false)
    .meta({ description: 'May still be recorded after the work has ended' }),
});

const zDone = zNamed.extend({
  shows: z.array(zKey).optional().meta({ description: 'Outcomes that this work may show' }),
});

/** How work with a parent is recorded. */
export const zContacts = z.strictObject({
  kinds: z.array(zContactKind).min(1),
  done: z.array(zDone).default([]),
  expect: z
    .record(zKey, zExpectation)
    .default({})
    .meta({ description: 'How often a parent is met, by pathway' }),
  not_seen_after: zSpan
    .optional()
    .meta({ description: 'After how long without a meeting the record says so' }),
  follow_up: zSpan.optional().meta({
    description: 'How long after the end kinds marked follow_up are recorded; 12 months when left out',
  }),
});

/** What can be given. */
export const zProvisions = z.strictObject({
  kinds: z.array(
    zNamed.extend({
      given: z.enum(['money', 'voucher', 'goods', 'travel', 'interpreting', 'nights']).default('money'),
    }),
  ),
});

/** A named change that the programme looks for. */
export const zOutcome = zNamed.extend({
  area: zKey.meta({ description: 'To which area of plan it belongs, by its id' }),
  evidence: zLine.optional().meta({ description: 'What counts as having reached it' }),
  repeatable: z
    .boolean()
    .default(false)
    .meta({ description: 'May be reached more than once in one enrolment' }),
});

/** Why work ends, and where the parent goes next. */
export const zEndings = z.strictObject({
  reasons: z.array(zNamed).min(1),
  destinations: z.array(zNamed).default([]),
});

export type Expectation = z.output<typeof zExpectation>;
export type Stage = z.output<typeof zStage>;
export type Pathway = z.output<typeof zPathway>;
export type Outcome = z.output<typeof zOutcome>;
