import type { Programme } from './schema/programme.ts';

/** The words of Facet's own sentences for which a programme may have its own. */
export const OWN_WORDS = {
  person: 'parent',
  people: 'parents',
  worker: 'worker',
  workers: 'workers',
  referral: 'referral',
  contact: 'contact',
} as const;
export type OwnWord = keyof typeof OWN_WORDS;

/** Says one of Facet's own sentences in a programme's words. Never for what somebody typed. */
export type InOwnWords = (sentence: string) => string;

const asItIs: InOwnWords = (sentence) => sentence;

/**
 * The words of a programme that are said in place of Facet's. Where a family is enrolled, sentences about one of it speak
 * of a parent still: a family has no date of birth.
 */
function saidBy({
  wording = {},
  enrols,
}: Pick<Programme, 'wording' | 'enrols'>): ReadonlyMap<string, string> {
  const { person, people = person && `${person}s` } = enrols === 'person' ? wording : {};
  const { worker, workers = worker && `${worker}s`, referral, contact } = wording;
  const own: Readonly<Record<OwnWord, string | undefined>> = {
    person,
    people,
    worker,
    workers,
    referral,
    contact,
  };
  return new Map(
    Object.entries(OWN_WORDS).flatMap(([word, usual]) => {
      const said = own[word as OwnWord];
      return said === undefined ? [] : [[usual, said] as const];
    }),
  );
}

const capitalised = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);
const article = (word: string) => (/^[aeiou]/i.test(word) ? 'an' : 'a');

/**
 * Puts a programme's own words into Facet's sentences: whole words alone, with their article and a capital where there was
 * one. `words` says which of them a place speaks of: on a form, “contact” is how somebody is reached, and stays. The other
 * parent of a child is nobody whom the programme helps, and stays too.
 */
export function inOwnWords(
  programme: Pick<Programme, 'wording' | 'enrols'> | undefined,
  words: readonly OwnWord[] = Object.keys(OWN_WORDS) as OwnWord[],
): InOwnWords {
  const said = programme ? saidBy(programme) : new Map<string, string>();
  const here = words.map((word) => OWN_WORDS[word]).filter((usual) => said.has(usual));
  if (here.length === 0) return asItIs;
  const pattern = new RegExp(`(?<!\\bother )\\b(?:(an?) )?(${here.join('|')})\\b`, 'giu');
  return (sentence) =>
    sentence.replace(pattern, (_, before: string | undefined, usual: string) => {
      const word = said.get(usual.toLowerCase()) ?? usual;
      if (before === undefined) return /^\p{Lu}/u.test(usual) ? capitalised(word) : word;
      const own = article(word);
      return `${/^A/.test(before) ? capitalised(own) : own} ${word}`;
    });
}
