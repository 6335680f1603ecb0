import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../test/support/house.ts';
import { addParent } from '../../test/support/parents.ts';
import type { ParentActor, SystemActor } from '../access/actor.ts';
import { runJob } from '../app/jobs/run-job.ts';
import { notifyMessenger } from '../app/messenger.ts';
import { house as declared } from '../app/rooms.ts';
import { recordContact } from '../contacts/index.ts';
import { noMessenger } from '../doors/index.ts';
import { createLog } from '../foundation/log.ts';
import { listJobs, queueRound } from '../jobs/index.ts';
import { agreeReminders, setReminders, stopOwnReminders } from '../reminders/index.ts';
import { retryReminder, takeBackReminder } from '../reminders/keep-reminders.ts';
import {
  getOwnReminders,
  getReminderSetting,
  listFailedReminders,
  listReminders,
} from '../reminders/list-reminders.ts';
import { DEMO_NOTIFY_KEY, type NotifyStandIn, startNotifyStandIn } from './notify-stand-in.ts';

const TEMPLATE = '11111111-2222-4333-8444-555555555555';
const SAFE =
  '{"call":null,"text":true,"write":false,"email":true,"times":null,"whatNotToSay":null,"whoMustNotKnow":null}';
const MONDAY = '2024-06-03T09:00:00Z';
const TUESDAY_MORNING = '2024-06-04T09:30:00Z';

let house: TestHouse;
let notify: NotifyStandIn;
beforeAll(async () => {
  house = await openTestHouse({ today: '2024-06-03' });
  notify = await startNotifyStandIn(DEMO_NOTIFY_KEY);
  await house.done(
    setReminders,
    { version: 0, sending: true, hoursBefore: 24, textTemplate: TEMPLATE, emailTemplate: TEMPLATE },
    house.actors.administrator,
  );
});
afterAll(async () => {
  await notify.stop();
  await house.close();
});

const tenants = { find: async (slug: string) => ({ slug, name: slug, demo: false }) };
const parts = (key = DEMO_NOTIFY_KEY) => ({
  bus: house.bus,
  clock: house.clock,
  log: createLog('silent'),
  jobs: declared.jobs,
  tenants,
  keep: async () => true,
  messenger: notifyMessenger({ url: notify.url, keyOf: () => key }),
});
const herself = (personId: string): ParentActor => ({ kind: 'parent', tenant: 'east', personId, name: 'A' });

let rounds = 0;

/** Runs what is due of one kind of work, as the queue would. */
async function work(name: string, more: Partial<ReturnType<typeof parts>> = {}) {
  if (name === 'planReminders') {
    const jobs: SystemActor = { kind: 'system', tenant: 'east', service: 'jobs' };
    await house.done(queueRound, { name, at: house.clock.now().toString() }, jobs);
  }
  const { rows } = await house.owner.query<{ id: string }>(
    `select id from t_east.job where name = $1 and state = 'waiting' and run_at <= $2`,
    [name, house.clock.now().toString()],
  );
  for (const { id } of rows) {
    rounds += 1;
    await runJob({ ...parts(), ...more }, { tenant: 'east', id }, `test ${rounds}`);
  }
  return rows.length;
}

/** Somebody who said yes, with an appointment on Wednesday. */
async function reminded(name: string, reach: { phone?: string; email?: string }) {
  const { personId, enrolmentId } = await addParent(house, { name });
  await house.owner.query(
    'update t_east.person set phone = $2, email = $3, safe_contact = $4, version = version + 1 where id = $1',
    [personId, reach.phone ?? null, reach.email ?? null, SAFE],
  );
  const contact = { enrolmentId, kind: 'home_visit', result: 'met', on: '2024-06-03' } as const;
  await house.done(recordContact, { ...contact, nextOn: '2024-06-05' });
  await house.done(agreeReminders, {
    personId,
    version: 0,
    way: reach.phone ? 'text' : 'email',
    days: ['1', '2', '3', '4', '5'],
    fromTime: '10:00',
    untilTime: '14:00',
    language: 'en',
  });
  return personId;
}

const remindersFor = async (personId: string) => (await house.answer(listReminders, { personId })).reminders;
const sentTo = (to: string) => notify.sent.filter((each) => each.to === to);

describe('a reminder', () => {
  it('is sent once at a safe time, through the client of GOV.UK Notify, in words that name nobody; she sees it', async () => {
    house.setToday(MONDAY);
    const personId = await reminded('Amina Once', { phone: '07700900101' });
    await work('planReminders');
    await work('planReminders');
    expect(await remindersFor(personId)).toMatchObject([{ state: 'waiting', words: null }]);
    expect(await work('sendReminders')).toBe(0);
    house.setToday(TUESDAY_MORNING);
    await work('sendReminders');
    expect(sentTo('07700900101')).toMatchObject([
      { type: 'sms', template: TEMPLATE, words: 'Reminder. Appointment: Wednesday 5 June.' },
    ]);
    await work('planReminders');
    await work('sendReminders');
    expect(sentTo('07700900101')).toHaveLength(1);
    house.setToday('2024-06-04T10:00:00Z');
    await work('followReminders');
    expect(await remindersFor(personId)).toMatchObject([{ state: 'delivered' }]);
    const mine = await house.answer(getOwnReminders, {}, herself(personId));
    expect(mine).toMatchObject({ wish: { way: 'text' }, reminders: [{ state: 'delivered' }] });
  });

  it('that was sent by a process that was cut off is not sent again', async () => {
    house.setToday(MONDAY);
    const personId = await reminded('Bea Cut', { phone: '07700900102' });
    await work('planReminders');
    house.setToday(TUESDAY_MORNING);
    const cut = parts();
    const send = cut.messenger.send;
    cut.messenger = {
      ...cut.messenger,
      async send(tenant, message) {
        await send(tenant, message);
        throw new Error('cut off');
      },
    };
    await work('sendReminders', cut);
    expect(await remindersFor(personId)).toMatchObject([{ state: 'sending' }]);
    house.setToday('2024-06-04T09:31:00Z');
    await work('sendReminders');
    expect(await remindersFor(personId)).toMatchObject([{ state: 'sent' }]);
    expect(sentTo('07700900102')).toHaveLength(1);
  });

  it('waits while the provider has too much to do or is not there, and is sent later', async () => {
    house.setToday(MONDAY);
    const personId = await reminded('Carol Later', { email: 'carol@example.org' });
    await work('planReminders');
    house.setToday(TUESDAY_MORNING);
    notify.fail(1, 429);
    await work('sendReminders');
    expect(await remindersFor(personId)).toMatchObject([{ state: 'waiting' }]);
    house.setToday('2024-06-04T09:32:00Z');
    await work('sendReminders', { messenger: { ...noMessenger, knows: () => true } });
    expect(await remindersFor(personId)).toMatchObject([{ state: 'waiting' }]);
    house.setToday('2024-06-04T09:50:00Z');
    await work('sendReminders');
    expect(sentTo('carol@example.org')).toHaveLength(1);
  });

  it('that is refused or does not arrive is seen by her worker, and can be tried again once it is put right', async () => {
    house.setToday(MONDAY);
    const lost = await reminded('Dana Lost', { phone: '07700900002' });
    const wrong = await reminded('Eve Wrong', { phone: '+33 1 23 45 67 89' });
    await work('planReminders');
    house.setToday(TUESDAY_MORNING);
    await work('sendReminders');
    house.setToday('2024-06-04T10:30:00Z');
    await work('followReminders');
    expect(await remindersFor(lost)).toMatchObject([{ state: 'failed', why: 'not_delivered' }]);
    const [refused] = await remindersFor(wrong);
    expect(refused).toMatchObject({ state: 'failed', why: 'refused' });
    const again = { id: refused?.id ?? '', version: refused?.version ?? 0 };
    await house.owner.query(`update t_east.person set phone = '07700900105' where id = $1`, [wrong]);
    expect(await house.run(retryReminder, again)).toMatchObject({ error: { code: 'rules_changed' } });
    await house.owner.query(`update t_east.person set phone = '+33 1 23 45 67 89' where id = $1`, [wrong]);
    const { version } = await house.done(retryReminder, again);
    expect(await house.run(retryReminder, { ...again, version })).toMatchObject({
      error: { code: 'not_failed' },
    });
    await house.done(takeBackReminder, { ...again, version });
    expect(await remindersFor(wrong)).toMatchObject([{ state: 'cancelled', why: 'taken_back' }]);
    const { counts } = await house.answer(getReminderSetting, {}, house.actors.administrator);
    expect(counts).toContainEqual({ state: 'failed', why: 'not_delivered', count: 1 });
    expect(await house.answer(listFailedReminders, {})).toEqual([]);
  });

  it('is not sent once she ended them herself, nor when what it is of was taken back, nor after her safe contact changed', async () => {
    house.setToday(MONDAY);
    const stopped = await reminded('Fay Stopped', { phone: '07700900106' });
    const gone = await reminded('Gil Gone', { phone: '07700900107' });
    const changed = await reminded('Hana Changed', { phone: '07700900108' });
    await work('planReminders');
    await house.done(stopOwnReminders, {}, herself(stopped));
    await house.owner.query(
      `update t_east.contact set withdrawn_on = '2024-06-03', withdrawn_reason = 'x' where person_id = $1`,
      [gone],
    );
    await house.owner.query(
      `update t_east.person set safe_contact = jsonb_set(safe_contact, '{text}', 'false') where id = $1`,
      [changed],
    );
    house.setToday(TUESDAY_MORNING);
    await work('sendReminders');
    for (const to of ['07700900106', '07700900107', '07700900108']) expect(sentTo(to)).toEqual([]);
    const states = await Promise.all([stopped, gone, changed].map(remindersFor));
    expect(states.map(([one]) => one?.why)).toEqual(['stopped', 'called_off', 'way_not_safe']);
  });

  it('waits, and an administrator is told, where there is no key or a wrong one', async () => {
    house.setToday(MONDAY);
    const personId = await reminded('Ida Key', { phone: '07700900109' });
    await work('planReminders');
    house.setToday(TUESDAY_MORNING);
    await work('sendReminders', parts(DEMO_NOTIFY_KEY.replace(/2$/u, '3')));
    expect(await remindersFor(personId)).toMatchObject([{ state: 'waiting' }]);
    house.setToday('2024-06-04T09:40:00Z');
    await work('sendReminders', { messenger: noMessenger });
    const { work: all } = await house.answer(listJobs, {}, house.actors.administrator);
    expect(all.find(({ name }) => name === 'sendReminders')).toMatchObject({ waitsAgain: 1 });
    expect(sentTo('07700900109')).toEqual([]);
  });
});

describe('reminders of a service', () => {
  it('are set by an administrator alone, with a template; what she said needs a safe way and a time', async () => {
    const chosen = { version: 1, sending: true, hoursBefore: 24, textTemplate: '', emailTemplate: '' };
    expect(await house.run(setReminders, chosen, house.actors.administrator)).toMatchObject({
      error: { faults: [{ path: ['textTemplate'] }] },
    });
    expect(await house.run(setReminders, chosen, house.actors.practitioner)).toMatchObject({
      error: { kind: 'forbidden' },
    });
    const { personId } = await addParent(house, { name: 'Jo None' });
    const said = {
      personId,
      version: 0,
      way: 'text' as const,
      days: [1],
      fromTime: '10:00',
      untilTime: '12:00',
    };
    expect(await house.run(agreeReminders, { ...said, language: 'en' })).toMatchObject({
      error: { faults: [{ path: ['way'] }] },
    });
    expect(await house.run(agreeReminders, { ...said, language: 'en', untilTime: '09:00' })).toMatchObject({
      error: { faults: [{ path: ['untilTime'] }] },
    });
    expect(await house.answer(listReminders, { personId })).toMatchObject({ why: 'not_asked', wish: null });
  });
});
