import type { Programme } from '../../programme/index.ts';
import type { Origin } from '../referral-input.ts';
import { stepsBeside } from './beside.ts';
import { children, proceedings } from './family-steps.ts';
import { translatedAt } from './language.ts';
import { aboutYou, contact, name, safeContact, situation, support } from './parent-steps.ts';
import { questionSteps } from './question-steps.ts';
import type { Step } from './step.ts';
import { toldIn, type Words, wordsFor } from './wording.ts';

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
  const english = stepsIn(programme, origin, { reader, language, say });
  if (language === undefined) return english;
  const told = toldIn(programme, reader, language);
  const other = stepsIn(programme, origin, {
    reader,
    language,
    say: (word) => told(word)?.text ?? say(word),
  });
  return stepsBeside(english, other, language);
}

/** The steps with Facet’s own words as `say` has them. */
function stepsIn(
  programme: Programme,
  origin: Origin,
  { reader, language, say }: FormReader & { readonly reader: Origin; readonly say: Words },
): readonly Step[] {
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
