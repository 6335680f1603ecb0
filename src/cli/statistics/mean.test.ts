import { describe, expect, test } from 'vitest';
import { runOn } from '../testing/run-on.ts';
import { statisticsCommands } from './index.ts';

const run = (text: string, ...argv: string[]) => runOn(statisticsCommands, text, 'statistics', ...argv);
const scores = 'score,arm\n2,a\n4,a\n4,a\n6,b\n9,b\n';

describe('facet statistics mean', () => {
  test('gives mean, quartiles and both intervals, and the difference of two groups', async () => {
    const { code, out } = await run(scores, 'mean', 'FILE', '--column', 'score', '--json');
    expect(code).toBe(0);
    const [all] = JSON.parse(out).groups;
    expect(all).toMatchObject({ name: 'Everybody', count: 5, mean: 5, median: 4 });
    expect(all.bootstrap.low).toBeGreaterThan(2);
    const grouped = await run(scores, 'mean', 'FILE', '--column', 'score', '--group', 'arm');
    expect(grouped.out).toContain('a less b: -4.167 (95% interval');
  });

  test('one row has no interval and is no fault', async () => {
    const { code, out } = await run('score\n3\n', 'mean', 'FILE', '--column', 'score');
    expect(code).toBe(0);
    expect(out).toContain('not known');
    expect(out).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('what is no number is one clear line, and a bad seed exits with 2', async () => {
    const { code, err } = await run('score\nx\n', 'mean', 'FILE', '--column', 'score');
    expect({ code, err }).toEqual({ code: 1, err: 'FILE, line 2: score is “x”, and should be a number\n' });
    expect((await run(scores, 'mean', 'FILE', '--column', 'score', '--seed', '-1')).code).toBe(2);
  });
});

describe('facet statistics compare', () => {
  test('says the difference of two groups and what it shows', async () => {
    const { code, out } = await run('', 'compare', '9', '10', '3', '10');
    expect(code).toBe(0);
    expect(out).toContain('differ by 60 percentage points (95% interval 17.1 to 80.9; exact P = 0.020)');
    expect(out).toContain('no proof of cause');
    expect((await run('', 'compare', '0', '10', '2', '10')).out).toContain('The interval holds 0');
    expect((await run('', 'compare', '0', '0', '2', '10')).out).toContain('nobody in it');
  });

  test('more than all exits with 2', async () => {
    expect((await run('', 'compare', '0', '10', '11', '10')).err).toContain('K2 must be at most N2');
  });
});

describe('against a published rate', () => {
  test('a share has its exact P, and what so few can show', async () => {
    const { out } = await run('', 'proportion', '0', '10', '--base', '24');
    expect(out).toContain('P = 0.13');
    expect(out).toContain('With 10 people no result at all could show a share below 24%.');
    expect((await run('', 'proportion', '5', '60', '--base', '24')).out).toContain(
      'it would truly have to be',
    );
  });

  test('a rate has its exact P', async () => {
    const { out } = await run('', 'rate', '0', '--over', '10', '--base', '0.3', '--json');
    expect(JSON.parse(out).p).toBeCloseTo(2 * Math.exp(-3), 10);
  });
});
