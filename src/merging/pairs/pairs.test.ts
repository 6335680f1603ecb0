import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { parsePartialDate } from '../../foundation/dates.ts';
import { addRelationship } from '../../people/index.ts';
import { addSomebody } from '../../people/testing/add-somebody.ts';
import { restrictRecord } from '../../reach/index.ts';
import {
  getPair,
  listPairs,
  lookForPairs,
  lookForPairsDaily,
  mergePeople,
  setPairApart,
  unmergePeople,
} from '../index.ts';
import type { NearPair } from './near-pairs-store.ts';
import { MOST_OPEN, pairChanges, pairsAmong } from './pair.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
beforeEach(async () => {
  await house.owner.query('delete from t_east.possible_pair');
  // Nobody of an earlier test is found again.
  await house.owner.query(`update t_east.person set search_name = id::text, name_sounds = '{}', born_on = null,
    born_precision = null`);
});
afterAll(() => house.close());

const add = async (name: string, bornOn?: string): Promise<string> => {
  const [givenName = '', ...rest] = name.split(' ');
  const { id } = await addSomebody(house, { person: { givenName, familyName: rest.join(' '), bornOn } });
  return id;
};
const look = () => house.done(lookForPairs, {}, house.actors.manager);
const pairs = (apart: 'yes' | 'no' = 'no') => house.answer(listPairs, { apart }, house.actors.manager);
const seen = async () =>
  (await pairs()).pairs.map(({ one, other, reason }) => [...[one.name, other.name].sort(), reason]);

describe('looking for people who are on record twice', () => {
  it('finds names that are misspelt or from another script, and dates that are near, missing or turned round', async () => {
    await add('Shabnam Chowdhury', '1991-03-12');
    await add('শবনম চৌধুরী', '1991-03-12');
    await add('Jennifer Oakley', '1988-05-03');
    await add('Jenifer Okley', '1988-03-05');
    await add('Katarzyna Nowak', '1990-07-21');
    await add('Katarzyna Nowak', '1990-07-12');
    await add('Tomasz Wisniewski');
    await add('Tomas Wishnyevski', '1979');
    await add('Precious Adebayo', '1985-01-30');
    await add('Gloria Mensah', '1986-02-11');
    expect(await look()).toEqual({ found: 4, gone: 0, open: 4 });
    expect(await seen()).toEqual(
      expect.arrayContaining([
        ['Jenifer Okley', 'Jennifer Oakley', expect.stringContaining('the other way round')],
        [
          'Katarzyna Nowak',
          'Katarzyna Nowak',
          'Dates of birth that differ in one part only and the same name',
        ],
        ['Shabnam Chowdhury', 'শবনম চৌধুরী', expect.stringMatching(/^Same date of birth and/)],
        ['Tomas Wishnyevski', 'Tomasz Wisniewski', expect.stringContaining('date of birth not known')],
      ]),
    );
  });

  it('finds a maiden name by the date of birth, and leaves alone who shares a name only or is tied', async () => {
    await add('Shabnam Begum', '1991-03-12');
    await add('Shabnam Miah', '1991-03-12');
    await add('Aisha Khan', '1991-04-01');
    await add('Aisha Khan', '1978-11-30');
    const one = await add('Rosa Lind', '1980-05-05');
    const twin = await add('Rose Lind', '1980-05-05');
    await house.done(addRelationship, { personId: one, kind: 'twin', otherId: twin });
    expect((await look()).found).toBe(1);
    expect((await seen())[0]?.slice(0, 2)).toEqual(['Shabnam Begum', 'Shabnam Miah']);
  });

  it('keeps each pair once, and takes away what was mended since', async () => {
    await add('Leila Haddad', '1992-08-08');
    const slip = await add('Leyla Hadad', '1992-08-08');
    expect((await look()).found).toBe(1);
    expect(await house.run(lookForPairsDaily, {}, { kind: 'system', tenant: 'east' })).toMatchObject({
      value: { found: 0, gone: 0, open: 1 },
    });
    await house.owner.query(`update t_east.person set born_on = '1971-01-02' where id = $1`, [slip]);
    expect(await look()).toEqual({ found: 0, gone: 1, open: 0 });
  });

  it('leaves out who is kept to named people, and tells nobody of a pair whose record was closed since', async () => {
    const closed = await add('Iris Quay', '1990-10-10');
    await add('Iris Kway', '1990-10-10');
    await look();
    const [pair] = (await pairs()).pairs;
    const practitioner = house.actors.practitioner.staffId;
    const reason = 'Known to the service';
    await house.done(
      restrictRecord,
      { personId: closed, reason, staffIds: [practitioner] },
      house.actors.manager,
    );
    const second = { ...house.actors.manager, staffId: house.actors.second.staffId };
    expect(await house.answer(listPairs, {}, second)).toMatchObject({ pairs: [], total: 0 });
    expect(await house.ask(getPair, { id: pair?.id ?? '' }, second)).toMatchObject({
      error: { kind: 'not_found' },
    });
    await house.owner.query('delete from t_east.possible_pair');
    expect((await look()).found).toBe(0);
  });
});

describe('what is said of a pair', () => {
  it('that they are two people stands with its reason, and no look brings them back', async () => {
    await add('Hana Petrova', '1993-02-02');
    await add('Hanna Petrowa', '1993-02-02');
    await look();
    const [pair] = (await pairs()).pairs;
    const input = { id: pair?.id ?? '', version: 1, why: 'They are cousins: both sat here' };
    expect(await house.run(setPairApart, input, house.actors.practitioner)).toMatchObject({
      error: { kind: 'forbidden' },
    });
    expect(await house.run(setPairApart, { ...input, why: ' ' }, house.actors.manager)).toMatchObject({
      error: { kind: 'invalid' },
    });
    await house.done(setPairApart, input, house.actors.manager);
    expect(await look()).toEqual({ found: 0, gone: 0, open: 0 });
    expect((await pairs('yes')).pairs[0]).toMatchObject({ apartWhy: input.why, reason: pair?.reason });
    expect(await house.run(setPairApart, { ...input, version: 2 }, house.actors.manager)).toMatchObject({
      error: { code: 'settled_already' },
    });
  });

  it('goes with a merge, and comes back when it is undone', async () => {
    const [kept, other] = [await add('Omar Farah', '1989-09-09'), await add('Umar Farrah', '1989-09-09')];
    await look();
    const input = { personId: kept, otherId: other, version: 1, otherVersion: 1, why: 'One passport' };
    const { id } = await house.done(mergePeople, input, house.actors.manager);
    expect((await pairs()).total).toBe(0);
    expect((await look()).found).toBe(0);
    const undo = { personId: kept, id, version: 1, why: 'Two passports after all' };
    await house.done(unmergePeople, undo, house.actors.manager);
    expect((await pairs()).total).toBe(1);
  });
});

const side = (id: string, givenName: string, familyName: string, bornOn: string | null): NearPair['one'] => ({
  id,
  givenName,
  familyName,
  name: `${givenName} ${familyName}`,
  knownAs: null,
  area: null,
  bornOn: (bornOn && parsePartialDate(bornOn)) || null,
});

describe('which pairs are kept', () => {
  it('the likeliest first, and none where nothing but the spelling is alike', () => {
    const near = (id: string, bornOn: string | null, similarity: number, soundsAlike: boolean): NearPair => ({
      one: side(`${id}1`, 'Ana', 'Silva', '1990-01-01'),
      other: side(`${id}2`, 'Anna', 'Sylva', bornOn),
      similarity,
      soundsAlike,
    });
    const found = pairsAmong([
      near('a', null, 0.8, false),
      near('b', null, 0.8, true),
      near('c', '1990-01-01', 0.6, true),
      near('d', '1990-01-11', 0.9, false),
      near('e', '1990-01-11', 0.9, true),
    ]);
    expect(found.map(({ personId }) => personId)).toEqual(['c1', 'e1', 'b1']);
  });

  it('no more new ones than somebody can look through', () => {
    const found = Array.from({ length: MOST_OPEN + 50 }, (_, index) => ({
      personId: `a${index}`,
      otherId: `b${index}`,
      reason: 'Same',
      likeness: 1,
    }));
    const stored = { id: 'x', version: 1, personId: 'a0', otherId: 'b0', reason: 'Same', apartOn: null };
    expect(pairChanges(found, [stored]).add).toHaveLength(MOST_OPEN - 1);
  });
});
