import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { aReferral } from '../../../test/support/referrals.ts';
import { decideReferral, makeReferral } from '../index.ts';
import { referralChronology } from './chronology.ts';
import { referralRows } from './figure-rows.ts';
import { referralSet } from './figure-set.ts';

let house: TestHouse;
let personId = '';
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-02-01' });
  const first = await house.done(makeReferral, aReferral());
  const { parent } = aReferral();
  const second = await house.done(
    makeReferral,
    aReferral({ parent: { ...parent, givenName: 'Lena', bornOn: '1980' } }),
  );
  house.setToday('2024-03-01');
  const { manager } = house.actors;
  const accepted = await house.done(
    decideReferral,
    { id: first.id, version: 1, decision: 'accept' },
    manager,
  );
  personId = accepted.personId ?? '';
  const decline = { decision: 'decline' as const, reasons: ['no_room'], note: 'Full until May' };
  await house.done(decideReferral, { id: second.id, version: 1, ...decline }, manager);
});
afterAll(() => house.close());

async function counted(asAt: string) {
  const source = referralSet.source({
    asAt: () => `date '${asAt}'`,
    programme: () => `'diamond'`,
    schedules: () => `'[]'::jsonb`,
  });
  const { rows } = await house.read((db) =>
    sql<Record<string, unknown>>`select * from (${sql.raw(source)}) s order by id`.execute(db),
  );
  return rows;
}

test('as at a day, only what had come and been decided by then counts', async () => {
  expect(await counted('2024-01-31')).toEqual([]);
  const before = await counted('2024-02-29');
  expect(before.map((row) => [row.decision, row.status, row.reasons])).toEqual([
    ['waiting', 'received', []],
    ['waiting', 'received', []],
  ]);
  const after = await counted('2024-03-01');
  expect(after.map((row) => [row.decision, row.reasons, row.workedWith])).toEqual([
    ['accepted', [], false],
    ['declined', ['no_room'], false],
  ]);
});

test('every column that the set declares is there', async () => {
  const [row] = await counted('2024-03-01');
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const declared = Object.values(referralSet.columns).map((column) => camel(column.column));
  expect(Object.keys(row ?? {})).toEqual(expect.arrayContaining(declared));
});

test('the rows of a figure open into their referrals', async () => {
  const ids = (await counted('2024-03-01')).map((row) => String(row.id));
  const rows = await house.read((db) => referralRows.rows(db, ids));
  expect(rows.map((row) => row.href).sort()).toEqual(ids.map((id) => `/referrals/${id}`).sort());
});

test('the chronology of a person tells of her referral and what was decided', async () => {
  const entries = await house.read((db) =>
    referralChronology.entries({ db, programmes: house.programmes }, personId),
  );
  expect(entries.map((each) => [each.on.toString(), each.title, each.by])).toEqual([
    ['2024-02-01', 'Referred to Diamond Project', 'Priya Practitioner'],
    ['2024-03-01', 'Referral to Diamond Project: accepted', 'Morgan Manager'],
  ]);
});

test('the route in is what the question of that name says, and else the door that the referral came by', async () => {
  const routes = async () => (await counted('2024-03-01')).map((row) => row.route);
  const [door] = await routes();
  expect(await routes()).toEqual([door, door]);
  const say = (route: string) =>
    house.owner.query(
      `update t_east.referral set answers = jsonb_set(answers, '{answers}',
         coalesce(answers -> 'answers', '{}') || jsonb_build_object('route', $1::jsonb)) where person_id = $2`,
      [route, personId],
    );
  await say('"midwife"');
  expect((await routes()).toSorted()).toEqual(['midwife', door].toSorted());
  await say('["midwife"]');
  expect(await routes()).toEqual([door, door]);
});
