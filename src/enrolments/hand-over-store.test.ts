import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import type { StaffActor } from '../access/actor.ts';
import { endStaff } from '../access/staff/end-staff.ts';
import { getPerson } from '../people/index.ts';
import { zCapacity } from '../programme/schema/intake.ts';
import { restrictRecord, wallParents } from '../reach/index.ts';
import { enrolmentChronology } from './chronology.ts';
import { allocateWorker, handOverCases, listWaitingCases, staffLoads } from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

let leavers = 0;

/** Somebody who works here. */
async function addWorker(): Promise<StaffActor> {
  leavers += 1;
  const name = `Leaver ${leavers}`;
  const { rows } = await house.owner.query<{ id: string }>(
    `insert into t_east.staff (name, email, role, capacity, started_on)
     values ($1, $2, 'practitioner', 10, '2023-01-02') returning id`,
    [name, `leaver${leavers}@example.org`],
  );
  return { kind: 'staff', tenant: 'east', staffId: rows[0]?.id ?? '', name, role: 'practitioner' };
}

async function held(name: string, staff: StaffActor, role: 'lead' | 'second' = 'lead') {
  return allocated(await addParent(house, { name }), staff, role);
}

async function allocated(parent: TestParent, staff: StaffActor, role: 'lead' | 'second') {
  const { id } = await house.done(
    allocateWorker,
    { id: parent.enrolmentId, staffId: staff.staffId, role, on: '2024-02-01' },
    house.actors.manager,
  );
  return { ...parent, allocationId: id };
}

const leave = (staff: StaffActor) =>
  house.done(endStaff, { id: staff.staffId, version: 1 }, house.actors.administrator);
const waitingOf = (staffId?: string, actor = house.actors.manager) =>
  house.answer(listWaitingCases, { staffId }, actor);
const handOver = (cases: readonly { allocationId: string }[], to: StaffActor, over: object = {}) =>
  house.run(
    handOverCases,
    { allocations: cases.map((each) => each.allocationId), staffId: to.staffId, on: '2024-06-03', ...over },
    house.actors.manager,
  );
const codeOf = (result: { ok: boolean; error?: { kind: string; code?: string } }) =>
  result.ok ? 'ok' : (result.error?.code ?? result.error?.kind);

async function openPartsOf({ enrolmentId }: TestParent) {
  const { rows } = await house.owner.query<{ staff_id: string; role: string; note: string | null }>(
    `select staff_id, role, note from t_east.allocation
     where enrolment_id = $1 and ended_on is null order by role`,
    [enrolmentId],
  );
  return rows;
}

describe('cases that wait', () => {
  it('are those of people who have left, or of somebody who will, as they stand', async () => {
    const leaver = await addWorker();
    const led = await held('Lola Led', leaver);
    await held('Sia Seconded', leaver, 'second');
    await house.owner.query(
      `insert into t_east.contact (person_id, enrolment_id, staff_id, kind, result, happened_on, recorded_at)
       select $1, $2, $3, 'home_visit', r, d::date, now()
       from (values ('met', '2024-05-02'), ('attempted', '2024-05-20')) as c (r, d)`,
      [led.personId, led.enrolmentId, leaver.staffId],
    );
    expect((await waitingOf()).cases.filter(({ staffId }) => staffId === leaver.staffId)).toEqual([]);
    const before = await waitingOf(leaver.staffId);
    expect(before.holder).toEqual({ id: leaver.staffId, name: leaver.name, leftOn: null });
    expect(before.cases.map(({ name, role }) => [name, role])).toEqual([
      ['Lola Led', 'lead'],
      ['Sia Seconded', 'second'],
    ]);
    await leave(leaver);
    const after = (await waitingOf()).cases.filter(({ staffId }) => staffId === leaver.staffId);
    expect(after[0]).toMatchObject({ stage: 'Getting to know each other', programme: 'Diamond Project' });
    expect(String(after[0]?.leftOn)).toBe('2024-06-03');
    expect([String(after[0]?.lastMetOn), String(after[0]?.lastTriedOn)]).toEqual([
      '2024-05-02',
      '2024-05-20',
    ]);
    expect(after[1]?.lastTriedOn).toBeNull();
  });

  it('are shown to managers, each of whom was looked at, and are of this tenant', async () => {
    const { practitioner, westPractitioner } = house.actors;
    const leaver = await addWorker();
    const { personId } = await held('Lia Looked', leaver);
    expect(codeOf(await house.ask(listWaitingCases, {}, practitioner))).toBe('forbidden');
    const west = { ...westPractitioner, role: 'manager' as const };
    expect(codeOf(await house.ask(listWaitingCases, { staffId: leaver.staffId }, west))).toBe('not_found');
    await waitingOf(leaver.staffId);
    await house.flushLooks();
    const { rows } = await house.owner.query(
      `select extent from t_east.access_log where person_id = $1 and query = 'listWaitingCases'`,
      [personId],
    );
    expect(rows).toEqual([{ extent: 'list' }]);
  });

  it('leave out a record that the reader may not know of, which cannot be handed over either', async () => {
    const { manager, practitioner } = house.actors;
    const leaver = await addWorker();
    const hidden = await held('Hana Hidden', leaver);
    const open = await held('Oda Open', leaver);
    const restriction = {
      personId: hidden.personId,
      reason: 'She must not be found',
      staffIds: [leaver.staffId],
    };
    await house.done(restrictRecord, restriction, manager);
    const other = { ...manager, staffId: (await addWorker()).staffId };
    expect((await waitingOf(leaver.staffId, other)).cases.map(({ name }) => name)).toEqual(['Oda Open']);
    const both = {
      allocations: [open.allocationId, hidden.allocationId],
      staffId: practitioner.staffId,
      on: '2024-06-03',
    };
    expect(codeOf(await house.run(handOverCases, both, other))).toBe('not_found');
    expect((await openPartsOf(open)).map(({ staff_id }) => staff_id)).toEqual([leaver.staffId]);
  });
});

describe('handing over', () => {
  it('gives several cases to one worker at once, each in its part, and says so in each chronology', async () => {
    const { second, manager } = house.actors;
    const leaver = await addWorker();
    const cases = [await held('Ida In', leaver), await held('Ulla Under', leaver, 'second')];
    await leave(leaver);
    const loadOf = async () =>
      (await house.answer(staffLoads, {}, manager)).loads.find(({ staffId }) => staffId === second.staffId);
    const before = await loadOf();
    const done = await handOver(cases, second, { note: 'They have met' });
    expect(done).toMatchObject({ ok: true, value: { handedOver: 2 } });
    const after = await loadOf();
    expect([after?.leads, after?.seconds]).toEqual([(before?.leads ?? 0) + 1, (before?.seconds ?? 0) + 1]);
    expect((await waitingOf(leaver.staffId)).total).toBe(0);
    const [first] = cases;
    const entries = await house.read(async (db) => {
      const source = enrolmentChronology.find(({ kind }) => kind === 'allocation');
      return source?.entries({ db, programmes: house.programmes }, first?.personId ?? '');
    });
    expect(entries?.map(({ on, title, detail }) => [String(on), title, detail])).toEqual([
      ['2024-06-03', 'Sam Second became lead worker', `Handed over from ${leaver.name}. They have met`],
      ['2024-02-01', `${leaver.name} became lead worker`, null],
      ['2024-06-03', `${leaver.name} stopped being lead worker`, null],
    ]);
  });

  it('is all or nothing, and is done once however often it is sent', async () => {
    const { second, manager } = house.actors;
    const leaver = await addWorker();
    const one = await held('Una Once', leaver);
    const two = await held('Tove Twice', leaver);
    const input = { allocations: [one.allocationId], staffId: second.staffId, on: '2024-06-03' };
    const first = await house.run(handOverCases, input, manager, 'one-key');
    expect(await house.run(handOverCases, input, manager, 'one-key')).toEqual(
      JSON.parse(JSON.stringify(first)),
    );
    expect(codeOf(await handOver([two, one], second))).toBe('already_ended');
    expect((await openPartsOf(two)).map(({ staff_id }) => staff_id)).toEqual([leaver.staffId]);
    expect(await openPartsOf(one)).toHaveLength(1);
  });

  it('wants a reason from a worker who is full, and nothing is written without', async () => {
    const leaver = await addWorker();
    const full = await addWorker();
    await house.owner.query('update t_east.staff set capacity = 1 where id = $1', [full.staffId]);
    const cases = [await held('Ria Room', leaver), await held('Fia Full', leaver)];
    expect(codeOf(await handOver(cases, full))).toBe('over_capacity');
    expect((await waitingOf(leaver.staffId)).total).toBe(2);
    expect(codeOf(await handOver(cases, full, { overCapacityReason: 'Until a new worker starts' }))).toBe(
      'ok',
    );
    const { rows } = await house.owner.query(
      `select over_capacity_reason as reason from t_east.allocation where staff_id = $1 order by reason`,
      [full.staffId],
    );
    expect(rows).toEqual([{ reason: 'Until a new worker starts' }, { reason: null }]);
  });

  it('counts each by its level where the programme counts by intensity', async () => {
    const before = house.programmes.current('diamond');
    if (!before) throw new Error('The Diamond Project is there');
    const capacity = zCapacity.parse({ intensity: [{ id: 'often', title: 'Often', counts: 2 }] });
    const pathways = Object.fromEntries(
      Object.entries(before.pathways).map(([id, pathway]) => [
        id,
        { ...pathway, stages: pathway.stages.map((stage) => ({ ...stage, intensity: 'often' })) },
      ]),
    );
    const [leaver, taker] = [await addWorker(), await addWorker()];
    house.publish({ ...before, version: before.version + 1, capacity, pathways });
    await house.owner.query('update t_east.staff set capacity = 3 where id = $1', [taker.staffId]);
    const cases = [await held('Lea Level', leaver), await held('Nia Level', leaver)];
    expect(codeOf(await handOver(cases, taker))).toBe('over_capacity');
    expect(await handOver(cases, taker)).toMatchObject({
      error: { message: expect.stringContaining(`Level: ${taker.name} has 3 places, and 2 are taken`) },
    });
    expect(codeOf(await handOver(cases.slice(0, 1), taker))).toBe('ok');
    expect(codeOf(await handOver(cases.slice(1), taker))).toBe('over_capacity');
    expect(codeOf(await handOver(cases.slice(1), taker, { overCapacityReason: 'For May' }))).toBe('ok');
  });

  it('lets the new worker into a restricted record, and the one before out of it', async () => {
    const { manager, second } = house.actors;
    const leaver = await addWorker();
    const guarded = await addParent(house, { name: 'Greta Guarded' });
    const restriction = { personId: guarded.personId, reason: 'Danger', staffIds: [] };
    await house.done(restrictRecord, restriction, manager);
    const parent = await allocated(guarded, leaver, 'lead');
    const sees = async (actor: StaffActor) => (await house.ask(getPerson, { id: parent.personId }, actor)).ok;
    expect([await sees(leaver), await sees(second)]).toEqual([true, false]);
    expect(codeOf(await handOver([parent], second))).toBe('ok');
    expect([await sees(leaver), await sees(second)]).toEqual([false, true]);
  });

  it('never gives both of two walled parents to one worker', async () => {
    const { manager } = house.actors;
    const leaver = await addWorker();
    const taker = await addWorker();
    const other = await addWorker();
    const one = await held('Wilma Walled', leaver);
    const two = await held('Vera Walled', other);
    await house.done(
      wallParents,
      { personId: one.personId, otherId: two.personId, reason: 'They are against each other' },
      manager,
    );
    expect(codeOf(await handOver([one, two], taker))).toBe('barred');
    expect((await openPartsOf(one)).map(({ staff_id }) => staff_id)).toEqual([leaver.staffId]);
    expect(codeOf(await handOver([one], taker))).toBe('ok');
    expect(codeOf(await handOver([two], taker))).toBe('barred');
  });

  it('is not for those who may not allocate, nor to somebody who has left', async () => {
    const { practitioner, second } = house.actors;
    const leaver = await addWorker();
    const gone = await addWorker();
    const parent = await held('Petra Permission', leaver);
    const input = { allocations: [parent.allocationId], staffId: second.staffId, on: '2024-06-03' };
    expect(codeOf(await house.run(handOverCases, input, practitioner))).toBe('forbidden');
    await leave(gone);
    expect(codeOf(await handOver([parent], gone))).toBe('invalid');
  });

  it('lets whoever manages one team hand over that team’s cases only, wherever they stand in the list', async () => {
    const { practitioner, second } = house.actors;
    const [own, foreign] = [await addWorker(), await addWorker()];
    const team = await house.owner.query<{ id: string }>(
      `insert into t_east.team (name, began_on) values ('North', '2024-01-01') returning id`,
    );
    const teamId = team.rows[0]?.id ?? '';
    await house.owner.query(
      `insert into t_east.team_membership (team_id, staff_id, role, began_on)
       values ($1, $2, 'practitioner', '2024-01-01')`,
      [teamId, own.staffId],
    );
    const membership = { teamId, role: 'manager' as const, programme: null };
    const manages: StaffActor = { ...practitioner, memberships: [membership] };
    const mine = await held('Mina Mine', own);
    const theirs = await held('Thea Theirs', foreign);
    const input = (ids: string[]) => ({ allocations: ids, staffId: second.staffId, on: '2024-06-03' });
    const both = input([mine.allocationId, theirs.allocationId]);
    expect(codeOf(await house.run(handOverCases, both, manages))).toBe('not_found');
    const foreignOnly = input([theirs.allocationId]);
    expect(codeOf(await house.run(handOverCases, foreignOnly, manages))).toBe('not_found');
    expect(codeOf(await house.run(handOverCases, input([mine.allocationId]), manages))).toBe('ok');
  });
});
