import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDirectory, type TestDirectory } from '../../../test/support/directory.ts';
import { type Forger, type Forgery, openForger } from '../../../test/support/forger.ts';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { cookieHeaders, createSignIn, type SignIn } from '../sign-in/index.ts';
import { removeDirectory, setDirectory, zDirectory } from './settings.ts';
import { CALLBACK, SingleSignOn } from './single-sign-on.ts';

const BASE = 'https://facet.example.org';
const SECRET = 's'.repeat(40);
const CLIENT = { id: 'facet', secret: 'a client secret & more', back: `${BASE}${CALLBACK}` };

describe('single sign-on', () => {
  let house: TestHouse;
  let signIn: SignIn;
  let sso: SingleSignOn;
  const log: string[] = [];
  let addresses = 0;
  const visitor = () => {
    addresses += 1;
    return { headers: new Headers(), address: `192.0.2.${addresses}` };
  };
  const setUp = (tenant: string, issuer: string, more: { needsMfa?: boolean; domains?: string[] } = {}) => {
    const { needsMfa = false, domains = ['example.org'] } = more;
    const directory = { tenant, label: 'East account', issuer, clientId: CLIENT.id, domains, needsMfa };
    return setDirectory(house.owner, SECRET, zDirectory.parse(directory), CLIENT.secret);
  };
  async function begin(tenant = 'east') {
    const begun = await sso.begin(tenant, '/people', visitor());
    if (!begun.ok) throw new Error(JSON.stringify(begun.error));
    return begun.value;
  }
  const users = async () =>
    (await house.owner.query('select count(*)::int as n from facet."user"')).rows[0].n;

  beforeAll(async () => {
    house = await openTestHouse();
    const { pool } = house.database;
    signIn = await createSignIn({ pool, baseUrl: BASE, secret: SECRET, demo: false });
    const onFault = (tenant: string, why: string) => void log.push(`${tenant}: ${why}`);
    sso = new SingleSignOn({ pool, baseUrl: BASE, secret: SECRET, signIn, onFault });
  });
  beforeEach(() => {
    log.length = 0;
  });
  afterAll(() => house.close());

  describe('with a real provider', () => {
    let directory: TestDirectory;
    beforeAll(async () => {
      directory = await openDirectory(CLIENT);
      await setUp('east', directory.issuer);
    });
    afterAll(() => directory.close());

    /** From the button to the answer that comes back. */
    async function goThere() {
      const { to, state } = await begin();
      return { state, answer: (await directory.visit(to)).searchParams };
    }
    async function enter() {
      const { answer, state } = await goThere();
      return sso.finish(answer, state, visitor());
    }
    const refused = { ok: false, error: { kind: 'refused', code: 'single_sign_on' } };

    it('lets a known member of staff in, and on to where she wanted to go', async () => {
      directory.person = { subject: 'priya-1', email: 'Priya.Practitioner@Example.org', verified: true };
      const entered = await enter();
      if (!entered.ok) throw new Error(`${JSON.stringify(entered.error)} ${log.join()}`);
      expect(entered.value.next).toBe('/people');
      const headers = cookieHeaders(entered.value.setCookies);
      expect(await signIn.sessionOf(headers)).toEqual(house.actors.practitioner);
      expect((await signIn.openSessions(house.actors.practitioner))[0]?.means).toBe('single_sign_on');
      const { rows } = await house.owner.query(
        `select row_id from t_east.change_log where command = 'tieSingleSignOn'`,
      );
      expect(rows).toEqual([{ row_id: house.actors.practitioner.staffId }]);
    });

    it('knows her by her account from then on, and gives her address’s new owner nothing of hers', async () => {
      directory.person = { subject: 'priya-1', email: 'priya.married@example.org', verified: false };
      expect(await enter()).toMatchObject({ ok: true });
      directory.person = { subject: 'priya-2', email: 'priya.practitioner@example.org', verified: true };
      expect(await enter()).toMatchObject(refused);
    });

    it.each([
      ['whom nobody added', { subject: 'x-1', email: 'stranger@example.org', verified: true }],
      [
        'whose address is not verified',
        { subject: 'x-2', email: 'morgan.manager@example.org', verified: false },
      ],
      ['of another domain', { subject: 'x-3', email: 'morgan.manager@elsewhere.org', verified: true }],
      ['of another tenant', { subject: 'x-4', email: 'wren.western@example.org', verified: true }],
    ])('lets nobody in %s, with the same words, and adds nobody', async (_whom, person) => {
      directory.person = person;
      const before = await users();
      const answer = await enter();
      expect(answer).toMatchObject(refused);
      expect(JSON.stringify(answer)).toContain('Your organisation’s account is not known here');
      expect(await users()).toBe(before);
      expect(log.join()).toMatch(/^east: nobody was let in/);
      expect(log.join()).not.toContain('@');
    });

    it('takes no answer twice, nor a code that was used', async () => {
      directory.person = { subject: 'priya-1', email: 'p@example.org', verified: true };
      const { answer, state } = await goThere();
      expect(await sso.finish(answer, state, visitor())).toMatchObject({ ok: true });
      expect(await sso.finish(answer, state, visitor())).toMatchObject(refused);
      // The same code, in a sign-in that is under way: the directory gave it for another one.
      const next = await begin();
      const replayed = new URLSearchParams({ code: answer.get('code') ?? '', state: next.state });
      expect(await sso.finish(replayed, next.state, visitor())).toMatchObject(refused);
      expect(log.join()).toContain('the directory answered 400');
    });

    it('takes no answer that another browser began, that is late, or that another directory gave', async () => {
      const one = await goThere();
      expect(await sso.finish(one.answer, undefined, visitor())).toMatchObject(refused);
      expect(await sso.finish(one.answer, 'x', visitor())).toMatchObject(refused);
      const mixed = new URLSearchParams(one.answer);
      mixed.set('iss', 'https://evil.example');
      expect(await sso.finish(mixed, one.state, visitor())).toMatchObject(refused);
      const late = await goThere();
      await house.owner.query('update facet.single_sign_on_attempt set expires_at = now()');
      expect(await sso.finish(late.answer, late.state, visitor())).toMatchObject(refused);
      for (const answer of ['', 'error=access_denied', 'code=x', `state=${'x'.repeat(10_000)}`])
        expect(await sso.finish(new URLSearchParams(answer), 'x', visitor())).toMatchObject(refused);
    });

    it('lets nobody in who has left', async () => {
      directory.person = { subject: 'priya-1', email: 'p@example.org', verified: true };
      const { staffId } = house.actors.practitioner;
      await house.owner.query(`update t_east.staff set left_on = '2024-06-01' where id = $1`, [staffId]);
      expect(await enter()).toMatchObject(refused);
      await house.owner.query('update t_east.staff set left_on = null where id = $1', [staffId]);
    });

    it('asks for a second factor’s mark where that is set', async () => {
      await setUp('east', directory.issuer, { needsMfa: true });
      expect(await enter()).toMatchObject(refused);
      expect(log.join()).toContain('(mfa)');
      await setUp('east', directory.issuer);
      expect(await enter()).toMatchObject({ ok: true });
    });

    it('goes nowhere when the directory names itself otherwise, or there is none', async () => {
      await setUp('west', directory.issuer.replace('127.0.0.1', 'localhost'));
      expect(await sso.begin('west', '/', visitor())).toMatchObject(refused);
      expect(log).toEqual(['west: the directory is another than the one set up']);
      await removeDirectory(house.owner, 'west');
      for (const tenant of ['west', 'north', "east'--"])
        expect(await sso.begin(tenant, '/', visitor())).toMatchObject({ error: { kind: 'not_found' } });
    });

    it('keeps the client’s secret sealed', async () => {
      const { rows } = await house.owner.query(
        `select encode(secret, 'escape') as s from facet.single_sign_on`,
      );
      expect(JSON.stringify(rows)).not.toContain('client secret');
    });
  });

  describe('with a token that is not right', () => {
    let forger: Forger;
    beforeAll(async () => {
      forger = await openForger(CLIENT);
      await setUp('east', forger.issuer);
    });
    afterAll(() => forger.close());

    async function enterWith(forgery: Forgery, nonce?: string) {
      const { to, state } = await begin();
      forger.nonce = nonce ?? new URL(to).searchParams.get('nonce') ?? '';
      forger.forgery = forgery;
      return sso.finish(new URLSearchParams({ code: 'any', state }), state, visitor());
    }

    it('lets in with a right one', async () => {
      expect(await enterWith({})).toMatchObject({ ok: true });
    });

    const past = Math.floor(Date.now() / 1000) - 3_600;
    it.each<[string, Forgery]>([
      ['another issuer', { claims: { iss: 'https://evil.example' } }],
      ['another audience', { claims: { aud: 'another-program' } }],
      ['more audiences and no word on whose it is', { claims: { aud: ['facet', 'another-program'] } }],
      ['another authorised party', { claims: { azp: 'another-program' } }],
      ['another request’s nonce', { claims: { nonce: 'of another' } }],
      ['no nonce', { claims: { nonce: undefined } }],
      ['an old date', { claims: { iat: past, exp: past + 300 } }],
      ['no end', { claims: { exp: undefined } }],
      ['no subject', { claims: { sub: '' } }],
      ['a stranger’s signature', { signedBy: 'stranger' }],
      ['the client’s secret for a key', { signedBy: 'client secret' }],
      ['no signature', { signedBy: 'nobody' }],
    ])('lets nobody in with %s', async (_what, forgery) => {
      expect(await enterWith(forgery)).toMatchObject({ ok: false });
      expect(log).toHaveLength(1);
    });
  });
});
