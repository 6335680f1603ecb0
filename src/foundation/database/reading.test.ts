import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { openReading } from './reading.ts';
import { inRequest, type TenantDb } from './session.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const east = { tenant: 'east', door: 'staff', staffId: null } as const;
const reading = () => openReading(house.database.pool, east);
const transaction = (db: TenantDb) =>
  sql<{ backend: number; began: string }>`select pg_backend_pid() as backend, now()::text as began`
    .execute(db)
    .then(({ rows }) => rows[0]);
const staff = (db: TenantDb) => db.selectFrom('staff').select('name').execute();

/** No such role, or no such schema: whichever is asked for first. */
const NO_SUCH_TENANT = expect.stringMatching(/^(22023|42P01)$/);

describe('one request’s reading', () => {
  it('asks nothing of the database before the first question', async () => {
    const before = house.database.pool.totalCount;
    reading().close();
    expect(house.database.pool.totalCount).toBe(before);
  });

  it('answers all questions in one transaction, those that are asked at once as well', async () => {
    const one = reading();
    const answers = [
      await one.ask(transaction),
      ...(await Promise.all([1, 2, 3].map(() => one.ask(transaction)))),
    ];
    one.close();
    expect(new Set(answers.map((each) => `${each?.backend} ${each?.began}`)).size).toBe(1);
  });

  it('sees one snapshot, and what was written meanwhile once it was closed and asked again', async () => {
    const one = reading();
    const before = (await one.ask(staff)).length;
    await inRequest(house.database.pool, east, { readOnly: false }, ({ client }) =>
      client.query(
        `insert into staff (name, email, role, started_on) values ('New Name', 'new@example.org', 'manager', '2024-01-01')`,
      ),
    );
    expect(await one.ask((db) => db.selectFrom('staff').select(['name', 'role']).execute())).toHaveLength(
      before,
    );
    one.close();
    expect(await one.ask(staff)).toHaveLength(before + 1);
    one.close();
  });

  it('asks the database the same statement once, and gives each who asks rows of her own', async () => {
    const one = reading();
    const clock = (db: TenantDb) =>
      sql<{ at: string }>`select clock_timestamp()::text as at`.execute(db).then(({ rows }) => rows);
    const [first, second] = [await one.ask(clock), await one.ask(clock)];
    expect(second).toEqual(first);
    expect(second[0]).not.toBe(first[0]);
    one.close();
  });

  it('writes nothing', async () => {
    await expect(
      reading().ask((db) => db.updateTable('staff').set({ name: 'Changed' }).execute()),
    ).rejects.toMatchObject({ code: '25006' });
  });

  it('tells every question under way of the fault that came first, and answers the next in a new transaction', async () => {
    const one = reading();
    const first = await one.ask(transaction);
    const told = await Promise.allSettled([
      one.ask((db) => sql`select 1 / 0`.execute(db)),
      one.ask((db) => sql`select 'behind the fault'`.execute(db)),
    ]);
    expect(told.map((each) => each.status === 'rejected' && each.reason.code)).toEqual(['22012', '22012']);
    const next = await one.ask(transaction);
    expect(next?.began).not.toBe(first?.began);
    one.close();
  });

  it('tells of a request that could not begin, also to whoever asked nothing of the database', async () => {
    const nowhere = openReading(house.database.pool, { tenant: 'north', door: 'staff', staffId: null });
    await expect(nowhere.ask(async () => 'nothing')).rejects.toMatchObject({ code: NO_SUCH_TENANT });
    await expect(nowhere.ask(staff)).rejects.toMatchObject({ code: NO_SUCH_TENANT });
  });

  it('gives its connection back, whatever happened', async () => {
    for (let time = 0; time < 20; time += 1) {
      const one = reading();
      await one
        .ask(time % 2 === 0 ? transaction : () => Promise.reject(new Error('a defect')))
        .catch(() => undefined);
      one.close();
    }
    await expect.poll(() => house.database.pool.idleCount).toBe(house.database.pool.totalCount);
  });

  it('opens no second request within a question', async () => {
    const one = reading();
    await expect(one.ask(() => one.ask(transaction))).rejects.toThrow('already open');
    one.close();
  });
});
