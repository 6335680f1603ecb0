import { z } from 'zod';
import { zDeadline, zKey, zLine, zNamed, zProse, zSpan, zWhole } from './words.ts';

const zPanel = z.strictObject({
  title: zLine.meta({ description: 'What the panel is called' }),
  members: z.array(zLine).min(2, 'Name at least two members').max(30),
  meets: zSpan.optional().meta({ description: 'How often it meets' }),
  quorum: zWhole(2, 30).optional().meta({ description: 'How many must be there to decide' }),
});

/** Who decides on a referral, and how soon. */
export const zDecision = z
  .strictObject({
    by: z.enum(['one', 'panel']).meta({ description: 'one: a manager decides. panel: several do, together' }),
    within: zDeadline
      .optional()
      .meta({ description: 'How soon after the referral came, such as 10 working days' }),
    panel: zPanel.optional(),
  })
  .superRefine((decision, context) => {
    const add = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message });
    const { by, panel } = decision;
    if (by === 'panel' && !panel) add(['by'], 'Say in panel what it is called and who is on it');
    if (by === 'one' && panel) add(['panel'], 'One person decides here; write by: panel, or leave this out');
    if (panel?.quorum !== undefined && panel.quorum > panel.members.length) {
      add(['panel', 'quorum'], 'More must be there than the panel has members');
    }
  });

const zIntensity = zNamed.extend({
  counts: z
    .number()
    .min(0.1, 'Write 0.1 or more')
    .max(20, 'Write 20 or less')
    .default(1)
    .meta({ description: "How much of a worker's places one takes; 1 when left out" }),
  per_worker: zWhole(1, 1000).optional().meta({ description: 'The most of these that one worker holds' }),
  per_programme: zWhole(1, 100_000).optional().meta({ description: 'The most of these at once' }),
});

/** How many can be helped at once. */
export const zCapacity = z
  .strictObject({
    per_worker: zWhole(1, 1000).optional().meta({ description: 'Places that one worker has' }),
    per_programme: zWhole(1, 100_000).optional().meta({ description: 'Places in the whole programme' }),
    intensity: z
      .array(zIntensity)
      .max(20)
      .default([])
      .meta({ description: 'Levels of intensity, which a stage names, and how much each takes' }),
  })
  .refine(
    (capacity) =>
      capacity.per_worker !== undefined ||
      capacity.per_programme !== undefined ||
      capacity.intensity.length > 0,
    'Say how many: per_worker, per_programme or intensity',
  );

/** What happens when there is no place. */
export const zWaitingList = z.strictObject({
  order: z.enum(['received', 'priority']).default('priority').meta({
    description: 'received: first come, first served. priority: priority criteria first, then by day',
  }),
  most: zWhole(1, 10_000)
    .optional()
    .meta({ description: 'The most that wait; beyond it, referrals are declined' }),
  review: zSpan.optional().meta({ description: 'How often somebody who waits is told how it stands' }),
  accept_within: zSpan.optional().meta({ description: 'How long a place that is offered is kept' }),
  meanwhile: zProse.optional().meta({ description: 'What is offered to those who wait' }),
});

/** What the programme's pages call people and the work, in place of parent and worker. */
export const zWording = z.strictObject({
  person: zLine.optional().meta({
    description: 'One of those helped, such as mother; where a family is enrolled, in its description alone',
  }),
  people: zLine.optional().meta({ description: 'Several of them, such as mothers' }),
  worker: zLine.optional().meta({ description: 'Who works with them, such as coach' }),
  workers: zLine.optional().meta({ description: 'Several of them, such as coaches' }),
  referral: zLine.optional().meta({ description: 'How people come in, such as request' }),
  contact: zLine.optional().meta({ description: 'A meeting or attempt, such as session' }),
});

/** Texts in other languages: by language, then by the place of the text in this file. */
export const zTranslations = z
  .record(
    z.string().regex(/^[a-z]{2,3}(-[A-Z]{2})?$/, 'Write the language as a code, such as bn or so'),
    z.record(z.string().max(200), z.string().min(1, 'Write something here').max(5000)),
  )
  .default({});

/** What changes for records made under earlier versions. */
const zRenames = z.record(zKey, zKey);

/** How open cases move to this version. */
export const zMoves = z.strictObject({
  from: zWhole(1, 100_000).meta({ description: 'The version that cases move from' }),
  pathways: zRenames.default({}).meta({ description: 'Old name: new name' }),
  stages: z
    .record(zKey, zRenames)
    .default({})
    .meta({ description: 'By the old name of the pathway, old stage: new stage' }),
  questions: zRenames.default({}).meta({ description: 'Old question: new question; answers are kept' }),
  dropped: z.array(zKey).default([]).meta({
    description: 'Questions asked no more; their answers stay on the referral, and are not shown on forms',
  }),
  because: zProse.optional().meta({ description: 'What is said of the change in each chronology' }),
});

export type Moves = z.output<typeof zMoves>;
export type Capacity = z.output<typeof zCapacity>;
export type WaitingList = z.output<typeof zWaitingList>;
