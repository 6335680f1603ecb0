import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tables } from '../../src/app/rooms.ts';
import { openTestDatabase, type TestDatabase } from '../support/database.ts';

/*
 * What each door of the database may do with each table that there is, by its catalogue, against a list written out
 * here by hand. A column is listed where a door reads a part of a table only; a table that is not listed is closed.
 */

const SHARE = 'select: delegated, ended_on, from_on, id, organisation_id, person_id, until_on, what, why';
const CONTACT = 'select: done, happened_on, id, kind, next_on, person_id, result, staff_id';
const PERSON = 'select: family_name, given_name, id, kind, known_as, pronouns, safe_contact';
const KEYS = 'insert, select, update';
const CHANGES = 'insert; select: hash, row_id, row_version, table_name';

const expected: Readonly<Record<'partner' | 'parent' | 'analyst', Readonly<Record<string, string>>>> = {
  partner: {
    access_log: 'insert',
    change_log: CHANGES,
    contact: CONTACT,
    goal: 'select: area, closed_on, id, person_id, set_on, status, words',
    idempotency_key: KEYS,
    partner_organisation: 'select: id, name',
    partner_share: SHARE,
    person: PERSON,
    programme_version: 'select',
    staff: 'select: id, name',
  },
  parent: {
    access_log: 'insert; select: at, extent, organisation, person_id, refused, role, staff_id',
    action: 'select: closed_on, due_on, goal_id, id, owner, owner_name, person_id, set_on, status, what',
    allocation: 'select: began_on, ended_on, enrolment_id, id, person_id, role, staff_id',
    change_log: CHANGES,
    consent: 'select: agencies, answer, given_on, id, kind, person_id, withdrawn_on',
    contact: CONTACT,
    enrolment: 'select: ended_on, id, pathway, person_id, programme_id, stage, started_on',
    goal: 'select: area, closed_on, closing_words, id, parent_view, person_id, set_on, status, words',
    idempotency_key: KEYS,
    partner_organisation: 'select: about, id, name',
    partner_share: SHARE,
    person: PERSON,
    programme_version: 'select',
    staff: 'select: id, name',
  },
  analyst: {
    action: 'select: closed_on, due_on, enrolment_id, id, owner, set_on, status',
    contact: 'select: done, enrolment_id, happened_on, id, kind, minutes, result',
    enrolment: 'select: end_destination, end_reason, ended_on, id, pathway, programme_id, stage, started_on',
    goal: 'select: area, closed_on, enrolment_id, id, set_on, status',
    person: 'select: care_leaver, ethnicity, id, kind, local_link, sex',
    programme_version: 'select',
  },
};

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.drop());

const VERBS = `select c.relname as table,
    array(select verb from unnest(array['delete', 'insert', 'select', 'update', 'truncate']) verb
      where has_table_privilege($1, c.oid, verb)) as whole,
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and has_column_privilege($1, c.oid, a.attnum, 'select') order by 1) as columns,
    exists (select from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      and has_column_privilege($1, c.oid, a.attnum, 'update')) as some_update
  from pg_class c where c.relnamespace = 't_east'::regnamespace and c.relkind = 'r' order by 1`;

interface Granted {
  readonly table: string;
  readonly whole: string[];
  readonly columns: string[];
  readonly some_update: boolean;
}

const inWords = ({ whole, columns }: Granted) => {
  const part = columns.length > 0 && !whole.includes('select') ? [`select: ${columns.join(', ')}`] : [];
  return [...(whole.length > 0 ? [whole.join(', ')] : []), ...part].join('; ');
};

async function granted(role: string): Promise<Granted[]> {
  return (await database.owner.query<Granted>(VERBS, [role])).rows;
}

describe.each(['partner', 'parent', 'analyst'] as const)('the door of a %s', (door) => {
  it('has on every table of the catalogue what is listed, and nothing more', async () => {
    const found = await granted(`facet_east_${door}`);
    expect(found.map(({ table }) => table)).toEqual(tables.map(({ name }) => name).sort());
    const open = found.filter((each) => inWords(each) !== '');
    expect(Object.fromEntries(open.map((each) => [each.table, inWords(each)]))).toEqual(expected[door]);
  });

  it('changes by no column what it may not change as a whole', async () => {
    const found = await granted(`facet_east_${door}`);
    const changes = found.filter((each) => each.some_update).map(({ table }) => table);
    expect(changes).toEqual(door === 'analyst' ? [] : ['idempotency_key']);
  });

  it('has nothing in another tenant', async () => {
    const { rows } = await database.owner.query(
      `select c.relname from pg_class c where c.relnamespace = 't_west'::regnamespace and c.relkind = 'r'
         and has_table_privilege($1, c.oid, 'select, insert, update, delete')`,
      [`facet_east_${door}`],
    );
    expect(rows).toEqual([]);
  });
});

it('lets a worker of a team do with every table what any worker may: her rows are fewer, not her verbs', async () => {
  expect(await granted('facet_east_team')).toEqual(await granted('facet_east_staff'));
});

describe('the app before a request has begun', () => {
  it.each(['select', 'insert', 'update', 'delete', 'truncate'])('has no %s on any table', async (verb) => {
    const { rows } = await database.owner.query(
      `select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname in ('t_east', 't_west') and c.relkind = 'r' and has_table_privilege('facet_app', c.oid, $1)`,
      [verb],
    );
    expect(rows).toEqual([]);
  });
});
