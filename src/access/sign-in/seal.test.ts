import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeal } from './seal.ts';

const SECRET = 's'.repeat(40);

describe('a seal', () => {
  it('opens what it sealed, and for what it was sealed alone', () => {
    const seal = createSeal(SECRET, 'test');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, bound) => {
        const sealed = seal.seal(text, bound);
        expect(seal.open(sealed, bound)).toBe(text);
        expect(seal.open(sealed, `${bound}x`)).toBeUndefined();
      }),
      { seed: 20261122, numRuns: 100 },
    );
  });

  it('opens nothing that was changed by one bit, cut short, or sealed with another secret or for another purpose', () => {
    const sealed = createSeal(SECRET, 'test').seal('what she typed', 'east');
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(createSeal(SECRET, 'test').open(changed, 'east')).toBeUndefined();
    }
    for (const length of [0, 5, 28, sealed.length - 1])
      expect(createSeal(SECRET, 'test').open(sealed.subarray(0, length), 'east')).toBeUndefined();
    expect(createSeal('t'.repeat(40), 'test').open(sealed, 'east')).toBeUndefined();
    expect(createSeal(SECRET, 'other').open(sealed, 'east')).toBeUndefined();
  });

  it('never seals alike twice, and shows nothing of the text', () => {
    const seal = createSeal(SECRET, 'test');
    const [one, two] = [seal.seal('the same words', 'a'), seal.seal('the same words', 'a')];
    expect(one.equals(two)).toBe(false);
    expect(one.toString('latin1')).not.toContain('same');
  });
});
