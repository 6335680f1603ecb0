import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent } from '../../test/support/parents.ts';
import { outcomesRoom } from '../outcomes/index.ts';
import { compileFigureSet } from '../programme/index.ts';
import { provisionsRoom } from '../provisions/index.ts';
import { contactsRoom, recordContact } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

const sets = [contactsRoom, outcomesRoom, provisionsRoom].flatMap((room) => room.figureSets ?? []);

/** How many rows of a set a rule chooses, as at a day. */
async function count(name: string, where: string, asAt: string): Promise<number | undefined> {
  const set = sets.find((each) => each.name === name);
  const programme = house.programmes.current('diamond');
  if (!set || !programme) throw new Error(`no set ${name}`);
  const figure = { title: 'Rows', about: 'Rows', of: name, where, show: 'count' as const };
  const question = { asAt: Temporal.PlainDate.from(asAt), programmeId: 'diamond' };
  const compiled = compileFigureSet(programme, set, { rows: figure }, question);
  const client = await house.database.pool.connect();
  try {
    await client.query(`begin; select facet.begin_request('east', 'staff', null)`);
    const { rows } = await client.query(compiled.sql, [...compiled.parameters]);
    return compiled.readRow(rows[0]).rows?.of;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

describe('the figure sets', () => {
  it('count what was so on the day, and no more', async () => {
    const { enrolmentId } = await addParent(house, { name: 'As At' });
    await house.done(recordContact, {
      enrolmentId,
      kind: 'court',
      result: 'met',
      on: '2024-02-29',
      minutes: 30,
      outcomes: [{ outcome: 'supported_reviews_court' }],
      provisions: [{ kind: 'interpreting', amountPence: 5000 }],
    });
    for (const [set, rule] of [
      ['contacts', 'kind == "court" && met && minutes == 30 && result == "met"'],
      ['outcomes', 'outcome == "supported_reviews_court" && from_contact && days_after_start == 52'],
      ['provisions', 'kind == "interpreting" && amount_pence == 5000'],
    ] as const) {
      expect(await count(set, rule, '2024-02-28'), set).toBe(0);
      expect(await count(set, rule, '2024-02-29'), set).toBe(1);
    }
  });

  it('show whose rows they are, to those who may see them', async () => {
    const { enrolmentId, personId } = await addParent(house, { name: 'Whose Rows' });
    const { id } = await house.done(recordContact, { enrolmentId, kind: 'call', result: 'met' });
    const source = contactsRoom.figureRows?.[0];
    const rows = await house.read(async (db) => source?.rows(db, [id]));
    expect(rows).toMatchObject([
      { id, personId, title: 'Whose Rows', href: `/people/${personId}/contacts/${id}` },
    ]);
    expect(await house.read(async (db) => source?.rows(db, []))).toEqual([]);
  });
});
