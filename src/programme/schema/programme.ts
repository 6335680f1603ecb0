import { z } from 'zod';
import { zBreakdown, zCost, zFigures } from './figures.ts';
import { zContacts, zEndings, zOutcome, zPathways, zPlan, zProvisions } from './practice.ts';
import { zConsent, zCriterion, zReferral } from './referral.ts';
import { zLine, zProse, zSlug, zWhole } from './words.ts';

/** What may be enrolled. The pages offer `person` today; the language names them all. */
const ENROLS = ['person', 'family', 'question', 'setting', 'attendance'] as const;

/** The shape of a programme file. Whether its rules and references hold is checked after the shape. */
export const zProgramme = z.strictObject({
  programme: zSlug,
  version: zWhole(1, 100_000),
  title: zLine,
  about: zProse,
  enrols: z.enum(ENROLS),
  referral: zReferral,
  eligibility: z.array(zCriterion).default([]),
  consent: zConsent.optional(),
  capacity: z.strictObject({ per_worker: zWhole(1, 1000) }).optional(),
  pathways: zPathways,
  plan: zPlan.optional(),
  contacts: zContacts.optional(),
  provisions: zProvisions.optional(),
  outcomes: z.array(zOutcome).default([]),
  endings: zEndings.optional(),
  costs: z.array(zCost).default([]),
  figures: zFigures,
  breakdowns: z.array(zBreakdown).default([]),
});

/** A programme as the rest of Facet reads it: spans parsed, money in pence, what was left out filled in. */
export type Programme = z.output<typeof zProgramme>;
