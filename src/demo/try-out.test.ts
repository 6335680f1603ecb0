import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { checkProgrammeFile } from '../app/programmes.ts';
import { runTrials } from '../app/trials.ts';
import { WORKED_EXAMPLE } from '../publishing/worked-example.ts';
import { tryOut } from './try-out.ts';

const until = Temporal.PlainDate.from('2024-12-01');
const { whole } = checkProgrammeFile(WORKED_EXAMPLE, 'example');

describe('a trial', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.drop());
  const parts = () => ({ owner: database.owner, pool: database.pool, until });

  test('counts what came of made-up people, and leaves nothing behind', async () => {
    const rowsOfEast = async () =>
      (await database.owner.query(`select count(*)::int as n from t_east.change_log`)).rows[0];
    const before = await rowsOfEast();
    const result = await tryOut(parts(), { source: WORKED_EXAMPLE, whole, people: 4, seed: 'a' });
    expect(result).toMatchObject({ begun: 4, exceptions: 0, until: '2024-12-01' });
    expect(result.referrals).toBe(result.accepted + result.declined + result.withdrawn + result.waiting);
    expect(result.pathways[0]?.stages[0]).toMatchObject({ id: 'getting_to_know', reached: 4 });
    expect(result.figures.find(({ id }) => id === 'home_settled')).toMatchObject({
      of: 4,
      interval: { low: expect.any(Number), high: expect.any(Number) },
    });
    expect(await rowsOfEast()).toEqual(before);
    const { rows } = await database.owner.query(
      `select nspname from pg_namespace where nspname like 't\\_trial%'
       union all select slug from facet.tenant where slug like 'trial%'
       union all select scope from facet.migration where scope like 't\\_trial%'`,
    );
    expect(rows).toEqual([]);
  }, 120_000);

  test('never takes the place of a tenant', async () => {
    await database.owner.query(
      `insert into facet.tenant (slug, name, demo) values ('trial_of_programme', 'Somebody', false)`,
    );
    await expect(tryOut(parts(), { source: WORKED_EXAMPLE, whole, people: 1, seed: 'a' })).rejects.toThrow(
      'There is a tenant “trial_of_programme”',
    );
    expect(
      (await database.owner.query(`select 1 from facet.tenant where slug = 'trial_of_programme'`)).rowCount,
    ).toBe(1);
  });
});

test('the trials of a tenant are run one after another, each told how it ended', async () => {
  const waiting = [{ id: 'first' }, { id: 'second' }];
  const told: unknown[] = [];
  const bus = {
    run: async (command: { readonly name: string }, _actor: unknown, input: unknown) => {
      if (command.name === 'takeTrial') return { ok: true, value: waiting.shift() ?? null };
      told.push(input);
      return { ok: true, value: null };
    },
  } as unknown as Parameters<typeof runTrials>[0]['bus'];
  await runTrials(
    {
      bus,
      tenants: { find: async () => undefined },
      log: { error: () => {} } as never,
      tryOut: async () => ({ ok: false, because: 'It rained.' }),
    },
    'east',
  );
  expect(told).toEqual([
    { id: 'first', result: null, because: 'It rained.' },
    { id: 'second', result: null, because: 'It rained.' },
  ]);
});
