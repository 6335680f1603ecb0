import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closest, didYouMean } from './suggest.ts';

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

  it('is the word itself when that is known', () => {
    const word = fc.string({ minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(word, fc.array(word), (one, others) => closest(one, [...others, one]) === one),
      { seed: 11 },
    );
  });
});
