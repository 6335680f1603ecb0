import type { Programme } from '../../programme/index.ts';
import type { Origin } from '../referral-input.ts';
import { children, proceedings } from './family-steps.ts';
import { translatedAt } from './language.ts';
import { aboutYou, contact, name, safeContact, situation, support } from './parent-steps.ts';
import { questionSteps } from './question-steps.ts';
import type { Step } from './step.ts';
import { wordsFor } from './wording.ts';

/** Who reads a form, and in what language where it is not English. */
export interface FormReader {
  /** The words of whom; those of whoever fills it in when left out. */
  readonly reader?: Origin;
  readonly language?: string | undefined;
}

/**
 * The steps of a programme's form for one way in, in the order in which they are asked. The parent herself is asked
 * first how she can be reached safely. A worker who reads the answers sees the same questions in her own words.
 */
export function stepsFor(
  programme: Programme,
  origin: Origin,
  { reader = origin, language }: FormReader = {},
): readonly Step[] {
  const say = wordsFor(reader, programme);
  const sections = new Set<string>(programme.referral.sections);
  const own = origin === 'self';
  return [
    ...(origin === 'partner' ? [aboutYou(say)] : []),
    ...(sections.has('safe_contact') ? [safeContact(say)] : []),
    name(say, own),
    contact(say, own),
    support(say),
    ...situation(say, sections),
    ...(sections.has('children') ? [children(say)] : []),
    ...(sections.has('proceedings') ? [proceedings(say)] : []),
    ...questionSteps(programme, origin, {
      say,
      reader,
      said: (place) => translatedAt(programme, language, place),
    }),
  ];
}
