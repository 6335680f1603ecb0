import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaveOut, placesOf } from './passage.ts';
import { findThirdParties, type KnownPerson } from './third-parties.ts';

const nobody: KnownPerson = { names: [], addresses: [], phones: [], emails: [] };
const her: KnownPerson = {
  names: ['Amina', 'Begum', 'Amina Begum'],
  addresses: ['12 Elm Road, London E1 4AB'],
  phones: ['07700 900123'],
  emails: ['amina@example.org'],
};
const others: KnownPerson[] = [
  { ...nobody, names: ['Tomas Reed', 'Tomas', 'Reed'], phones: ['07700 900456'] },
  { ...nobody, names: ['Jo'], addresses: ['3 Oak Lane, Leeds'] },
];

const found = (text: string) =>
  findThirdParties(text, her, others).map(({ starts, ends, kind }) => `${kind} ${text.slice(starts, ends)}`);

describe('what may be about somebody else', () => {
  it.each([
    ['Tomas reed came too', ['name Tomas reed']],
    ['Amina and TOMAS talked', ['name TOMAS']],
    ['Amina rang from 07700900123, he from +44 7700 900 456', ['phone +44 7700 900 456']],
    ['Write to amina@example.org and r.cole@council.example', ['email r.cole@council.example']],
    ['Moved from E1 4AB to 3 Oak Lane, LS1 2AB', ['address 3 Oak Lane', 'address LS1 2AB']],
    ['Her sister Maria Lopez helped; Mrs Patel did not', ['name Maria Lopez', 'name Patel']],
    ['Her sister helped. Amina’s mother came', []],
    ['Jobs and reeds and Tomasina', []],
    ['Born 03/06/2024, case 2024-000123', []],
    ['', []],
  ])('is found in “%s”', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it('is never her own name after a word of kinship', () => {
    expect(found('with her friend Amina Begum')).toEqual([]);
  });

  it('is found wherever a known name stands between other words', () => {
    const words = fc.array(fc.constantFrom('went', 'home', 'with', 'and', 'Amina', '“so', 'late.”', '\n'), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = [...before, 'Tomas Reed', ...after].join(' ');
        expect(found(text)).toContain('name Tomas Reed');
      }),
      { seed: 20240603, numRuns: 200 },
    );
  });
});

describe('leaving words out', () => {
  it('joins what touches, keeps every reason, and the rest as it was', () => {
    const spans = [
      { starts: 4, ends: 7, reason: 'a' },
      { starts: 6, ends: 9, reason: 'b' },
      { starts: 9, ends: 10, reason: 'a' },
    ];
    expect(leaveOut('The cat sat down', spans)).toEqual([
      { text: 'The ' },
      { hidden: ['a', 'b'] },
      { text: 't down' },
    ]);
    expect(leaveOut('All', [{ starts: 0, ends: 99, reason: 'a' }])).toEqual([{ hidden: ['a'] }]);
    expect(leaveOut('None', [])).toEqual([{ text: 'None' }]);
  });

  it('gives exactly the characters that no stretch covers, in order', () => {
    const span = fc
      .tuple(fc.nat(40), fc.nat(40))
      .map(([starts, length]) => ({ starts, ends: starts + length, reason: 'x' }));
    fc.assert(
      fc.property(fc.string({ maxLength: 40 }), fc.array(span, { maxLength: 6 }), (text, spans) => {
        const kept = leaveOut(text, spans)
          .map((piece) => ('text' in piece ? piece.text : ''))
          .join('');
        const expected = [...Array(text.length).keys()]
          .filter((index) => !spans.some(({ starts, ends }) => starts <= index && index < ends))
          .map((index) => text[index])
          .join('');
        expect(kept).toBe(expected);
      }),
      { seed: 20240603, numRuns: 500 },
    );
  });

  it('finds words wherever they stand, whatever their capitals, and only whole', () => {
    expect(placesOf('Ann, ANN and Anna (ann)', 'ann')).toEqual([
      { starts: 0, ends: 3 },
      { starts: 5, ends: 8 },
      { starts: 19, ends: 22 },
    ]);
    expect(placesOf('a+b', '+')).toEqual([]);
    expect(placesOf('anything', '  ')).toEqual([]);
  });
});
