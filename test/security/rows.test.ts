import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '../../src/app/rooms.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

const verbs = ['select', 'insert', 'update', 'delete'] as const;
const ids = { staff: '01900000-0000-7000-8000-000000000001', other: '01900000-0000-7000-8000-000000000002' };
const people = {
  open: '01900000-0000-7000-8000-000000000011',
  granted: '01900000-0000-7000-8000-000000000012',
  hidden: '01900000-0000-7000-8000-000000000013',
};

let database: TestDatabase;

async function asRequest<T>(
  door: 'staff' | 'guest',
  given: readonly string[],
  body: (client: pg.PoolClient) => Promise<T>,
): Promise<T> {
  const client = await database.pool.connect();
  try {
    await client.query('begin');
    await client.query('select facet.begin_request($1, $2, $3, $4)', [
      'east',
      door,
      door === 'staff' ? ids.staff : null,
      given,
    ]);
    return await body(client);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

async function allowedVerbs(client: pg.ClientBase, table: string): Promise<string[]> {
  const { rows } = await client.query<{ verb: string; may: boolean }>(
    `select verb, has_table_privilege(current_user, $1, verb) as may from unnest($2::text[]) verb`,
    [`t_east.${table}`, verbs],
  );
  return rows.filter((row) => row.may).map((row) => row.verb);
}

beforeAll(async () => {
  database = await openTestDatabase();
  const { owner } = database;
  await owner.query('set search_path to t_east, public');
  await owner.query(
    `insert into staff (id, name, email, role, started_on) values
     ($1, 'Pat', 'pat@example.org', 'practitioner', '2023-01-01'), ($2, 'Kim', 'kim@example.org', 'practitioner', '2023-01-01')`,
    [ids.staff, ids.other],
  );
  for (const [name, id] of Object.entries(people)) {
    await owner.query(
      `insert into person (id, kind, given_name, family_name, search_name, restricted) values ($1, 'adult', $2, 'Test', $2, $3)`,
      [id, name, name !== 'open'],
    );
    await owner.query(
      `insert into pregnancy (person_id, known_on, restricted) values ($1, '2024-01-01', $2)`,
      [id, name !== 'open'],
    );
  }
  await owner.query(
    `insert into restricted_grant (person_id, staff_id, reason, began_on) values ($1, $2, 'her worker', '2024-01-01')`,
    [people.granted, ids.staff],
  );
});
afterAll(async () => {
  await database.drop();
});

describe('a connection without a request begun', () => {
  it.each(tables.map((table) => table.name))('may do nothing with %s', async (name) => {
    const client = await database.pool.connect();
    try {
      await expect(client.query(`select 1 from t_east.${name}`)).rejects.toMatchObject({ code: '42501' });
    } finally {
      client.release();
    }
  });
});

describe('a worker’s request', () => {
  it.each(tables.map((table) => [table.name, table] as const))('has its verbs on %s', async (name, table) => {
    const log = name === 'access_log' ? ['select', 'insert'] : ['insert'];
    const expected = table.guard === 'log' ? log : [...verbs];
    expect(await asRequest('staff', [], (client) => allowedVerbs(client, name))).toEqual(expected);
  });

  it('sees who is not restricted, and whom it was granted; nobody else, by any table', async () => {
    await asRequest('staff', [], async (client) => {
      const persons = await client.query('select id from person order by id');
      expect(persons.rows.map((row) => row.id)).toEqual([people.open, people.granted]);
      const pregnancies = await client.query('select person_id from pregnancy order by 1');
      expect(pregnancies.rows.map((row) => row.person_id)).toEqual([people.open, people.granted]);
      const counted = await client.query('select count(*)::int as n from person');
      expect(counted.rows[0].n).toBe(2);
    });
  });

  it('cannot change, delete or write under a record that it may not see', async () => {
    await asRequest('staff', [], async (client) => {
      expect(
        (await client.query(`update person set area = 'x' where id = $1`, [people.hidden])).rowCount,
      ).toBe(0);
      expect(
        (await client.query(`delete from pregnancy where person_id = $1`, [people.hidden])).rowCount,
      ).toBe(0);
      const write = client.query(
        `insert into pregnancy (person_id, known_on, restricted) values ($1, '2024-01-01', true)`,
        [people.hidden],
      );
      await expect(write).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('cannot lift a restriction by way of a row that it may see', async () => {
    await asRequest('staff', [], async (client) => {
      const write = client.query(`update person set restricted = true where id = $1`, [people.open]);
      await expect(write).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('cannot reach another tenant', async () => {
    await asRequest('staff', [], async (client) => {
      await expect(client.query('select 1 from t_west.person')).rejects.toMatchObject({ code: '42501' });
    });
  });

  it('cannot read the change log’s contents, nor change or empty it', async () => {
    for (const statement of [
      'select after from change_log',
      'update change_log set command = null',
      'delete from change_log',
      'truncate change_log',
    ]) {
      await asRequest('staff', [], async (client) => {
        await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
      });
    }
  });

  it('sees no restricted row when the settings are missing', async () => {
    await database.owner.query('begin');
    await database.owner.query('set local role facet_east_staff');
    const { rows } = await database.owner.query('select id from t_east.person');
    await database.owner.query('rollback');
    expect(rows.map((row) => row.id)).toEqual([people.open]);
  });
});

describe('a visitor’s request', () => {
  const extra: Record<string, string[]> = {
    idempotency_key: ['select', 'insert', 'update'],
    programme_version: ['select'],
  };
  it.each(tables.map((table) => [table.name, table] as const))('has its verbs on %s', async (name, table) => {
    const own = { adds: ['select', 'insert'], changes: ['select', 'insert', 'update'], none: [] };
    const usual = table.guard === 'log' ? ['insert'] : own[table.guestWrites ?? 'none'];
    expect(await asRequest('guest', [], (client) => allowedVerbs(client, name))).toEqual(
      extra[name] ?? usual,
    );
  });

  it('sees only what it holds the key to', async () => {
    await database.owner.query(
      `insert into t_east.referral_draft (id, programme_id, origin, secret_hash, started_at, saved_at, expires_on) values
       ($1, 'diamond', 'self', '\\x00', now(), now(), '2099-01-01'), ($2, 'diamond', 'self', '\\x01', now(), now(), '2099-01-01')`,
      [people.open, people.hidden],
    );
    const seen = (given: string[]) =>
      asRequest('guest', given, async (client) =>
        (await client.query('select id from referral_draft')).rows.map((row) => row.id),
      );
    expect(await seen([])).toEqual([]);
    expect(await seen([people.open])).toEqual([people.open]);
  });

  it('reaches nothing that a worker made, though it names its id', async () => {
    const made = '01900000-0000-7000-8000-000000000021';
    await database.owner.query(
      `insert into t_east.referral (id, reference, programme_id, programme_version, origin, received_on, received_at,
         staff_id, parent_name, search_name, answers, status)
       values ($1, 'DIA-2222-2222', 'diamond', 1, 'staff', '2024-01-01', now(), $2, 'Made Up', 'made up', '{}', 'received')`,
      [made, ids.staff],
    );
    await database.owner.query(
      `insert into t_east.referral_draft (id, programme_id, origin, staff_id, started_at, saved_at, expires_on)
       values ($1, 'diamond', 'staff', $2, now(), now(), '2099-01-01')`,
      [made, ids.staff],
    );
    await asRequest('guest', [made, ids.staff], async (client) => {
      expect((await client.query('select id from referral')).rows).toEqual([]);
      expect((await client.query('select id from referral_draft')).rows).toEqual([]);
      expect((await client.query(`update referral_draft set unlogged = '{}'`)).rowCount).toBe(0);
    });
    await asRequest('guest', [people.granted], async (client) => {
      const inHerName = client.query(
        `insert into referral_draft (id, programme_id, origin, staff_id, started_at, saved_at, expires_on)
         values ($1, 'diamond', 'staff', $2, now(), now(), '2099-01-01')`,
        [people.granted, ids.staff],
      );
      await expect(inHerName).rejects.toMatchObject({ code: '42501' });
    });
  });
});

describe('a name that is no tenant', () => {
  it.each(['', 'east; drop schema t_east', 'EAST', 'east"', 'nobody'])('opens nothing: %s', async (name) => {
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await expect(
        client.query('select facet.begin_request($1, $2, null)', [name, 'staff']),
      ).rejects.toThrow();
    } finally {
      await client.query('rollback');
      client.release();
    }
  });
});
