import { describe, expect, test } from 'vitest';
import { shippedProgrammes } from '../app/programmes.ts';
import type { Figures } from '../figures/index.ts';
import { checkPublished, type Programme } from '../programme/index.ts';
import { compareAll, questionsOf } from './replay-compare.ts';

const [programme] = (await shippedProgrammes()).filter((each) => each.programme === 'flourish');
if (!programme) throw new Error('Flourish does not ship');
const flourish: Programme = programme;

const file = (figures: string) => `programme: flourish
documents: [{ id: d, title: A leaflet, as_at: "2024-06-30" }]
periods:
  - { id: before, title: Last year, from: "2022-04-01", to: "2023-03-31" }
  - { id: year, title: This year, from: "2023-04-01", to: "2024-03-31" }
figures:
  - ${figures}
`;

const read = (figures: string) => checkPublished(file(figures), 'published.yaml', flourish);

/** What one printed figure comes to where the records give these numbers for the period before and for this one. */
function compared(figures: string, before: number, year: number) {
  const published = read(figures).value;
  if (!published) throw new Error('the file has faults');
  const [question] = questionsOf(published);
  const counted = (shown: number) =>
    ({
      figures: [{ id: 'women_supported', show: 'count', shown, n: shown, of: shown }],
    }) as unknown as Figures;
  const answers = new Map([
    [question?.key ?? '', counted(year)],
    [question?.before?.key ?? 'none', counted(before)],
  ]);
  const [found] = compareAll(flourish, published, answers).figures;
  return { result: found?.result, value: found?.computed?.value, period: found?.period };
}

describe('a rise against an earlier period', () => {
  const printed = (value: number) =>
    `{ figure: women_supported, document: d, value: ${value}, decimals: 1, period: year, against: before }`;

  test('is worked out from both counts and rounded as it is printed', () => {
    const found = compared(printed(4.2), 24, 25);
    expect(found.result).toBe('equal');
    expect(found.value).toBeCloseTo(4.1667, 3);
    expect(found.period).toBe('This year, against Last year');
  });

  test('is unequal where the counts do not bear it out', () => {
    expect(compared(printed(4.3), 24, 25).result).toBe('unequal');
    expect(compared(printed(4.2), 25, 24).result).toBe('unequal');
  });

  test('a fall is below nothing', () => expect(compared(printed(-50), 4, 2).result).toBe('equal'));

  test('from nothing there is no rise', () => {
    const found = compared(printed(0), 0, 5);
    expect(found).toMatchObject({ result: 'unequal', value: null });
  });
});

test('a value that is printed without decimals is not rounded for it', () => {
  expect(compared('{ figure: women_supported, document: d, value: 8, period: year }', 1, 7.9).result).toBe(
    'unequal',
  );
  expect(
    compared('{ figure: women_supported, document: d, value: 8, decimals: 0, period: year }', 1, 7.9).result,
  ).toBe('equal');
});

test.each([
  ['against: before', 'Say in "period" which period is set against this one'],
  ['period: year, against: year', 'A period cannot be set against itself'],
  ['period: year, against: befor', 'There is no period "befor"; did you mean "before"?'],
])('%s is a fault', (rest, message) => {
  const { faults } = read(`{ figure: women_supported, document: d, value: 1, ${rest} }`);
  expect(faults.map((fault) => fault.message)).toEqual([message]);
});
