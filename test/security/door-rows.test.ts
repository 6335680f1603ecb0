import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '../../src/app/rooms.ts';
import { layEveryTable, type RowsOfPerson } from '../support/every-table.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { addParent } from '../support/parents.ts';

/*
 * Three people with a row in every table: Amina, whose pages and share are tried; somebody else; and somebody restricted. Columns
 * are held to their list in `doors.test.ts`; here are the rows, counted behind the doors of those who are not workers.
 */

let house: TestHouse;
let amina: RowsOfPerson;
beforeAll(async () => {
  house = await openTestHouse();
  amina = await lay('Amina Example');
  await lay('Other Example');
  const hidden = await lay('Hidden Example');
  for (const { name, guard } of tables)
    if (guard === 'person' || guard === 'self')
      await house.owner.query(
        `update t_east.${name} set restricted = true where ${guard === 'self' ? 'id' : 'person_id'} = $1`,
        [hidden.person],
      );
  await house.owner.query(`update t_east.partner_share set from_on = '2024-01-01', until_on = '2024-12-31'`);
});
afterAll(() => house.close());

async function lay(name: string): Promise<RowsOfPerson> {
  const { personId, enrolmentId } = await addParent(house, { name });
  const { rows } = await house.owner.query<{ id: string }>(
    `insert into t_east.person (kind, given_name, family_name, search_name) values ('child', $1, 'Kid', 'kid') returning id`,
    [name],
  );
  return layEveryTable(house.owner, 't_east', tables, {
    staffId: house.actors.second.staffId,
    rows: { person: personId, child: rows[0]?.id ?? '', enrolment: enrolmentId },
  });
}

const ofSomebody = tables.filter(({ guard }) => ['person', 'self', 'around'].includes(guard));

/** How many rows of each table somebody reads behind a door; tables of which she reads no column are left out. */
async function readBehind(door: string, given: readonly string[], staffId: string | null) {
  const client = await house.database.pool.connect();
  const found: Record<string, number> = {};
  try {
    await client.query('begin');
    const at = '2024-06-03T12:00:00Z';
    await client.query('select facet.begin_request($1, $2, $3, $4, $5)', ['east', door, staffId, given, at]);
    for (const { name } of ofSomebody) {
      const may = await client.query<{ may: boolean }>(
        `select has_any_column_privilege(current_user, 't_east.${name}', 'select') as may`,
      );
      if (!may.rows[0]?.may) continue;
      const { rows } = await client.query<{ n: number }>(`select count(*)::integer as n from ${name}`);
      found[name] = rows[0]?.n ?? 0;
    }
  } finally {
    await client.query('rollback');
    client.release();
  }
  return found;
}

/** How many rows of each table there are, by a condition on whose they are. */
async function thereAre(condition: (column: string) => string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, guard } of ofSomebody) {
    const where = condition(guard === 'self' ? 'id' : 'person_id');
    const { rows } = await house.owner.query<{ n: number }>(
      `select count(*)::integer as n from t_east.${name} where ${where}`,
    );
    found[name] = rows[0]?.n ?? 0;
  }
  return found;
}

const more = (read: Record<string, number>, there: Record<string, number>) =>
  Object.keys(read).filter((table) => (read[table] ?? 0) > (there[table] ?? 0));

const DOORS = [
  ['a parent, reading', 'parent', () => [amina.person ?? ''], null],
  ['a parent, writing', 'parent_writes', () => [amina.person ?? ''], null],
  ['a partner’s worker, reading', 'partner', () => [amina.partner_organisation ?? ''], 'second'],
  ['a partner’s worker, writing', 'partner_writes', () => [amina.partner_organisation ?? ''], 'second'],
] as const;

describe('the rows of people', () => {
  it.each(DOORS)('of others are not read by %s', async (_, door, given, worker) => {
    const read = await readBehind(door, given(), worker && house.actors[worker].staffId);
    expect(more(read, await thereAre((column) => `${column} = '${amina.person}'`))).toEqual([]);
    expect(Object.values(read).filter((n) => n > 0).length).toBeGreaterThan(0);
  });

  it('that are restricted are not read by an analyst, and all others are', async () => {
    const read = await readBehind('analyst', [], house.actors.analyst.staffId);
    const there = await thereAre(
      (column) => `${column} in (select id from t_east.person where not restricted)`,
    );
    expect(read).toEqual(Object.fromEntries(Object.keys(read).map((table) => [table, there[table]])));
    expect(Object.keys(read).length).toBeGreaterThan(3);
  });
});
