import { placesOf, type Span } from './passage.ts';

/** What a mark is of. */
export const markKinds = ['name', 'address', 'phone', 'email', 'passage'] as const;
export type MarkKind = (typeof markKinds)[number];

/** What is known of somebody else on her record. */
export interface KnownPerson {
  readonly names: readonly string[];
  readonly addresses: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
}

/** A stretch that may be about somebody else. */
export interface FoundSpan extends Span {
  readonly kind: MarkKind;
}

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/giu;
const PHONE = /(?<![\d/])(?:\+44\s?\(?0?\)?|0)[\d\s()-]{8,13}\d(?![\d/])/g;
const POSTCODE = /(?<![\p{L}\p{N}])[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}(?![\p{L}\p{N}])/giu;

/** Words after which a name is likely: whose it is, Facet cannot know. */
const BEFORE_A_NAME = [
  '[Mm]rs?|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Cc]alled|[Nn]amed|[Bb]aby|[Cc]arer|[Aa]dopter',
  '(?:[Gg]rand)?(?:[Mm]other|[Ff]ather|mum|dad)|[Mm]um|[Dd]ad|[Nn]an|[Ss]ister|[Bb]rother|[Ss]on|[Dd]aughter',
  '[Aa]unt|[Uu]ncle|[Cc]ousin|(?:[Ee]x-)?[Pp]artner|[Hh]usband|[Ww]ife|(?:[Bb]oy|[Gg]irl)?[Ff]riend|[Nn]eighbour',
].join('|');
const TITLED = new RegExp(
  `(?<![\\p{L}\\p{N}])(?:${BEFORE_A_NAME})\\.?,?\\s+(\\p{Lu}[\\p{L}’'-]+(?:\\s+\\p{Lu}[\\p{L}’'-]+)?)`,
  'gu',
);

/** A digit string as a phone keeps it, so that spaces and +44 make no difference. */
const digitsOf = (text: string) => text.replace(/\D/g, '').replace(/^44/, '0').replace(/^00/, '0');

function matches(text: string, pattern: RegExp, kind: MarkKind, group = 0): FoundSpan[] {
  return [...text.matchAll(pattern)].map((match) => {
    const words = match[group] ?? match[0];
    const starts = match.index + match[0].lastIndexOf(words);
    return { starts, ends: starts + words.length, kind };
  });
}

/** Her own name, number and address are hers: they are never marked. */
function isHers(text: string, span: FoundSpan, her: KnownPerson): boolean {
  const words = text.slice(span.starts, span.ends);
  const fold = (each: string) => each.toLowerCase().replace(/\s+/g, ' ').trim();
  switch (span.kind) {
    case 'phone':
      return her.phones.some((each) => digitsOf(each) === digitsOf(words));
    case 'email':
      return her.emails.some((each) => fold(each) === fold(words));
    case 'address':
      return her.addresses.some((each) => fold(each).includes(fold(words)));
    case 'name':
      return fold(words)
        .split(' ')
        .every((word) => her.names.some((each) => fold(each).split(' ').includes(word)));
    default:
      return false;
  }
}

/** The parts of an address that point at a place: each line that is long enough to mean one. */
const linesOf = (address: string) =>
  address
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line.length >= 6);

/** Names shorter than this are too often a word: “Jo” is looked for with her family name only. */
const SHORTEST_NAME = 3;

function wordsToFind(person: KnownPerson): { words: string; kind: MarkKind }[] {
  return [
    ...person.names
      .filter((name) => name.length >= SHORTEST_NAME)
      .map((words) => ({ words, kind: 'name' as const })),
    ...person.addresses.flatMap(linesOf).map((words) => ({ words, kind: 'address' as const })),
    ...person.phones.map((words) => ({ words, kind: 'phone' as const })),
    ...person.emails.map((words) => ({ words, kind: 'email' as const })),
  ];
}

/** Leaves out what stands within a stretch that is found already, and what is found twice. */
function outermost(spans: readonly FoundSpan[]): FoundSpan[] {
  const sorted = [...spans].sort((a, b) => a.starts - b.starts || b.ends - a.ends);
  const kept: FoundSpan[] = [];
  for (const span of sorted) {
    const last = kept.at(-1);
    if (last && span.ends <= last.ends) continue;
    kept.push(span);
  }
  return kept;
}

/**
 * What in a text may be about somebody else: the names, addresses, numbers and e-mail addresses of those on her record, any
 * other number, e-mail address or postcode that is not her own, and a name after a word such as “sister”. It finds much and
 * not all: everything is read by two people.
 */
export function findThirdParties(
  text: string,
  her: KnownPerson,
  others: readonly KnownPerson[],
): readonly FoundSpan[] {
  const known = others
    .flatMap(wordsToFind)
    .flatMap(({ words, kind }) => placesOf(text, words).map((span) => ({ ...span, kind })));
  const found = [
    ...known,
    ...matches(text, EMAIL, 'email'),
    ...matches(text, PHONE, 'phone'),
    ...matches(text, POSTCODE, 'address'),
    ...matches(text, TITLED, 'name', 1),
  ];
  return outermost(found.filter((span) => !isHers(text, span, her)));
}
