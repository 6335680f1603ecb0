import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import type { HtmlAnswer, PageRequest } from '../../doors/page.ts';
import { cookieHeaders, createSignIn } from '../sign-in/index.ts';
import { actorOfToken, createToken } from '../tokens/index.ts';
import { addStaff, changeStaff, endStaff, listStaff, staffRoom } from './index.ts';
import { decideAdd, decideChange, decideEnd, type StaffMember } from './staff.ts';
import { capacityOf, staffFaults } from './staff-view.ts';

const someone: StaffMember = {
  id: '00000000-0000-7000-8000-000000000001',
  version: 1,
  name: 'Alex',
  email: 'alex@example.org',
  role: 'administrator',
  capacity: null,
  startedOn: Temporal.PlainDate.from('2024-01-01'),
  leftOn: null,
};
const leaver = { ...someone, leftOn: Temporal.PlainDate.from('2024-02-01') };

describe('deciding about staff', () => {
  it('adds a new address, brings a leaver back, and refuses one that is in use', () => {
    expect(decideAdd(undefined)).toEqual({ ok: true, value: { kind: 'new' } });
    expect(decideAdd(leaver)).toEqual({ ok: true, value: { kind: 'back', staff: leaver } });
    expect(decideAdd(someone)).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['email'] }] },
    });
  });

  it('never leaves a tenant without an administrator', () => {
    expect(decideChange(someone, 'manager', 1)).toMatchObject({
      ok: false,
      error: { code: 'last_administrator' },
    });
    expect(decideChange(someone, 'administrator', 1)).toMatchObject({ ok: true });
    expect(decideChange(someone, 'manager', 2)).toMatchObject({ ok: true });
    expect(decideEnd(someone, 'another', 1)).toMatchObject({
      ok: false,
      error: { code: 'last_administrator' },
    });
    expect(decideEnd(someone, 'another', 2)).toMatchObject({ ok: true });
  });

  it('does not end oneself, nor anybody twice', () => {
    expect(decideEnd(someone, someone.id, 2)).toMatchObject({ ok: false, error: { code: 'yourself' } });
    expect(decideEnd(leaver, 'another', 2)).toMatchObject({ ok: false, error: { code: 'has_left' } });
    expect(decideChange(leaver, 'manager', 2)).toMatchObject({ ok: false, error: { code: 'has_left' } });
  });
});

describe('the staff form', () => {
  it('reads a capacity as typed', () => {
    expect(['', ' 8 ', '0'].map(capacityOf)).toEqual([null, 8, 0]);
    for (const typed of ['eight', '-1', '8.5', '1e3', '٣']) expect(capacityOf(typed)).toBeNaN();
  });
  it('says what a stale row says now', () => {
    const faults = staffFaults({
      kind: 'stale',
      table: 'staff',
      id: someone.id,
      current: { name: 'Alexis', role: 'manager', capacity: null, version: 4 },
      message: 'Somebody changed this',
    });
    expect(faults.map((each) => each.message).join()).toContain(
      'It now says: Alexis, Manager, capacity None',
    );
  });
});

describe('staff in the database', () => {
  let house: TestHouse;
  beforeAll(async () => {
    house = await openTestHouse();
  });
  afterAll(() => house.close());

  const newcomer = {
    name: 'Nadia Islam',
    email: 'Nadia@Example.org',
    role: 'practitioner',
    capacity: 8,
  } as const;

  it('are added, listed, changed and ended, and may come back as themselves', async () => {
    const { administrator } = house.actors;
    const added = await house.done(addStaff, newcomer, administrator);
    expect(await house.run(addStaff, newcomer, administrator)).toMatchObject({
      ok: false,
      error: { kind: 'invalid' },
    });
    const changed = await house.done(
      changeStaff,
      { ...added, name: 'Nadia Islam', role: 'manager', capacity: null },
      administrator,
    );
    const stale = await house.run(
      changeStaff,
      { ...added, name: 'Other', role: 'manager', capacity: 1 },
      administrator,
    );
    expect(stale).toMatchObject({ ok: false, error: { kind: 'stale', current: { role: 'manager' } } });
    await house.done(endStaff, changed, administrator);
    const list = await house.answer(listStaff, {}, administrator);
    expect(list.at(-1)).toMatchObject({
      email: 'nadia@example.org',
      leftOn: Temporal.PlainDate.from('2024-06-03'),
    });
    const back = await house.done(addStaff, newcomer, administrator);
    expect(back.id).toBe(added.id);
  });

  it('are managed by administrators only', async () => {
    const { practitioner, manager, analyst, guest } = house.actors;
    for (const actor of [practitioner, manager, analyst, guest]) {
      expect(await house.run(addStaff, newcomer, actor)).toMatchObject({
        ok: false,
        error: { kind: 'forbidden' },
      });
      expect(await house.ask(listStaff, {}, actor)).toMatchObject({
        ok: false,
        error: { kind: 'forbidden' },
      });
    }
  });

  it('who leave are signed out at once, and their tokens end', async () => {
    const { administrator, second } = house.actors;
    const { pool } = house.database;
    const signIn = await createSignIn({
      pool,
      baseUrl: 'http://localhost',
      secret: 's'.repeat(40),
      demo: false,
    });
    const user = { ...second, email: 'sam@example.org', password: 'a long enough password' };
    await signIn.createUser(user);
    const entered = await signIn.signIn(user, { headers: new Headers(), address: '192.0.2.1' });
    if (!entered.ok) throw new Error('refused');
    const headers = cookieHeaders(entered.value.setCookies);
    const now = Temporal.Instant.from('2024-06-03T12:00:00Z');
    const token = await createToken(
      { pool, owner: house.owner },
      { tenant: 'east', role: 'practitioner', name: 'leaving', days: 1, now },
    );
    expect(await signIn.sessionOf(headers)).toEqual(second);
    expect(await actorOfToken(pool, token.token)).toMatchObject({ name: 'API: leaving' });
    await house.done(endStaff, { id: second.staffId, version: 1 }, administrator);
    await house.done(endStaff, { id: token.staffId, version: 1 }, administrator);
    expect(await signIn.sessionOf(headers)).toBeNull();
    expect(await actorOfToken(pool, token.token)).toBeNull();
  });

  it('keep one administrator when two take each other’s role away at the same moment', async () => {
    const { administrator } = house.actors;
    const other = await house.done(
      addStaff,
      { name: 'Bo Other', email: 'bo@example.org', role: 'administrator', capacity: null },
      administrator,
    );
    const bo = { ...administrator, staffId: other.id, name: 'Bo Other' };
    const results = await Promise.all([
      house.run(endStaff, { id: other.id, version: 1 }, administrator),
      house.run(endStaff, { id: administrator.staffId, version: 1 }, bo),
    ]);
    expect(results.filter((each) => each.ok)).toHaveLength(1);
  });

  it('keep what was typed when a form cannot be saved', async () => {
    const add = staffRoom.pages?.find((each) => each.method === 'post' && each.path === '/staff/new');
    const form = { name: '<b>Nadia</b>', email: 'not an address', role: 'king', capacity: 'many' };
    const request = {
      form,
      formFaults: [],
      formKey: 'some-key-1',
      seenVersion: undefined,
      params: {},
      run: (command: typeof addStaff, input: unknown) =>
        house.bus.run(command, house.actors.administrator, input, { door: 'page' }),
    } as unknown as PageRequest;
    const answer = (await add?.handle(request)) as HtmlAnswer;
    expect(answer.status).toBe(422);
    expect(answer.faults?.map((each) => each.path.join())).toEqual(['email', 'role', 'capacity']);
    const text = String(await answer.body);
    for (const typed of ['&lt;b&gt;Nadia&lt;/b&gt;', 'not an address', 'many']) expect(text).toContain(typed);
  });
});
