import { inOwnWords, type Programme } from '../../programme/index.ts';
import type { Origin } from '../referral-input.ts';
import { plain, professional, type Word } from './form-words.ts';
import { type Said, translatedAt } from './language.ts';

/** What the answers are called where a worker reads what somebody outside sent. */
const read = {
  aboutYou: 'Who refers',
  referrerName: 'Name',
  referrerRole: 'Role',
  referrerOrganisation: 'Organisation',
  referrerEmail: 'Email address',
  referrerPhone: 'Telephone number',
} as const satisfies Partial<Record<Word, string>>;

type Catalogue = Readonly<Record<Word, string>>;

const CATALOGUES: Readonly<Record<Origin, Catalogue>> = {
  staff: { ...professional, ...read },
  partner: professional,
  self: { ...professional, ...plain },
};

/** The words of whoever fills a form in, before any programme’s own; gaps such as `{day}` are still to be filled. */
export function usualWords(origin: Origin): (word: Word) => string {
  return (word) => CATALOGUES[origin][word];
}

/** Says one of the form's sentences to whoever fills it in, with the programme's own words for people and referrals. */
export function wordsFor(origin: Origin, programme: Programme): (word: Word) => string {
  const usual = usualWords(origin);
  const own = inOwnWords(programme, ['person', 'people', 'referral']);
  return (word) => own(usual(word));
}

export type Words = ReturnType<typeof wordsFor>;

/** What the programme’s file says for one of the form’s words in the reader’s language; undefined for English. */
export type Told = (word: Word) => Said | undefined;

/** Looks up Facet’s own words on the form in a language, as far as the programme’s file translates them. */
export function toldIn(
  programme: Pick<Programme, 'translations'>,
  origin: Origin,
  language: string | undefined,
): Told {
  const isPlain = (word: Word) => origin === 'self' && Object.hasOwn(plain, word);
  return (word) => translatedAt(programme, language, isPlain(word) ? `form.self.${word}` : `form.${word}`);
}

/** Fills the gaps of a sentence, `{day}`, with what they stand for. */
export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (gap, name: string) => String(values[name] ?? gap));
}
