import { z } from 'zod';
import type { Fields } from '../expression/types.ts';
import type { LanguagePart } from '../part.ts';
import { zBreakdown, zCost, zFigures } from './figures.ts';
import { zCapacity, zDecision, zMoves, zTranslations, zWaitingList, zWording } from './intake.ts';
import { zContacts, zEndings, zOutcome, zPathways, zPlan, zProvisions } from './practice.ts';
import { zConsent, zCriterion, zReferral } from './referral.ts';
import { zFollowUp, zLimit, zSchedule } from './timing.ts';
import { zLine, zProse, zSlug, zWhole } from './words.ts';

/** What may be enrolled: `person` and `family` have cases, `question` and `attendance` have none (`enrols.ts`), `setting` is refused with what to write instead. */
const ENROLS = ['person', 'family', 'question', 'setting', 'attendance'] as const;

/** The words of every programme file; parts that rooms declare stand beside them (see `programmeSchema`). */
export const zProgramme = z.strictObject({
  programme: zSlug.meta({ description: 'The stable name of the programme' }),
  version: zWhole(1, 100_000).meta({ description: 'Goes up by one with each change that is published' }),
  extends: zSlug
    .optional()
    .meta({ description: 'Another programme, from which this one says only what differs' }),
  title: zLine.meta({ description: 'What people call it' }),
  about: zProse.meta({ description: 'What it is, in a few plain sentences' }),
  enrols: z.enum(ENROLS).meta({
    description:
      "Who is enrolled: a person; a family (one person of it, with those who are worked with as well); a professional's question, put in consultations; an anonymous attendance, a head count in groups. Nobody is referred to the last two: they need neither referral nor pathways. A school or setting cannot be enrolled: write question",
  }),
  wording: zWording.optional().meta({ description: 'What pages call people and the work' }),
  referral: zReferral.meta({ description: 'How people come in, and what the form asks' }),
  eligibility: z.array(zCriterion).max(200).default([]).meta({ description: 'Who it is for, as rules' }),
  decision: zDecision.optional().meta({ description: 'Who decides on a referral, and how soon' }),
  consent: zConsent.optional().meta({ description: 'What is agreed to' }),
  capacity: zCapacity.optional().meta({ description: 'How many can be helped at once' }),
  waiting_list: zWaitingList.optional().meta({ description: 'What happens when there is no place' }),
  pathways: zPathways.meta({ description: 'The roads through it, each with its stages' }),
  schedules: z
    .array(zSchedule)
    .max(100)
    .default([])
    .meta({ description: 'Contacts that fall due by a date' }),
  plan: zPlan.optional().meta({ description: 'The areas in which goals are set' }),
  contacts: zContacts.optional().meta({ description: 'How work is recorded' }),
  provisions: zProvisions.optional().meta({ description: 'What can be given' }),
  limits: z.array(zLimit).max(100).default([]).meta({ description: 'How much there may be' }),
  outcomes: z.array(zOutcome).max(500).default([]).meta({ description: 'Changes that are looked for' }),
  endings: zEndings.optional().meta({ description: 'Why work ends, and where people go next' }),
  follow_up: z.array(zFollowUp).max(50).default([]).meta({ description: 'Looking again after the end' }),
  costs: z.array(zCost).default([]).meta({ description: 'What it costs' }),
  figures: zFigures.meta({ description: 'Numbers, each with its definition' }),
  breakdowns: z.array(zBreakdown).default([]).meta({ description: 'Ways to split the figures of a set' }),
  translations: zTranslations.meta({ description: 'Its texts in other languages' }),
  moves: z.array(zMoves).default([]).meta({ description: 'How open cases move to this version' }),
});

/** What the parts of the language brought to one programme. */
export interface PartsSaid {
  /** What the file says under the word of each part. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Names that the parts give to things, for rules. */
  readonly named: Readonly<Record<string, readonly string[]>>;
  /** What rules about one person see beside Facet's own. */
  readonly seen: Fields;
}

/** A programme as the rest of Facet reads it: spans parsed, money in pence, what was left out filled in. */
export type Programme = z.output<typeof zProgramme> & { readonly parts?: PartsSaid };

const SCHEMAS = new WeakMap<readonly LanguagePart[], z.ZodType<z.output<typeof zProgramme>>>();

/** The schema of a whole file: Facet's own words, and a word for each part. Made once for the same list of parts. */
export function programmeSchema(parts: readonly LanguagePart[]): z.ZodType<z.output<typeof zProgramme>> {
  const known = SCHEMAS.get(parts);
  if (known) return known;
  const words: Record<never, z.ZodType> = Object.fromEntries(
    parts.map((part) => [part.key, part.schema.optional().meta({ description: part.about })]),
  );
  const schema = zProgramme.extend(words);
  SCHEMAS.set(parts, schema);
  return schema;
}
