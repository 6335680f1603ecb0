import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closest, didYouMean, knownInstead } from './suggest.ts';

describe('a near word', () => {
  it('is found through a swap, a missing, an added or a wrong letter', () => {
    const known = ['children', 'proceedings', 'person'];
    expect(['chidlren', 'childre', 'childrens', 'childron'].map((word) => closest(word, known))).toEqual(
      Array.from({ length: 4 }, () => 'children'),
    );
  });

  it('is not named when none is near', () => {
    expect(didYouMean('banana', ['children'])).toBe('');
    expect(didYouMean('x', ['y'])).toBe('');
  });

  it('gives way to what is known, first what shares a word, and never more than ten', () => {
    const columns = ['ended_on', 'pathway', 'referred_on', 'sex'];
    expect(knownInstead('received_on', columns)).toBe('. Known here: ended_on, referred_on, pathway, sex');
    const many = Array.from({ length: 14 }, (_, index) => `column_${index + 10}`);
    expect(knownInstead('received_on', many)).toMatch(/^\. Known here: (\w+, ){9}\w+ and 4 more, which/);
    expect(knownInstead('chidren', ['children', 'person'])).toBe('; did you mean "children"?');
    expect(knownInstead('x', [])).toBe('');
  });

  it('is the word itself when that is known', () => {
    const word = fc.string({ minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(word, fc.array(word), (one, others) => closest(one, [...others, one]) === one),
      { seed: 11 },
    );
  });
});
