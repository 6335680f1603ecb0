/** Letters of other scripts that look like Latin ones, and signs that are typed for letters. */
const LOOK_ALIKES: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  е: 'e',
  ё: 'e',
  к: 'k',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  с: 'c',
  т: 't',
  у: 'y',
  х: 'x',
  і: 'i',
  ї: 'i',
  ј: 'j',
  ѕ: 's',
  ԁ: 'd',
  ո: 'n',
  ʀ: 'r',
  ѵ: 'v',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  μ: 'u',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ł: 'l',
  ø: 'o',
  '0': 'o',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '€': 'e',
  '£': 'l',
};

/** Signs that are read as one letter or another. */
const EITHER: Readonly<Record<string, readonly [string, string]>> = {
  '1': ['l', 'i'],
  '!': ['l', 'i'],
  '|': ['l', 'i'],
};

/**
 * A word as the eye may read it: small Latin letters only, accents off, look-alikes of other scripts and digits between
 * letters as the letters they stand for. Nothing where nothing in it looks like a letter.
 */
export function asSeen(word: string): string[] {
  const plain = word.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  if (!/\p{L}/u.test(plain)) return [];
  const read = (choice: 0 | 1) =>
    [...plain]
      .map((sign) => (/[a-z]/.test(sign) ? sign : (EITHER[sign]?.[choice] ?? LOOK_ALIKES[sign] ?? '')))
      .join('');
  return [...new Set([read(0), read(1)])].filter(Boolean);
}

/** Signs that show nothing, taken out: they are typed between letters to hide a word. */
export function withoutHidden(text: string): string {
  return text.replace(/\p{Cf}/gu, '');
}
