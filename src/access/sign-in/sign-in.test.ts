import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { hashPassword, newPassword, verifyPassword } from './password.ts';
import { cookieHeaders, createSignIn, type SignIn } from './sign-in.ts';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code that an authenticator app would show now (RFC 6238). */
function totpCode(base32: string): string {
  const bits = [...base32].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const bytes = bits.match(/.{8}/g)?.map((byte) => Number.parseInt(byte, 2)) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const offset = (mac[19] ?? 0) & 0xf;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const PASSWORD = 'a long enough password';
let addresses = 0;

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
    expect(cookie).toMatch(/^__Secure-facet\.session_token=/);
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

  it('takes about as long for a name that is not known as for one that is', async () => {
    const middle = async (email: string) => {
      const times: number[] = [];
      for (let each = 0; each < 7; each += 1) {
        const began = performance.now();
        await signIn.signIn({ email: `${email}`, password: 'wrong wrong wrong' }, visitor());
        times.push(performance.now() - began);
      }
      return times.sort((a, b) => a - b)[3] ?? 0;
    };
    const known = await middle('morgan@example.org');
    const unknown = await middle('missing@example.org');
    expect(unknown / known).toBeGreaterThan(0.25);
    expect(unknown / known).toBeLessThan(4);
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

  it('ends a session that has been idle for an hour, and any after twelve', async () => {
    for (const [column, ago] of [
      ['"updatedAt"', '61 minutes'],
      ['"expiresAt"', '1 second'],
    ]) {
      const { headers } = await sessionFor('priya@example.org');
      const idle = house.owner.query(`update facet.session set ${column} = now() - interval '${ago}'`);
      await idle;
      const other = await createSignIn({
        pool: house.database.pool,
        baseUrl: 'https://facet.example.org',
        secret: 's'.repeat(40),
        demo: false,
      });
      expect(await other.sessionOf(headers)).toBeNull();
    }
    const { rows } = await house.owner.query('select count(*)::int as n from facet.session');
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('opens nothing for somebody who has left, whatever she still knows or holds', async () => {
    const { headers } = await sessionFor('sam@example.org');
    const { staffId } = house.actors.second;
    await house.owner.query(`update t_east.staff set left_on = '2024-06-01' where id = $1`, [staffId]);
    const again = await createSignIn({
      pool: house.database.pool,
      baseUrl: 'https://facet.example.org',
      secret: 's'.repeat(40),
      demo: false,
    });
    expect(await again.sessionOf(headers)).toBeNull();
    const back = await signIn.signIn({ email: 'sam@example.org', password: PASSWORD }, visitor());
    expect(back).toMatchObject({ ok: false, error: { kind: 'invalid' } });
    await house.owner.query(`update t_east.staff set left_on = null where id = $1`, [staffId]);
  });

  it('asks for a second step once an app has been confirmed, and takes each backup code once', async () => {
    const first = await sessionFor('morgan@example.org');
    expect(await signIn.enableTotp({ password: 'wrong' }, first.headers)).toMatchObject({ ok: false });
    const setup = await signIn.enableTotp({ password: PASSWORD }, first.headers);
    if (!setup.ok) throw new Error('refused');
    expect(setup.value.uri).toMatch(/^otpauth:\/\/totp\/Facet/);
    expect(await signIn.confirmTotp({ code: '000000' }, visitor(first.headers))).toMatchObject({ ok: false });
    const confirmed = await signIn.confirmTotp(
      { code: totpCode(setup.value.secret) },
      visitor(first.headers),
    );
    if (!confirmed.ok) throw new Error('the code was not taken');
    expect(await signIn.sessionOf(cookieHeaders(confirmed.value.setCookies))).toMatchObject({
      role: 'manager',
    });

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
