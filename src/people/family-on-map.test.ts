import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { familyAt } from '../interface/charts/index.ts';
import { addChild } from './add-child.ts';
import { addRelationship } from './add-relationship.ts';
import type { RelationshipKind } from './family.ts';
import { familyOnMap } from './family-on-map.ts';
import { getFamilyMap } from './get-family-map.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

describe('familyOnMap', () => {
  const person = (id: string, name: string, more = {}) => ({
    id,
    name,
    sex: null,
    isChild: false,
    unborn: false,
    bornOn: null,
    dueOn: null,
    diedOn: null,
    ...more,
  });
  const tie = (personId: string, otherId: string, kind: RelationshipKind, more = {}) => ({
    id: `${personId}${otherId}`,
    version: 1,
    personId,
    otherId,
    kind,
    beganOn: null,
    endedOn: null,
    livesWith: null,
    ...more,
  });
  const rows = {
    personId: 'm',
    people: [person('m', 'Amina'), person('f', 'Yusuf'), person('c', 'Zayn', { sex: 'male' })],
    ties: [
      tie('m', 'c', 'mother', { livesWith: 'adoptive_family' }),
      tie('f', 'c', 'father'),
      tie('m', 'f', 'partner', { beganOn: day('2010-01-01'), endedOn: day('2014-01-01') }),
      tie('h', 'c', 'mother'),
    ],
    qualities: [],
    households: [],
    pregnancies: [
      {
        id: 'l',
        knownOn: day('2018-01-01'),
        dueOn: null,
        endedOn: day('2018-03-01'),
        ending: 'loss' as const,
        lossKind: null,
      },
      {
        id: 'e',
        knownOn: day('2024-03-01'),
        dueOn: day('2024-10-01'),
        endedOn: null,
        ending: null,
        lossKind: null,
      },
    ],
  };

  it('draws mothers and fathers as such, a couple through time, a loss, and a baby on the way', () => {
    const then = familyAt(familyOnMap(rows), day('2024-06-03'));
    const who = new Map(then.people.map((each) => [each.id, each]));
    expect(who.get('m')?.sex).toBe('female');
    expect(who.get('f')).toMatchObject({ sex: 'male', href: '/people/f' });
    expect(who.get('l')?.state).toBe('not_said');
    expect(who.get('e')?.state).toBe('expected');
    expect(then.couples).toContainEqual({ a: 'f', b: 'm', state: 'past' });
    expect(familyAt(familyOnMap(rows), day('2012-01-01')).couples).toContainEqual({
      a: 'f',
      b: 'm',
      state: 'together',
    });
  });

  it('says that a child was adopted, and names nobody whose record is closed', () => {
    const { people } = familyOnMap(rows);
    expect(people.find(({ id }) => id === 'c')).toMatchObject({
      adopted: true,
      note: 'Lives with an adoptive family',
    });
    expect(people.find(({ id }) => id === 'h')).toEqual({
      id: 'h',
      name: 'Restricted record',
      sex: 'not_known',
    });
  });
});

describe('getFamilyMap', () => {
  let house: TestHouse;
  let amina: TestParent;
  beforeAll(async () => {
    house = await openTestHouse();
    amina = await addParent(house);
  });
  afterAll(() => house.close());

  it('gathers children, partners and relatives, and never a carer', async () => {
    const { personId } = amina;
    const child = await house.done(addChild, {
      personId,
      relation: 'mother',
      child: { givenName: 'Zayn', bornOn: '2016-05-05' },
    });
    await house.done(addRelationship, { personId, kind: 'partner', other: { givenName: 'Omar' } });
    const carer = await addParent(house, { name: 'Canaria Quillfeather' });
    await house.owner.query(
      `insert into t_east.relationship (person_id, other_id, kind) values ($1, $2, 'carer')`,
      [carer.personId, child.id],
    );
    const found = await house.answer(getFamilyMap, { id: personId });
    expect(found.people.map(({ name }) => name).toSorted()).toEqual(['Amina Example', 'Omar', 'Zayn']);
    expect(JSON.stringify(found)).not.toContain('Quillfeather');
    expect(JSON.stringify(found)).not.toContain(carer.personId);
  });

  it('is not found of somebody who is not there', async () => {
    const found = await house.ask(getFamilyMap, { id: '00000000-0000-7000-8000-000000000000' });
    expect(found).toMatchObject({ ok: false, error: { kind: 'not_found' } });
  });
});
