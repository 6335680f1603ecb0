import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { parsePartialDate } from '../foundation/dates.ts';
import { findDuplicates, findPeople } from './index.ts';
import { addSomebody } from './testing/add-somebody.ts';

let house: TestHouse;
const people = new Map<string, string>();

async function add(givenName: string, familyName: string, bornOn: string, more: object = {}) {
  const { id } = await addSomebody(house, { person: { givenName, familyName, bornOn, ...more } });
  people.set(`${givenName} ${familyName}`, id);
}

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  await add('Shabnam', 'Akhtar', '1992-03-14', { area: 'Bow' });
  await add('Shabana', 'Aktar', '1985-01-02');
  await add('Nguyễn', 'Thị Lan', '1990-07-01');
  await add('Mohammed', 'Rahman', '1988');
  await add('রহিমা', 'বেগম', '1994-11-30', { knownAs: 'Rumi' });
  await add('محمد', 'خان', '1979-05-06');
  await add('Kelly', 'O’Neill', '1996-02-29');
  await add('Grace', '<b>Okafor</b>', '1991-08-08');
  await addSomebody(house, {
    person: { givenName: 'Jane', familyName: 'Whitfield', bornOn: '1993-04-05' },
    family: {
      relation: 'mother',
      children: [{ givenName: 'Poppy', familyName: 'Whitfield', bornOn: '2021-02' }],
    },
  });
});

afterAll(() => house.close());

const names = async (q: string) => (await house.answer(findPeople, { q })).people.map((each) => each.name);

describe('findPeople', () => {
  it.each([
    ['Shobnam Akter', 'Shabnam Akhtar'],
    ['akhtar shabnam', 'Shabnam Akhtar'],
    ['Shabnm Akhtar', 'Shabnam Akhtar'],
    ['Kel', 'Kelly O’Neill'],
    ['শবনম আক্তার', 'Shabnam Akhtar'],
    ['nguyen', 'Nguyễn Thị Lan'],
    ['Nguyễn', 'Nguyễn Thị Lan'],
    ['Muhammad Rahman', 'Mohammed Rahman'],
    ['Mohamed Rehman', 'Mohammed Rahman'],
    ['محمد رحمان', 'Mohammed Rahman'],
    ['Rahima Begum', 'রহিমা বেগম'],
    ['rumi', 'রহিমা বেগম'],
    ['Muhammad Khan', 'محمد خان'],
    ['oneil', 'Kelly O’Neill'],
    ["O'Neill", 'Kelly O’Neill'],
    ['14 March 1992', 'Shabnam Akhtar'],
    ['14/3/92', 'Shabnam Akhtar'],
    ['Akter 14.03.1992', 'Shabnam Akhtar'],
    ['1988', 'Mohammed Rahman'],
    ['29 feb 1996', 'Kelly O’Neill'],
    ['Okafor', 'Grace <b>Okafor</b>'],
  ])('for “%s” puts %s first', async (q, expected) => {
    expect((await names(q))[0]).toBe(expected);
  });

  it.each(['Zebulon Quist', '', '   ', '%', "'; drop table person; --", '\u202E', '3 March 1901', '👩🏽'])(
    'finds nobody for “%s”',
    async (q) => {
      expect(await names(q)).toEqual([]);
    },
  );

  it('tells whose child a child is', async () => {
    const found = await house.answer(findPeople, { q: 'Poppy Whitfield' });
    expect(found.people[0]).toMatchObject({ kind: 'child', name: 'Poppy Whitfield' });
    expect(found.people[0]?.parents.map((each) => each.name)).toEqual(['Jane Whitfield']);
  });

  it('puts a matching date of birth above a closer spelling', async () => {
    expect((await names('Shabana Aktar 14/03/1992'))[0]).toBe('Shabnam Akhtar');
  });

  it('refuses text that cannot be kept, and text without end', async () => {
    for (const q of ['a\u0000b', '\ud800', 'x'.repeat(10_000_000)]) {
      const result = await house.ask(findPeople, { q });
      expect(result).toMatchObject({ ok: false, error: { kind: 'invalid', faults: [{ path: ['q'] }] } });
    }
  });

  it('shows nobody of another tenant, and nothing to those who may not read records', async () => {
    const west = await house.answer(findPeople, { q: 'Shabnam' }, house.actors.westPractitioner);
    expect(west.total).toBe(0);
    const analyst = await house.ask(findPeople, { q: 'Shabnam' }, house.actors.analyst);
    expect(analyst).toMatchObject({ ok: false, error: { kind: 'forbidden' } });
  });

  it('leaves out a restricted person whom the worker may not see', async () => {
    await house.owner.query(`update t_east.person set restricted = true where family_name like '%Okafor%'`);
    expect(await names('Okafor')).toEqual([]);
    await house.owner.query(`update t_east.person set restricted = false where family_name like '%Okafor%'`);
  });

  it('can use its indexes although rows are guarded', async () => {
    const plans = await house.read(async (db) => {
      await sql`set local enable_seqscan = off`.execute(db);
      const plan = async (condition: RawBuilder<unknown>) => {
        const { rows } = await sql`explain select id from person where ${condition}`.execute(db);
        return JSON.stringify(rows);
      };
      return {
        person_name_sounds: await plan(sql`name_sounds && array['476600']`),
        person_search_name: await plan(sql`'shabnam' operator(public.<%) search_name`),
        person_name_exact: await plan(sql`search_name operator(pg_catalog.^@) 'shab'`),
        person_born: await plan(sql`born_on between '1990-01-01' and '1990-12-31'`),
      };
    });
    for (const [index, plan] of Object.entries(plans))
      expect(plan).toMatch(new RegExp(`Index Scan (on|using) ${index}`));
  });

  it('pages what it finds, with the total', async () => {
    for (let index = 0; index < 23; index += 1) await add('Amina', `Sultana ${index}`, '1990-01-01');
    const first = await house.answer(findPeople, { q: 'Amina Sultana' });
    const second = await house.answer(findPeople, { q: 'Amina Sultana', page: '2' });
    expect([first.total, first.pages, first.people.length, second.people.length]).toEqual([23, 2, 20, 3]);
    const seen = new Set([...first.people, ...second.people].map((each) => each.id));
    expect(seen.size).toBe(23);
    const beyond = await house.answer(findPeople, { q: 'Amina Sultana', page: 9 });
    expect([beyond.page, beyond.total, beyond.people.length]).toEqual([1, 23, 20]);
  });
});

describe('findDuplicates', () => {
  const wanted = (givenName: string, familyName: string, bornOn: string | null) =>
    house.read((db) =>
      findDuplicates(db, { givenName, familyName, bornOn: bornOn ? parsePartialDate(bornOn) : null }),
    );

  it.each([
    ['Shobnam', 'Akter', '1992-03-14', 'Same date of birth and a name that sounds alike'],
    ['Shabnam', 'Akhtar', '1992-03-14', 'Same date of birth and the same name'],
    ['Shabnam', 'Akhtar', '1992', 'The dates of birth may be the same and the same name'],
    ['Shabnam', 'Akhtar', null, 'The same name; date of birth not known'],
    ['Shabnam', 'Akhtar', '1992-04-13', undefined],
    ['Shabnam', 'Akhtar', '1979-03-14', undefined],
    ['Zebulon', 'Quist', '1992-03-14', undefined],
  ])('%s %s, born %s: %s', async (given, family, bornOn, reason) => {
    const found = await wanted(given, family, bornOn);
    expect(found.find((each) => each.name === 'Shabnam Akhtar')?.reason).toBe(reason);
  });

  it('sees day and month written the other way round', async () => {
    const found = await wanted('Shabana', 'Aktar', '1985-02-01');
    expect(found[0]?.reason).toBe(
      'Same date of birth with day and month the other way round and the same name',
    );
  });
});
