import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addReferred, type ReferredParent } from '../../test/support/referred.ts';
import { enrolmentChronology } from './chronology.ts';
import {
  allocateWorker,
  changePathway,
  endAllocation,
  endEnrolment,
  getEnrolment,
  getProgrammeRecord,
  giveConsent,
  moveStage,
  previewStart,
  staffLoads,
  startEnrolment,
  withdrawConsent,
} from './index.ts';

let house: TestHouse;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
});
afterAll(() => house.close());

const join = (personId: string, on = '2024-01-05') => ({
  personId,
  programme: 'diamond',
  kind: 'join',
  answer: 'given' as const,
  on,
  how: 'in_person' as const,
});

const start = (parent: ReferredParent, over: object = {}) => ({
  referralId: parent.referralId,
  programme: 'diamond',
  pathway: 'participant',
  startedOn: '2024-01-08',
  ...over,
});

async function begun(name: string) {
  const parent = await addReferred(house, { name });
  await house.done(giveConsent, join(parent.personId));
  const enrolment = await house.done(startEnrolment, start(parent));
  return { ...parent, ...enrolment };
}

const codeOf = (result: { ok: boolean; error?: { kind: string; code?: string } }) =>
  result.ok ? 'ok' : (result.error?.code ?? result.error?.kind);

describe('beginning', () => {
  it('starts a consenting parent on an accepted referral, and lists it with its history', async () => {
    const parent = await addReferred(house, { name: 'Bea Begins' });
    expect(codeOf(await house.run(startEnrolment, start(parent)))).toBe('consent_missing');
    await house.done(giveConsent, join(parent.personId));
    const started = await house.done(startEnrolment, start(parent));
    expect(started).toMatchObject({ version: 1, personId: parent.personId, stage: 'engage' });
    const record = await house.answer(getProgrammeRecord, { personId: parent.personId });
    expect(record.enrolments).toHaveLength(1);
    const [enrolment] = record.enrolments;
    expect(enrolment?.clock).toMatchObject({ month: 5, months: 18 });
    expect(enrolment?.moves.map((move) => [move.kind, move.on.toString()])).toEqual([
      ['start', '2024-01-08'],
    ]);
    expect(enrolment?.startCriteria).toEqual([
      { id: 'not_pregnant', result: 'met', text: 'Not pregnant now' },
    ]);
    expect(record.consents.find((each) => each.kind === 'join')?.standing).toBe('given');
    expect(record.consents.find((each) => each.kind === 'share')?.standing).toBe('not_asked');
    expect(record.canStart).toEqual([]);
  });

  it('writes nothing when it is refused', async () => {
    const parent = await addReferred(house, { name: 'Nora None', status: 'received' });
    await house.done(giveConsent, join(parent.personId));
    expect(codeOf(await house.run(startEnrolment, start(parent)))).toBe('not_accepted');
    const { rows } = await house.owner.query('select from t_east.enrolment where person_id = $1', [
      parent.personId,
    ]);
    expect(rows).toHaveLength(0);
  });

  it('is barred by a pregnancy on record, unless a reason is given', async () => {
    const parent = await addReferred(house, { name: 'Pia Pregnant' });
    await house.done(giveConsent, join(parent.personId));
    await house.owner.query(`insert into t_east.pregnancy (person_id, known_on) values ($1, '2024-01-06')`, [
      parent.personId,
    ]);
    const preview = await house.answer(previewStart, { personId: parent.personId, programme: 'diamond' });
    expect(preview.criteria[0]?.result).toBe('not_met');
    expect(codeOf(await house.run(startEnrolment, start(parent, { pregnant: 'no' })))).toBe('criteria');
    const override = { overrideReason: 'Agreed with the midwife' };
    const started = await house.done(startEnrolment, start(parent, override));
    const { enrolment } = await house.answer(getEnrolment, { id: started.id });
    expect(enrolment.startOverride).toBe('Agreed with the midwife');
    expect(enrolment.startCriteria[0]?.result).toBe('not_met');
  });

  it('asks when nobody has, and takes the answer', async () => {
    const parent = await addReferred(house, { name: 'Una Unasked', pregnancyAskedOn: null });
    await house.done(giveConsent, join(parent.personId));
    expect(codeOf(await house.run(startEnrolment, start(parent)))).toBe('criteria');
    expect(codeOf(await house.run(startEnrolment, start(parent, { pregnant: 'yes' })))).toBe('criteria');
    expect(codeOf(await house.run(startEnrolment, start(parent, { pregnant: 'no' })))).toBe('ok');
  });

  it('is never undone by a pregnancy that began later', async () => {
    const parent = await begun('Lena Later');
    await house.owner.query(`insert into t_east.pregnancy (person_id, known_on) values ($1, '2024-03-01')`, [
      parent.personId,
    ]);
    const moved = await house.done(moveStage, {
      id: parent.id,
      version: 1,
      stage: 'intensive',
      on: '2024-04-01',
    });
    expect(moved.stage).toBe('intensive');
    const { enrolment } = await house.answer(getEnrolment, { id: parent.id });
    expect(enrolment.ended).toBeNull();
  });

  it('lets a practitioner take the lead herself, and only a manager name another', async () => {
    const { practitioner, second, manager } = house.actors;
    const one = await addReferred(house, { name: 'Lea Lead' });
    await house.done(giveConsent, join(one.personId));
    const other = { leadStaffId: second.staffId };
    expect(codeOf(await house.run(startEnrolment, start(one, other)))).toBe('forbidden');
    await house.done(startEnrolment, start(one, { leadStaffId: practitioner.staffId }));
    const two = await addReferred(house, { name: 'Mia Managed' });
    await house.done(giveConsent, join(two.personId));
    const started = await house.done(startEnrolment, start(two, other), manager);
    const { enrolment } = await house.answer(getEnrolment, { id: started.id });
    expect(enrolment.allocations.map((each) => [each.staffName, each.role])).toEqual([
      ['Sam Second', 'lead'],
    ]);
  });

  it('is refused to those of another tenant, who do not see the referral', async () => {
    const parent = await addReferred(house, { name: 'Tess Tenant' });
    expect(codeOf(await house.run(startEnrolment, start(parent), house.actors.westPractitioner))).toBe(
      'not_found',
    );
  });
});

describe('moving, ending and coming back', () => {
  it('keeps every move, ends allocations with the work, and links the next time to the last', async () => {
    const parent = await begun('Cara Comes');
    const { id } = parent;
    await house.done(
      allocateWorker,
      { id, staffId: house.actors.practitioner.staffId, role: 'lead', on: '2024-01-08' },
      house.actors.manager,
    );
    const moved = await house.done(moveStage, { id, version: 1, stage: 'intensive', on: '2024-03-04' });
    const changed = await house.done(changePathway, {
      id,
      version: moved.version,
      pathway: 'contact',
      on: '2024-04-01',
      reason: 'Not ready now',
    });
    const ended = await house.done(endEnrolment, {
      id,
      version: changed.version,
      on: '2024-05-01',
      reason: 'chose_to_stop',
      destination: await firstDestination(),
    });
    expect(ended.openActions).toEqual([]);
    const again = await house.done(startEnrolment, {
      personId: parent.personId,
      programme: 'diamond',
      pathway: 'participant',
      startedOn: '2024-06-01',
    });
    const record = await house.answer(getProgrammeRecord, { personId: parent.personId });
    expect(record.enrolments.map((each) => each.id)).toEqual([again.id, id]);
    expect(record.enrolments[0]?.previousId).toBe(id);
    const past = record.enrolments[1];
    expect(past?.moves.map((move) => `${move.kind} ${move.on}`)).toEqual([
      'start 2024-01-08',
      'stage 2024-03-04',
      'pathway 2024-04-01',
    ]);
    expect(past?.allocations.map((each) => each.endedOn?.toString())).toEqual(['2024-05-01']);
    expect(past?.ended?.reason).toBe('Chose to stop');
  });

  it('refuses a stale version and shows the row as it is now', async () => {
    const { id } = await begun('Stella Stale');
    await house.done(moveStage, { id, version: 1, stage: 'intensive', on: '2024-03-04' });
    const stale = await house.run(endEnrolment, {
      id,
      version: 1,
      on: '2024-06-01',
      reason: 'chose_to_stop',
      destination: await firstDestination(),
    });
    expect(stale).toMatchObject({
      ok: false,
      error: { kind: 'stale', current: { stage: 'intensive', version: 2 } },
    });
  });

  it('shows in the chronology by itself', async () => {
    const parent = await begun('Chloe Chronicle');
    await house.done(moveStage, { id: parent.id, version: 1, stage: 'intensive', on: '2024-03-04' });
    const entries = await house.read(async (db) => {
      const context = { db, programmes: house.programmes };
      const lists = [];
      for (const source of enrolmentChronology) lists.push(await source.entries(context, parent.personId));
      return lists.flat();
    });
    expect(entries.map((entry) => `${entry.on} ${entry.title}`)).toEqual([
      '2024-01-05 Consent given: Take part',
      '2024-01-08 Started in Diamond Project',
      '2024-03-04 Moved to a new stage: Working together',
    ]);
  });
});

async function firstDestination(): Promise<string | undefined> {
  return house.programmes.current('diamond')?.endings?.destinations[0]?.id;
}

describe('allocating', () => {
  it('counts leads against capacity, and hands the lead over', async () => {
    const { practitioner, second, manager } = house.actors;
    const parent = await begun('Ada Allocated');
    const loadOf = async (staffId: string) => {
      const { loads } = await house.answer(staffLoads, {});
      return loads.find((load) => load.staffId === staffId);
    };
    const before = await loadOf(second.staffId);
    const lead = { id: parent.id, role: 'lead' as const };
    await house.done(allocateWorker, { ...lead, staffId: practitioner.staffId, on: '2024-01-08' }, manager);
    const handed = await house.done(
      allocateWorker,
      { ...lead, staffId: second.staffId, on: '2024-05-01' },
      manager,
    );
    expect(handed.tookOverFrom).toHaveLength(1);
    expect((await loadOf(second.staffId))?.leads).toBe((before?.leads ?? 0) + 1);
    expect((await loadOf(second.staffId))?.capacity).toBe(10);
    const ended = await house.done(
      endAllocation,
      { id: handed.id, version: handed.version, on: '2024-06-01' },
      manager,
    );
    expect(ended.enrolmentId).toBe(parent.id);
    expect((await loadOf(second.staffId))?.leads).toBe(before?.leads ?? 0);
  });

  it('is a manager’s to do', async () => {
    const parent = await begun('Rosa Role');
    const wish = {
      id: parent.id,
      staffId: house.actors.second.staffId,
      role: 'lead' as const,
      on: '2024-05-01',
    };
    expect(codeOf(await house.run(allocateWorker, wish))).toBe('forbidden');
  });

  it('refuses analysts and those who have left', async () => {
    const parent = await begun('Fay Field');
    const wish = { id: parent.id, role: 'lead' as const, on: '2024-05-01' };
    const analyst = await house.run(
      allocateWorker,
      { ...wish, staffId: house.actors.analyst.staffId },
      house.actors.manager,
    );
    expect(codeOf(analyst)).toBe('invalid');
  });
});

describe('consent', () => {
  it('is withdrawn once, and says what that stops', async () => {
    const parent = await addReferred(house, { name: 'Wanda Withdraws' });
    const given = await house.done(giveConsent, join(parent.personId));
    const withdrawal = { id: given.id, version: 1, on: '2024-02-01', how: 'by_phone' as const };
    const withdrawn = await house.done(withdrawConsent, withdrawal);
    expect(withdrawn.stops[0]).toMatch(/work cannot go on/);
    expect(codeOf(await house.run(withdrawConsent, { ...withdrawal, version: 2 }))).toBe('already_withdrawn');
    expect(codeOf(await house.run(startEnrolment, start(parent, { startedOn: '2024-02-01' })))).toBe(
      'consent_missing',
    );
  });

  it('cannot be recorded for somebody who is not on record', async () => {
    const result = await house.run(giveConsent, join('018f0000-0000-7000-8000-000000000000'));
    expect(codeOf(result)).toBe('not_found');
  });
});
