import { z } from 'zod';
import { zBirth, zExpression, zKey, zNamed, zOffset, zPounds, zProse, zSpan, zWhole } from './words.ts';

/** Days that a schedule may be counted from. */
export const ANCHORS = [
  'due_date',
  'birth',
  'due_date_or_birth',
  'start',
  'pathway',
  'stage',
  'answer',
] as const;

const zStep = zNamed.extend({
  due: zOffset,
  within: zSpan.optional().meta({ description: 'How long before or after that day still does' }),
  from: zOffset.optional().meta({
    description:
      'From when it may be made, counted as due is: on the day. Before within, for this side; with neither from nor within, the day itself',
  }),
  until: zOffset.optional().meta({
    description: 'Until when it may be made, counted as due is: 3 days after. Before within, for this side',
  }),
  kind: zKey.optional().meta({ description: 'Which kind of contact it is; any when left out' }),
});

const zRepeat = z.strictObject({
  each: zSpan.meta({ description: 'How long between one and the next' }),
  from: zOffset
    .optional()
    .meta({ description: 'When the first falls; one span after the date when left out' }),
  until: zOffset.optional().meta({ description: 'After which none falls any more' }),
  times: zWhole(1, 200).optional().meta({ description: 'How many there are' }),
  within: zSpan.optional(),
  kind: zKey.optional(),
});

/** Contacts that fall due by a date: a due date, a birth, the start. */
export const zSchedule = zNamed
  .extend({
    from: z.enum(ANCHORS).meta({
      description:
        'What days are counted from. due_date: of the last pregnancy that goes on or ended in a birth. birth: of the youngest child. due_date_or_birth: the due date until the child is born, and from then on the birth. start: of the work. pathway, stage: since when. answer: a date that was asked',
    }),
    answer: zKey.optional().meta({ description: 'Which question gives the date, with from: answer' }),
    pathways: z.array(zKey).min(1).optional().meta({ description: 'Which pathways; all when left out' }),
    when: zExpression.optional().meta({ description: 'Only for those of whom this rule is true' }),
    until: zBirth.optional().meta({
      description: 'birth: nothing of it falls due once the child is born; with from: due_date',
    }),
    steps: z.array(zStep).max(200).default([]),
    repeat: zRepeat.optional(),
  })
  .superRefine((schedule, context) => {
    const add = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (schedule.steps.length === 0 && !schedule.repeat) add('steps', 'Give steps, or repeat, or both');
    if (schedule.from === 'answer' && !schedule.answer)
      add('from', 'Name in answer the question with the date');
    if (schedule.from !== 'answer' && schedule.answer)
      add('answer', 'Write from: answer to count from a question');
    const { repeat } = schedule;
    if (schedule.until && schedule.from !== 'due_date')
      add('until', 'Only what is counted from the due date goes on until the birth');
    if (repeat && !schedule.until && repeat.until === undefined && repeat.times === undefined) {
      add('repeat', 'Say how long it goes on: until or times');
    }
  });

/** How much of something there may be. */
export const zLimit = zNamed
  .extend({
    of: z.enum(['contacts', 'provisions']).meta({ description: 'What is limited' }),
    kinds: z.array(zKey).min(1).optional().meta({ description: 'Which kinds; all when left out' }),
    at_most: zWhole(1, 10_000).optional().meta({ description: 'How many' }),
    pounds: zPounds.optional().meta({ description: 'How much money in all, for provisions' }),
    per: z
      .enum(['enrolment', 'week', 'month', 'year'])
      .default('enrolment')
      .meta({ description: 'In what time; a year is the year up to that day' }),
    beyond: z
      .enum(['refuse', 'reason'])
      .default('reason')
      .meta({ description: 'refuse: no more is recorded. reason: more is recorded with a reason' }),
  })
  .superRefine((limit, context) => {
    const add = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message });
    if (limit.at_most === undefined && limit.pounds === undefined)
      add('of', 'Say how much: at_most or pounds');
    if (limit.pounds !== undefined && limit.of !== 'provisions')
      add('pounds', 'Only provisions have an amount');
  });

/** Days that a follow-up may be counted from. */
export const FOLLOW_UP_ANCHORS = ['end', 'start', 'birth', 'due_date', 'due_date_or_birth'] as const;

const zFollowUpFields = zNamed.extend({
  after_end: zSpan.optional().meta({ description: 'How long after the end' }),
  from: z.enum(FOLLOW_UP_ANCHORS).default('end').meta({
    description:
      'What days are counted from, as in schedules: birth with after: 18 months. Only after the end, whatever it is counted from; the end itself when left out',
  }),
  after: zSpan.optional().meta({ description: 'How long after that day; in place of after_end' }),
  within: zSpan
    .default({ amount: 4, unit: 'week' })
    .meta({ description: 'How long it may take; 4 weeks when left out' }),
  reasons: z
    .array(zKey)
    .min(1)
    .optional()
    .meta({ description: 'Only when the work ended for these reasons' }),
  kind: zKey.optional().meta({
    description:
      'Which kind of contact it is; one marked follow_up. Any of these when left out, and any at all where none is marked',
  }),
  outcomes: z.array(zKey).default([]).meta({ description: 'Outcomes that are looked at again' }),
  ask: zProse.optional().meta({ description: 'What is asked' }),
});

/** Looking again after the work has ended. */
export const zFollowUp = zFollowUpFields.superRefine(({ after_end, from, after }, context) => {
  const add = (field: string, message: string) =>
    context.addIssue({ code: 'custom', path: [field], message });
  if (after_end === undefined && after === undefined)
    add('after_end', 'Say how long afterwards: after_end, or from and after');
  if (after_end !== undefined && after !== undefined)
    add('after', 'Say it once: after_end, or from and after');
  if (after_end !== undefined && from !== 'end')
    add('after_end', `Write after, not after_end: this is counted from ${from}`);
});

export type Schedule = z.output<typeof zSchedule>;
export type Limit = z.output<typeof zLimit>;
export type FollowUp = z.output<typeof zFollowUp>;
