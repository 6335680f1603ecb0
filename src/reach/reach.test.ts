import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import type { StaffActor } from '../access/actor.ts';
import { getChronology } from '../chronology/index.ts';
import { allocateWorker } from '../enrolments/index.ts';
import { inRequest } from '../foundation/database/session.ts';
import { addChild } from '../people/add-child.ts';
import { addRelationship } from '../people/add-relationship.ts';
import { findDuplicates, findPeople, getPerson } from '../people/index.ts';
import { breakGlass, listGlassBreaks, reviewGlassBreak } from './break-glass.ts';
import { declareConflict, liftConflict } from './declare-conflict.ts';
import { getReach } from './get-reach.ts';
import { endNaming, liftRestriction, nameOnRecord, restrictRecord } from './restrict-record.ts';
import { liftWall, wallParents } from './wall-parents.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

const NOBODY = '01900000-0000-7000-8000-0000000000ff';
const sees = async (id: string, actor: StaffActor) => (await house.ask(getPerson, { id }, actor)).ok;
const finds = async (text: string, actor: StaffActor) =>
  (await house.answer(findPeople, { q: text }, actor)).people.map(({ name }) => name);

async function withChild(name: string): Promise<TestParent & { childId: string }> {
  const parent = await addParent(house, { name });
  await house.owner.query(
    `update t_east.person set born_on = '1994-02-03', born_precision = 'day' where id = $1`,
    [parent.personId],
  );
  const { id } = await house.done(addChild, {
    personId: parent.personId,
    child: { givenName: 'Kit', familyName: name.split(' ')[1], bornOn: '2020-05-01' },
  });
  return { ...parent, childId: id };
}

const allocate = (parent: TestParent, staff: StaffActor, role: 'lead' | 'second' = 'lead') =>
  house.done(
    allocateWorker,
    { id: parent.enrolmentId, staffId: staff.staffId, role, on: '2024-06-03' },
    house.actors.manager,
  );

describe('a record that is restricted to named people', () => {
  it('is, to everybody else, as if it were not there, with the children; and is back when it is lifted', async () => {
    const { manager, practitioner, second, auditor } = house.actors;
    const parent = await withChild('Rosa Restricted');
    const restriction = { personId: parent.personId, reason: 'She must not be found' };
    await house.done(restrictRecord, { ...restriction, staffIds: [practitioner.staffId] }, manager);
    for (const id of [parent.personId, parent.childId]) {
      expect(await sees(id, practitioner)).toBe(true);
      expect(await sees(id, manager)).toBe(true);
      expect(await sees(id, second)).toBe(false);
      expect(await sees(id, auditor)).toBe(false);
    }
    expect(await finds('Restricted', second)).toEqual([]);
    expect((await finds('Restricted', practitioner)).length).toBe(2);
    const unknown = await house.ask(getPerson, { id: NOBODY }, second);
    expect(await house.ask(getPerson, { id: parent.personId }, second)).toEqual(unknown);
    expect((await house.ask(getChronology, { personId: parent.personId }, second)).ok).toBe(false);
    expect((await house.ask(getReach, { id: parent.personId }, second)).ok).toBe(false);
    const alike = await house.database.pool.connect();
    try {
      await alike.query(`begin; select facet.begin_request('east', 'staff', '${second.staffId}')`);
      expect(
        (await alike.query('select 1 from enrolment where person_id = $1', [parent.personId])).rows,
      ).toEqual([]);
    } finally {
      await alike.query('rollback');
      alike.release();
    }
    await house.done(liftRestriction, { personId: parent.personId }, manager);
    for (const id of [parent.personId, parent.childId]) expect(await sees(id, second)).toBe(true);
  });

  it('takes children in who are put on record later, and marks what is written later', async () => {
    const { manager, practitioner, second } = house.actors;
    const parent = await withChild('Ines Inherit');
    const input = { personId: parent.personId, staffIds: [practitioner.staffId], reason: 'Danger' };
    await house.done(restrictRecord, input, manager);
    const born = await house.done(addChild, {
      personId: parent.personId,
      child: { givenName: 'Newborn', familyName: 'Inherit', bornOn: '2024-06-01' },
    });
    expect(await sees(born.id, practitioner)).toBe(true);
    expect(await sees(born.id, second)).toBe(false);
    expect(await finds('Newborn Inherit', second)).toEqual([]);
  });

  it('names its workers, or is not restricted; and a worker who comes to it is named by that', async () => {
    const { manager, practitioner, second } = house.actors;
    const parent = await withChild('Wanda Worker');
    await allocate(parent, practitioner);
    const input = { personId: parent.personId, staffIds: [], reason: 'Danger' };
    expect(await house.run(restrictRecord, input, manager)).toMatchObject({
      error: { kind: 'refused', code: 'worker_not_named', faults: [{ path: ['staffIds'] }] },
    });
    await house.done(restrictRecord, { ...input, staffIds: [practitioner.staffId] }, manager);
    expect(await sees(parent.personId, second)).toBe(false);
    await allocate(parent, second);
    expect(await sees(parent.personId, second)).toBe(true);
    await allocate(parent, practitioner);
    expect(await sees(parent.personId, second)).toBe(false);
  });

  it('always keeps somebody who may open it, and only managers change who that is', async () => {
    const { manager, practitioner, second } = house.actors;
    const { personId } = await withChild('Nora Named');
    expect(
      await house.run(restrictRecord, { personId, staffIds: [], reason: 'x' }, practitioner),
    ).toMatchObject({ error: { kind: 'forbidden' } });
    await house.done(restrictRecord, { personId, staffIds: [], reason: 'Danger' }, manager);
    const [own] = (await house.answer(getReach, { id: personId }, manager)).named;
    expect(await house.run(endNaming, { personId, grantId: own?.grantId ?? '' }, manager)).toMatchObject({
      error: { code: 'last_named' },
    });
    await house.done(nameOnRecord, { personId, staffId: second.staffId, reason: 'Covers' }, manager);
    expect(await sees(personId, second)).toBe(true);
    const grant = (await house.answer(getReach, { id: personId }, manager)).named.find(
      ({ staffId }) => staffId === second.staffId,
    );
    await house.done(endNaming, { personId, grantId: grant?.grantId ?? '' }, manager);
    expect(await sees(personId, second)).toBe(false);
  });
});

describe('a conflict of interest', () => {
  it('hides the whole family from the worker who knows it, and from nobody else', async () => {
    const { manager, practitioner, second } = house.actors;
    const parent = await withChild('Kim Known');
    const partner = await addParent(house, { name: 'Paul Known' });
    await house.done(addRelationship, {
      personId: parent.personId,
      otherId: partner.personId,
      kind: 'partner',
    });
    await house.done(declareConflict, { personId: parent.personId, reason: null }, second);
    for (const id of [parent.personId, parent.childId, partner.personId]) {
      expect(await sees(id, second)).toBe(false);
      expect(await house.ask(getPerson, { id }, second)).toEqual(
        await house.ask(getPerson, { id: NOBODY }, second),
      );
      expect(await sees(id, practitioner)).toBe(true);
    }
    expect(await finds('Known', second)).toEqual([]);
    const shown = await house.answer(getPerson, { id: parent.personId }, practitioner);
    expect(shown.restricted).toBe(false);
    const wanted = { givenName: 'Kim', familyName: 'Known', bornOn: null };
    const alike = (staffId: string) =>
      inRequest(
        house.database.pool,
        { tenant: 'east', door: 'staff', staffId },
        { readOnly: true },
        ({ db }) => findDuplicates(db, wanted),
      );
    expect(await alike(second.staffId)).toEqual([]);
    expect((await alike(practitioner.staffId)).length).toBeGreaterThan(0);
    await house.done(liftConflict, { personId: parent.personId, staffId: second.staffId }, manager);
    for (const id of [parent.personId, parent.childId, partner.personId])
      expect(await sees(id, second)).toBe(true);
  });

  it('is stronger than being named, and than an emergency', async () => {
    const { manager, second } = house.actors;
    const { personId } = await withChild('Bea Barred');
    await house.done(restrictRecord, { personId, staffIds: [second.staffId], reason: 'Danger' }, manager);
    await house.done(declareConflict, { personId, staffId: second.staffId, reason: 'Cousins' }, manager);
    expect(await sees(personId, second)).toBe(false);
    const words = { givenName: 'Bea', familyName: 'Barred', bornOn: '1994-02-03', reason: 'Now' };
    const barred = await house.run(breakGlass, words, second);
    expect(barred).toEqual(await house.run(breakGlass, { ...words, familyName: 'Nobody' }, second));
    expect(barred.ok).toBe(false);
  });

  it('is said of others by managers only, and not of whoever works with the family', async () => {
    const { manager, practitioner, second } = house.actors;
    const parent = await withChild('Otto Other');
    const ofOther = { personId: parent.personId, staffId: second.staffId, reason: null };
    expect(await house.run(declareConflict, ofOther, practitioner)).toMatchObject({
      error: { kind: 'forbidden' },
    });
    await allocate(parent, second);
    expect(await house.run(declareConflict, ofOther, manager)).toMatchObject({
      error: { code: 'works_with' },
    });
  });

  it('keeps the worker from being given the family', async () => {
    const { manager, second } = house.actors;
    const parent = await withChild('Gil Given');
    await house.done(declareConflict, { personId: parent.personId, reason: null }, second);
    const given = house.run(
      allocateWorker,
      { id: parent.enrolmentId, staffId: second.staffId, role: 'lead', on: '2024-06-03' },
      manager,
    );
    expect(await given).toMatchObject({ error: { code: 'barred' } });
  });
});

describe('two parents who are walled from each other', () => {
  it('are hidden from each other’s workers, down to the shared child’s rows', async () => {
    const { manager, practitioner, second } = house.actors;
    const one = await withChild('Wren Walled');
    const two = await addParent(house, { name: 'Wade Walled' });
    await house.owner.query(
      `insert into t_east.relationship (person_id, other_id, kind) values ($1, $2, 'father')`,
      [two.personId, one.childId],
    );
    await house.done(addRelationship, {
      personId: one.personId,
      otherId: two.personId,
      kind: 'former_partner',
    });
    await allocate(one, practitioner);
    await allocate(two, second);
    const wall = { personId: one.personId, otherId: two.personId };
    await house.done(wallParents, { ...wall, reason: 'He harms her' }, manager);
    expect([await sees(one.personId, practitioner), await sees(two.personId, practitioner)]).toEqual([
      true,
      false,
    ]);
    expect([await sees(one.personId, second), await sees(two.personId, second)]).toEqual([false, true]);
    const child = await house.answer(getPerson, { id: one.childId }, second);
    expect(JSON.stringify(child)).not.toContain('Wren');
    expect(JSON.stringify(child)).not.toContain(one.personId);
    const his = JSON.stringify(await house.answer(getPerson, { id: two.personId }, second));
    expect(his).not.toContain(one.personId);
    expect(his).toContain(one.childId);
    const warned = await house.answer(getReach, { id: one.personId }, manager);
    expect(warned.walls).toMatchObject([{ otherId: two.personId, name: 'Wade Walled' }]);
    const theirs = await house.answer(getReach, { id: two.personId }, second);
    expect(JSON.stringify(theirs)).not.toContain(one.personId);
    await house.done(liftWall, wall, manager);
    expect(await sees(one.personId, second)).toBe(true);
  });

  it('stand apart for a worker who comes later as well', async () => {
    const { manager, practitioner, second } = house.actors;
    const [one, two] = [
      await addParent(house, { name: 'Ada Apart' }),
      await addParent(house, { name: 'Abe Apart' }),
    ];
    await house.done(wallParents, { personId: one.personId, otherId: two.personId, reason: 'Fear' }, manager);
    expect(await sees(two.personId, practitioner)).toBe(true);
    await allocate(one, practitioner);
    expect(await sees(two.personId, practitioner)).toBe(false);
    await allocate(one, second);
    expect(await sees(two.personId, practitioner)).toBe(true);
  });
});

describe('breaking the glass', () => {
  const words = {
    givenName: 'Gloria',
    familyName: 'Glass',
    bornOn: '1994-02-03',
    reason: 'She is in labour',
  };

  it('opens the record for four hours, tells the managers, and is reviewed by another', async () => {
    const { manager, second } = house.actors;
    const { personId } = await withChild('Gloria Glass');
    await house.done(restrictRecord, { personId, staffIds: [], reason: 'Danger' }, manager);
    house.setToday('2024-06-03T20:00:00Z');
    const opened = await house.done(breakGlass, words, second);
    expect(opened.until.toString()).toBe('2024-06-04T00:00:00Z');
    expect(await sees(personId, second)).toBe(true);
    const [waiting] = await house.answer(listGlassBreaks, {}, manager);
    expect(waiting).toMatchObject({ personName: 'Gloria Glass', staffId: second.staffId, outcome: null });
    house.setToday('2024-06-03T23:59:59Z');
    expect(await sees(personId, second)).toBe(true);
    house.setToday('2024-06-04T00:00:00Z');
    expect(await sees(personId, second)).toBe(false);
    const review = { id: waiting?.id ?? '', version: waiting?.version ?? 0, outcome: 'right' as const };
    expect(await house.run(reviewGlassBreak, review, second)).toMatchObject({ error: { kind: 'forbidden' } });
    await house.done(reviewGlassBreak, review, manager);
    expect(await house.run(reviewGlassBreak, { ...review, version: 2 }, manager)).toMatchObject({
      error: { code: 'reviewed' },
    });
  });

  it('finds nobody by half of what is known, and nobody whose record is open anyway', async () => {
    const { second } = house.actors;
    for (const wrong of [{ bornOn: '1994-02-04' }, { givenName: 'Glory' }])
      expect(await house.run(breakGlass, { ...words, ...wrong }, second)).toMatchObject({
        error: { code: 'none' },
      });
  });
});
