/*
 * Arabic, Persian and Urdu write consonants and long vowels; short vowels are left out. `و` and `ي` are consonants
 * beside a vowel and vowels elsewhere.
 */
const LETTERS: Readonly<Record<string, string>> = {
  ا: 'a',
  آ: 'a',
  أ: 'a',
  إ: 'i',
  ٱ: 'a',
  ب: 'b',
  پ: 'p',
  ت: 't',
  ٹ: 't',
  ث: 'th',
  ج: 'j',
  چ: 'ch',
  ح: 'h',
  خ: 'kh',
  د: 'd',
  ڈ: 'd',
  ذ: 'z',
  ر: 'r',
  ڑ: 'r',
  ز: 'z',
  ژ: 'zh',
  س: 's',
  ش: 'sh',
  ص: 's',
  ض: 'd',
  ط: 't',
  ظ: 'z',
  ع: 'a',
  غ: 'gh',
  ف: 'f',
  ڤ: 'v',
  ق: 'q',
  ک: 'k',
  ك: 'k',
  گ: 'g',
  ڭ: 'ng',
  ل: 'l',
  م: 'm',
  ن: 'n',
  ں: 'n',
  ه: 'h',
  ہ: 'h',
  ھ: 'h',
  ة: 'a',
  ۃ: 'a',
  ى: 'a',
  ئ: 'i',
  ؤ: 'u',
  ے: 'e',
  ۓ: 'e',
  و: 'W',
  ي: 'Y',
  ی: 'Y',
  'َ': 'a',
  'ُ': 'u',
  'ِ': 'i',
  'ً': 'an',
  'ٌ': 'un',
  'ٍ': 'in',
  'ٰ': 'a',
};

const isVowel = (sound: string | undefined) => sound !== undefined && /^[aeiou]/.test(sound);

/** The readings of one word: with the likeliest unwritten vowels, and without any. */
export function readArabic(word: string): readonly string[] {
  const sounds = [...word.normalize('NFC')].flatMap(
    (letter) => LETTERS[letter] ?? (/[a-z0-9]/i.test(letter) ? letter : []),
  );
  const settled = settle(sounds).filter((sound, index, all) => !(sound === 'a' && isVowel(all[index - 1])));
  const bare = settled.join('');
  const vowelled = settled
    .map((sound, index) =>
      !isVowel(sound) && settled[index + 1] && !isVowel(settled[index + 1]) ? `${sound}a` : sound,
    )
    .join('');
  return bare === vowelled ? [bare] : [vowelled, bare];
}

/** Decides for each `و` and `ي` whether it is a vowel here, and writes a final `ه` after a consonant as a vowel. */
function settle(sounds: readonly string[]): string[] {
  const settled: string[] = [];
  for (const [index, sound] of sounds.entries()) {
    const before = settled.at(-1);
    const after = sounds[index + 1];
    if (sound === 'W' || sound === 'Y') {
      const isConsonant = before === undefined || isVowel(before) || isVowel(after);
      const [consonant, vowel] = sound === 'W' ? ['w', 'u'] : ['y', 'i'];
      settled.push(isConsonant ? consonant : vowel);
    } else if (sound === 'h' && after === undefined && before !== undefined && !isVowel(before)) {
      settled.push('a');
    } else {
      settled.push(sound);
    }
  }
  return settled;
}
