import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditTenant } from '../../src/access/audit/index.ts';
import { createSignInRoutes } from '../../src/access/pages/index.ts';
import { cookieHeaders, createSignIn, type SignIn } from '../../src/access/sign-in/index.ts';
import { addressBehind } from '../../src/access/visitor-address.ts';
import { tables } from '../../src/app/rooms.ts';
import { openTestHouse, type TestHouse } from '../support/house.ts';

const PASSWORD = 'a long enough password';
const WRONG = 'some other long password';

let house: TestHouse;
let signIn: SignIn;
const app = new Hono<{ Variables: { nonce: string; requestId: string } }>();

async function sessionOf(who: 'practitioner' | 'second' | 'administrator'): Promise<Headers> {
  const visitor = { headers: new Headers(), address: '192.0.2.1' };
  const done = await signIn.signIn({ email: `${who}@example.org`, password: PASSWORD }, visitor);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  return cookieHeaders(done.value.setCookies);
}

beforeAll(async () => {
  house = await openTestHouse();
  const { pool } = house.database;
  const baseUrl = 'https://facet.example.org';
  signIn = await createSignIn({ pool, baseUrl, secret: 's'.repeat(40), demo: false });
  for (const who of ['practitioner', 'second', 'administrator'] as const) {
    const { tenant, staffId, name } = house.actors[who];
    const email = `${who}@example.org`;
    expect(await signIn.createUser({ tenant, staffId, name, email, password: PASSWORD })).toBe(true);
  }
  app.route(
    '/',
    createSignInRoutes({
      signIn,
      baseUrl: 'https://facet.example.org',
      addressOf: addressBehind(0),
      render: async (_headers, _nonce, { body }) => String(await body),
    }),
  );
});
afterAll(() => house.close());

describe('a session’s cookie', () => {
  it('opens nothing for who read the token in the database and could not sign it', async () => {
    const headers = await sessionOf('second');
    const { staffId } = house.actors.second;
    expect(await signIn.sessionOf(headers)).toMatchObject({ staffId });
    const cookie = headers.get('cookie') ?? '';
    const [name = '', value = ''] = cookie.split('=', 2);
    const [token = '', signature = ''] = value.split('.', 2);
    const { rows } = await house.owner.query('select 1 from facet.session where token = $1', [token]);
    expect(rows).toHaveLength(1);
    const other = signature.replace(/^./, (first) => (first === 'A' ? 'B' : 'A'));
    for (const forged of [`${token}.${other}`, `${token}.`, token, `${token}.${'A'.repeat(43)}%3D`])
      expect(await signIn.sessionOf(new Headers({ cookie: `${name}=${forged}` })), forged).toBeNull();
  });
});

describe('a session that was left open', () => {
  it('lets nobody try passwords without end, by whichever form asks for one', async () => {
    const headers = await sessionOf('practitioner');
    for (let tries = 0; tries < 5; tries += 1) {
      expect(
        (await signIn.changePassword({ current: WRONG, next: 'kettle violin harbour' }, headers)).ok,
      ).toBe(false);
      expect((await signIn.enableTotp({ password: WRONG }, headers)).ok).toBe(false);
    }
    const tooMany = { ok: false, error: { kind: 'too_many' } };
    expect(await signIn.disableTotp({ password: PASSWORD }, headers)).toMatchObject(tooMany);
    expect(
      await signIn.changePassword({ current: PASSWORD, next: 'kettle violin harbour' }, headers),
    ).toMatchObject(tooMany);
    expect((await signIn.enableTotp({ password: PASSWORD }, await sessionOf('second'))).ok).toBe(true);
  });
});

describe('a sign-in that an administrator gives', () => {
  it('is in the change log, with who gave it, and the audit still holds', async () => {
    const { administrator, second } = house.actors;
    const given = await app.request(`/staff/${second.staffId}/sign-in`, {
      method: 'POST',
      headers: {
        cookie: (await sessionOf('administrator')).get('cookie') ?? '',
        'sec-fetch-site': 'same-origin',
      },
      body: new URLSearchParams({ checkedHow: 'manager', note: 'Morgan called' }),
    });
    expect(given.status).toBe(200);
    const { rows } = await house.owner.query(
      `select staff_id, after ->> 'staff_id' as whose, after ->> 'checked_how' as how from t_east.change_log
       where command = 'issueSignInLink'`,
    );
    expect(rows).toEqual([{ staff_id: administrator.staffId, whose: second.staffId, how: 'manager' }]);
    expect(await auditTenant(house.owner, 'east', tables)).toMatchObject({ ok: true });
  });
});

describe('a form of the sign-in pages', () => {
  it.each(['/sign-in', '/sign-in/code', '/sign-in/demo', '/account/password', '/account/two-factor/confirm'])(
    'is not read beyond measure: %s',
    async (path) => {
      const body = new URLSearchParams({ email: 'x'.repeat(100_000) });
      const response = await app.request(path, { method: 'POST', body });
      expect(response.status).toBe(413);
    },
  );
});
