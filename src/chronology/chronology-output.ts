import { z } from 'zod';
import { chronologyThemes } from '../doors/index.ts';
import { zCountOut, zDayOut, zIdOut, zPrecisionOut } from '../foundation/answers.ts';
import { weights } from './chronology.ts';

const lanes = [
  'proceedings',
  'births',
  'removals',
  'enrolments',
  'contacts',
  'letters',
  'outcomes',
  'measures',
  'pregnancies',
] as const;

const entry = {
  id: z.string(),
  kind: z.string().meta({ description: 'What it is: contact, referral, removal …' }),
  on: zDayOut,
  precision: zPrecisionOut.meta({ description: 'How closely the day is known' }),
  title: z.string(),
  detail: z.string().nullable(),
  by: z.string().nullable().meta({ description: 'Who did or recorded it' }),
  href: z.string().nullable().meta({ description: 'Where it opens in the browser' }),
  until: zDayOut
    .nullable()
    .optional()
    .meta({ description: 'For what lasts: its last day, or null while it goes on' }),
  theme: z.enum(chronologyThemes),
  weight: z
    .enum(weights)
    .meta({ description: 'key: a turn of her road; routine: everyday, such as a call that nobody answered' }),
  childId: zIdOut.optional().meta({ description: 'The child whom it is about, where it is about one' }),
  met: z.boolean().optional().meta({ description: 'For contacts: met, or only tried' }),
  staysInHouse: z.string().optional().meta({
    description: 'Why no copy holds it: she did not allow that it goes outside, or nobody has asked her',
  }),
  otherwise: z.array(z.string()).optional().meta({
    description: 'Her own words, where she sees it otherwise; show them wherever you show the entry',
  }),
};

const zLane = z.enum(lanes).meta({ description: 'Where it stands on the journey timeline' });

/** A page of a person's chronology. */
export const zChronologyOut = z.strictObject({
  personId: zIdOut,
  entries: z.array(z.strictObject({ ...entry, lane: zLane.optional() }).meta({ id: 'ChronologyEntry' })),
  total: zCountOut,
  page: z.int().min(1),
  pages: z.int().min(1),
  kinds: z
    .array(z.strictObject({ kind: z.string(), title: z.string(), count: zCountOut }))
    .meta({ description: 'The kinds that can be asked for, with how many there are before filtering' }),
  children: z
    .array(z.strictObject({ id: zIdOut, name: z.string() }))
    .meta({ description: 'The children of whom there are entries' }),
});

/** What a journey timeline is drawn from. */
export const zJourneyOut = z.strictObject({
  personId: zIdOut,
  entries: z.array(z.strictObject({ ...entry, lane: zLane })),
});
