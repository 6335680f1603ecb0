import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rootFolder } from '../foundation/root.ts';
import { economicsCommand } from './economics.ts';
import { runOn } from './testing/run-on.ts';

const diamond = readFileSync(join(rootFolder, 'programmes/diamond/economics.yaml'), 'utf8');
const run = (text: string, ...more: string[]) =>
  runOn([economicsCommand], text, 'economics', 'FILE', ...more);

describe('facet economics', () => {
  test('the Diamond Project’s costs come to £98,500, and one removal prevented may pay for them', async () => {
    const { code, out } = await run(diamond, '--runs', '500', '--json');
    expect(code).toBe(0);
    const { totalCost, breakEven, ratio, unit } = JSON.parse(out);
    expect({ totalCost, unit }).toEqual({ totalCost: 9_850_000, unit: 'pence' });
    expect(breakEven[0].least).toBeCloseTo((9_850_000 * 1.035) / 25_000_000, 9);
    expect(breakEven[0].most).toBeCloseTo((9_850_000 * 1.035) / 8_000_000, 9);
    expect(ratio.low).toBe(0);
  });

  test('says in words what it costs, how many would pay for it, and on what that stands', async () => {
    const { out } = await run(diamond, '--runs', '500');
    expect(out).toContain('The service costs £98,500 in all (before discounting) for 10 people');
    expect(out).toContain('Infants not permanently removed: 1 would pay for the whole service');
    expect(out).toContain('(the project’s own estimate)');
    expect(out).toContain('WHAT MATTERS MOST');
    expect(out).not.toMatch(/NaN|Infinity|undefined/);
  });

  test.each([
    [['--runs', '1000000'], 2, '--runs must be a whole number from 1 to 100000'],
    [['--view', 'mine'], 2, '--view must be fiscal, economic or social'],
    [['--seed', 'x'], 2, '--seed must be'],
  ])('%j is answered in one clear line', async (more, exit, message) => {
    const { code, err } = await run(diamond, ...more);
    expect(code).toBe(exit);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('a file with faults is one clear line, with all of them', async () => {
    const { code, err } = await run(
      diamond.replace('horizon: 5', 'horizon: 500').replace('cohort: 10', 'cohort: 0'),
    );
    expect(code).toBe(1);
    expect(err).toContain(
      'cohort: There must be somebody in the cohort; horizon: The horizon is from 1 to 125 years',
    );
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
