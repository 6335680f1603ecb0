import type { Finding, FindingKind } from './release-check.ts';

interface Pattern {
  readonly kind: FindingKind;
  readonly sure: boolean;
  readonly shape: RegExp;
}

const DIGIT_WORDS = 'zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple';

const PATTERNS: readonly Pattern[] = [
  {
    kind: 'email',
    sure: true,
    shape:
      /[\p{L}\p{N}._%+-]+\s?(?:@|\(at\)|\[at\])\s?[\p{L}\p{N}-]+(?:\s?(?:\.|\(dot\)|\sdot\s)\s?[\p{L}]{2,})+/giu,
  },
  {
    kind: 'social',
    sure: true,
    shape: /\b(?:https?:\/\/|www\.)\S+|\b[\p{L}\p{N}-]+\.(?:com|co\.uk|net|org|me|app|tv|uk)\b/giu,
  },
  { kind: 'social', sure: true, shape: /(?<![\p{L}\p{N}])@[\p{L}\p{N}_.]{2,}/gu },
  {
    kind: 'social',
    sure: true,
    shape:
      /\b(?:insta(?:gram)?|snap\s?chat|my\s+snap|tik\s?tok|face\s?book|fb|whats\s?app|messenger|telegram|discord|roblox|youtube|linked\s?in|twitter|x-?box\s+live|gamer\s?tag|psn)\b/giu,
  },
  // UK postcodes, whole.
  { kind: 'address', sure: true, shape: /\b(?:[A-Z]{1,2}\d[A-Z\d]?|GIR)\s*\d[A-Z]{2}\b/giu },
  {
    kind: 'address',
    sure: true,
    shape:
      /\b(?:flat\s+\d+\w?,?\s+)?\d{1,4}[a-z]?,?\s+(?:\p{L}[\p{L}’'-]*\s+){1,3}(?:street|st|road|rd|lane|avenue|ave|close|drive|way|court|gardens|grove|terrace|crescent|square|place|walk|house|hill|mews)\b/giu,
  },
  {
    kind: 'school_named',
    sure: false,
    shape:
      /(?:St\.?\s+)?(?:\p{Lu}[\p{L}’'-]*\s+){1,4}(?:[Pp]rimary|[Jj]unior|[Ii]nfants?|[Ss]econdary|[Hh]igh|[Gg]rammar|[Nn]ursery|[Ss]chool|[Aa]cademy|[Cc]ollege)\b/gu,
  },
  {
    kind: 'place_named',
    sure: false,
    shape:
      /\b(?:live|lives|living|lived|moved|moving|home|house|stay|staying|school|nursery)\s+(?:in|at|near|to|by)\s+(?!the\b|my\b|your\b|our\b|a\b|with\b)(?:\p{Lu}[\p{L}’'-]*)(?:\s+\p{Lu}[\p{L}’'-]*)*/gu,
  },
  {
    kind: 'phone',
    sure: true,
    shape: new RegExp(`\\b(?:(?:${DIGIT_WORDS})[\\s,.-]+){5,}(?:${DIGIT_WORDS})\\b`, 'giu'),
  },
];

/** What looks like a phone number, an address, a school, a place or a name in social media, by its shape. */
export function patternsIn(letter: string): Finding[] {
  const found = PATTERNS.flatMap(({ kind, sure, shape }) =>
    [...letter.matchAll(shape)].map((match) => ({ kind, sure, at: match.index, text: match[0] })),
  );
  return [...found, ...phonesIn(letter)];
}

const FEWEST_DIGITS = 7;

/** Runs of digits in any script, however they are spaced, unless they are a date. */
function phonesIn(letter: string): Finding[] {
  return [...letter.matchAll(/\+?\p{Nd}(?:[\s().,/*–—-]{0,3}\p{Nd}){6,}/gu)].flatMap((match) => {
    const digits = match[0].match(/\p{Nd}/gu)?.length ?? 0;
    const isDate = /^\p{Nd}{1,2}[./-]\p{Nd}{1,2}[./-]\p{Nd}{4}$|^\p{Nd}{4}-\p{Nd}{2}-\p{Nd}{2}$/u.test(
      match[0].trim(),
    );
    return digits >= FEWEST_DIGITS && !isDate
      ? [{ kind: 'phone' as const, sure: true, at: match.index, text: match[0] }]
      : [];
  });
}
