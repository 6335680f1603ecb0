/*
 * The scripts of India and Bangladesh stand in Unicode in parallel blocks of 128 (Devanagari, Bengali, Gurmukhi,
 * Gujarati, Oriya, Tamil, Telugu, Kannada, Malayalam), each letter at the same place in its block, so one table reads
 * them all. The vowel "a" after a consonant is not written; whether it is said follows from its neighbours.
 */
const FIRST = 0x0900;
const LAST = 0x0d7f;
const BENGALI = 0x0980;
const VIRAMA = 0x4d;
const YA = 0x2f;

function table(entries: string): ReadonlyMap<number, string> {
  return new Map(
    entries.split(' ').map((entry) => {
      const [place = '', letters = ''] = entry.split(':');
      return [Number.parseInt(place, 16), letters];
    }),
  );
}

const CONSONANTS = table(
  '15:k 16:kh 17:g 18:gh 19:ng 1a:ch 1b:ch 1c:j 1d:jh 1e:n 1f:t 20:th 21:d 22:dh 23:n 24:t 25:th 26:d 27:dh 28:n ' +
    '29:n 2a:p 2b:ph 2c:b 2d:bh 2e:m 2f:y 30:r 31:r 32:l 33:l 34:l 35:v 36:sh 37:sh 38:s 39:h 58:q 59:kh 5a:g 5b:z ' +
    '5c:r 5d:r 5e:f 5f:y',
);

const VOWELS = table('05:a 06:a 07:i 08:i 09:u 0a:u 0b:ri 0d:e 0e:e 0f:e 10:ai 11:o 12:o 13:o 14:au 60:ri');

const SIGNS = table('3e:a 3f:i 40:i 41:u 42:u 43:ri 45:e 46:e 47:e 48:ai 49:o 4a:o 4b:o 4c:au 57:au');

/** Closes a syllable without a vowel of its own: nasal signs, visarga, and letters that never carry one. */
const CLOSERS = table('01:n 02:n 03:h 4e:t 70:n');

interface Syllable {
  consonant: string;
  /** Undefined where none is said; `unwritten` where "a" is said unless the neighbours swallow it. */
  vowel: string | undefined;
  unwritten: boolean;
}

/** Writes what stands in an Indic script in Latin letters, and leaves all else as it is. */
export function readIndic(word: string): string {
  return word.replace(/[\u0900-\u0d7f\u200c\u200d]+/gu, (run) => spell(withVowels(syllablesOf(run))));
}

function syllablesOf(run: string): Syllable[] {
  const syllables: Syllable[] = [];
  let joined = false;
  for (const letter of run.normalize('NFC')) {
    const code = letter.codePointAt(0) ?? 0;
    if (code < FIRST || code > LAST) continue;
    const place = code & 0x7f;
    const last = syllables.at(-1);
    const consonant = CONSONANTS.get(place);
    if (consonant !== undefined) {
      const isBengaliJa = place === YA && (code & ~0x7f) === BENGALI && !joined;
      syllables.push({ consonant: isBengaliJa ? 'j' : consonant, vowel: undefined, unwritten: true });
    } else if (VOWELS.has(place)) {
      syllables.push({ consonant: '', vowel: VOWELS.get(place), unwritten: false });
    } else if (CLOSERS.has(place)) {
      syllables.push({ consonant: CLOSERS.get(place) ?? '', vowel: undefined, unwritten: false });
    } else if (last && (SIGNS.has(place) || place === VIRAMA)) {
      last.vowel = SIGNS.get(place);
      last.unwritten = false;
    }
    joined = place === VIRAMA;
  }
  return syllables;
}

/** Says the unwritten "a" except at the end of a word, and between a vowel and a consonant that has one. */
function withVowels(syllables: readonly Syllable[]): Syllable[] {
  const said = syllables.map((each) => ({ ...each, vowel: each.unwritten ? 'a' : each.vowel }));
  for (let index = said.length - 1; index > 0; index -= 1) {
    const [before, here, after] = [said[index - 1], said[index], said[index + 1]];
    if (!here?.unwritten) continue;
    const isLast = after === undefined;
    if (isLast || (before?.vowel !== undefined && after.vowel !== undefined && after.consonant !== '')) {
      here.vowel = undefined;
    }
  }
  return said;
}

function spell(syllables: readonly Syllable[]): string {
  return syllables.map(({ consonant, vowel }) => consonant + (vowel ?? '')).join('');
}
