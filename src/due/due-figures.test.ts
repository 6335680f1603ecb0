import { afterAll, beforeAll, expect, it } from 'vitest';
import { publishDue } from '../../test/support/due-programme.ts';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent } from '../../test/support/parents.ts';
import { recordContact } from '../contacts/index.ts';
import { compileFigureRows, compileFigureSet, type Programme } from '../programme/index.ts';
import { dueFigureRows, dueFigures } from './due-figures.ts';
import { settleDue } from './index.ts';

let house: TestHouse;
let programme: Programme;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  programme = publishDue(house);
});
afterAll(() => house.close());

const figure = { title: 'Made', about: 'Made', of: 'due', count: 'done', show: 'percent' as const };
const question = (asAt: string) => ({ asAt: Temporal.PlainDate.from(asAt), programmeId: 'diamond' });

async function ask(compiled: { sql: string; parameters: readonly string[] }) {
  const client = await house.database.pool.connect();
  try {
    await client.query(`begin; select facet.begin_request('east', 'staff', null)`);
    return (await client.query(compiled.sql, [...compiled.parameters])).rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function count(where: string, asAt: string) {
  const compiled = compileFigureSet(programme, dueFigures, { made: { ...figure, where } }, question(asAt));
  const [row] = await ask(compiled);
  return compiled.readRow(row).made;
}

it('counts what had fallen due by the day, what was done of it, and opens into whose it was', async () => {
  const { enrolmentId, personId } = await addParent(house, {
    name: 'Amina Example',
    startedOn: '2024-05-01',
  });
  await house.done(recordContact, { enrolmentId, kind: 'call', result: 'met', on: '2024-05-28' });
  const where = 'schedule == "start" && !follow_up';
  expect(await count(where, '2024-05-28')).toMatchObject({ of: 0 });
  expect(await count(where, '2024-05-29')).toMatchObject({ of: 1, n: 1 });
  const rows = await ask(
    compileFigureRows(programme, dueFigures, { ...figure, where }, question('2024-06-03')),
  );
  const shown = await house.read((db) =>
    dueFigureRows.rows(
      db,
      rows.map((row) => String(row.row_id)),
    ),
  );
  expect(shown).toMatchObject([{ personId, title: 'Amina Example', href: `/people/${personId}/due` }]);
  expect(await house.read((db) => dueFigureRows.rows(db, []))).toEqual([]);
});

it('counts who could not be reached after the end, and not before it was said', async () => {
  const { enrolmentId } = await addParent(house, {
    name: 'Bea Example',
    startedOn: '2022-01-03',
    endedOn: '2022-11-20',
  });
  await house.done(settleDue, {
    enrolmentId,
    item: 'follow_up.later',
    how: 'not_reached',
    note: 'Two calls',
  });
  expect(await count('follow_up && state == "not_reached"', '2024-06-02')).toMatchObject({ of: 0 });
  expect(await count('follow_up && state == "not_reached"', '2024-06-03')).toMatchObject({ of: 1, n: 0 });
  expect(await count('follow_up', '2022-10-01')).toMatchObject({ of: 0 });
});
