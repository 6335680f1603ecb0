import type { PathFault } from '../fault.ts';
import type { Programme } from '../schema/programme.ts';
import { didYouMean } from '../suggest.ts';
import { textsOf } from '../wording-of.ts';

type FormWords = ReadonlyMap<string, string>;

const NONE: FormWords = new Map();
const GAPS = /\{\w+\}/g;

/** Translations of texts that are not there, and of Facet’s own words with other gaps to fill than theirs. */
export function translationFaults(programme: Programme, formWords: FormWords = NONE): PathFault[] {
  const languages = Object.entries(programme.translations);
  if (languages.length === 0) return [];
  const texts = [...textsOf(programme).keys(), ...formWords.keys()];
  const known = new Set(texts);
  return languages.flatMap(([language, said]) =>
    Object.entries(said).flatMap(([place, text]) => {
      const path = ['translations', language, place];
      if (!known.has(place)) {
        const message = `There is no text at "${place}"${didYouMean(place, texts)}`;
        return [{ path, at: 'key' as const, message }];
      }
      return gapFaults(formWords.get(place) ?? '', text).map((message) => ({ path, message }));
    }),
  );
}

function gapFaults(english: string, text: string): string[] {
  const [wanted, written] = [english, text].map((each) => [...new Set(each.match(GAPS))]);
  const missing = wanted?.filter((gap) => !written?.includes(gap)) ?? [];
  return missing.length > 0 ? [`Keep ${missing.join(' and ')} where it belongs: Facet fills it in`] : [];
}

/** For each language, which of Facet’s own words on the form stay in English. */
export function untranslatedWords(programme: Programme, formWords: FormWords = NONE): PathFault[] {
  const { translations, referral } = programme;
  const asked = [...formWords.keys()].filter((place) => isAsked(place, referral.from, formWords));
  return Object.entries(translations).flatMap(([language, said]) => {
    const missing = asked.filter((place) => !Object.hasOwn(said, place));
    if (language === 'en' || missing.length === 0) return [];
    const message = `Of Facet's own words on the form, ${missing.length} of ${asked.length} stay in English in "${language}": ${missing.join(', ')}`;
    return [{ path: ['translations', language], at: 'key' as const, message }];
  });
}

/** Partners read the words for professionals; a parent reads her own, and the others where she has none of her own. */
function isAsked(place: string, from: Programme['referral']['from'], formWords: FormWords): boolean {
  if (place.startsWith('form.self.')) return from.includes('self');
  const hasOwn = formWords.has(place.replace('form.', 'form.self.'));
  return from.includes('partner') || (from.includes('self') && !hasOwn);
}
