import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { holdHalfMinute, totpCode } from '../../../test/support/totp.ts';
import type { SessionLimits } from './auth.ts';
import { cookieHeaders } from './cookies.ts';
import { idOf } from './open-sessions.ts';
import { hashPassword, newPassword, verifyPassword } from './password.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

const hashed = vi.hoisted(() => vi.fn<(kind: string, cost: Record<string, unknown>) => void>());

vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>();
  const argon2: typeof crypto.argon2 = (kind, cost, done) => {
    hashed(kind, { ...cost });
    crypto.argon2(kind, cost, done);
  };
  return { ...crypto, argon2 };
});

const PASSWORD = 'a long enough password';
let addresses = 0;

afterEach(() => void vi.useRealTimers());

describe('signing in', () => {
  let house: TestHouse;
  let signIn: SignIn;

  const visitor = (headers = new Headers()) => {
    addresses += 1;
    return { headers, address: `192.0.2.${addresses}` };
  };

  async function userFor(
    who: 'practitioner' | 'second' | 'manager' | 'analyst' | 'administrator',
    email: string,
  ) {
    const { tenant, staffId, name } = house.actors[who];
    expect(await signIn.createUser({ tenant, staffId, name, email, password: PASSWORD })).toBe(true);
    return email;
  }

  async function sessionFor(email: string, password = PASSWORD) {
    const done = await signIn.signIn({ email, password }, visitor());
    if (!done.ok) throw new Error(JSON.stringify(done.error));
    return { ...done.value, headers: cookieHeaders(done.value.setCookies) };
  }

  beforeAll(async () => {
    house = await openTestHouse();
    const { pool } = house.database;
    signIn = await createSignIn({
      pool,
      baseUrl: 'https://facet.example.org',
      secret: 's'.repeat(40),
      demo: false,
    });
    await userFor('practitioner', 'priya@example.org');
    await userFor('second', 'sam@example.org');
    await userFor('manager', 'morgan@example.org');
  });
  afterAll(() => house.close());

  it('lets somebody in by name and password, with secure cookies, and out again', async () => {
    const { setCookies, headers, needsTwoFactor } = await sessionFor(' Priya@Example.org ');
    expect(needsTwoFactor).toBe(false);
    const [cookie] = setCookies;
    expect(cookie).toMatch(/^__Host-facet\.session_token=/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/', 'Max-Age=43200'])
      expect(cookie).toContain(part);
    expect(await signIn.sessionOf(headers)).toEqual(house.actors.practitioner);
    await signIn.signOut(headers);
    expect(await signIn.sessionOf(headers)).toBeNull();
  });

  it('says the same words for a wrong password, an unknown name and a name that is no address', async () => {
    const answers = await Promise.all(
      [
        'priya@example.org',
        'nobody@example.org',
        'not an address',
        "' or 1=1 --",
        '\u0000',
        'x'.repeat(10_000),
      ].map((email) => signIn.signIn({ email, password: 'wrong wrong wrong' }, visitor())),
    );
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['email'] }] },
    });
  });

  it('does the same hashing for a name that is not known as for one that is', async () => {
    const work = async (email: string) => {
      hashed.mockClear();
      await signIn.signIn({ email, password: 'wrong wrong wrong' }, visitor());
      return hashed.mock.calls.map(([, { memory, passes, parallelism, tagLength }]) => ({
        memory,
        passes,
        parallelism,
        tagLength,
      }));
    };
    const known = await work('morgan@example.org');
    expect(known).toEqual([{ memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }]);
    expect(await work('missing@example.org')).toEqual(known);
  });

  it('slows guessing of one name down, from whatever address', async () => {
    const tries = [];
    for (let each = 0; each < 11; each += 1)
      tries.push(
        await signIn.signIn({ email: 'guessed@example.org', password: 'guess guess guess' }, visitor()),
      );
    expect(tries[9]).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    expect(tries[10]).toMatchObject({ ok: false, error: { kind: 'too_many' } });
  });

  const again = (limits?: SessionLimits) =>
    createSignIn({
      pool: house.database.pool,
      baseUrl: 'https://facet.example.org',
      secret: 's'.repeat(40),
      demo: false,
      ...(limits && { limits }),
    });

  it.each([
    ['"updatedAt"', '29 minutes', true],
    ['"updatedAt"', '31 minutes', false],
    ['"expiresAt"', '1 second', false],
  ])(
    'ends a session that has been idle for half an hour, and any at its limit: %s %s ago',
    async (column, ago, open) => {
      await house.owner.query('delete from facet.session');
      const { headers } = await sessionFor('priya@example.org');
      await house.owner.query(`update facet.session set ${column} = now() - interval '${ago}'`);
      const actor = await (await again()).sessionOf(headers);
      expect(actor ? idOf(actor) : undefined).toBe(open ? house.actors.practitioner.staffId : undefined);
      if (open) return;
      // It is over for good, whatever else would still take its token.
      const { rows } = await house.owner.query('select 1 from facet.session where "expiresAt" > now()');
      expect(rows).toEqual([]);
      await house.owner.query('update facet.session set "updatedAt" = now()');
      expect(await (await again()).sessionOf(headers)).toBeNull();
    },
  );

  it('may be set to other limits', async () => {
    const strict = await again({ idleSeconds: 60, longestSeconds: 3600 });
    const done = await strict.signIn({ email: 'priya@example.org', password: PASSWORD }, visitor());
    if (!done.ok) throw new Error('refused');
    expect(done.value.setCookies[0]).toContain('Max-Age=3600');
    await house.owner.query(`update facet.session set "updatedAt" = now() - interval '61 seconds'`);
    expect(await strict.sessionOf(cookieHeaders(done.value.setCookies))).toBeNull();
  });

  it('ends a session when the role is no longer the one that it was opened with', async () => {
    const { headers } = await sessionFor('sam@example.org');
    const { staffId } = house.actors.second;
    await house.owner.query(`update t_east.staff set role = 'manager' where id = $1`, [staffId]);
    expect(await (await again()).sessionOf(headers)).toBeNull();
    await house.owner.query(`update t_east.staff set role = 'practitioner' where id = $1`, [staffId]);
    expect(await (await again()).sessionOf(headers)).toBeNull();
  });

  it('lists her own sessions with their devices, and ends one or all the others', async () => {
    const phone = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Safari/604.1' };
    const email = 'priya@example.org';
    await house.owner.query('delete from facet.session');
    const far = await signIn.signIn({ email, password: PASSWORD }, visitor(new Headers(phone)));
    if (!far.ok) throw new Error('refused');
    const away = cookieHeaders(far.value.setCookies);
    const { headers } = await sessionFor(email);
    const other = await sessionFor('sam@example.org');
    const seen = await signIn.openSessions(house.actors.practitioner, headers);
    expect(seen.map(({ device, here, means }) => [device, here, means])).toEqual([
      ['A device that does not say what it is', true, 'password'],
      ['Safari on an iPhone', false, 'password'],
    ]);
    const [theirs] = await signIn.openSessions(house.actors.second);
    expect(await signIn.endOwnSessions({ id: theirs?.id ?? '' }, headers)).toBe(0);
    expect(await signIn.endOwnSessions({ id: seen[1]?.id ?? '' }, headers)).toBe(1);
    expect(await signIn.sessionOf(away)).toBeNull();
    const third = await sessionFor(email);
    expect(await signIn.endOwnSessions('others', headers)).toBe(1);
    expect(await signIn.sessionOf(third.headers)).toBeNull();
    expect(await signIn.sessionOf(headers)).not.toBeNull();
    expect(await signIn.sessionOf(other.headers)).not.toBeNull();
  });

  it('lets an administrator end them all, and says so in the change log', async () => {
    const { headers } = await sessionFor('priya@example.org');
    const { practitioner, administrator } = house.actors;
    expect(await signIn.endSessionsOf(practitioner, administrator.staffId)).toBeGreaterThan(0);
    expect(await signIn.sessionOf(headers)).toBeNull();
    const { rows } = await house.owner.query(
      `select staff_id, row_id from t_east.change_log where command = 'endSessions'`,
    );
    expect(rows).toEqual([{ staff_id: administrator.staffId, row_id: practitioner.staffId }]);
  });

  it('opens nothing for somebody who has left, whatever she still knows or holds', async () => {
    const { headers } = await sessionFor('sam@example.org');
    const { staffId } = house.actors.second;
    await house.owner.query(`update t_east.staff set left_on = '2024-06-01' where id = $1`, [staffId]);
    expect(await (await again()).sessionOf(headers)).toBeNull();
    const back = await signIn.signIn({ email: 'sam@example.org', password: PASSWORD }, visitor());
    expect(back).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    await house.owner.query(`update t_east.staff set left_on = null where id = $1`, [staffId]);
  });

  it('asks for a second step once an app has been confirmed, and takes each backup code once', async () => {
    holdHalfMinute();
    const before = await sessionFor('morgan@example.org');
    const first = await sessionFor('morgan@example.org');
    expect(await signIn.enableTotp({ password: 'wrong' }, first.headers)).toMatchObject({ ok: false });
    const setup = await signIn.enableTotp({ password: PASSWORD }, first.headers);
    if (!setup.ok) throw new Error('refused');
    expect(setup.value.uri).toMatch(/^otpauth:\/\/totp\/Facet/);
    expect(await signIn.confirmTotp({ code: '000000' }, visitor(first.headers))).toMatchObject({ ok: false });
    const confirmed = await signIn.confirmTotp(
      { code: totpCode(setup.value.secret, -1) },
      visitor(first.headers),
    );
    if (!confirmed.ok) throw new Error('the code was not taken');
    const own = cookieHeaders(confirmed.value.setCookies);
    expect(await signIn.sessionOf(own)).toMatchObject({ role: 'manager' });
    expect(await signIn.sessionOf(before.headers)).toBeNull();

    const second = await sessionFor('morgan@example.org');
    expect(second.needsTwoFactor).toBe(true);
    expect(await signIn.sessionOf(second.headers)).toBeNull();
    expect(await signIn.verifyTotp({ code: '123 456' }, visitor(second.headers))).toMatchObject({
      ok: false,
    });
    const code = totpCode(setup.value.secret);
    const entered = await signIn.verifyTotp(
      { code: `${code.slice(0, 3)} ${code.slice(3)}` },
      visitor(second.headers),
    );
    if (!entered.ok) throw new Error('the code was not taken');
    expect(await signIn.sessionOf(cookieHeaders(entered.value.setCookies))).toEqual(house.actors.manager);

    const idle = cookieHeaders(entered.value.setCookies);
    await house.owner.query(`update facet.session set "updatedAt" = now() - interval '31 minutes'`);
    const late = await signIn.verifyTotp({ code: totpCode(setup.value.secret, 1) }, visitor(idle));
    expect(late.ok).toBe(false);

    const [backup = ''] = setup.value.backupCodes;
    const third = await sessionFor('morgan@example.org');
    expect((await signIn.verifyTotp({ code: backup }, visitor(third.headers))).ok).toBe(true);
    const fourth = await sessionFor('morgan@example.org');
    expect((await signIn.verifyTotp({ code: backup }, visitor(fourth.headers))).ok).toBe(false);
  });

  it('makes somebody replace a password that was given to her before anything else', async () => {
    const { tenant, staffId, name } = house.actors.analyst;
    const given = await signIn.giveSignIn({ tenant, staffId, name, email: 'ade@example.org' }, null);
    if (!given) throw new Error('the address is taken');
    const { headers } = await sessionFor('ade@example.org', given.password);
    expect(await signIn.sessionOf(headers)).toBeNull();
    expect(await signIn.accountOf(headers)).toMatchObject({ passwordToChange: true });
    const change = (current: string, next: string) => signIn.changePassword({ current, next }, headers);
    expect(await change(given.password, 'too short')).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['next'] }] },
    });
    expect(await change('wrong wrong wrong', 'quite another one')).toMatchObject({
      ok: false,
      error: { faults: [{ path: ['current'] }] },
    });
    const changed = await change(given.password, 'quite another one');
    if (!changed.ok) throw new Error('refused');
    expect(await signIn.sessionOf(cookieHeaders(changed.value.setCookies))).toEqual(house.actors.analyst);
    expect(await signIn.sessionOf(headers)).toBeNull();
  });

  it('refuses a demonstration sign-in unless Facet, the tenant and the person are all of a demonstration', async () => {
    const { administrator } = house.actors;
    const { pool } = house.database;
    const parts = { pool, baseUrl: 'http://localhost:3000', secret: 's'.repeat(40) };
    const real = await createSignIn({ ...parts, demo: false });
    const demo = await createSignIn({ ...parts, demo: true });
    await demo.createUser({
      ...administrator,
      email: 'alex@example.org',
      password: newPassword(),
      demo: true,
    });
    expect(await demo.demoSignIn(administrator.staffId)).toMatchObject({ ok: false });
    await house.owner.query(`update facet.tenant set demo = true where slug = 'east'`);
    expect(await real.demoSignIn(administrator.staffId)).toMatchObject({ ok: false });
    expect(await real.demoPeople()).toEqual([]);
    expect(await demo.demoSignIn(house.actors.practitioner.staffId)).toMatchObject({ ok: false });
    const done = await demo.demoSignIn(administrator.staffId);
    if (!done.ok) throw new Error('refused');
    expect(done.value.setCookies[0]).not.toContain('Secure');
    expect(await demo.sessionOf(cookieHeaders(done.value.setCookies))).toEqual(administrator);
    expect((await demo.demoPeople()).map(({ actor }) => actor.name)).toEqual(['Alex Administrator']);
  });
});

describe('a password', () => {
  it('is kept as argon2id with the costs that OWASP asks for, each time with another salt', async () => {
    const hashes = await Promise.all([hashPassword('পাসওয়ার্ড লম্বা'), hashPassword('পাসওয়ার্ড লম্বা')]);
    for (const hash of hashes) expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(hashes[0]).not.toBe(hashes[1]);
    expect(await verifyPassword(hashes[0] ?? '', 'পাসওয়ার্ড লম্বা')).toBe(true);
    expect(await verifyPassword(hashes[0] ?? '', 'পাসওয়ার্ড লম্ব')).toBe(false);
  });

  it('is the same however its accents were typed', async () => {
    expect(await verifyPassword(await hashPassword('café au lait long'), 'cafe\u0301 au lait long')).toBe(
      true,
    );
  });

  it('is not matched by a damaged hash', async () => {
    for (const hash of [
      '',
      'plain',
      '$argon2id$v=19$m=1,t=1,p=1$$',
      '$argon2i$v=19$m=19456,t=2,p=1$YWJj$YWJj',
    ])
      expect(await verifyPassword(hash, 'anything')).toBe(false);
  });
});
