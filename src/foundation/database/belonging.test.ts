import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { tables } from '../../app/rooms.ts';
import type { TableDeclaration } from './tables.ts';

/*
 * Every table says how its rows belong to a person. PostgreSQL's catalogue says whether that is the whole truth: a table or
 * a column that refers to a person, and that nobody declared, would be left out of what she is given and of what is
 * destroyed.
 */

interface Column {
  readonly table: string;
  readonly column: string;
  readonly type: string;
  /** The table that a foreign key of this column points to. */
  readonly points: string | null;
}

const COLUMNS = `
  select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
    (select t.relname from pg_constraint k join pg_class t on t.oid = k.confrelid
     where k.contype = 'f' and k.conrelid = c.oid and k.conkey[1] = a.attnum limit 1) as points
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 't_east'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname, a.attnum`;

/** Columns that name a worker: her data are her employer's to answer for. */
const WORKER = /^(?:.*_)?staff_id$|_by$/;

/** A column is named for what its ids are of: `enrolment_id`, `goal_ids`, `directory_term_ids`. */
function namedTable(column: string, all: readonly TableDeclaration[]): string | undefined {
  const stem = /^(.+)_ids?$/.exec(column)?.[1];
  return all.find(({ name }) => stem === name || stem?.endsWith(`_${name}`))?.name;
}

function columnsOf(declared: TableDeclaration): readonly string[] {
  const { by } = declared.belongs;
  return typeof by === 'string' ? [by] : by;
}

function faultsOfColumn(declared: TableDeclaration, at: Column, all: readonly TableDeclaration[]): string[] {
  const { table, column, type, points } = at;
  const name = `${table}.${column}`;
  if (columnsOf(declared).includes(column)) return [];
  if (points === 'person') return [`${name} points at people and is not declared`];
  if (!type.startsWith('uuid') || column === 'id' || WORKER.test(column)) return [];
  const target = points ?? namedTable(column, all);
  const other = all.find((each) => each.name === target);
  if (declared.belongs.by === 'entries' && column === 'row_id') return [];
  if (!other || other.name === 'person') return [`${name} holds ids, and it is not said whose`];
  const isOfPeople = other.belongs.by !== 'none';
  if (isOfPeople && declared.belongs.by === 'none')
    return [`${name} points at ${other.name}, whose rows belong to people`];
  return [];
}

function faultsOf(columns: readonly Column[], all: readonly TableDeclaration[]): string[] {
  const names = new Set(columns.map(({ table }) => table));
  const strangers = [...names].filter((name) => !all.some((each) => each.name === name));
  const missing = all.flatMap((declared) => {
    const wanted = [...columnsOf(declared), ...(declared.kept.from ? [declared.kept.from] : [])];
    const words = new Set(['entries', 'none']);
    return wanted
      .filter((column) => !words.has(column))
      .filter((column) => !columns.some((each) => each.table === declared.name && each.column === column))
      .map((column) => `${declared.name}.${column} is declared and is not there`);
  });
  const wrong = columns.flatMap((column) => {
    const declared = all.find((each) => each.name === column.table);
    return declared ? faultsOfColumn(declared, column, all) : [];
  });
  return [...strangers.map((name) => `${name} is not declared`), ...missing, ...wrong];
}

describe('what is declared of whose a row is', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
  });
  afterAll(() => house.close());

  async function faultsAfter(
    statement: string,
    all: readonly TableDeclaration[] = tables,
  ): Promise<string[]> {
    await house.owner.query('begin');
    try {
      await house.owner.query(`set local search_path to t_east, public; ${statement}`);
      return faultsOf((await house.owner.query<Column>(COLUMNS)).rows, all);
    } finally {
      await house.owner.query('rollback');
    }
  }

  it('is the whole truth of the catalogue', async () => {
    expect(await faultsAfter('select 1')).toEqual([]);
  });

  it('says of every table that belongs to nobody why that is so', () => {
    for (const { name, belongs } of tables)
      if ('because' in belongs) expect(belongs.because.length, name).toBeGreaterThan(20);
  });

  it.each([
    ['a table that no room declares', 'create table gift (id uuid primary key)', 'gift is not declared'],
    [
      'a column that points at people',
      'alter table contact add column with_id uuid references person (id)',
      'contact.with_id points at people and is not declared',
    ],
    [
      'a column with the ids of people that has no foreign key',
      'alter table contact add column person_ids uuid[]',
      'contact.person_ids holds ids, and it is not said whose',
    ],
    [
      'a column with ids of nobody knows what',
      'alter table goal add column thing uuid',
      'goal.thing holds ids, and it is not said whose',
    ],
    [
      'a column of a table of nobody that leads to somebody',
      'alter table programme_version add column contact_id uuid',
      'programme_version.contact_id points at contact, whose rows belong to people',
    ],
    [
      'a declared column that is not there',
      'alter table provision rename column given_on to handed_on',
      'provision.given_on is declared and is not there',
    ],
  ])('finds %s', async (_what, statement, fault) => {
    expect(await faultsAfter(statement)).toEqual([fault]);
  });
});
