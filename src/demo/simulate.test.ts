import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { shippedFiles } from '../app/programmes.ts';
import { isBefore } from '../foundation/dates.ts';
import { simulate } from './simulate.ts';
import { simulateCases } from './simulate-cases.ts';

const files = await shippedFiles();
const day = (text: string) => Temporal.PlainDate.from(text);
const between = { from: day('2023-01-09'), until: day('2024-12-01') };

describe.each(files.map((file) => [file.programme.programme, file] as const))(
  'made up for %s',
  (_id, file) => {
    const draw = (seed: string) => simulateCases(file.programme, { enrolments: 12, seed, ...between });

    test('the same seed makes the same people, another one makes others', () => {
      expect(JSON.stringify(draw('a'))).toBe(JSON.stringify(draw('a')));
      expect(JSON.stringify(draw('a'))).not.toBe(JSON.stringify(draw('b')));
    });

    test('nobody goes from a stage to one that may not follow it', () => {
      for (const { pathway, first, stages } of draw('a').flatMap((each) => each.enrolment ?? [])) {
        const known = file.programme.pathways[pathway]?.stages ?? [];
        let here = known.find(({ id }) => id === first) ?? known[0];
        for (const { stage } of stages) {
          if (here?.next) expect(here.next).toContain(stage);
          here = known.find(({ id }) => id === stage);
        }
      }
    });

    test('so many begin, in stages of their pathway and in the order of days', () => {
      const enrolled = draw('a').flatMap((each) => each.enrolment ?? []);
      expect(enrolled).toHaveLength(12);
      for (const { pathway, stages, startedOn, ended } of enrolled) {
        const known = file.programme.pathways[pathway]?.stages.map(({ id }) => id) ?? [];
        const days = [startedOn, ...stages.map(({ on }) => on), ...(ended ? [ended.on] : [])];
        for (const { stage } of stages) expect(known).toContain(stage);
        for (const [index, at] of days.entries()) {
          const before = days[index - 1];
          if (before) expect(isBefore(at, before)).toBe(false);
        }
      }
    });
  },
);

describe('a simulation', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());

  test('goes through the commands into a tenant of its own, and never into one that is there', async () => {
    const file = files.find(({ programme }) => programme.programme === 'diamond');
    if (!file) throw new Error('Diamond is not there');
    const parts = {
      owner: database.owner,
      pool: database.pool,
      file,
      tenant: 'made_up',
      enrolments: 3,
      seed: '7',
      ...between,
      createUser: async () => true,
    };
    const done = await simulate(parts);
    const { rows } = await database.owner.query<{ enrolments: number; entries: number; demo: boolean }>(
      `select (select count(*)::int from t_made_up.enrolment) as enrolments,
         (select count(*)::int from t_made_up.change_log) as entries,
         (select demo from facet.tenant where slug = 'made_up') as demo`,
    );
    expect(done).toMatchObject({ tenant: 'made_up', enrolments: 3 });
    expect(rows[0]).toMatchObject({ enrolments: 3, demo: true });
    expect(rows[0]?.entries).toBeGreaterThan(30);
    await expect(simulate(parts)).rejects.toThrow('There is a tenant “made_up” already');
  }, 120_000);
});
