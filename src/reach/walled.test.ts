import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent } from '../../test/support/parents.ts';
import type { StaffActor } from '../access/actor.ts';
import { changePersonDetails } from '../people/change-person-details.ts';
import { getPerson } from '../people/index.ts';
import { endWalledNote, listWalledNotes, writeWalledNote } from './walled.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse();
});
afterAll(() => house.close());

const notes = async (personId: string, actor: StaffActor) =>
  (await house.answer(listWalledNotes, { personId }, actor)).notes.map(({ value }) => value);

describe('what only some may read', () => {
  it('opens to those whom the permission decision lets, and a private note to its author', async () => {
    const { practitioner, second, manager, auditor } = house.actors;
    const { personId } = await addParent(house);
    const write = (wall: 'private' | 'health' | 'supervision', value: string, actor: StaffActor) =>
      house.done(writeWalledNote, { personId, wall, value }, actor);
    const own = await write('private', 'CANARY-PRIVATE', practitioner);
    await write('health', 'CANARY-HEALTH', practitioner);
    await write('supervision', 'CANARY-SUPERVISION', manager);
    expect((await notes(personId, practitioner)).sort()).toEqual(['CANARY-HEALTH', 'CANARY-PRIVATE']);
    expect(await notes(personId, second)).toEqual(['CANARY-HEALTH']);
    expect((await notes(personId, manager)).sort()).toEqual(['CANARY-HEALTH', 'CANARY-SUPERVISION']);
    expect(await notes(personId, auditor)).toEqual([]);
    const theirs = { personId, id: own.id };
    expect(await house.run(endWalledNote, theirs, second)).toMatchObject({ error: { kind: 'not_found' } });
    await house.done(endWalledNote, theirs, practitioner);
    expect(await notes(personId, practitioner)).toEqual(['CANARY-HEALTH']);
  });

  it('is not written by whoever may not read it', async () => {
    const { practitioner } = house.actors;
    const { personId } = await addParent(house, { name: 'Tess Trial' });
    const note = { personId, wall: 'trial' as const, value: 'arm A' };
    expect(await house.run(writeWalledNote, note, practitioner)).toMatchObject({
      error: { kind: 'forbidden' },
    });
  });
});

describe('a confidential address', () => {
  it('is not in the person’s row, and is read by those alone to whom its wall opens', async () => {
    const { practitioner, auditor } = house.actors;
    const { personId } = await addParent(house, { name: 'Cleo Confidential' });
    const details = { givenName: 'Cleo', familyName: 'Confidential', address: '1 CANARY Street' };
    await house.done(changePersonDetails, {
      id: personId,
      version: 1,
      details: { ...details, addressConfidential: true },
    });
    const seen = (actor: StaffActor) => house.answer(getPerson, { id: personId }, actor);
    expect((await seen(practitioner)).address).toBe('1 CANARY Street');
    expect(await seen(auditor)).toMatchObject({ address: null, addressConfidential: true });
    const { rows } = await house.owner.query('select p::text as row from t_east.person p where id = $1', [
      personId,
    ]);
    expect(rows[0].row).not.toContain('CANARY');
    const { version } = await seen(practitioner);
    await house.done(changePersonDetails, {
      id: personId,
      version,
      details: { ...details, addressConfidential: false },
    });
    expect((await seen(auditor)).address).toBe('1 CANARY Street');
    const walled = await house.owner.query(
      'select 1 from t_east.walled_value where person_id = $1 and ended_on is null',
      [personId],
    );
    expect(walled.rows).toEqual([]);
  });
});
