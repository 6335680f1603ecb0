import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { publishDue } from '../../test/support/due-programme.ts';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { day } from '../../test/support/small-programme.ts';
import { recordContact, withdrawContact } from '../contacts/index.ts';
import { expectedContacts, followUpDue, type Programme } from '../programme/index.ts';
import { listDue, listDueOfPerson, recordStillSo, reopenDue, settleDue } from './index.ts';

let house: TestHouse;
let programme: Programme;
let amina: TestParent;
let number = 0;

beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  programme = publishDue(house);
});
afterAll(() => house.close());
beforeEach(async () => {
  house.setToday('2024-06-03');
  number += 1;
  amina = await addParent(house, { name: `Amina Example${number}`, startedOn: '2024-05-06' });
});

const write = (sql: string, values: unknown[]) => house.owner.query(sql, values);
const pregnant = (dueOn: string, over: { endedOn?: string; ending?: string } = {}) =>
  write(
    `insert into t_east.pregnancy (person_id, known_on, due_on, ended_on, ending) values ($1, '2024-01-01', $2, $3, $4)`,
    [amina.personId, dueOn, over.endedOn ?? null, over.ending ?? null],
  );
const lines = async (personId = amina.personId) =>
  (await house.answer(listDueOfPerson, { personId })).items.map(
    ({ item, onDay, state }) => `${item} ${onDay} ${state}`,
  );
const bornOn = async (on: string) => {
  const child = await write(
    `insert into t_east.person (kind, given_name, family_name, search_name, born_on, born_precision)
     values ('child', 'Ivy', 'Example', 'ivy example', $1, 'day') returning id`,
    [on],
  );
  await write(
    `insert into t_east.relationship (person_id, other_id, kind, lives_with) values ($1, $2, 'mother', 'parent')`,
    [amina.personId, child.rows[0]?.id],
  );
};
const allocate = (staffId: string, endedOn: string | null = null) =>
  write(
    `insert into t_east.allocation (person_id, enrolment_id, staff_id, role, began_on, ended_on)
     values ($1, $2, $3, 'lead', '2022-01-03', $4)`,
    [amina.personId, amina.enrolmentId, staffId, endedOn],
  );

describe('what is due for a person', () => {
  it('follows the dates on record, and says which are missing', async () => {
    const before = await house.answer(listDueOfPerson, { personId: amina.personId });
    expect(before.undated.map(({ schedule, missing }) => `${schedule}: ${missing}`)).toContain(
      'baby: the due date',
    );
    await pregnant('2024-07-10');
    expect(await lines()).toEqual([
      'baby.before 2024-05-29 now',
      'start.plan 2024-06-03 now',
      'staged.look 2024-07-06 later',
      'baby.after 2024-07-20 later',
    ]);
    const { undated } = await house.answer(listDueOfPerson, { personId: amina.personId });
    expect(
      undated.map(({ schedule, waitsForBirth, expectedOn }) => `${schedule} ${waitsForBirth} ${expectedOn}`),
    ).toEqual(['growing true 2024-07-10']);
    await write(`update t_east.pregnancy set due_on = '2024-08-10' where person_id = $1`, [amina.personId]);
    expect(await lines()).toContain('baby.before 2024-06-29 later');
  });

  it('expects nothing more of a pregnancy that ended without a birth', async () => {
    await pregnant('2024-07-10', { endedOn: '2024-05-01', ending: 'loss' });
    expect((await lines()).some((line) => line.startsWith('baby'))).toBe(false);
  });

  it('asks the rule of a schedule of everybody at once', async () => {
    await bornOn('2023-12-20');
    expect(await lines()).toContain('growing.1 2024-06-20 now');
    await write(`update t_east.relationship set lives_with = 'foster_carer' where person_id = $1`, [
      amina.personId,
    ]);
    expect((await lines()).some((line) => line.startsWith('growing'))).toBe(false);
  });

  it('is missed, and no longer overdue, when the next of its schedule may be made', async () => {
    await pregnant('2024-05-27');
    expect(await lines()).toContain('baby.after 2024-06-06 now');
    expect((await lines()).some((line) => line.startsWith('baby.before'))).toBe(false);
    await write(`update t_east.enrolment set started_on = '2024-01-08' where id = $1`, [amina.enrolmentId]);
    expect(await lines()).toContain('baby.before 2024-04-15 missed');
    expect(await lines()).toContain('start.plan 2024-02-05 overdue');
  });

  it('is the same in the database and in the language, whatever the days', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 900 }),
        fc.integer({ min: 0, max: 800 }),
        async (startedAgo, dueIn, stageAgo) => {
          const start = day('2024-06-03').subtract({ days: startedAgo });
          const due = day('2023-06-03').add({ days: dueIn });
          const stage = day('2024-06-03').subtract({ days: Math.min(stageAgo, startedAgo) });
          await write('delete from t_east.pregnancy where person_id = $1', [amina.personId]);
          await pregnant(due.toString());
          await write('update t_east.enrolment set started_on = $2, stage_since = $3 where id = $1', [
            amina.enrolmentId,
            start.toString(),
            stage.toString(),
          ]);
          const anchors = { due_date: due, start, stage, pathway: start };
          const known = { facts: {}, today: day('2024-06-03') };
          const said = expectedContacts(programme, 'participant', anchors, known)
            .filter(({ until }) => Temporal.PlainDate.compare(until, start) >= 0)
            .map(({ id, on, from, until }) => `${id} ${on} ${from} ${until}`);
          const { items } = await house.answer(listDueOfPerson, { personId: amina.personId });
          const read = items.map(
            ({ item, onDay, fromDay, untilDay }) => `${item} ${onDay} ${fromDay} ${untilDay}`,
          );
          expect(read.toSorted()).toEqual(said.toSorted());
        },
      ),
      { seed: 20240603, numRuns: 25 },
    );
  });
});

describe('a contact', () => {
  const visit = { kind: 'home_visit', result: 'met' as const };

  it('settles by itself the one that it fits, and opens it again when it is taken back', async () => {
    await pregnant('2024-07-10');
    await write(`update t_east.enrolment set pathway = 'contact' where id = $1`, [amina.enrolmentId]);
    const { enrolmentId } = amina;
    const made = await house.done(recordContact, { enrolmentId, ...visit });
    expect(await lines()).toContain('baby.before 2024-05-29 done');
    await house.done(withdrawContact, { id: made.id, version: 1, reason: 'The wrong parent' });
    expect(await lines()).toContain('baby.before 2024-05-29 now');
  });

  it('is asked about where it fits two', async () => {
    await pregnant('2024-07-10');
    const { enrolmentId } = amina;
    const unsure = await house.run(recordContact, { enrolmentId, ...visit });
    expect(unsure).toMatchObject({ ok: false, error: { kind: 'invalid', faults: [{ path: ['due'] }] } });
    await house.done(recordContact, { enrolmentId, ...visit, due: 'start.plan' });
    await house.done(recordContact, { enrolmentId, ...visit, due: 'none' });
    expect(await lines()).toEqual(
      expect.arrayContaining(['start.plan 2024-06-03 done', 'baby.before 2024-05-29 now']),
    );
  });

  it('of the last pregnancy settles nothing of the next', async () => {
    await pregnant('2024-07-10');
    const { enrolmentId } = amina;
    await house.done(recordContact, { enrolmentId, ...visit, due: 'baby.before' });
    await write(`update t_east.pregnancy set ended_on = '2024-06-01', ending = 'born' where person_id = $1`, [
      amina.personId,
    ]);
    await write(
      `insert into t_east.pregnancy (person_id, known_on, due_on) values ($1, '2024-06-03', '2025-01-15')`,
      [amina.personId],
    );
    expect(await lines()).toContain('baby.before 2024-12-04 later');
  });
});

describe('a follow-up after the end', () => {
  beforeEach(async () => {
    await write(
      `update t_east.enrolment set started_on = '2022-01-03', ended_on = '2022-12-20', end_reason = 'completed' where id = $1`,
      [amina.enrolmentId],
    );
  });

  it('is due eighteen months on, and a contact of its kind settles it with what still holds', async () => {
    const [expected] = followUpDue(programme, { on: day('2022-12-20'), reason: 'completed' });
    expect(await lines()).toEqual([`follow_up.later ${expected?.on} now`]);
    await house.done(recordContact, { enrolmentId: amina.enrolmentId, kind: 'call', result: 'met' });
    const [item] = (await house.answer(listDueOfPerson, { personId: amina.personId })).items;
    expect(item).toMatchObject({ state: 'done', ask: 'How are you now?' });
    const { id = '', version = 1 } = item?.settled ?? {};
    await house.done(recordStillSo, { id, version, holds: ['gp_registered'], noLonger: ['housing_helped'] });
    const after = await house.answer(listDueOfPerson, { personId: amina.personId });
    expect(after.items[0]?.settled).toMatchObject({ holds: ['gp_registered'], noLonger: ['housing_helped'] });
  });

  it('stands on the list of whoever held the work to the end, until nobody could be reached', async () => {
    await allocate(house.actors.practitioner.staffId, '2022-12-20');
    const of = async (actor = house.actors.practitioner) =>
      (await house.answer(listDue, {}, actor)).items.filter(({ personId }) => personId === amina.personId);
    expect(await of()).toMatchObject([
      { isFollowUp: true, state: 'now', holder: { name: 'Priya Practitioner' } },
    ]);
    expect(await of(house.actors.second)).toEqual([]);
    const { id } = await house.done(settleDue, {
      enrolmentId: amina.enrolmentId,
      item: 'follow_up.later',
      how: 'not_reached',
      note: 'Two calls and a letter',
    });
    expect(await of()).toEqual([]);
    expect(
      await house.run(settleDue, {
        enrolmentId: amina.enrolmentId,
        item: 'follow_up.later',
        how: 'not_reached',
        note: 'x',
      }),
    ).toMatchObject({ ok: false, error: { code: 'already_settled' } });
    await house.done(reopenDue, { id, version: 1, reason: 'She called back' });
    expect(await of()).toHaveLength(1);
  });

  it('is listed for all where nobody who is here held the work, and not for somebody who came back', async () => {
    const list = await house.answer(listDue, { staff: 'all', show: 'now', size: 100 });
    expect(list.items.find(({ personId }) => personId === amina.personId)).toMatchObject({ holder: null });
    expect(list.counts.now).toBe(list.total);
    await write(
      `insert into t_east.enrolment (person_id, programme_id, programme_version, pathway, pathway_since, stage,
         stage_since, started_on, previous_id)
       values ($1, 'diamond', $3, 'participant', '2024-05-30', 'engage', '2024-05-30', '2024-05-30', $2)`,
      [amina.personId, amina.enrolmentId, programme.version],
    );
    expect((await lines()).some((line) => line.startsWith('follow_up'))).toBe(false);
  });
});

// Last of all, since it publishes another version.
describe('a schedule of a birth', () => {
  it('goes on until the birth where it says so, and hands over from the due date to the birth', async () => {
    const visit = { id: 'visit', title: 'Visit', due: '1 week after', within: '3 days' };
    publishDue(house, {
      follow_up: [],
      schedules: [
        {
          id: 'wait',
          title: 'Wait',
          from: 'due_date',
          until: 'birth',
          repeat: { each: '2 weeks', from: '4 weeks before' },
        },
        { id: 'baby', title: 'Baby', from: 'due_date_or_birth', steps: [visit] },
      ],
    });
    await write('update t_east.enrolment set programme_version = $2 where id = $1', [
      amina.enrolmentId,
      house.programmes.current('diamond')?.version,
    ]);
    const { undated } = await house.answer(listDueOfPerson, { personId: amina.personId });
    expect(undated.map(({ missing }) => missing).toSorted()).toEqual([
      'the due date',
      'the due date or the birth',
    ]);
    await pregnant('2024-07-01');
    expect(await lines()).toEqual([
      'wait.1 2024-06-03 now',
      'wait.2 2024-06-17 later',
      'wait.3 2024-07-01 later',
      'baby.visit 2024-07-08 later',
      'wait.4 2024-07-15 later',
    ]);
    await write(`update t_east.pregnancy set ended_on = '2024-06-20', ending = 'born' where person_id = $1`, [
      amina.personId,
    ]);
    expect(await lines()).toEqual([
      'wait.1 2024-06-03 now',
      'wait.2 2024-06-17 later',
      'baby.visit 2024-06-27 later',
    ]);
  });

  it('hands over to a child who came without a pregnancy on record, and to one who came since', async () => {
    await write('update t_east.enrolment set programme_version = $2 where id = $1', [
      amina.enrolmentId,
      house.programmes.current('diamond')?.version,
    ]);
    await bornOn('2024-05-30');
    expect(await lines()).toEqual(['baby.visit 2024-06-06 now']);
    await pregnant('2023-02-01', { endedOn: '2023-02-03', ending: 'born' });
    expect(await lines()).toEqual(['baby.visit 2024-06-06 now']);
  });
});
