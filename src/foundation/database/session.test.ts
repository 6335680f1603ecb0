import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { connectPool, inRequest, type Later, type RequestScope, type TenantDb } from './session.ts';

let house: TestHouse;

beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const east: RequestScope = { tenant: 'east', door: 'staff', staffId: null };
const west: RequestScope = { ...east, tenant: 'west' };
const writing = { readOnly: false };

const draft = (programmeId: string) =>
  sql`insert into referral_draft (programme_id, origin, secret_hash, started_at, saved_at, expires_on)
    values (${programmeId}, 'self', 'x', now(), now(), '2030-01-01')`;

async function drafts(programmeId: string): Promise<number> {
  const { rows } = await house.owner.query(
    'select count(*)::int as n from t_east.referral_draft where programme_id = $1',
    [programmeId],
  );
  return rows[0].n;
}

describe('a request’s transaction', () => {
  it('says why it could not be opened, not that what followed failed', async () => {
    const unknown = { ...east, tenant: 'nowhere' };
    const ask = inRequest(house.database.pool, unknown, { readOnly: true }, ({ db }) =>
      sql`select 1 as one`.execute(db),
    );
    await expect(ask).rejects.toThrow(/role "facet_nowhere_staff" does not exist/);
  });

  it('keeps what was sent without waiting', async () => {
    await inRequest(house.database.pool, east, writing, async ({ db, later }) => {
      later(draft('kept').compile(db));
    });
    expect(await drafts('kept')).toBe(1);
  });

  it('keeps nothing, and says why, when a statement fails that nobody waited for', async () => {
    const write = inRequest(house.database.pool, east, writing, async ({ db, later }) => {
      await draft('lost').execute(db);
      later(sql`select 1 / 0`.compile(db));
    });
    await expect(write).rejects.toThrow('division by zero');
    expect(await drafts('lost')).toBe(0);
  });

  it('names the first failure when a later statement stumbles over it', async () => {
    const write = inRequest(house.database.pool, east, writing, async ({ db, later }) => {
      later(sql`select 1 / 0`.compile(db));
      await draft('lost').execute(db);
    });
    await expect(write).rejects.toThrow('division by zero');
  });

  it('never says that it kept what PostgreSQL threw away', async () => {
    const write = inRequest(house.database.pool, east, writing, async ({ db }) => {
      await draft('lost').execute(db);
      await sql`select 1 / 0`.execute(db).catch(() => undefined);
    });
    await expect(write).rejects.toThrow('was not kept');
    expect(await drafts('lost')).toBe(0);
  });

  it.each(['staff', 'guest'] as const)('sends nothing more for a %s once it is over', async (door) => {
    const pool = connectPool(house.database.connection, 1);
    const kept: { db?: TenantDb; later?: Later } = {};
    let late: Promise<unknown> = Promise.resolve();
    const ended = inRequest(pool, { ...east, door }, writing, async ({ db, later }) => {
      Object.assign(kept, { db, later });
      late = sql`select 1`.execute(db).then(() => draft('late').execute(db));
      late.catch(() => {});
      throw new Error('given up');
    });
    await expect(ended).rejects.toThrow('given up');
    await expect(late).rejects.toThrow('after the end');
    const { db, later } = kept;
    if (!db || !later) throw new Error('the transaction was not begun');
    await inRequest(pool, west, writing, async () => {
      await expect(draft('late').execute(db)).rejects.toThrow('after the end');
      expect(() => later(draft('late').compile(db))).toThrow('after the end');
    });
    const { rows } = await house.owner.query('select programme_id from t_west.referral_draft');
    expect(rows).toEqual([]);
    expect(await drafts('late')).toBe(0);
    await pool.end();
  });

  it('goes on to serve on the same connection after a failure', async () => {
    const pool = connectPool(house.database.connection, 1);
    const fails = inRequest(pool, east, { readOnly: true }, ({ db }) => sql`select 1 / 0`.execute(db));
    await expect(fails).rejects.toThrow('division by zero');
    const read = await inRequest(pool, east, { readOnly: true }, ({ db }) =>
      sql<{ tenant: string }>`select current_setting('facet.tenant') as tenant`.execute(db),
    );
    expect(read.rows[0]?.tenant).toBe('east');
    await pool.end();
  });
});

describe('a statement asked again and again', () => {
  it('is prepared, and reads the tables of the tenant that asks, on whatever connection', async () => {
    const pool = connectPool(house.database.connection, 1);
    const names = async (scope: RequestScope) =>
      inRequest(pool, scope, { readOnly: true }, async ({ db }) => {
        const rows = await db.selectFrom('staff').select('name').orderBy('name').execute();
        return rows.map((row) => row.name);
      });
    for (let round = 0; round < 8; round += 1) {
      expect(await names(west)).toEqual(['Wren Western']);
      expect(await names(east)).toHaveLength(7);
    }
    const kept = await pool.query<{ n: number }>(
      `select count(*)::int as n from pg_prepared_statements where name like 'facet_%'`,
    );
    expect(kept.rows[0]?.n).toBe(2);
    await pool.end();
  });

  it('keeps to the policies of whoever asks', async () => {
    const pool = connectPool(house.database.connection, 1);
    await house.owner.query(
      `insert into t_east.person (kind, given_name, family_name, search_name, restricted)
       values ('adult', 'Hidden', 'Person', 'hidden person', true)`,
    );
    const count = async (given: readonly string[]) =>
      inRequest(pool, { ...east, given }, { readOnly: true }, async ({ db }) => {
        const rows = await db.selectFrom('person').select('id').where('givenName', '=', 'Hidden').execute();
        return rows.length;
      });
    const { rows } = await house.owner.query(`select id from t_east.person where given_name = 'Hidden'`);
    for (let round = 0; round < 8; round += 1) {
      expect(await count([])).toBe(0);
      expect(await count([rows[0].id])).toBe(1);
    }
    await pool.end();
  });
});
