import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shippedInstruments } from './library.ts';
import { type Answers, scoreInstrument } from './score.ts';

const of = (id: string) => {
  const found = shippedInstruments().find((each) => each.id === id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};

function scored(id: string, answers: Answers) {
  const found = scoreInstrument(of(id), answers);
  if (!found.ok) throw new Error(found.error.map(({ message }) => message).join());
  return found.value;
}

const score = (id: string, answers: Answers, scale = 'total') =>
  scored(id, answers).scales.find((each) => each.id === scale);
const all = (count: number, value: number | null): (number | null)[] =>
  Array.from({ length: count }, () => value);
const without = (answers: Answers, ...left: number[]) =>
  answers.map((answer, index) => (left.includes(index + 1) ? null : answer));

describe('scores by their published keys', () => {
  test('GAD-7 adds up to 21, in bands from 5, 10 and 15, with a cut-off at 8', () => {
    expect(score('gad-7', all(7, 3))).toMatchObject({ score: 21, band: 'Severe', beyondCutOff: true });
    expect(score('gad-7', [1, 1, 1, 1, 0, 0, 0])).toMatchObject({ score: 4, band: 'Minimal' });
    expect(score('gad-7', [1, 1, 1, 1, 1, 0, 0])).toMatchObject({ score: 5, band: 'Mild' });
    expect(score('gad-7', all(7, 1))).toMatchObject({ score: 7, beyondCutOff: false });
    expect(score('gad-7', [2, 1, 1, 1, 1, 1, 1])).toMatchObject({ score: 8, beyondCutOff: true });
    expect(score('gad-7', all(7, 2))).toMatchObject({ score: 14, band: 'Moderate' });
  });

  test('PHQ-9 adds up to 27, and any thought of self-harm raises a prompt whatever the total', () => {
    expect(score('phq-9', all(9, 3))).toMatchObject({ score: 27, band: 'Severe' });
    expect(scored('phq-9', all(9, 0)).prompts).toEqual([]);
    const { scales, prompts } = scored('phq-9', [0, 0, 0, 0, 0, 0, 0, 0, 1]);
    expect(scales[0]?.score).toBe(1);
    expect(prompts).toMatchObject([{ item: 9 }]);
    expect(prompts[0]?.prompt).toContain('before she leaves, whatever the total is');
  });

  test('a prompt is raised even where items left out leave no score', () => {
    const { scales, prompts } = scored('phq-9', [null, null, null, null, null, null, null, null, 2]);
    expect(scales[0]?.score).toBeUndefined();
    expect(prompts).toHaveLength(1);
  });

  test('CORE-10 turns items 2 and 3 round and is ten times the mean', () => {
    expect(score('core-10', all(10, 0))).toMatchObject({ score: 8 });
    expect(score('core-10', [0, 4, 4, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({ score: 0 });
    expect(score('core-10', [4, 0, 0, 4, 4, 4, 4, 4, 4, 4])).toMatchObject({ score: 40 });
    expect(scored('core-10', [0, 4, 4, 0, 0, 1, 0, 0, 0, 0]).prompts).toMatchObject([{ item: 6 }]);
  });

  test('CORE-OM has four domains of 4, 12, 12 and 6, and eight items turned round', () => {
    const worst = of('core-om').items.map(({ reversed }) => (reversed ? 0 : 4));
    for (const scale of ['total', 'wellbeing', 'problems', 'functioning', 'risk'])
      expect(score('core-om', worst, scale)?.score).toBe(40);
    expect(
      of('core-om')
        .items.filter(({ reversed }) => reversed)
        .map(({ number }) => number),
    ).toEqual([3, 4, 7, 12, 19, 21, 31, 32]);
    expect(scored('core-om', worst).prompts.map(({ item }) => item)).toEqual([6, 9, 16, 22, 24, 34]);
  });

  test('SWEMWBS turns the sum into a metric score, from 7 to 35', () => {
    expect(score('swemwbs', all(7, 1))?.score).toBe(7);
    expect(score('swemwbs', [1, 1, 1, 1, 1, 1, 2])?.score).toBe(9.51);
    expect(score('swemwbs', all(7, 3))?.score).toBe(19.25);
    expect(score('swemwbs', all(7, 5))?.score).toBe(35);
  });

  test('SDQ adds four scales of difficulties, and turns five items round', () => {
    const worst = of('sdq').items.map(({ reversed }) => (reversed ? 0 : 2));
    expect(score('sdq', worst)).toMatchObject({ score: 40, band: 'Of concern' });
    expect(score('sdq', worst, 'prosocial')?.score).toBe(10);
    expect(score('sdq', all(25, 0))).toMatchObject({ score: 10, band: 'Normal' });
  });

  test('each Rosenberg form has its own key, and both give one score to the same statements', () => {
    const [one, other] = [of('rosenberg-satisfied'), of('rosenberg-worth')];
    const turned = (form: typeof one) =>
      form.items.filter(({ reversed }) => reversed).map(({ number }) => number);
    expect(turned(one)).toEqual([2, 5, 6, 8, 9]);
    expect(turned(other)).toEqual([3, 5, 8, 9, 10]);
    expect(new Set(one.items.map(({ text }) => text))).toEqual(new Set(other.items.map(({ text }) => text)));
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 10, maxLength: 10 }), (answers) => {
        const byText = new Map(one.items.map(({ text }, index) => [text, answers[index] ?? 0]));
        const moved = other.items.map(({ text }) => byText.get(text) ?? 0);
        expect(score('rosenberg-worth', moved)?.score).toBe(score('rosenberg-satisfied', answers)?.score);
      }),
      { seed: 20_241_106, numRuns: 100 },
    );
  });

  test('ESQ care is nine items to 27; ORS four lines to 40, in tenths; goals and stars stand for themselves', () => {
    expect(score('esq', all(12, 3), 'care')?.score).toBe(27);
    expect(score('ors', [6.2, 6.3, 6.2, 6.2])).toMatchObject({ score: 24.9, beyondCutOff: true });
    expect(score('ors', [6.3, 6.3, 6.2, 6.2])).toMatchObject({ score: 25, beyondCutOff: false });
    expect(scored('gbo', [7, null, null]).scales.map((each) => each.score)).toEqual([
      7,
      undefined,
      undefined,
    ]);
    expect(scored('outcomes-star', all(10, 5)).scales[3]).toMatchObject({ score: 5, band: 'Third stage' });
  });

  test('every answer at its lowest or highest stays within what can be', () => {
    for (const instrument of shippedInstruments()) {
      fc.assert(
        fc.property(
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
            minLength: instrument.items.length,
            maxLength: instrument.items.length,
          }),
          (places) => {
            const { from, to } = instrument.range;
            const answers = places.map((place) => Math.round(from + place * (to - from)));
            for (const [index, each] of scored(instrument.id, answers).scales.entries()) {
              expect(each.score).toBeGreaterThanOrEqual(instrument.scales[index]?.lowest ?? 99);
              expect(each.score).toBeLessThanOrEqual(instrument.scales[index]?.highest ?? -99);
            }
          },
        ),
        { seed: 20_241_107, numRuns: 25 },
      );
    }
  });
});

describe('missing rules, at their edges', () => {
  test('CORE-10 is made up for one item and not for two', () => {
    expect(score('core-10', without([4, 0, 0, 4, 4, 4, 4, 4, 4, 4], 1))).toMatchObject({
      score: 40,
      madeUp: true,
    });
    expect(score('core-10', without([2, 4, 4, 0, 0, 0, 0, 0, 0, 0], 2))?.score).toBe(2.22);
    expect(score('core-10', without(all(10, 2), 1, 2))).toMatchObject({ score: undefined, missing: 2 });
  });

  test('CORE-OM is made up for three in all, one in problems and functioning, none in wellbeing and risk', () => {
    const twos = all(34, 2);
    expect(score('core-om', without(twos, 1, 2, 3))?.score).toBe(20);
    expect(score('core-om', without(twos, 1, 2, 3, 5))?.score).toBeUndefined();
    expect(score('core-om', without(twos, 2), 'problems')?.score).toBe(20);
    expect(score('core-om', without(twos, 2, 5), 'problems')?.score).toBeUndefined();
    expect(score('core-om', without(twos, 1), 'functioning')?.score).toBe(20);
    expect(score('core-om', without(twos, 1, 3), 'functioning')?.score).toBeUndefined();
    expect(score('core-om', without(twos, 4), 'wellbeing')?.score).toBeUndefined();
    expect(score('core-om', without(twos, 6), 'risk')?.score).toBeUndefined();
  });

  test('SDQ makes up a scale of five from three, in whole points, and no total without each scale', () => {
    const ones = all(25, 1);
    expect(score('sdq', without([...ones], 3, 8), 'emotional')).toMatchObject({ score: 5, madeUp: true });
    const uneven = ones.map((answer, index) => (index === 12 ? 2 : answer));
    expect(score('sdq', without(uneven, 3, 8), 'emotional')?.score).toBe(7);
    expect(score('sdq', without(ones, 3, 8, 13), 'emotional')?.score).toBeUndefined();
    expect(score('sdq', without(ones, 3, 8, 13))?.score).toBeUndefined();
    expect(score('sdq', without(ones, 1, 4, 9))?.score).toBe(20);
  });

  test.each(['gad-7', 'phq-9', 'wemwbs', 'swemwbs', 'rosenberg-worth', 'ors', 'srs'])(
    '%s has a score only if all is answered',
    (id) => {
      const answers = all(of(id).items.length, 1);
      expect(score(id, answers)?.score).toBeDefined();
      expect(score(id, without(answers, 2))?.score).toBeUndefined();
    },
  );

  test('a question of DASH that was not asked is said, and not made up', () => {
    const found = score('dash', without(all(24, 1), 1, 2));
    expect(found).toMatchObject({ score: 22, madeUp: false });
    expect(found?.sentences.join(' ')).toContain('2 questions were not answered');
  });

  test('nothing answered is no score anywhere', () => {
    for (const { id, items } of shippedInstruments())
      for (const each of scored(id, all(items.length, null)).scales) expect(each.score).toBeUndefined();
  });
});

describe('what is said of a score', () => {
  test('a DASH count never says that the risk is low, whatever the count', () => {
    for (let count = 0; count <= 24; count += 1) {
      const answers = Array.from({ length: 24 }, (_, index) => (index < count ? 1 : 0));
      const found = score('dash', answers);
      expect(found?.band).toBeUndefined();
      const said = found?.sentences.join(' ') ?? '';
      expect(said).not.toMatch(/low risk|standard risk|no risk|safe\b|medium/i);
      if (count < 14) expect(said).toContain('does not mean that the risk is small');
      else expect(said).toContain('refer to MARAC');
    }
  });

  test('a rule that was not checked is said to be so', () => {
    expect(score('phq-9', all(9, 1))?.sentences.join(' ')).toContain('(in common use, not checked)');
    expect(score('gad-7', all(7, 2))?.sentences.join(' ')).not.toContain('not checked');
  });
});

describe('bad answers', () => {
  test.each([
    ['gad-7', [1, 2], 'There should be 7 answers, one for each item in order, and there are 2'],
    ['gad-7', [0, 0, 4, 0, 0, 0, 0], 'Item 3 is 4, and should be a whole number from 0 to 3'],
    ['gad-7', [0.5, 0, 0, 0, 0, 0, 0], 'Item 1 is 0.5'],
    ['wemwbs', all(14, 0), 'Item 1 is 0, and should be a whole number from 1 to 5'],
    ['ors', [1.25, 1, 1, 1], 'with one decimal place at most'],
    ['gad-7', [Number.NaN, 0, 0, 0, 0, 0, 0], 'Item 1 is NaN'],
  ])('%s %j', (id, answers, message) => {
    const found = scoreInstrument(of(id), answers);
    expect(found.ok).toBe(false);
    if (!found.ok) expect(found.error[0]?.message).toContain(message);
  });
});
