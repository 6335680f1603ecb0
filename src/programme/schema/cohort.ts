import { z } from 'zod';
import { zDate, zPartialDate } from '../../foundation/dates.ts';
import { zKey, zLine, zProse, zSlug, zSpan, zWhole } from './words.ts';

const zChild = z.strictObject({
  id: zKey,
  given_name: zLine,
  born_on: zPartialDate,
  sex: z.enum(['female', 'male']),
  removed_on: zPartialDate.optional(),
  living_with: z.enum([
    'adopters',
    'foster_carers',
    'relatives',
    'special_guardians',
    'other_parent',
    'parent',
  ]),
});

const zPerson = z.strictObject({
  id: zKey,
  given_name: zLine,
  family_name: zLine,
  born_on: zDate,
  sex: z.enum(['female', 'male']),
  ethnic_group: zLine,
  languages: z.array(zLine).min(1),
  interpreter: z.boolean().default(false),
  care_leaver: z.boolean(),
  borough_link: z.boolean(),
  pregnancies: z.array(z.strictObject({ known_on: zDate, due_on: zDate })).default([]),
  children: z.array(zChild).min(1),
  proceedings: z
    .array(
      z.strictObject({
        id: zKey,
        children: z.array(zKey).min(1),
        started_on: zPartialDate,
        concluded_on: zPartialDate,
      }),
    )
    .min(1),
});

const zEnrolment = z.strictObject({
  started_on: zDate,
  worker: z.enum(['first', 'second']),
  pathway: zKey,
  consent: z.array(zKey).min(1),
  stages: z.array(z.strictObject({ stage: zKey, on: zDate })).default([]),
  rhythm: z
    .strictObject({
      every: zSpan,
      kinds: z.array(zKey).min(1).meta({ description: 'Kinds of contact, in turn' }),
      missed_every: zWhole(2, 100).meta({ description: 'One attempt in so many is not met' }),
    })
    .meta({
      description: 'How contacts were made between the start and the end, beside those of the outcomes',
    }),
  outcomes: z.array(z.strictObject({ id: zKey, on: zDate, note: zProse.optional() })).default([]),
  ended: z.strictObject({ on: zDate, reason: zKey, destination: zKey.optional() }).optional(),
});

const zCohortReferral = z
  .strictObject({
    id: zKey,
    person: zKey,
    received_on: zDate,
    from: z.enum(['staff', 'partner', 'self']),
    referrer: zLine.optional(),
    decision: z.enum(['accepted', 'declined', 'withdrawn']),
    decided_on: zDate,
    reasons: z.array(zKey).default([]).meta({ description: 'The criteria that were not met' }),
    note: zProse.optional(),
    enrolment: zEnrolment.optional(),
  })
  .superRefine((referral, context) => {
    const declined = referral.decision === 'declined';
    if (declined && referral.reasons.length === 0) {
      context.addIssue({
        code: 'custom',
        path: ['decision'],
        message: 'A declined referral gives its reasons',
      });
    }
    if (referral.decision !== 'accepted' && referral.enrolment) {
      context.addIssue({
        code: 'custom',
        path: ['enrolment'],
        message: 'Only an accepted referral leads to an enrolment',
      });
    }
    if (Temporal.PlainDate.compare(referral.decided_on, referral.received_on) < 0) {
      context.addIssue({
        code: 'custom',
        path: ['decided_on'],
        message: 'This is before the referral was received',
      });
    }
  });

const zManyEnrolment = z.strictObject({
  after: zSpan.meta({ description: 'How long after the referral the work begins' }),
  pathway: zKey,
  consent: z.array(zKey).default([]),
  stages: z
    .array(z.strictObject({ stage: zKey, after: zSpan }))
    .default([])
    .meta({ description: 'Stages, each so long after the start' }),
  contacts: z
    .array(
      z.strictObject({
        kind: zKey,
        total: zWhole(1, 100_000).meta({ description: 'So many in all, spread over the people' }),
        every: zSpan.default({ amount: 1, unit: 'week' }),
        after: zSpan.optional().meta({ description: 'How long after the start the first one is' }),
      }),
    )
    .default([]),
  meetings: z
    .array(
      z.strictObject({
        kind: zKey,
        total: zWhole(1, 10_000).meta({ description: 'So many in all, one for each of the first people' }),
        after: zSpan.meta({ description: 'How long after the start it is held' }),
      }),
    )
    .default([]),
  courses: z
    .array(
      z.strictObject({
        kind: zKey,
        groups: zWhole(1, 200).meta({ description: 'Over how many groups the people are spread evenly' }),
        places: zWhole(1, 1_000).meta({ description: 'Places in each; whoever is beyond them waits' }),
        sessions: zWhole(0, 60).default(0).meta({
          description: 'Sessions that took place, a week apart; everybody in the group came to each',
        }),
        after: zSpan.meta({ description: 'How long after the last of a group began its first session is' }),
      }),
    )
    .default([])
    .meta({ description: 'Groups and courses that the people asked for' }),
  onward: z
    .array(
      z.strictObject({
        kind: zKey,
        total: zWhole(1, 100_000).meta({ description: 'So many in all, spread over the people' }),
        agency: zLine.meta({ description: 'Who gives the service, made up' }),
        after: zSpan.meta({ description: 'How long after the start she was told of it' }),
      }),
    )
    .default([])
    .meta({ description: 'Services that the people were told of' }),
  outcomes: z
    .array(
      z.strictObject({
        id: zKey,
        after: zSpan,
        of: zWhole(1, 10_000).optional().meta({ description: 'The first so many people; all when left out' }),
      }),
    )
    .default([]),
  measures: z
    .array(
      z.strictObject({
        id: zKey,
        after: zSpan,
        of: zWhole(1, 10_000).optional().meta({ description: 'The first so many people; all when left out' }),
        totals: z.array(z.record(zKey, z.number())).min(1).meta({
          description: 'The scores on the forms, one person after another, and from the first again',
        }),
      }),
    )
    .default([]),
  ended: z
    .array(
      z.strictObject({
        after: zSpan,
        reason: zKey,
        destination: zKey.optional(),
        of: zWhole(1, 10_000)
          .optional()
          .meta({ description: 'The next so many people; the rest when left out' }),
      }),
    )
    .default([])
    .meta({ description: 'How the work ended, for one part of the people after another' }),
});

/** People who are alike in what is counted of them: the rest of each is made up. */
const zMany = z.strictObject({
  id: zKey,
  count: zWhole(1, 10_000),
  again: zKey.optional().meta({
    description: 'The same people as those of another entry, the first so many, referred once more',
  }),
  received: z
    .strictObject({ from: zDate, to: zDate })
    .meta({ description: 'Spread evenly between two days' }),
  from: z.enum(['staff', 'partner', 'self']),
  referrer: zLine.optional(),
  person: z
    .strictObject({ sex: z.enum(['female', 'male']).optional(), ethnic_group: zLine.optional() })
    .default({}),
  children: z
    .strictObject({
      count: zWhole(0, 12),
      removed: zWhole(0, 12).default(0),
      sexes: z.array(z.enum(['female', 'male'])).default([]),
      ages: z.tuple([zWhole(0, 17), zWhole(0, 17)]).optional(),
    })
    .optional(),
  in_proceedings: z.boolean().default(false),
  answers: z
    .record(zKey, z.unknown())
    .default({})
    .meta({ description: "Answers to the programme's questions" }),
  decision: z.enum(['accepted', 'declined', 'withdrawn']),
  reasons: z.array(zKey).default([]),
  enrolment: zManyEnrolment.optional(),
});

export type Many = z.output<typeof zMany>;

/** Questions of professionals who are alike in what is counted of them. */
const zManyConsultations = z.strictObject({
  count: zWhole(1, 100_000),
  kind: zKey,
  theme: zKey.optional(),
  asked_by: zKey.optional(),
  asker: zLine.meta({ description: 'The name of who asks, made up' }),
  asked: z.strictObject({ from: zDate, to: zDate }).meta({ description: 'Spread evenly between two days' }),
});

export type ManyConsultations = z.output<typeof zManyConsultations>;

/** The records that a service must have held for its printed figures to be true. Every person is invented. */
export const zCohort = z
  .strictObject({
    programme: zSlug,
    about: zProse,
    people: z.array(zPerson).default([]),
    referrals: z.array(zCohortReferral).default([]),
    many: z.array(zMany).default([]),
    consultations: z
      .array(zManyConsultations)
      .default([])
      .meta({ description: 'What professionals asked, about nobody named' }),
  })
  .refine(
    (cohort) => cohort.referrals.length + cohort.many.length > 0,
    'Name referrals one by one, or many at once',
  );

export type Cohort = z.output<typeof zCohort>;
