import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '../../src/app/rooms.ts';
import { layEveryTable, type RowsOfPerson } from '../support/every-table.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';
import { addParent } from '../support/parents.ts';
import { addTeam, hold, joinTeam } from '../support/teams.ts';

/*
 * What the database role of a team does with every table that holds rows of people, verb by verb: with the rows of somebody
 * whom the team works with, of another team's, and of somebody in her team whose record is kept to others. The rows are made by
 * the catalogue, so that a new table is tried without being listed here.
 */

const whom = ['own', 'other', 'restricted'] as const;
type Whom = (typeof whom)[number];

let house: TestHouse;
let team: string;
const rows = {} as Record<Whom, RowsOfPerson>;

const ofPeople = tables.filter(
  ({ name, guard }) => guard === 'person' || guard === 'self' || name === 'glass_break',
);

async function layDown(name: Whom, staffId: string): Promise<void> {
  const { owner } = house;
  const parent = await addParent(house, { name: `${name} Example` });
  const child = await owner.query<{ id: string }>(
    `insert into t_east.person (kind, given_name, family_name, search_name) values ('child', $1, 'Kid', 'kid') returning id`,
    [name],
  );
  const childId = child.rows[0]?.id ?? '';
  const tie = await owner.query<{ id: string }>(
    `insert into t_east.relationship (person_id, other_id, kind) values ($1, $2, 'mother') returning id`,
    [parent.personId, childId],
  );
  await hold(house, parent, staffId);
  const held = await owner.query<{ id: string }>('select id from t_east.allocation where person_id = $1', [
    parent.personId,
  ]);
  rows[name] = await layEveryTable(owner, 't_east', tables, {
    staffId,
    rows: {
      person: parent.personId,
      child: childId,
      enrolment: parent.enrolmentId,
      relationship: tie.rows[0]?.id ?? '',
      allocation: held.rows[0]?.id ?? '',
    },
  });
}

beforeAll(async () => {
  house = await openTestHouse();
  const { practitioner, second } = house.actors;
  team = await addTeam(house, 'North');
  const south = await addTeam(house, 'South');
  await joinTeam(house, { teamId: team, staffId: practitioner.staffId });
  await joinTeam(house, { teamId: south, staffId: second.staffId });
  await layDown('own', practitioner.staffId);
  await layDown('restricted', practitioner.staffId);
  await layDown('other', second.staffId);
  for (const { name, guard } of ofPeople)
    if (name !== 'glass_break')
      await house.owner.query(
        `update t_east.${name} set restricted = true where ${guard === 'self' ? 'id' : 'person_id'} = $1`,
        [rows.restricted.person],
      );
  await house.owner.query(
    `insert into t_east.record_bar (person_id, staff_id, kind, began_on) values ($1, $2, 'conflict', '2024-05-01')`,
    [rows.restricted.person, practitioner.staffId],
  );
}, 120_000);
afterAll(() => house.close());

/** Begins a request of somebody whose rows end at her team, and undoes all that is done in it. */
async function inTeam<T>(body: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await house.database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select facet.begin_request($1, $2, $3, $4, $5, $6, $7)', [
      'east',
      'team',
      house.actors.practitioner.staffId,
      [],
      house.clock.now().toString(),
      ['health'],
      [team],
    ]);
    return await body(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

/** What the database said to one statement: how many rows it touched, or the code of its refusal. */
async function said(client: pg.ClientBase, statement: string, values: readonly unknown[]): Promise<string> {
  await client.query('savepoint tried');
  try {
    const { rowCount } = await client.query(statement, [...values]);
    return String(rowCount);
  } catch (error) {
    return String((error as { code?: unknown }).code);
  } finally {
    await client.query('rollback to savepoint tried');
  }
}

const INSERTABLE = `select string_agg(quote_ident(attname), ', ') as columns from pg_attribute
  where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''`;

/** What is there already, or that something else hangs on it: the database had let the row through before it said so. */
const LET_THROUGH = new Set(['1', '23505', '23503', '23P01', '23514']);
const open = (answer: string) => LET_THROUGH.has(answer);

async function tried(table: string, name: Whom) {
  const id = rows[name][table];
  const { rows: copied } = await house.owner.query<{ row: Record<string, unknown> }>(
    `select to_jsonb(t) as row from t_east.${table} t where id = $1`,
    [id],
  );
  const { rows: named } = await house.owner.query<{ columns: string }>(INSERTABLE, [`t_east.${table}`]);
  const columns = named[0]?.columns ?? '';
  const fresh = { ...copied[0]?.row, id: '01900000-0000-7000-8000-0000000000aa' };
  return inTeam(async (client) => ({
    select: open(await said(client, `select 1 from ${table} where id = $1`, [id])),
    update: open(await said(client, `update ${table} set version = version + 1 where id = $1`, [id])),
    delete: open(await said(client, `delete from ${table} where id = $1`, [id])),
    insert: open(
      await said(
        client,
        `insert into ${table} (${columns}) select ${columns} from jsonb_populate_record(null::${table}, $1)`,
        [JSON.stringify(fresh)],
      ),
    ),
  }));
}

const every = (open: boolean) => ({ select: open, update: open, delete: open, insert: open });

describe('the role of a team', () => {
  it('finds a row of each person in every table of people', () => {
    expect(ofPeople.length).toBeGreaterThan(40);
    for (const { name } of ofPeople) for (const each of whom) expect(rows[each][name], name).toBeTruthy();
  });

  it.each(ofPeople.map(({ name }) => name))(
    'reads, adds, changes and removes rows in %s of its own people alone',
    async (name) => {
      // Somebody new is within reach once the request has said so, as it does where it puts her on record.
      expect(await tried(name, 'own')).toEqual({ ...every(true), insert: name !== 'person' });
      expect(await tried(name, 'other')).toEqual(every(false));
      expect(await tried(name, 'restricted')).toEqual(every(false));
    },
  );

  it('puts somebody on record once the request reaches her', async () => {
    const adds = `insert into person (id, kind, given_name, family_name, search_name)
      values ('01900000-0000-7000-8000-0000000000ab', 'adult', 'New', 'Example', 'new example')`;
    const [before, after] = await inTeam(async (client) => {
      const without = await said(client, adds, []);
      await client.query(`select facet.reach(array['01900000-0000-7000-8000-0000000000ab'::uuid])`);
      return [without, await said(client, adds, [])];
    });
    expect([before, after]).toEqual(['42501', '1']);
  });

  it.each(ofPeople.filter(({ guard }) => guard === 'person').map(({ name }) => name))(
    'gives no row in %s of its own people to another team’s',
    async (name) => {
      const given = await inTeam((client) =>
        said(client, `update ${name} set person_id = $1 where id = $2`, [rows.other.person, rows.own[name]]),
      );
      expect(given).toBe('42501');
    },
  );
});
