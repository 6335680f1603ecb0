import { createHmac } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { changeStaff } from '../../src/access/staff/change-staff.ts';
import { endStaff } from '../../src/access/staff/end-staff.ts';
import { Authenticator } from '../support/authenticator.ts';
import { holdHalfMinute, totpCode } from '../support/totp.ts';
import { openSignedApp, PASSWORD, type SignedApp, Visitor } from '../support/visitor.ts';

let app: SignedApp;
beforeAll(async () => {
  app = await openSignedApp([
    'practitioner',
    'second',
    'manager',
    'leader',
    'administrator',
    'westPractitioner',
  ]);
});
afterAll(() => app.close());
afterEach(() => void vi.useRealTimers());
beforeEach(async () => {
  holdHalfMinute();
  await app.owner.query('delete from facet.attempt');
});

async function entered(who: string): Promise<Visitor> {
  const visitor = new Visitor(app);
  const answer = await visitor.enter(who);
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/']);
  return visitor;
}

/** Whether a session's cookie still opens a page, whoever sends it and whatever else came with it before. */
async function opens(session: string): Promise<boolean> {
  const other = new Visitor(app);
  other.session = session;
  return other.isIn();
}

const hidden = (html: string, name: string) =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '').replaceAll('&amp;', '&');

/** Sets up a second step, and gives the app's key and the backup codes. */
async function setUpCodes(visitor: Visitor): Promise<{ secret: string; backupCodes: string[] }> {
  const html = await (await visitor.post('/account/two-factor', { password: PASSWORD })).text();
  const uri = hidden(html, 'uri');
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  const backupCodes = hidden(html, 'backupCodes').split(' ');
  const fields = { uri, backupCodes: backupCodes.join(' '), code: totpCode(secret, -1) };
  expect((await visitor.post('/account/two-factor/confirm', fields)).status).toBe(303);
  return { secret, backupCodes };
}

describe('a session that was fixed before somebody signed in', () => {
  it('is not the one that she then has, whether it was made up or is somebody’s own', async () => {
    const attacker = await entered('second');
    const token = 'A'.repeat(32);
    const signature = createHmac('sha256', 's'.repeat(40)).update(token).digest('base64');
    for (const planted of [attacker.session, 'A'.repeat(76), `${token}.${encodeURIComponent(signature)}`]) {
      const victim = new Visitor(app);
      victim.session = planted;
      await victim.enter('practitioner');
      expect(victim.session).not.toBe(planted);
      expect(await victim.isIn()).toBe(true);
      expect(await opens(planted)).toBe(false);
    }
  });

  it('ends where the same browser signs in again, and nobody else’s does', async () => {
    const [her, another] = [await entered('practitioner'), await entered('practitioner')];
    const before = her.session;
    await her.enter('practitioner');
    expect(her.session).not.toBe(before);
    expect(await opens(before)).toBe(false);
    expect(await another.isIn()).toBe(true);
  });
});

describe('a session of more than before', () => {
  it('has another name after a new password, a second step on, and a second step off', async () => {
    const her = await entered('leader');
    const names = [her.session];
    const next = 'kettle violin harbour';
    await her.post('/account/password', { current: PASSWORD, next });
    names.push(her.session);
    await her.post('/account/password', { current: next, next: PASSWORD });
    await setUpCodes(her);
    names.push(her.session);
    await her.post('/account/two-factor/off', { password: PASSWORD });
    names.push(her.session);
    expect(new Set(names).size).toBe(4);
    for (const each of names.slice(0, -1)) expect(await app.signIn.accountOf(cookie(each))).toBeNull();
    expect(await app.signIn.accountOf(cookie(her.session))).toMatchObject({ email: 'leader@example.org' });
  });

  it('has another name after the second step of a sign-in, and the first step opens nothing', async () => {
    const her = await entered('manager');
    const { secret } = await setUpCodes(her);
    const coming = new Visitor(app);
    await coming.enter('manager');
    const first = new Map(coming.cookies);
    expect(await coming.isIn()).toBe(false);
    await coming.post('/sign-in/code', { code: totpCode(secret) });
    expect(await coming.isIn()).toBe(true);
    for (const value of first.values()) expect(value).not.toBe(coming.session);
    await her.post('/account/two-factor/off', { password: PASSWORD });
  });

  it('has another name once a passkey was added, which may be the second step that was asked for', async () => {
    const her = await entered('second');
    const before = her.session;
    const device = new Authenticator();
    const options: unknown = await (await her.post('/account/passkeys/options', { name: 'Phone' })).json();
    const response = device.create(z.object({ challenge: z.string() }).parse(options).challenge);
    expect((await her.post('/account/passkeys', { response })).status).toBe(303);
    expect(her.session).not.toBe(before);
    expect(await opens(before)).toBe(false);
    expect(await her.isIn()).toBe(true);
  });
});

const cookie = (session: string) => new Headers({ cookie: `__Host-facet.session_token=${session}` });

describe('a cookie that is sent again', () => {
  it('opens nothing after signing out', async () => {
    const her = await entered('practitioner');
    const kept = her.session;
    expect(await opens(kept)).toBe(true);
    await her.post('/sign-out', {});
    expect(her.session).toBe('');
    expect(await opens(kept)).toBe(false);
  });

  it('opens nothing after the password was changed elsewhere', async () => {
    const [here, elsewhere] = [await entered('practitioner'), await entered('practitioner')];
    expect(await elsewhere.isIn()).toBe(true);
    await here.post('/account/password', { current: PASSWORD, next: 'kettle violin harbour' });
    expect(await elsewhere.isIn()).toBe(false);
    expect(await here.isIn()).toBe(true);
    await here.post('/account/password', { current: 'kettle violin harbour', next: PASSWORD });
  });

  it('opens nothing once her role is another, nor once she has left', async () => {
    const { administrator, second } = app.actors;
    const her = await entered('second');
    expect(await her.isIn()).toBe(true);
    const { rows } = await app.owner.query<{ version: number }>(
      'select version from t_east.staff where id = $1',
      [second.staffId],
    );
    const version = rows[0]?.version ?? 0;
    const given = {
      id: second.staffId,
      version,
      name: second.name,
      role: 'auditor',
      capacity: null,
    } as const;
    await app.done(changeStaff, given, administrator);
    expect(await her.isIn()).toBe(false);
    const again = await entered('second');
    expect(await again.isIn()).toBe(true);
    await app.done(endStaff, { id: second.staffId, version: version + 1 }, administrator);
    expect(await again.isIn()).toBe(false);
    expect((await again.enter('second')).status).toBe(422);
  });
});

describe('a cookie that was tampered with', () => {
  it('opens nothing with any one character changed, cut short or lengthened', async () => {
    const { session } = await entered('practitioner');
    const isHers = async (value: string) => (await app.signIn.accountOf(cookie(value))) !== null;
    expect(await isHers(session)).toBe(true);
    const changed = [...session].flatMap((character, at) =>
      [1, 2, 4].map((bit) => {
        const other = String.fromCharCode(character.charCodeAt(0) ^ bit);
        return session.slice(0, at) + other + session.slice(at + 1);
      }),
    );
    const cut = [...session].map((_, at) => session.slice(0, at));
    const longer = ['A', '=', '%3D', '.', 'x'.repeat(8192)].map((more) => session + more);
    const opened = [];
    for (const each of [...changed, ...cut, ...longer, session.repeat(90)])
      if (await isHers(each)) opened.push(each);
    expect(opened.length).toBe(0);
  });

  it('is answered calmly, however long', async () => {
    for (const value of [
      'x'.repeat(8192),
      `${'A'.repeat(32)}.${'B'.repeat(8192)}`,
      '%'.repeat(8192),
      '\u00ff'.repeat(99),
    ]) {
      const visitor = new Visitor(app);
      visitor.session = value;
      expect((await visitor.get('/people')).status).toBe(303);
    }
  });

  it('is not believed when it comes twice', async () => {
    const [hers, theirs] = [await entered('practitioner'), await entered('westPractitioner')];
    const headers = cookie(hers.session);
    headers.append('cookie', `__Host-facet.session_token=${theirs.session}`);
    const both = new Headers({ cookie: headers.get('cookie')?.replace(', ', '; ') ?? '' });
    expect(await app.signIn.accountOf(both)).toBeNull();
  });

  it('opens its own tenant’s house alone', async () => {
    const theirs = await entered('westPractitioner');
    const shown = await (await theirs.get('/')).text();
    expect(shown).toContain('West Borough Council');
    expect(shown).not.toContain('East Borough Council');
  });
});

describe('a code', () => {
  it('of the app lets in once, and neither again later nor twice at once', async () => {
    const her = await entered('manager');
    const { secret } = await setUpCodes(her);
    const code = totpCode(secret);
    const [first, second, third] = [new Visitor(app), new Visitor(app), new Visitor(app)];
    for (const each of [first, second, third]) await each.enter('manager');
    const both = await Promise.all([first, second].map((each) => each.post('/sign-in/code', { code })));
    expect(both.map(({ status }) => status).sort()).toEqual([303, 422]);
    expect((await third.post('/sign-in/code', { code })).status).toBe(422);
    expect(await Promise.all([first, second, third].map((each) => each.isIn()))).toHaveLength(3);
    expect([await first.isIn(), await second.isIn()].filter(Boolean)).toHaveLength(1);
    expect(await third.isIn()).toBe(false);
    await her.post('/account/two-factor/off', { password: PASSWORD });
  });

  it('that set the app up does not let anybody in who looked on', async () => {
    const her = await entered('manager');
    const { secret } = await setUpCodes(her);
    const onlooker = new Visitor(app);
    await onlooker.enter('manager');
    expect((await onlooker.post('/sign-in/code', { code: totpCode(secret, -1) })).status).toBe(422);
    await her.post('/account/two-factor/off', { password: PASSWORD });
  });

  it('of those kept for a lost phone lets in once, and not twice at once', async () => {
    const her = await entered('manager');
    const { backupCodes } = await setUpCodes(her);
    const [code = ''] = backupCodes;
    const [first, second, third] = [new Visitor(app), new Visitor(app), new Visitor(app)];
    for (const each of [first, second, third]) await each.enter('manager');
    const both = await Promise.all([first, second].map((each) => each.post('/sign-in/code', { code })));
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1);
    expect((await third.post('/sign-in/code', { code })).status).toBe(422);
    await her.post('/account/two-factor/off', { password: PASSWORD });
  });

  it('opens nothing for somebody who left between the two steps', async () => {
    const her = await entered('manager');
    const { secret } = await setUpCodes(her);
    const coming = new Visitor(app);
    await coming.enter('manager');
    const { staffId } = app.actors.manager;
    await app.owner.query(`update t_east.staff set left_on = '2024-06-01' where id = $1`, [staffId]);
    expect((await coming.post('/sign-in/code', { code: totpCode(secret) })).status).toBe(422);
    expect(await coming.isIn()).toBe(false);
  });
});
