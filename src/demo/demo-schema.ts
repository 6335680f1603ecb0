import { z } from 'zod';
import { roles } from '../access/permissions.ts';
import { zDate } from '../foundation/dates.ts';
import { zSpan } from '../programme/index.ts';

const zWords = z.string().min(1);
const zDays = z.int().meta({ description: 'Days back from today' });

const zSafeContact = z.strictObject({
  call: z.boolean().optional(),
  text: z.boolean().optional(),
  write: z.boolean().optional(),
  times: zWords.optional(),
  what_not_to_say: zWords.optional(),
});

/** What is known of a parent besides what every record needs. */
const about = {
  known_as: zWords.optional(),
  pronouns: zWords.optional(),
  communication_needs: zWords.optional(),
  safe_contact: zSafeContact.optional(),
};

const zProvision = z.strictObject({ kind: zWords, what: zWords, pounds: z.number().min(0) });

const contact = {
  kind: zWords,
  minutes: z.int().min(1),
  done: z.array(zWords),
  note: zWords,
  provisions: z.array(zProvision).default([]),
};

const action = {
  what: zWords,
  owner: z.enum(['parent', 'worker', 'together', 'other']),
  owner_name: zWords.optional(),
};

const goal = { area: zWords, words: zWords, view: zWords };

const zStory = z.strictObject({
  referral: zWords,
  why_now: zWords,
  ...about,
  goals: z.array(
    z.strictObject({
      ...goal,
      on: zDate,
      reached_on: zDate.optional(),
      closing: zWords.optional(),
      actions: z.array(z.strictObject({ ...action, done_on: zDate.optional() })),
    }),
  ),
  contacts: z.array(z.strictObject({ ...contact, on: zDate })),
});

const zEnded = z.strictObject({ on: zDate, reason: zWords, destination: zWords });

const zAfterwards = z.strictObject({
  referral: zWords,
  birth: z
    .strictObject({
      on: zDate,
      given_name: zWords,
      sex: z.enum(['female', 'male']),
      lives_with: z.literal('parent'),
    })
    .optional(),
  ended: zEnded.optional(),
});

const zPerson = z.strictObject({
  given_name: zWords,
  family_name: zWords,
  known_as: zWords.optional(),
  born_on: zDate,
  sex: z.enum(['female', 'male']),
  ethnic_group: zWords,
  languages: z.array(zWords).min(1),
  interpreter: z.boolean().default(false),
  care_leaver: z.boolean().optional(),
});

const zChild = z.strictObject({
  given_name: zWords,
  sex: z.enum(['female', 'male']),
  removed_before: zSpan,
  age_at_removal: zSpan,
  living_with: zWords,
});

const origin = { from: z.enum(['staff', 'partner', 'self']), referrer: zWords.optional() };

const zRhythm = z.strictObject({
  every: zSpan,
  kinds: z.array(zWords).min(1),
  missed_every: z.int().min(2),
});

const zToday = z.strictObject({
  id: zWords,
  worker: z.enum(['first', 'second']),
  pathway: zWords,
  ...origin,
  referred: zDays,
  started: zDays,
  stages: z.array(z.strictObject({ stage: zWords, ago: zDays })),
  consent: z.array(zWords),
  last_met: zDays,
  next: z.int().optional().meta({ description: 'Days from today until the next meeting that was agreed' }),
  rhythm: zRhythm,
  person: zPerson,
  children: z.array(zChild).min(1),
  why_now: zWords.optional(),
  ...about,
  outcomes: z.array(z.strictObject({ id: zWords, ago: zDays })),
  goals: z.array(
    z.strictObject({
      ...goal,
      ago: zDays,
      actions: z.array(z.strictObject({ ...action, due_in: z.int() })),
    }),
  ),
  contacts: z.array(z.strictObject({ ...contact, ago: zDays })),
});

const zWaiting = z.strictObject({
  id: zWords,
  ...origin,
  received: zDays,
  person: zPerson,
  children: z.array(zChild).min(1),
  why_now: zWords,
  proceedings_concluded: z.literal('not_known').optional(),
  asked: z.strictObject({ ago: zDays, for: zWords }).optional(),
});

const zSaid = z.strictObject({ note: zWords, done: z.array(zWords), minutes: z.int().min(1) });

/** What surrounds a cohort in the demonstration, and what goes on in it today. */
export const zDemo = z.strictObject({
  programme: zWords,
  tenant: z.strictObject({ slug: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/), name: zWords }),
  staff: z.array(
    z.strictObject({
      id: z.enum(['first', 'second', 'manager', 'analyst', 'administrator']),
      name: zWords,
      email: z.email(),
      role: z.enum(roles),
      capacity: z.int().optional(),
    }),
  ),
  court: zWords,
  group_began: zDate,
  agencies: z.array(zWords).min(1),
  areas: z.array(zWords).min(1),
  reasons: z.record(z.enum(['staff', 'partner', 'self']), z.array(zWords).min(1)),
  notes: z.record(zWords, z.array(zSaid).min(1)),
  not_met: z.record(z.enum(['attempted', 'did_not_attend', 'cancelled']), z.array(zWords).min(1)),
  outcomes: z.record(
    zWords,
    z.strictObject({ kind: zWords, note: zWords, evidence: zWords, minutes: z.int().min(1) }),
  ),
  goals: z.record(zWords, z.array(z.strictObject({ words: zWords, view: zWords, action: zWords })).min(1)),
  afterwards: z.array(zAfterwards),
  stories: z.array(zStory),
  today: z.strictObject({ referrals: z.array(zToday), waiting: z.array(zWaiting) }),
});

export type Demo = z.output<typeof zDemo>;
