import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeOf } from './change.ts';
import { shippedInstruments } from './library.ts';

const total = (id: string) => {
  const scale = shippedInstruments()
    .find((each) => each.id === id)
    ?.scales.find(({ id }) => id === 'total' || id === 'item_1');
  if (!scale) throw new Error(`no ${id}`);
  return scale;
};

describe('change between two scores', () => {
  test.each([
    ['core-10', 18, 10, true, true],
    ['core-10', 18, 12, true, false],
    ['core-10', 12, 10, false, false],
    ['core-10', 8, 14, true, false],
    ['core-10', 18, 12.01, false, false],
    ['phq-9', 12, 6, true, true],
    ['phq-9', 12, 7, false, false],
    ['gad-7', 9, 5, true, true],
    ['ors', 20, 25, true, true],
    ['ors', 25, 20, true, false],
    ['wemwbs', 40, 43, true, undefined],
    ['swemwbs', 20, 30, undefined, undefined],
    ['rosenberg-worth', 10, 20, undefined, undefined],
  ])('%s from %f to %f: reliable %s, clinically significant %s', (id, first, last, reliable, significant) => {
    expect(changeOf(total(id), first, last)).toMatchObject({ reliable, clinicallySignificant: significant });
  });

  test('which way it went is said by what the scale measures', () => {
    expect(changeOf(total('core-10'), 20, 10).direction).toBe('fewer_difficulties');
    expect(changeOf(total('wemwbs'), 40, 30).direction).toBe('more_difficulties');
    expect(changeOf(total('wemwbs'), 30, 30)).toMatchObject({
      direction: 'none',
      sentences: ['The score is 30 as before.'],
    });
  });

  test('is never said to be better, worse, improved or recovered', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...shippedInstruments().flatMap(({ scales }) => scales)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (scale, one, other) => {
          const at = (place: number) => Math.round(scale.lowest + place * (scale.highest - scale.lowest));
          const { sentences, clinicallySignificant, reliable } = changeOf(scale, at(one), at(other));
          expect(sentences.join(' ')).not.toMatch(/better|worse|improv|recover|deteriorat/i);
          if (clinicallySignificant) expect(reliable).toBe(true);
        },
      ),
      { seed: 20_241_108, numRuns: 300 },
    );
  });

  test('a smaller DASH count is not said to be a smaller risk', () => {
    const found = changeOf(total('dash'), 16, 5);
    expect(found).toMatchObject({
      direction: 'not_told',
      reliable: undefined,
      clinicallySignificant: undefined,
    });
    expect(found.sentences.join(' ')).toContain('A smaller count does not mean that the risk is smaller');
  });
});
