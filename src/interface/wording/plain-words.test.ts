import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMarkedWords, type MarkedWords, markedSentence } from './plain-words.ts';

const list: MarkedWords[] = [
  { words: 'non-compliant', kind: 'blame', instead: 'did not take part in' },
  { words: 'failed to', kind: 'blame', instead: 'did not' },
  { words: 'failed to engage', kind: 'blame', instead: 'did not come, and we do not know why yet' },
  { words: 'LAC', kind: 'jargon', instead: 'a child in care' },
];
const found = (text: string) => findMarkedWords(text, list).map(({ said }) => said);

describe('findMarkedWords', () => {
  it('finds whole words in any case and spacing, and never a part of another word', () => {
    expect(found('Mum was Non-Compliant.')).toEqual(['Non-Compliant']);
    expect(found('a lac review; black hair; lacking')).toEqual(['lac']);
    expect(found('failed\n to  engage')).toEqual(['failed\n to  engage']);
    expect(found('Nothing here')).toEqual([]);
  });

  it('finds the longer of two that overlap', () => {
    expect(found('She failed to engage and failed to attend')).toEqual(['failed to engage', 'failed to']);
  });

  it('says why in a line', () => {
    expect(markedSentence({ said: 'LAC', kind: 'jargon', instead: 'a child in care' })).toBe(
      '“LAC” is a word of the trade. You could write: a child in care',
    );
  });

  it('gives places that hold what was said, in order and apart, whatever is in the list and the text', () => {
    const words = fc.string({
      minLength: 1,
      maxLength: 6,
      unit: fc.constantFrom('a', 'b', ' ', '-', '(', '*', 'é'),
    });
    const entry = words.map((text): MarkedWords => ({ words: text, kind: 'jargon', instead: 'x' }));
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 6 }), fc.array(words, { maxLength: 8 }), (entries, parts) => {
        const text = parts.join(' ');
        let last = 0;
        for (const each of findMarkedWords(text, entries)) {
          expect(text.slice(each.start, each.end)).toBe(each.said);
          expect(each.start).toBeGreaterThanOrEqual(last);
          last = each.end;
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
