import { z } from 'zod';
import { isBefore } from '../foundation/dates.ts';
import type { FieldFault } from '../foundation/fault.ts';
import { zOptionalText } from '../foundation/text.ts';
import { sharings, tellingAnswers } from '../people/index.ts';

type Day = Temporal.PlainDate;

/**
 * The ten areas of the culturagram of Elaine Congress, as she lists them: reason for relocation, legal status, time in
 * community, language, health beliefs, impact of trauma and crisis events, contact with cultural and religious
 * institutions, oppression and discrimination, values about education and work, values about family (Fordham University,
 * “Elaine Congress Revisits Culturagram in New Book Chapter”, 2023, https://gss.news.fordham.edu/faculty/).
 */
export const cultureAreas = [
  'relocation',
  'legal_status',
  'time_here',
  'language',
  'health',
  'crisis',
  'institutions',
  'oppression',
  'education_work',
  'family',
] as const;
export type CultureArea = (typeof cultureAreas)[number];

/** What is told in one area. */
export const zCulture = z.strictObject({
  answer: z.enum(tellingAnswers, 'Select an answer').default('told'),
  words: zOptionalText(2000),
  sharing: z
    .enum(sharings)
    .nullish()
    .transform((sharing) => sharing ?? null)
    .meta({ description: 'What the person allowed; must be asked about the legal status' }),
});
export type NewCulture = z.output<typeof zCulture>;

/** What is told in one area, as it is on record. */
export interface CultureTold extends NewCulture {
  readonly id: string;
  readonly version: number;
  readonly area: CultureArea;
  readonly toldOn: Day;
  readonly by: string | null;
}

const at = (field: string, message: string): FieldFault => ({ path: ['told', field], message });

/** Looks at what is told in an area. Of a legal status it must be known what may be done with it. */
export function cultureFaults(area: CultureArea, { answer, words, sharing }: NewCulture): FieldFault[] {
  const faults: FieldFault[] = [];
  if (answer === 'told' && !words)
    faults.push(at('words', 'Write it as it was told, or choose “Cannot say” or “Will not say”'));
  if (answer !== 'told' && words) faults.push(at('words', 'Take these words out, or choose “Told us”'));
  if (area === 'legal_status' && answer === 'told' && !sharing)
    faults.push(at('sharing', 'Ask what may be done with this, and say what was answered'));
  return faults;
}

/** What stood in each area on a day: what was told last by then. */
export function standingOn(told: readonly CultureTold[], on: Day): Map<CultureArea, CultureTold> {
  const standing = new Map<CultureArea, CultureTold>();
  for (const each of told.toSorted(inTime)) if (!isBefore(on, each.toldOn)) standing.set(each.area, each);
  return standing;
}

/** What was told first comes first. */
export function inTime(a: CultureTold, b: CultureTold): number {
  return Temporal.PlainDate.compare(a.toldOn, b.toldOn) || (a.id < b.id ? -1 : 1);
}
