import anyAscii from 'any-ascii';
import { readArabic } from './scripts/arabic.ts';
import { readIndic } from './scripts/indic.ts';

/**
 * A name as it is kept for searching: Latin letters and digits, small, one space between words. Accents are taken off,
 * and other scripts are written as their speakers commonly write them in English (`শবনম` gives `shabnam`).
 */
export function foldName(text: string): string {
  return wordsOf(text)
    .map((word) => tidy(romanise(word)[0] ?? ''))
    .filter((word) => word !== '')
    .join(' ');
}

/**
 * The words of a name for comparing by sound, each with the ways to read it. A word whose script leaves vowels out is
 * given both with and without them, since English spellings differ (`محمد` is Mohammed, `أحمد` is Ahmed).
 */
export function readings(text: string): string[][] {
  const seen = new Map<string, string[]>();
  for (const word of wordsOf(text)) {
    const [first = [], ...others] = romanise(word).map((read) => tidy(read).split(' '));
    for (const [index, part] of first.entries()) {
      const ways = [part, ...others.flatMap((other) => other[index] ?? [])].filter((way) =>
        /[a-z]/.test(way),
      );
      if (ways.length > 0) seen.set(part, ways);
    }
  }
  return [...seen.values()];
}

/** The words of a name as they are likeliest said. */
export function soundWords(text: string): string[] {
  return readings(text).flatMap(([likeliest]) => likeliest ?? []);
}

/** The ways to read one word in Latin letters, the likeliest first. */
function romanise(word: string): readonly string[] {
  if (/\p{Script=Arabic}/u.test(word)) return readArabic(word);
  return [anyAscii(beforeAscii(readIndic(word)))];
}

function wordsOf(text: string): string[] {
  const joined = text.normalize('NFKC').replace(/[’'‘ʼ`´]/gu, '');
  return joined.match(/[\p{L}\p{M}\p{N}\u200c\u200d]+/gu) ?? [];
}

/** Greek writes one vowel with two letters; Chinese and Korean write no space between the parts of a name. */
function beforeAscii(word: string): string {
  const spaced = word.replace(
    /(?<=[\p{Script=Han}\p{Script=Hangul}])(?=[\p{Script=Han}\p{Script=Hangul}])/gu,
    ' ',
  );
  return spaced
    .normalize('NFC')
    .replace(/ου|ού/gu, 'u')
    .replace(/ΟΥ|Ου|Ού/gu, 'U');
}

function tidy(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9 ]/g, '')
    .replace(/ +/g, ' ')
    .trim();
}
