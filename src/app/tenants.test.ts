import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { sayPublished } from '../doors/index.ts';
import { WORKED_EXAMPLE } from '../publishing/worked-example.ts';
import { checkProgrammeFile, keepProgrammes, publishProgrammes, shippedTexts } from './programmes.ts';
import { openTenants } from './tenants.ts';

function fileOf(text: string) {
  const { programme, whole } = checkProgrammeFile(text, 'test');
  if (!programme) throw new Error('there are faults');
  return { text, programme, whole };
}

describe('the programmes of a running server', () => {
  let database: TestDatabase;
  let owner: pg.Pool;
  beforeAll(async () => {
    database = await openTestDatabase();
    owner = new pg.Pool({ ...database.connection, max: 2 });
    // The database is dropped under what still waits for a word of it.
    owner.on('error', () => {});
    await database.owner.query(
      `insert into facet.tenant (slug, name, demo) values ('east', 'East', false) on conflict do nothing`,
    );
  });
  afterAll(async () => {
    await owner.end();
    await database.drop();
  });

  it('are new at the next request where this process published, and within a second where another did', async () => {
    const tenants = await openTenants({ owner, pool: database.pool, log: { warn: () => {} } });
    const versions = async () => {
      await tenants.find('east');
      return tenants
        .programmesOf('east')
        .versions('my-service')
        .map(({ version }) => version);
    };
    expect(await versions()).toEqual([]);

    sayPublished('east');
    const longNameFirst = WORKED_EXAMPLE.replace('  referred:', '  all_who_were_referred:');
    await publishProgrammes(database.owner, 'east', [fileOf(longNameFirst)]);
    expect(await versions()).toEqual([1]);
    expect(
      Object.keys(tenants.programmesOf('east').current('my-service')?.figures ?? {}),
      'in the order of the file',
    ).toEqual(['all_who_were_referred', 'home_settled']);
    const first = tenants.programmesOf('east').version('my-service', 1);

    // As another process: nobody here was told, and it is long since anything was.
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 60_000);
    await versions();
    await publishProgrammes(database.owner, 'east', [
      fileOf(WORKED_EXAMPLE.replace('version: 1', 'version: 2')),
    ]);
    expect(await versions()).toEqual([1]);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1_001);
    expect(await Promise.all([versions(), versions(), versions()])).toEqual([
      [1, 2],
      [1, 2],
      [1, 2],
    ]);
    expect(tenants.programmesOf('east').version('my-service', 1), 'what is known is not read again').toBe(
      first,
    );
    vi.restoreAllMocks();
  });

  it('are checked at a start only where they are not published word for word', async () => {
    const read = vi.fn(() => fileOf(text('')));
    const text = (more: string) => WORKED_EXAMPLE.replaceAll('my-service', 'kept-service') + more;
    await publishProgrammes(database.owner, 'east', [read()]);
    read.mockClear();
    await keepProgrammes(database.owner, 'east', [{ id: 'kept-service', text: text(''), read }]);
    expect(read).not.toHaveBeenCalled();
    const other = { id: 'kept-service', text: text('# more'), read: () => fileOf(text('# more')) };
    await expect(keepProgrammes(database.owner, 'east', [other])).rejects.toThrow(/with other words/);
    await keepProgrammes(database.owner, 'east', [{ ...other, id: 'not-here' }]);
  });

  it('ship in folders that have their names', async () => {
    for (const { id, read } of await shippedTexts()) expect(read().programme.programme).toBe(id);
  });

  it('still hold where the database does not answer', async () => {
    const warned: unknown[] = [];
    const broken = { connect: async () => Promise.reject(new Error('away')) } as unknown as pg.Pool;
    const log = { warn: (entry: unknown) => warned.push(entry) } as never;
    const tenants = await openTenants({ owner, pool: broken, log });
    sayPublished('east');
    expect(await tenants.find('east')).toMatchObject({ slug: 'east' });
    expect(tenants.programmesOf('east').current('my-service')?.version).toBe(2);
    expect(warned).toHaveLength(1);
  });
});
