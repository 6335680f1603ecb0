import { describe, expect, test } from 'vitest';
import { runOn } from '../testing/run-on.ts';
import { statisticsCommands } from './index.ts';

const people = `months,came,programme,age
1,1,usual,30
2,yes,usual,24
3,1,joined,22
4,0,usual,31
5,1,joined,35
9,no,joined,28
`;

const survival = (text: string, ...more: string[]) =>
  runOn(
    statisticsCommands,
    text,
    'statistics',
    'survival',
    'FILE',
    '--time',
    'months',
    '--event',
    'came',
    ...more,
  );
const cox = (text: string, covariates: string, ...more: string[]) =>
  runOn(
    statisticsCommands,
    text,
    ...['statistics', 'cox', 'FILE', '--time', 'months', '--event', 'came', '--covariates', covariates],
    ...more,
  );

describe('facet statistics survival', () => {
  test('gives curves and tests as a program reads them', async () => {
    const { code, out } = await survival(people, '--group', 'programme', '--json');
    expect(code).toBe(0);
    const { groups, tests } = JSON.parse(out);
    expect(
      groups.map(({ name, people, events }: { name: string; people: number; events: number }) => [
        name,
        people,
        events,
      ]),
    ).toEqual([
      ['usual', 3, 2],
      ['joined', 3, 2],
    ]);
    expect(groups[0].points[0]).toMatchObject({ time: 1, atRisk: 3, events: 1 });
    expect(groups[0].points[0].survival).toBeCloseTo(2 / 3, 12);
    expect(groups[0].median).toEqual({ time: 2, low: 1, high: null });
    expect(groups[1].restrictedMean.until).toBe(4);
    // At 1: three of six; at 2: two of five; at 3: one of four; at 5: none of two.
    expect(tests.logRank.groups[0].expected).toBeCloseTo(3 / 6 + 2 / 5 + 1 / 4, 12);
    expect(tests.gehan.freedom).toBe(1);
  });

  test('says in words what it shows and what not', async () => {
    const { out } = await survival(people, '--group', 'programme');
    expect(out).toContain('usual: half had had the event by 2 (95% interval 1 to not reached).');
    expect(out).toContain('These rows do not show a difference');
    expect(out).toContain('That does not show that there is none.');
    expect(out).toMatch(/Log-rank +χ² \d/);
    expect(out).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('without a group it is one curve of everybody, and nothing is compared', async () => {
    const { code, out } = await survival(people, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      groups: [{ name: 'Everybody', people: 6 }],
      tests: { logRank: null },
    });
  });

  test('with everybody censored it says so and makes up no median', async () => {
    const { code, out } = await survival(people.replaceAll(/,(1|yes),/g, ',0,'), '--group', 'programme');
    expect(code).toBe(0);
    expect(out).toContain('nobody had the event while they were followed');
    expect(out).toContain('cannot be compared');
    expect(out).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('one row is a curve too', async () => {
    expect((await survival('months,came\n3,1\n')).code).toBe(0);
    expect((await survival('months,came\n0,0\n')).out).not.toMatch(/NaN|undefined|Infinity/);
  });

  test.each([
    ['months,came\n', [], 'FILE has no rows beneath its first'],
    ['', [], 'FILE, line 1: the file is empty'],
    ['months,event\n1,1\n', [], 'FILE has no column “came”. Its columns: months, event'],
    ['months,came\n1,1\n-2,1\n', [], 'FILE, line 3: months is “-2”, and should be a number from 0'],
    ['months,came\n1,1\n,1\n', [], 'FILE, line 3: months is empty'],
    ['months,came\n1,2\n', [], 'FILE, line 2: came is “2”, and should be 1 or 0, yes or no'],
    ['months,came\n1e999,1\n', [], 'months is “1e999”'],
    [people, ['--until', '5'], ''],
    [
      people,
      ['--group', 'programme', '--until', '5'],
      'Not every group was followed to 5: --until can be 4 at most',
    ],
    [
      `months,came,id\n${Array.from({ length: 21 }, (_, i) => `1,1,p${i}`).join('\n')}`,
      ['--group', 'id'],
      '“id” has 21 different values',
    ],
  ])('%j %j is answered in one clear line', async (text, more, message) => {
    const { code, err } = await survival(text, ...more);
    expect(code).toBe(message === '' ? 0 : 1);
    expect(err).toContain(message);
    expect(err.split('\n').length).toBeLessThanOrEqual(2);
  });

  test('a line that cannot be understood exits with 2', async () => {
    expect(await survival(people, '--interval', 'wide')).toMatchObject({ code: 2 });
    expect(await survival(people, '--until', 'x')).toMatchObject({ code: 2 });
    const none = await runOn(
      statisticsCommands,
      people,
      'statistics',
      'survival',
      'FILE',
      '--time',
      'months',
    );
    expect(none).toMatchObject({ code: 2 });
    expect(none.err).toContain('--event is missing');
  });

  test('a file that is not there, or is no text, is one clear line', async () => {
    const line = ['statistics', 'survival', '/nowhere.csv', '--time', 'a', '--event', 'b'];
    expect(await runOn(statisticsCommands, '', ...line)).toMatchObject({
      code: 1,
      err: 'There is no file /nowhere.csv\n',
    });
  });
});

describe('facet statistics cox', () => {
  test('gives hazard ratios with intervals', async () => {
    const { code, out } = await cox(people, 'age', '--json');
    expect(code).toBe(0);
    const [age] = JSON.parse(out).coefficients;
    expect(age.low).toBeLessThan(age.hazardRatio);
    expect(age.high).toBeGreaterThan(age.hazardRatio);
    expect((await cox(people, 'age', '--ties', 'breslow')).out).toContain('ties by Breslow’s method');
  });

  test.each([
    ['programme', 'programme is “usual”, and should be a number'],
    ['height', 'no column “height”'],
    ['came', '“came” divides those who had the event'],
  ])('%s cannot be fitted, in one clear line', async (covariates, message) => {
    const { code, err } = await cox(people.replaceAll('yes', '1').replaceAll('no', '0'), covariates);
    expect(code).toBe(1);
    expect(err).toContain(message);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  test('everybody censored is refused', async () => {
    const { code, err } = await cox('months,came,age\n1,0,3\n2,0,4\n', 'age');
    expect({ code, err }).toMatchObject({ code: 1 });
    expect(err).toContain('Nobody in these rows had the event');
  });

  test('a covariate named twice, or ties by an unknown method, exit with 2', async () => {
    expect(await cox(people, 'age,age')).toMatchObject({ code: 2 });
    expect(await cox(people, 'age', '--ties', 'exact')).toMatchObject({ code: 2 });
  });
});
