import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rootFolder } from '../foundation/root.ts';
import { readInstrument } from './instrument-file.ts';
import { shippedInstruments } from './library.ts';

const scoringOnly = readFileSync(join(rootFolder, 'instruments/scoring-only/wemwbs.yaml'), 'utf8');
const fault = (yaml: string) => {
  const read = readInstrument(yaml);
  return read.ok ? undefined : read.error;
};

describe('licences', () => {
  test('every instrument that is shipped can be read, and names whom it belongs to', () => {
    const ids = shippedInstruments().map(({ id }) => id);
    expect(ids).toHaveLength(15);
    expect(new Set(ids).size).toBe(15);
    for (const { licence } of shippedInstruments()) expect(licence.attribution.length).toBeGreaterThan(20);
  });

  test('where only the scoring is free, there is not a word of the form', () => {
    const closed = shippedInstruments().filter(({ licence }) => licence.class === 'scoring_only');
    expect(closed.map(({ id }) => id).sort()).toEqual(
      ['dash', 'esq', 'gbo', 'ors', 'outcomes-star', 'sdq', 'srs', 'swemwbs', 'wemwbs'].sort(),
    );
    for (const { items, instruction, answers } of closed) {
      expect(instruction).toBeUndefined();
      expect(answers).toEqual([]);
      expect(items.every(({ text }) => text === undefined)).toBe(true);
    }
  });

  test('and a file with such a licence and with words is refused', () => {
    expect(fault(`${scoringOnly}instruction: Please read\n`)).toContain('instruction');
    expect(fault(`${scoringOnly}items:\n  - text: I have felt\n`)).toContain('items');
  });

  test('the CORE pack shows its copyright line, says that it is licensed separately, and has not been altered', () => {
    const core = shippedInstruments().filter(({ licence }) => licence.pack === 'core');
    expect(core.map(({ id }) => id)).toEqual(['core-10', 'core-om']);
    const notice = readFileSync(join(rootFolder, 'instruments/core/LICENCE.md'), 'utf8');
    expect(notice).toContain('CC BY-NC-ND 4.0');
    for (const { licence } of core) expect(licence.attribution).toContain('© CORE System Trust');
    const text = (id: string) =>
      core
        .find((each) => each.id === id)
        ?.items.map((item) => item.text)
        .join('\n') ?? '';
    const digest = (id: string) => createHash('sha256').update(text(id)).digest('hex').slice(0, 16);
    expect([digest('core-10'), digest('core-om')]).toEqual(['0718963467d295bd', 'b0c35d1271cee880']);
  });
});

describe('a file with a fault', () => {
  const gad = readFileSync(join(rootFolder, 'instruments/public/gad-7.yaml'), 'utf8');

  test.each([
    [gad.replace('method: sum', 'method: sum\n    items: [1, 8]'), 'total: there is no item 8'],
    [gad.replace('id: gad-7', 'id: GAD 7'), 'id:'],
    [gad.replace('higher: worse', 'higher: up'), 'scales.0.higher'],
    [gad.replace('method: sum', 'method: sum_of_scales'), 'total: say which scales it adds up'],
    [gad.slice(0, gad.indexOf('scales:')), 'Say at least one scale'],
    ['a: [', ''],
    ['', ''],
  ])('is refused in one line (%#)', (yaml, message) => {
    const said = fault(yaml);
    expect(said).toContain(message);
    expect(said?.split('\n')).toHaveLength(1);
  });

  test('a table must have a score for each sum', () => {
    const swemwbs = readFileSync(join(rootFolder, 'instruments/scoring-only/swemwbs.yaml'), 'utf8');
    expect(fault(swemwbs.replace('35.00]', '34.00, 35.00]'))).toContain(
      'has 30 scores, and there are 29 sums',
    );
  });
});
