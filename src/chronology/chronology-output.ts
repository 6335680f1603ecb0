import { z } from 'zod';
import { zCountOut, zDayOut, zIdOut, zPrecisionOut } from '../foundation/answers.ts';

const lanes = [
  'proceedings',
  'births',
  'removals',
  'enrolments',
  'contacts',
  'letters',
  'outcomes',
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
  met: z.boolean().optional().meta({ description: 'For contacts: met, or only tried' }),
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
});

/** What a journey timeline is drawn from. */
export const zJourneyOut = z.strictObject({
  personId: zIdOut,
  entries: z.array(z.strictObject({ ...entry, lane: zLane })),
});
