import { describe, expect, test } from 'vitest';
import { inFamilies, runLine as lineOf } from '../testing/run-on.ts';
import { statisticsCommands } from './index.ts';

const run = (...argv: string[]) => runLine('proportion', ...argv);

const runLine = (...argv: string[]) => lineOf(inFamilies(statisticsCommands), ['statistics', ...argv]);

describe('facet statistics proportion', () => {
  test('gives the exact interval as a program reads it', async () => {
    const { code, out } = await run('7', '10', '--json');
    expect(code).toBe(0);
    const { exact, oneSided } = JSON.parse(out);
    expect(exact.low).toBeCloseTo(0.3475471499, 9);
    expect(exact.high).toBeCloseTo(0.9332604888, 9);
    expect(oneSided.low).toBeGreaterThan(exact.low);
  });

  test('says what nobody of ten shows beside a published rate', async () => {
    const { out } = await run('0', '10', '--base', '24');
    expect(out).toContain('0% to 30.8%');
    expect(out).toContain('at most 25.9%');
    expect(out).toContain('too few to show that this differs');
  });

  test.each([
    [['11', '10'], 'K must be at most N'],
    [['-1', '10'], ''],
    [['1.5', '10'], 'K must be a whole number'],
    [['x', '10'], 'K must be a whole number'],
    [['1'], 'N is missing'],
    [['1', '2', '--base', '0'], '--base must be a percent'],
  ])('%j is a line that cannot be understood', async (argv, message) => {
    const { code, err, out } = await run(...argv);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});

describe('facet statistics rate', () => {
  test('gives the exact interval of a count over what it was counted over', async () => {
    const { code, out } = await runLine('rate', '10', '--over', '2', '--json');
    expect(code).toBe(0);
    const { rate, exact } = JSON.parse(out);
    expect(rate).toBe(5);
    expect(exact.low).toBeCloseTo(4.7954 / 2, 3);
    expect(exact.high).toBeCloseTo(18.3904 / 2, 3);
  });

  test('over nothing is refused', async () => {
    expect(await runLine('rate', '10', '--over', '0')).toMatchObject({ code: 2 });
  });
});
