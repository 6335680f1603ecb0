import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { tables } from '../app/rooms.ts';
import { mergePeople } from '../merging/index.ts';
import { recordTelling } from '../people/index.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { collectPerson } from './access/collect-store.ts';
import { onlyTiedTo } from './retention/destroy-order-store.ts';
import { heldByPerson } from './retention/review-store.ts';

let house: TestHouse;
let kept = '';
let absorbed = '';
beforeAll(async () => {
  house = await openTestHouse();
  const add = async (givenName: string) =>
    (
      await addSomebody(house, {
        person: { givenName, familyName: 'Example', phone: `07700 900 ${givenName.length}00` },
      })
    ).id;
  kept = await add('Shirin');
  absorbed = await add('Sherine');
  await house.done(recordTelling, { personId: absorbed, telling: { kind: 'faith', words: 'Muslim' } });
  const { rows } = await house.owner.query<{ version: number }>(
    'select version from t_east.person where id = $1',
    [absorbed],
  );
  await house.done(
    mergePeople,
    {
      personId: kept,
      otherId: absorbed,
      version: 1,
      otherVersion: rows[0]?.version ?? 1,
      why: 'One woman, two spellings',
    },
    house.actors.manager,
  );
});
afterAll(() => house.close());

describe('after a merge', () => {
  it('a copy of her record holds what both said, and names nobody else', async () => {
    const { items, others } = await collectPerson(house.owner, 'east', tables, kept);
    const all = JSON.stringify(items);
    for (const said of ['Shirin', 'Sherine', '07700 900 600', '07700 900 700', 'Muslim'])
      expect(all).toContain(said);
    expect(others).toEqual([]);
  });

  it('her record is listed for retention once, under the one that was kept', async () => {
    const held = await heldByPerson(house.owner, 'east', tables);
    expect([held.has(kept), held.has(absorbed)]).toEqual([true, false]);
  });

  it('somebody who was once taken for her does not go with her record', async () => {
    const { rows } = await house.owner.query<{ id: string }>(
      `insert into t_east.person (kind, given_name, family_name, search_name)
       values ('adult', 'Another', 'Example', 'another example') returning id`,
    );
    const other = rows[0]?.id ?? '';
    await house.owner.query(
      `insert into t_east.person_merge (person_id, absorbed_id, absorbed_name, why, own_rows, merged_on, merged_at, undone_on, undone_why)
       values ($1, $2, 'Another Example', 'Alike', '{}', '2024-06-03', now(), '2024-06-03', 'Two people')`,
      [kept, other],
    );
    expect(await onlyTiedTo(house.owner, 't_east', tables, [kept])).not.toContain(other);
  });
});
