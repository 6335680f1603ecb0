import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shippedProgrammes } from '../../src/app/programmes.ts';
import { type Replay, replay, replayFiles } from '../../src/demo/index.ts';
import { compareAll } from '../../src/demo/replay-compare.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

/** Every shipped programme that was printed about is counted again from records made through the commands. */
const shipped = await shippedProgrammes();
const printed = await Promise.all(
  shipped.map(async (programme) => ({ programme, files: await replayFiles(programme) })),
);
const replayed = printed.flatMap(({ programme, files }) =>
  files ? [{ id: programme.programme, programme, files }] : [],
);

/** What waits, and for which room; whoever builds that room takes its lines out of here. */
const WAITING: Readonly<Record<string, Readonly<Record<string, string>>>> = {};

test('each programme in full can be replayed', () => {
  expect(replayed.map(({ id }) => id).toSorted()).toEqual([
    'barnet-autism',
    'bexley-staying-together',
    'brent-ift',
    'daybreak-fgc',
    'diamond',
    'flourish',
    'havering-universal-plus',
    'kingston-richmond-housing-specialist',
    'merton-ehsc',
    'pause',
    'sutton-universal-parenting',
  ]);
});

describe.each(replayed)('$id', ({ programme, files }) => {
  let database: TestDatabase;
  let found: Replay;

  beforeAll(async () => {
    database = await openTestDatabase();
    found = await replay(database, programme, files);
  }, 120_000);

  afterAll(async () => database.drop());

  test('every printed figure is equal to the counted one', () => {
    expect(found.figures.filter(({ result }) => result === 'unequal')).toEqual([]);
    expect(found.figures).toHaveLength(files.published.figures.length);
    expect(found.ok).toBe(true);
  });

  test('what waits says for which room, and nothing else waits', () => {
    const waiting = found.figures.filter(({ result }) => result === 'waiting');
    expect(Object.fromEntries(waiting.map(({ figure, waitsFor }) => [figure, waitsFor]))).toEqual(
      WAITING[programme.programme] ?? {},
    );
  });

  test('a figure that the records do not bear out is found unequal', async () => {
    const [first, ...rest] = files.published.figures;
    if (!first) throw new Error('nothing is printed');
    const wrong = { ...files.published, figures: [{ ...first, value: first.value + 1 }, ...rest] };
    const again = compareAll(programme, wrong, found.answers);
    expect(again.ok).toBe(false);
    expect(again.figures.filter(({ result }) => result === 'unequal').map(({ figure }) => figure)).toEqual([
      first.figure,
    ]);
  });

  test('the scratch tenant is gone, schema and roles', async () => {
    const { rows } = await database.owner.query(
      `select nspname as name from pg_namespace where nspname like 't\\_replay%'
       union all select rolname from pg_roles where rolname like 'facet\\_replay%'`,
    );
    expect(rows).toEqual([]);
  });
});

describe('Diamond', () => {
  test('says where its documents do not add up', async () => {
    const diamond = replayed.find(({ id }) => id === 'diamond');
    if (!diamond) throw new Error('Diamond is not there');
    const { totals, costs, differences } = compareAll(diamond.programme, diamond.files.published, new Map());
    expect(costs).toBe(98_500_00);
    expect(totals.find(({ printed: pence }) => pence === 99_000_00)?.computed).toBe(98_500_00);
    expect(differences.map(({ id }) => id)).toContain('referrals');
  });
});
