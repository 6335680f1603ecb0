import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent } from '../../test/support/parents.ts';
import { declareConflict, restrictRecord, wallParents } from '../reach/index.ts';
import { mergePeople } from './index.ts';
import { type Merging, mergingIn } from './testing/merging-in.ts';

let house: TestHouse;
let somebody: Merging['somebody'];
let merge: Merging['merge'];
let wish: Merging['wish'];
let refusal: Merging['refusal'];
beforeAll(async () => {
  house = await openTestHouse();
  ({ somebody, merge, wish, refusal } = mergingIn(house));
});
afterAll(() => house.close());

describe('a merge is refused', () => {
  const tie = (personId: string, otherId: string, kind: string) =>
    house.owner.query(`insert into t_east.relationship (person_id, other_id, kind) values ($1, $2, $3)`, [
      personId,
      otherId,
      kind,
    ]);

  it('of a record with itself, of two kinds, and of a mother with her child or grandchild', async () => {
    const [mother, grown, granddaughter] = [
      await somebody('Mother One'),
      await somebody('Grown Two'),
      await somebody('Grand Three'),
    ];
    await tie(mother, grown, 'mother');
    await tie(grown, granddaughter, 'mother');
    expect(await refusal(mother, mother)).toBe('same_record');
    expect(await refusal(mother, grown)).toBe('own_child');
    expect(await refusal(granddaughter, mother)).toBe('own_child');
    const child = await house.owner.query<{ id: string }>(
      `insert into t_east.person (kind, given_name, family_name, search_name) values ('child', 'A', 'Kid', 'a kid') returning id`,
    );
    expect(await refusal(mother, child.rows[0]?.id ?? '')).toBe('not_the_same_kind');
  });

  it('of two who are tied to each other', async () => {
    const [one, other] = [await somebody('Twin One'), await somebody('Twin Two')];
    await tie(one, other, 'twin');
    expect(await refusal(one, other)).toBe('tied_to_each_other');
  });

  it.each([
    [
      'kept_to_some',
      'restricted',
      (id: string) =>
        house.done(
          restrictRecord,
          { personId: id, staffIds: [house.actors.manager.staffId], reason: 'Known to staff' },
          house.actors.manager,
        ),
    ],
    [
      'on_hold',
      'on legal hold',
      (id: string) =>
        house.owner.query(
          `insert into t_east.legal_hold (person_id, reason, began_on, review_on) values ($1, 'Claim', '2024-05-01', '2024-11-01')`,
          [id],
        ),
    ],
    [
      'copy_asked_for',
      'asked for a copy',
      (id: string) =>
        house.owner.query(
          `insert into t_east.subject_request (person_id, reference, asked_by, received_on, received_how, recorded_at) values ($1::uuid, $1::text, 'herself', '2024-05-01', 'in_person', now())`,
          [id],
        ),
    ],
  ])('%s: where either is %s', async (code, what, make) => {
    const [one, other] = [await somebody('Either One'), await somebody('Either Two')];
    await make(one);
    expect([what, await refusal(one, other)]).toEqual([what, code]);
    expect([what, await refusal(other, one)]).toEqual([what, code]);
  });

  it('where somebody is barred from either, and hides whoever is barred for the one who asks', async () => {
    const { practitioner, manager } = house.actors;
    const [one, other] = [await somebody('Barred One'), await somebody('Barred Two')];
    await house.done(
      declareConflict,
      { personId: one, staffId: practitioner.staffId, reason: 'Her neighbour' },
      manager,
    );
    expect(await refusal(one, other)).toBe('kept_to_some');
    const [mine, theirs] = [await somebody('Barred Three'), await somebody('Barred Four')];
    await house.done(
      declareConflict,
      { personId: mine, staffId: manager.staffId, reason: 'Her sister' },
      manager,
    );
    expect(await refusal(theirs, mine)).toBe('not_found');
    const [left, right] = [await somebody('Walled One'), await somebody('Walled Two')];
    await house.done(wallParents, { personId: left, otherId: right, reason: 'Violence' }, manager);
    expect(await refusal(left, right)).toBe('kept_to_some');
  });

  it('where the one that goes has pages of her own', async () => {
    const [one, other] = [await somebody('Pages One'), await somebody('Pages Two')];
    await house.owner.query(
      `insert into t_east.parent_access (person_id, sign_in_name, given_how, asked_that_day, invited_on)
       values ($1, 'river-lamp-4821', 'in_person', true, '2024-05-01')`,
      [other],
    );
    expect(await refusal(one, other)).toBe('own_pages');
    expect(await refusal(other, one)).toBeUndefined();
  });

  it('where two dates of birth are known and nobody says why, or an address would come out from behind its wall', async () => {
    const [one, other] = [
      await somebody('Born One', { bornOn: '1990-01-02' }),
      await somebody('Born Two', { bornOn: '1990-02-01' }),
    ];
    expect(await refusal(one, other)).toBe('births_disagree');
    expect(await refusal(one, other, { birthWhy: 'Day and month were swapped' })).toBeUndefined();
    const [hidden, open] = [
      await somebody('Hidden One', { address: '1 Old Street', addressConfidential: true }),
      await somebody('Open Two', { address: '2 New Street' }),
    ];
    expect(await refusal(hidden, open, { take: ['address'] })).toBe('confidential_address');
  });

  it('of what was merged already, and of somebody of another service', async () => {
    const [one, other, third] = [
      await somebody('Already One'),
      await somebody('Already Two'),
      await somebody('Already Three'),
    ];
    await merge(one, other);
    expect(await refusal(one, other)).toBe('merged_already');
    expect(await refusal(third, other)).toBe('merged_already');
    const west = await addParent(house, { name: 'West One', tenant: 'west' });
    expect(await refusal(third, west.personId)).toBe('not_found');
  });

  it('to whoever is no manager', async () => {
    const [one, other] = [await somebody('Role One'), await somebody('Role Two')];
    const asked = await wish(one, other);
    for (const actor of [house.actors.practitioner, house.actors.auditor, house.actors.administrator])
      expect(await house.run(mergePeople, asked, actor)).toMatchObject({ error: { kind: 'forbidden' } });
  });

  it('from an old form, with what is on record now', async () => {
    const [one, other] = [await somebody('Stale One'), await somebody('Stale Two')];
    const asked = await wish(one, other);
    await house.owner.query('update t_east.person set version = version + 1 where id = $1', [other]);
    expect(await house.run(mergePeople, asked, house.actors.manager)).toMatchObject({
      error: { kind: 'stale', id: other },
    });
  });
});
