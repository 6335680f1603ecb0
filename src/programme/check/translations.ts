import type { PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import { didYouMean } from '../suggest.ts';
import { textsOf } from '../wording-of.ts';

/** Translations of texts that are not there. */
export function translationFaults(programme: Programme): PathFault[] {
  const languages = Object.entries(programme.translations);
  if (languages.length === 0) return [];
  const texts = [...textsOf(programme).keys()];
  const known = new Set(texts);
  return languages.flatMap(([language, said]) =>
    Object.keys(said)
      .filter((place) => !known.has(place))
      .map((place) => ({
        path: ['translations', language, place],
        at: 'key' as const,
        message: `There is no text at "${place}"${didYouMean(place, texts)}`,
      })),
  );
}
