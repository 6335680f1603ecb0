import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { createSignIn, type SignIn } from '../sign-in/index.ts';
import { isDueForReview } from './access-review.ts';
import {
  cancelStaffMove,
  changeStaffEmail,
  listSignInGrants,
  listStaff,
  makeStaffMoves,
  planStaffMove,
  seeSignInGrant,
} from './index.ts';
import { decideSeen } from './see-grants.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const system = { kind: 'system', tenant: 'east' } as const;

describe('an access review', () => {
  const staff = { startedOn: day('2024-01-01'), leftOn: null, email: 'a@example.org', lastSeenOn: null };
  it.each([
    ['60 days after the last sign-in', { lastSeenOn: day('2024-04-04') }, true],
    ['59 days after', { lastSeenOn: day('2024-04-05') }, false],
    ['long after the first day of somebody who never signed in', {}, true],
    ['soon after it', { startedOn: day('2024-05-01') }, false],
    ['not of somebody who has left', { leftOn: day('2024-02-01') }, false],
    ['not of a program', { email: 'x@api.invalid' }, false],
  ])('is due %s', (_when, changes, due) => {
    expect(isDueForReview({ ...staff, ...changes }, day('2024-06-03'))).toBe(due);
  });
});

describe('who sees that somebody was let back in', () => {
  const grant = { issuedBy: 'giver', staffId: 'getter', seenBy: null };
  it('is a second person: neither who gave it, nor who got it, nor nobody', () => {
    expect(decideSeen(grant, 'other')).toMatchObject({ ok: true });
    for (const reader of ['giver', 'getter', null])
      expect(decideSeen(grant, reader)).toMatchObject({ error: { code: 'second_person' } });
    expect(decideSeen({ ...grant, seenBy: 'other' }, 'third')).toMatchObject({ error: { code: 'seen' } });
  });
});

describe('joiners, movers and leavers', () => {
  let house: TestHouse;
  let signIn: SignIn;
  beforeAll(async () => {
    house = await openTestHouse({ today: '2024-06-03' });
    const { pool } = house.database;
    signIn = await createSignIn({
      pool,
      baseUrl: 'https://facet.example.org',
      secret: 's'.repeat(40),
      demo: false,
    });
    for (const who of ['practitioner', 'second'] as const) {
      const { tenant, staffId, name } = house.actors[who];
      const email = `${name.toLowerCase().replace(' ', '.')}@example.org`;
      await signIn.createUser({ tenant, staffId, name, email, password: 'a long enough password' });
    }
  });
  afterAll(() => house.close());

  const listed = async (staffId: string) => {
    const all = await house.answer(listStaff, {}, house.actors.administrator);
    return all.find(({ id }) => id === staffId);
  };

  it('are listed with how and when they last signed in, and who is to be looked at again', async () => {
    const { practitioner, manager } = house.actors;
    await house.owner.query(
      `update facet."user" set "lastSeenAt" = '2024-05-20T23:30:00Z', "twoFactorEnabled" = true where "staffId" = $1`,
      [practitioner.staffId],
    );
    expect(await listed(practitioner.staffId)).toMatchObject({
      lastSeenOn: day('2024-05-21'),
      signIn: 'two_steps',
      isDueForReview: false,
    });
    expect(await listed(manager.staffId)).toMatchObject({
      lastSeenOn: null,
      signIn: 'none',
      isDueForReview: true,
    });
  });

  it('sign in with a new address once an administrator has changed it', async () => {
    const { second, administrator } = house.actors;
    const change = (email: string, version = 1) =>
      house.run(changeStaffEmail, { id: second.staffId, version, email }, administrator);
    expect(await change('nonsense')).toMatchObject({ error: { faults: [{ path: ['email'] }] } });
    expect(await change('Priya.Practitioner@example.org')).toMatchObject({
      error: { faults: [{ path: ['email'] }] },
    });
    expect(await change('Sam.Married@Example.org')).toMatchObject({ ok: true });
    expect(await change('sam.again@example.org')).toMatchObject({ error: { kind: 'stale' } });
    const enter = (email: string) =>
      signIn.signIn(
        { email, password: 'a long enough password' },
        { headers: new Headers(), address: '192.0.2.9' },
      );
    expect(await enter('sam.married@example.org')).toMatchObject({ ok: true });
    expect(await enter('sam.second@example.org')).toMatchObject({ ok: false });
  });

  it('take on a role on the day that was planned, and not the only administrator', async () => {
    const { second, administrator, practitioner } = house.actors;
    const plan = (id: string, role: 'manager' | 'practitioner', fromOn: string) =>
      house.run(planStaffMove, { id, role, fromOn }, administrator);
    expect(await plan(second.staffId, 'manager', '2024-06-03')).toMatchObject({
      error: { faults: [{ path: ['fromOn'] }] },
    });
    expect(await plan(second.staffId, 'manager', '2024-07-01')).toMatchObject({ ok: true });
    expect(await plan(second.staffId, 'manager', '2024-08-01')).toMatchObject({
      error: { code: 'move_planned' },
    });
    expect(await plan(administrator.staffId, 'practitioner', '2024-07-01')).toMatchObject({ ok: true });
    const planned = await plan(practitioner.staffId, 'manager', '2024-07-01');
    if (!planned.ok) throw new Error('refused');
    await house.done(cancelStaffMove, planned.value, administrator);
    expect(await house.done(makeStaffMoves, {}, system)).toEqual({ moved: 0 });
    house.setToday('2024-07-02');
    expect(await house.done(makeStaffMoves, {}, system)).toEqual({ moved: 1 });
    expect(await house.done(makeStaffMoves, {}, system)).toEqual({ moved: 0 });
    const roles = [second, administrator, practitioner].map(
      async ({ staffId }) => (await listed(staffId))?.role,
    );
    expect(await Promise.all(roles)).toEqual(['manager', 'administrator', 'practitioner']);
  });

  it('are let back in under a second person’s eyes', async () => {
    const { practitioner, administrator, manager, analyst } = house.actors;
    const wish = { kind: 'recovery', checkedHow: 'video', note: 'Ticket 7', setsSecondStep: true } as const;
    await signIn.issueLink(practitioner, wish, administrator.staffId);
    const [grant] = await house.answer(listSignInGrants, {}, manager);
    expect(grant).toMatchObject({
      name: 'Priya Practitioner',
      issuedByName: 'Alex Administrator',
      seenBy: null,
      note: 'Ticket 7',
    });
    const see = { id: grant?.id ?? '', version: 1 };
    expect(await house.run(seeSignInGrant, see, administrator)).toMatchObject({
      error: { code: 'second_person' },
    });
    expect(await house.run(seeSignInGrant, see, analyst)).toMatchObject({ error: { kind: 'forbidden' } });
    expect(await house.run(seeSignInGrant, see, manager)).toMatchObject({ ok: true });
    const [after] = await house.answer(listSignInGrants, {}, administrator);
    expect(after).toMatchObject({ seenByName: 'Morgan Manager' });
  });
});
