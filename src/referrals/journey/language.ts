import type { Programme } from '../../programme/index.ts';

/** The language that Facet itself speaks. */
export const ENGLISH = 'en';

/** A text in another language. */
export interface Said {
  readonly text: string;
  readonly language: string;
}

/** Looks up what stands at a place of the programme’s file in the reader’s language. */
export type Translated = (place: string) => Said | undefined;

/** The languages that a programme can be read in beside English, as its file names them. */
export function languagesOf(programme: Pick<Programme, 'translations'>): readonly string[] {
  return Object.keys(programme.translations).filter((language) => language !== ENGLISH);
}

/** The languages of several programmes, each once. */
export function languagesOfAll(programmes: readonly Pick<Programme, 'translations'>[]): readonly string[] {
  return [...new Set(programmes.flatMap(languagesOf))];
}

/** What a programme says at a place in a language; undefined where that is not translated. */
export function translatedAt(
  { translations }: Pick<Programme, 'translations'>,
  language: string | undefined,
  place: string,
): Said | undefined {
  if (language === undefined || !Object.hasOwn(translations, language)) return undefined;
  const texts = translations[language] ?? {};
  const text = Object.hasOwn(texts, place) ? texts[place] : undefined;
  return text === undefined ? undefined : { text, language };
}

// It stands in no key, which is base64url.
const SEPARATOR = '.';

/** The last part of a form’s address: the key alone, or the key and the language that the form is read in. */
export function addressPartOf(secret: string, language: string | undefined): string {
  const key = encodeURIComponent(secret);
  return language === undefined ? key : `${key}${SEPARATOR}${language}`;
}

/** Takes the last part of a form’s address apart. */
export function readAddressPart(part: string): { readonly secret: string; readonly language?: string } {
  const at = part.lastIndexOf(SEPARATOR);
  return at < 0 ? { secret: part } : { secret: part.slice(0, at), language: part.slice(at + 1) };
}
