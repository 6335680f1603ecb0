import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkForRelease, type Forbidden } from './release-check.ts';

const forbidden: readonly Forbidden[] = [
  { kind: 'surname', words: 'Smithson' },
  { kind: 'surname', words: 'Rahman' },
  { kind: 'child_name', words: 'Oliver' },
  { kind: 'place', words: 'Bethnal Green' },
  { kind: 'school', words: 'St Anne’s Primary' },
  { kind: 'other', words: 'Shabnam' },
];
const agreed = ['Zayn', 'Mummy Amina', 'Olive'];
const check = (letter: string) => checkForRelease(letter, forbidden, agreed);
const texts = (letter: string) => check(letter).map(({ kind, text, sure }) => [kind, text, sure]);

describe('the check before release', () => {
  it('lets a letter go that says nothing of who or where', () => {
    const letter = `Dear Zayn,\nHappy birthday! You are 8 on 5/5/2024. I planted 12 sunflowers with auntie and thought
      of you. Do you still like football? I made a cake at home with my sister. Lots of love, Mummy Amina`;
    expect(check(letter)).toEqual([]);
  });

  it.each([
    ['as it is written', 'I miss you, Smithson family', 'Smithson'],
    ['in small letters', 'hello smithson', 'smithson'],
    ['inside another word', 'hello thesmithsons', 'thesmithsons'],
    ['spaced out', 'say S m i t h s o n to them', 'S m i t h s o n'],
    ['with signs between', 'say S-m-i-t-h-s-o-n', 'S-m-i-t-h-s-o-n'],
    ['in two halves', 'say Smith son', 'Smith son'],
    ['with digits for letters', 'say Sm1ths0n', 'Sm1ths0n'],
    ['with Cyrillic look-alikes', 'say Ѕmіthѕоn', 'Ѕmіthѕоn'],
    ['with signs that show nothing', 'say Smi\u200bth\u200bson', 'Smi\u200bth\u200bson'],
    ['with accents', 'say Smíthsön', 'Smíthsön'],
    ['in wide letters', 'say Ｓｍｉｔｈｓｏｎ', 'Ｓｍｉｔｈｓｏｎ'],
  ])('stops a surname %s', (_, letter, text) => {
    expect(texts(letter)).toEqual([['surname', text, true]]);
  });

  it('stops a name in Bengali script whose reading is the same, and asks where it is nearly so', () => {
    expect(texts('আমার শবনম')).toEqual([['other', 'শবনম', true]]);
    expect(check('রহমান').map(({ kind }) => kind)).toEqual(['surname']);
  });

  it.each([['Smithsn'], ['Smihtson'], ['Smythson'], ['Rehman'], ['Oliwer']])(
    'asks about %s, which is nearly a name',
    (word) => {
      expect(check(`Say hello to ${word} from me`)).toMatchObject([{ text: word, sure: false }]);
    },
  );

  it('keeps quiet about a name that was agreed, although it is like one that must not stand', () => {
    expect(check('Dear Olive')).toEqual([]);
    expect(texts('Dear Oliver')).toEqual([['child_name', 'Oliver', true]]);
  });

  it.each([
    ['place', 'We walked in Bethnal Green', 'Bethnal Green'],
    ['place', 'we walked in bethnal-green', 'bethnal-green'],
    ['school', 'how is St. Anne’s Primary', 'St. Anne’s Primary'],
  ])('stops a %s of more words', (kind, letter, text) => {
    expect(texts(letter)).toEqual([[kind, text, true]]);
  });

  it.each([
    ['phone', 'ring me on 07700 900 982', '07700 900 982'],
    ['phone', 'ring 0 7 7 0 0 9 0 0 9 8 2', '0 7 7 0 0 9 0 0 9 8 2'],
    ['phone', 'ring +44 (0)7700-900982', '+44 (0)7700-900982'],
    ['phone', 'ring ০৭৭০০৯০০৯৮২', '০৭৭০০৯০০৯৮২'],
    ['phone', 'zero seven seven zero zero nine', 'zero seven seven zero zero nine'],
    ['email', 'write to amina.b@example.org', 'amina.b@example.org'],
    ['social', 'I am @amina_b92', '@amina_b92'],
    ['social', 'find me on Insta', 'Insta'],
    ['social', 'find me on Snap chat', 'Snap chat'],
    ['social', 'see www.example.org/amina', 'www.example.org/amina'],
    ['address', 'I am at E2 6AB', 'E2 6AB'],
    ['address', 'come to 12 Rose Tree Lane', '12 Rose Tree Lane'],
  ])('stops a %s by its shape: %s', (kind, letter, text) => {
    expect(texts(letter)).toEqual([[kind, text, true]]);
  });

  it.each([
    ['school_named', 'Is Rosewood Academy nice?', 'Rosewood Academy'],
    ['place_named', 'I live in Leeds now', 'live in Leeds'],
  ])('asks about a %s that nobody put on the list', (kind, letter, text) => {
    expect(texts(letter)).toMatchObject([[kind, expect.stringContaining(text), false]]);
  });

  it('says what stands in the letter, never what it was compared with', () => {
    const found = check('Say hello to Smythson');
    expect(JSON.stringify(found)).not.toContain('Smithson');
  });

  it('finds a forbidden name wherever it stands in any letter', () => {
    const word = fc.constantFrom(
      'Smithson',
      'SMITHSON',
      'smithson',
      'S.m.i.t.h.s.o.n',
      'Smithson’s',
      'Oliver',
      'Shabnam',
    );
    const filler = fc.array(fc.constantFrom('I', 'love', 'you', 'and', 'the', 'cat', '\n', '…', '❤'), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(filler, word, filler, (before, name, after) => {
        const letter = [...before, 'dear', name, 'dear', ...after].join(' ');
        expect(check(letter).some(({ sure }) => sure)).toBe(true);
      }),
      { seed: 31, numRuns: 150 },
    );
  });

  it('stays inside the letter, in order, and never overlaps', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (letter) => {
        let end = 0;
        for (const { at, text } of check(letter)) {
          expect(at).toBeGreaterThanOrEqual(end);
          expect(letter.slice(at, at + text.length)).toBe(text);
          end = at + text.length;
        }
      }),
      { seed: 32, numRuns: 200 },
    );
  });
});
