import { describe, expect, test } from 'vitest';
import { instrumentCommands } from './instruments.ts';
import { runOn } from './testing/run-on.ts';

const run = (...argv: string[]) => runOn(instrumentCommands, '', 'instrument', ...argv);

describe('facet instrument', () => {
  test('list names every instrument and what may be done with its wording', async () => {
    const { code, out } = await run('list');
    expect(code).toBe(0);
    expect(out).toMatch(/core-10 +10 +its own licence/);
    expect(out).toMatch(/sdq +25 +scoring only/);
  });

  test('show gives the wording with its attribution, or says why there is none', async () => {
    expect((await run('show', 'core-10')).out).toMatch(
      /I made plans to end my life[\s\S]*© CORE System Trust/,
    );
    const { out } = await run('show', 'wemwbs');
    expect(out).toContain('may not be passed on');
    expect(JSON.parse((await run('show', 'sdq', '--json')).out).items[0]).toEqual({
      number: 1,
      reversed: false,
    });
  });

  test('score takes answers apart or with commas, and says what must be heard first of all', async () => {
    const { code, out } = await run('score', 'phq-9', '1,1,1', '0', '0', '0', '0', '0', '1');
    expect(code).toBe(0);
    expect(out.split('\n')[0]).toContain('Safety, item 9');
    expect(out).toContain('Total: 4, where 0 to 27 can be.');
    const json = JSON.parse((await run('score', 'core-10', '2,2,2,2,2,2,2,2,-,2', '--json')).out);
    expect(json.scales[0]).toMatchObject({ id: 'total', score: 20, missing: 1, madeUp: true });
    expect(json.prompts).toHaveLength(1);
  });

  test('change says how sure it is', async () => {
    const { out } = await run('change', 'core-10', '18', '10');
    expect(out).toContain('Reliable: a difference of 6 or more');
    expect(out).toContain('Clinically significant');
    expect((await run('change', 'sdq', '9', '5', '--scale', 'emotional')).code).toBe(0);
  });

  test.each([
    [['score', 'phq-99', '1'], 1, 'There is no instrument “phq-99”'],
    [['score', 'gad-7', '1', '2'], 1, 'There should be 7 answers'],
    [['score', 'gad-7', '1,1,1,1,1,1,9'], 1, 'Item 7 is 9'],
    [['score', 'gad-7', 'often'], 2, '“often” is no answer'],
    [['score', 'gad-7'], 2, 'ANSWER… is missing'],
    [['change', 'core-10', '41', '3'], 2, 'FIRST must be a score of Clinical score, from 0 to 40'],
    [['change', 'sdq', '1', '2', '--scale', 'x'], 2, '--scale must be one of'],
  ])('%j is answered in one clear line', async (argv, exit, message) => {
    const { code, err } = await run(...argv);
    expect(code).toBe(exit);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });
});
