import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { createAccessLog } from './access-log.ts';
import type { Look } from './looks.ts';

let database: TestDatabase;
beforeEach(async () => {
  database = await openTestDatabase();
});
afterEach(() => database.drop());

const PERSON = '00000000-0000-7000-8000-000000000001';
const look: Look = {
  at: Temporal.Instant.from('2024-06-03T12:00:00Z'),
  staffId: '00000000-0000-7000-8000-00000000000a',
  role: 'practitioner',
  organisation: null,
  personId: PERSON,
  referralId: null,
  query: '/people/:id',
  door: 'page',
  extent: 'record',
  refused: false,
  reason: 'practitioner: read a person’s record',
};
const written = async (tenant = 'east') =>
  (await database.owner.query(`select * from t_${tenant}.access_log order by sequence`)).rows;

describe('the access log', () => {
  it('keeps every part of a look, each tenant’s in its own', async () => {
    const log = createAccessLog(database.pool, (error) => expect.fail(String(error)));
    log.note('east', [look, { ...look, personId: null, referralId: PERSON, refused: true, extent: 'list' }]);
    log.note('west', [{ ...look, staffId: null, role: 'guest', organisation: 'A charity' }]);
    await log.stop();
    const [first, second] = await written();
    expect(first).toMatchObject({
      staff_id: look.staffId,
      role: 'practitioner',
      organisation: null,
      person_id: PERSON,
      referral_id: null,
      query: '/people/:id',
      door: 'page',
      extent: 'record',
      refused: false,
      reason: 'practitioner: read a person’s record',
    });
    expect(new Date(first.at).toISOString()).toBe('2024-06-03T12:00:00.000Z');
    expect(second).toMatchObject({ person_id: null, referral_id: PERSON, refused: true, extent: 'list' });
    expect(await written('west')).toMatchObject([
      { staff_id: null, role: 'guest', organisation: 'A charity' },
    ]);
  });

  it('writes by itself within a second', async () => {
    const log = createAccessLog(database.pool, (error) => expect.fail(String(error)));
    log.note('east', [look]);
    expect(await written()).toEqual([]);
    await expect.poll(() => written().then((rows) => rows.length), { timeout: 5_000 }).toBe(1);
    await log.stop();
  });

  it('loses nothing on a stop that comes at once, nor what is noted while it writes', async () => {
    const log = createAccessLog(database.pool, (error) => expect.fail(String(error)));
    for (let time = 0; time < 5_000; time += 1) log.note('east', [look]);
    const stopped = log.stop();
    log.note('east', [look]);
    await stopped;
    await log.stop();
    expect(await written()).toHaveLength(5_001);
  });

  it('keeps what could not be written, in its order, and writes it once that can be', async () => {
    const faults: unknown[] = [];
    const log = createAccessLog(database.pool, (error) => faults.push(error));
    await database.owner.query('alter table t_east.access_log rename to away');
    log.note('east', [look]);
    await log.flush();
    log.note('east', [{ ...look, query: 'second' }]);
    await log.flush();
    expect(faults).toHaveLength(2);
    await database.owner.query('alter table t_east.away rename to access_log');
    await log.stop();
    expect((await written()).map(({ query }) => query)).toEqual(['/people/:id', 'second']);
  });

  it('is full when too much waits, and not before it is', async () => {
    const log = createAccessLog(database.pool, () => {});
    await database.owner.query('alter table t_east.access_log rename to away');
    log.note('east', Array<Look>(49_999).fill(look));
    expect(log.isFull('east')).toBe(false);
    log.note('east', [look]);
    expect([log.isFull('east'), log.isFull('west')]).toEqual([true, false]);
    await database.owner.query('alter table t_east.away rename to access_log');
    await log.stop();
    expect(log.isFull('east')).toBe(false);
    expect(await written()).toHaveLength(50_000);
  });
});
