import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Authenticator, type DeviceManner } from '../../../test/support/authenticator.ts';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { cookieHeaders } from './cookies.ts';
import { createSignIn, type SignIn } from './sign-in.ts';

const PASSWORD = 'a long enough password';

describe('passkeys', () => {
  let house: TestHouse;
  let signIn: SignIn;
  let addresses = 0;

  const visitor = (headers = new Headers()) => {
    addresses += 1;
    return { headers, address: `192.0.2.${addresses}` };
  };
  const value = <T>(done: { ok: true; value: T } | { ok: false; error: unknown }): T => {
    if (done.ok) return done.value;
    throw new Error(JSON.stringify(done.error));
  };
  const enter = async (email: string) =>
    cookieHeaders(value(await signIn.signIn({ email, password: PASSWORD }, visitor())).setCookies);

  /** Asks for a challenge and answers it with a device. */
  async function enterWith(device: Authenticator, manner: DeviceManner = {}) {
    const { challenge } = value(await signIn.passkeys.beginSignIn(visitor()));
    return signIn.passkeys.finishSignIn(device.get(challenge, manner), visitor());
  }
  async function add(device: Authenticator, headers: Headers, manner: DeviceManner = {}) {
    const begun = await signIn.passkeys.beginAdding({ name: 'Work phone', password: '' }, headers);
    const done = await signIn.passkeys.finishAdding(device.create(value(begun).challenge, manner), headers);
    // The session goes on under another name.
    if (done.ok) headers.set('cookie', cookieHeaders(done.value.setCookies).get('cookie') ?? '');
    return done;
  }
  const userId = async (headers: Headers) => (await signIn.accountOf(headers))?.userId ?? '';

  beforeAll(async () => {
    house = await openTestHouse();
    const { pool } = house.database;
    const baseUrl = 'https://facet.example.org';
    signIn = await createSignIn({ pool, baseUrl, secret: 's'.repeat(40), demo: false });
    for (const who of ['practitioner', 'second'] as const) {
      const { tenant, staffId, name } = house.actors[who];
      const email = `${who}@example.org`;
      await signIn.createUser({ tenant, staffId, name, email, password: PASSWORD });
    }
  });
  afterAll(() => house.close());

  it('are added, let in by themselves, are named and removed; other sessions end', async () => {
    const device = new Authenticator();
    const elsewhere = await enter('practitioner@example.org');
    const headers = await enter('practitioner@example.org');
    expect(await add(device, headers)).toMatchObject({ ok: true });
    expect(await signIn.sessionOf(elsewhere)).toBeNull();
    const entered = cookieHeaders(value(await enterWith(device)).setCookies);
    expect(await signIn.sessionOf(entered)).toEqual(house.actors.practitioner);
    const [session] = await signIn.openSessions(house.actors.practitioner, entered);
    expect(session).toMatchObject({ means: 'passkey', here: true });
    const [passkey] = await signIn.passkeys.listOf(await userId(headers));
    expect(passkey).toMatchObject({ name: 'Work phone', lastUsedAt: expect.anything() });
    const id = passkey?.id ?? '';
    expect(await signIn.passkeys.rename({ id, name: '  ' }, headers)).toMatchObject({ ok: false });
    expect(await signIn.passkeys.rename({ id, name: 'Old phone' }, headers)).toMatchObject({ ok: true });
    expect((await signIn.passkeys.listOf(await userId(headers)))[0]?.name).toBe('Old phone');
    expect(await signIn.passkeys.remove({ id, password: '' }, headers)).toMatchObject({ ok: true });
    expect(await signIn.sessionOf(entered)).toBeNull();
    expect(await enterWith(device)).toMatchObject({ ok: false });
  });

  it('are taken from this place alone, with a finger, face or PIN, and each answer once', async () => {
    const device = new Authenticator();
    const headers = await enter('practitioner@example.org');
    for (const manner of [
      { origin: 'https://facet.example.org.evil.example' },
      { host: 'evil.example' },
      { verified: false },
    ])
      expect(await add(new Authenticator(), headers, manner), JSON.stringify(manner)).toMatchObject({
        ok: false,
      });
    value(await add(device, headers));
    for (const manner of [{ origin: 'https://evil.example' }, { host: 'evil.example' }, { verified: false }])
      expect(await enterWith(device, manner), JSON.stringify(manner)).toMatchObject({ ok: false });
    const { challenge } = value(await signIn.passkeys.beginSignIn(visitor()));
    const answer = device.get(challenge);
    expect(await signIn.passkeys.finishSignIn(answer, visitor())).toMatchObject({ ok: true });
    expect(await signIn.passkeys.finishSignIn(answer, visitor())).toMatchObject({ ok: false });
    expect(await signIn.passkeys.finishSignIn(device.get('A'.repeat(43)), visitor())).toMatchObject({
      ok: false,
    });
  });

  it('do not let in with another’s key, a late answer, or what is no answer', async () => {
    const device = new Authenticator();
    const headers = await enter('second@example.org');
    value(await add(device, headers));
    const stranger = new Authenticator();
    device.id.copy(stranger.id);
    expect(await enterWith(stranger)).toMatchObject({ ok: false });
    const { challenge } = value(await signIn.passkeys.beginSignIn(visitor()));
    await house.owner.query(`update facet.passkey_challenge set expires_at = now()`);
    expect(await signIn.passkeys.finishSignIn(device.get(challenge), visitor())).toMatchObject({ ok: false });
    for (const text of ['', '{}', 'null', '[]', '{"id":"x","response":{"clientDataJSON":"e30"}}', '\u0000'])
      expect(await signIn.passkeys.finishSignIn(text, visitor())).toMatchObject({ ok: false });
    // A challenge for adding is hers who asked for it, and no way in.
    const begun = value(await signIn.passkeys.beginAdding({ name: 'x', password: '' }, headers));
    expect(await signIn.passkeys.finishSignIn(device.get(begun.challenge), visitor())).toMatchObject({
      ok: false,
    });
    const other = await enter('practitioner@example.org');
    const made = new Authenticator().create(begun.challenge);
    expect(await signIn.passkeys.finishAdding(made, other)).toMatchObject({ ok: false });
  });

  it('are changed only by whoever shows again who she is, and only her own', async () => {
    const device = new Authenticator();
    const headers = await enter('second@example.org');
    value(await add(device, headers));
    const id = (await signIn.passkeys.listOf(await userId(headers)))[0]?.id ?? '';
    await house.owner.query(`update facet.session set "createdAt" = now() - interval '11 minutes'`);
    const wrong = { ok: false, error: { kind: 'invalid', faults: [{ path: ['password'] }] } };
    expect(await signIn.passkeys.beginAdding({ name: 'x', password: 'no' }, headers)).toMatchObject(wrong);
    expect(await signIn.passkeys.remove({ id, password: '' }, headers)).toMatchObject(wrong);
    const other = await enter('practitioner@example.org');
    const notFound = { ok: false, error: { kind: 'not_found' } };
    expect(await signIn.passkeys.remove({ id, password: '' }, other)).toMatchObject(notFound);
    expect(await signIn.passkeys.rename({ id, name: 'mine' }, other)).toMatchObject(notFound);
    expect(await signIn.passkeys.remove({ id, password: PASSWORD }, headers)).toMatchObject({ ok: true });
  });

  it('open nothing for somebody who has left', async () => {
    const device = new Authenticator();
    value(await add(device, await enter('second@example.org')));
    const { staffId } = house.actors.second;
    await house.owner.query(`update t_east.staff set left_on = '2024-06-01' where id = $1`, [staffId]);
    expect(await enterWith(device)).toMatchObject({ ok: false });
    await house.owner.query('update t_east.staff set left_on = null where id = $1', [staffId]);
    expect(await enterWith(device)).toMatchObject({ ok: true });
  });
});
