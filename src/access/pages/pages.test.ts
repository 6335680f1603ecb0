import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestHouse, type TestHouse } from '../../../test/support/house.ts';
import { createSignIn, type SignIn } from '../sign-in/index.ts';
import { addressBehind } from '../visitor-address.ts';
import { safeNext } from './desk.ts';
import { createSignInRoutes } from './routes.tsx';

const PASSWORD = 'a long enough password';

describe('the sign-in pages', () => {
  let house: TestHouse;
  let signIn: SignIn;
  let app: Hono<{ Variables: { nonce: string; requestId: string } }>;

  const send = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(fields), headers });
  const cookiesOf = (response: Response) =>
    response.headers
      .getSetCookie()
      .map((each) => each.split(';')[0])
      .join('; ');
  const enter = async (email: string, password = PASSWORD) =>
    cookiesOf(await send('/sign-in', { email, password }));

  beforeAll(async () => {
    house = await openTestHouse();
    const { pool } = house.database;
    signIn = await createSignIn({
      pool,
      baseUrl: 'http://localhost:3000',
      secret: 's'.repeat(40),
      demo: true,
    });
    for (const who of ['practitioner', 'administrator'] as const) {
      const { tenant, staffId, name } = house.actors[who];
      await signIn.createUser({
        tenant,
        staffId,
        name,
        email: `${who}@example.org`,
        password: PASSWORD,
        demo: true,
      });
    }
    await house.owner.query(`update facet.tenant set demo = true where slug = 'east'`);
    app = new Hono();
    app.route(
      '/',
      createSignInRoutes({
        signIn,
        baseUrl: 'http://localhost:3000',
        addressOf: addressBehind(0),
        render: async (_headers, _nonce, answer) => {
          const faults = (answer.faults ?? []).map((fault) => fault.message).join('; ');
          return `<title>${answer.title}</title><p>${faults}</p>${await answer.body}`;
        },
      }),
    );
  });
  afterAll(() => house.close());

  it('lets in, and goes on to the page that was asked for', async () => {
    const form = { email: 'practitioner@example.org', password: PASSWORD, next: '/people?name=a' };
    const response = await send('/sign-in', form);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/people?name=a');
    expect(await signIn.sessionOf(new Headers({ cookie: cookiesOf(response) }))).toEqual(
      house.actors.practitioner,
    );
  });

  it('keeps the address that was typed, and never the password', async () => {
    const response = await send('/sign-in', { email: '<b>x@example.org', password: 'my secret words' });
    const text = await response.text();
    expect(response.status).toBe(422);
    expect(text).toContain('&lt;b&gt;x@example.org');
    expect(text).not.toContain('my secret words');
    expect(text).toContain('One of them is not right');
  });

  it('survives a form that is no form', async () => {
    for (const body of ['', '%', 'email[a][b]=1', 'email=%00', '\u0000'.repeat(50)]) {
      const response = await app.request('/sign-in', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expect(response.status).toBe(422);
    }
    const file = await app.request('/sign-in', {
      method: 'POST',
      body: 'x',
      headers: { 'content-type': 'image/png' },
    });
    expect(file.status).toBe(422);
  });

  it('says how long to wait after too many tries', async () => {
    const last = [];
    for (let each = 0; each < 11; each += 1)
      last.push(await send('/sign-in', { email: 'tried@example.org', password: 'guess guess' }));
    expect(last.at(-1)?.status).toBe(429);
    expect(Number(last.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await last.at(-1)?.text()).toContain('There were too many tries. Wait 10 minutes');
  });

  it('shows the made-up people of a demonstration as buttons that let in', async () => {
    const text = await (await app.request('/sign-in')).text();
    expect(text).toContain('Priya Practitioner, Practitioner');
    expect(text).toContain('Alex Administrator, Administrator');
    const response = await send('/sign-in/demo', { who: house.actors.practitioner.staffId });
    expect(response.status).toBe(303);
    const nobody = await send('/sign-in/demo', { who: house.actors.manager.staffId });
    expect(nobody.status).toBe(409);
  });

  it('refuses a form from another site', async () => {
    const form = { email: 'practitioner@example.org', password: PASSWORD };
    expect((await send('/sign-in', form, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await send('/sign-in', form, { origin: 'https://evil.example', host: 'localhost' })).status).toBe(
      403,
    );
    expect((await send('/sign-in', form, { 'sec-fetch-site': 'same-origin' })).status).toBe(303);
  });

  it('signs out with a form only', async () => {
    const cookie = await enter('practitioner@example.org');
    await app.request('/sign-out', { headers: { cookie } });
    expect(await signIn.sessionOf(new Headers({ cookie }))).not.toBeNull();
    const response = await send('/sign-out', {}, { cookie });
    expect(response.headers.get('location')).toBe('/sign-in');
    expect(await signIn.sessionOf(new Headers({ cookie }))).toBeNull();
  });

  it('shows the key and the backup codes again after a mistyped code', async () => {
    const cookie = await enter('practitioner@example.org');
    const setup = await send('/account/two-factor', { password: PASSWORD }, { cookie });
    const text = await setup.text();
    expect(text).toContain('<svg');
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
    const codes = hidden('backupCodes');
    expect(codes.split(' ')).toHaveLength(10);
    const fields = { uri: hidden('uri').replaceAll('&amp;', '&'), backupCodes: codes, code: '000000' };
    const again = await send('/account/two-factor/confirm', fields, { cookie });
    const shown = await again.text();
    expect(again.status).toBe(422);
    for (const code of codes.split(' ')) expect(shown).toContain(code);
    expect(shown).toContain('<svg');
  });

  it('asks for a sign-in before an account is shown, and lets only an administrator give one', async () => {
    const { staffId } = house.actors.analyst;
    expect((await app.request('/account')).headers.get('location')).toBe('/sign-in?next=%2Faccount');
    const practitioner = await enter('practitioner@example.org');
    expect((await app.request('/account', { headers: { cookie: practitioner } })).status).toBe(200);
    expect((await send(`/staff/${staffId}/sign-in`, {}, { cookie: practitioner })).status).toBe(404);
    const cookie = await enter('administrator@example.org');
    const west = house.actors.westPractitioner.staffId;
    for (const id of [west, 'nonsense', '00000000-0000-4000-8000-000000000000'])
      expect((await send(`/staff/${id}/sign-in`, {}, { cookie })).status).toBe(404);
    const text = await (await send(`/staff/${staffId}/sign-in`, {}, { cookie })).text();
    const [, place = ''] = /http:\/\/localhost:3000(\/join\/[A-Za-z0-9_-]{43})</.exec(text) ?? [];
    const asked = await (await app.request(place)).text();
    expect(asked).toContain('Ade Analyst');
    const weak = await send(place, { password: 'password1234' });
    expect(weak.status).toBe(422);
    expect(await weak.text()).toContain('harder to guess');
    const chosen = 'kettle violin harbour';
    expect((await send(place, { password: chosen })).headers.get('location')).toBe('/sign-in?joined=yes');
    expect((await send(place, { password: chosen })).status).toBe(404);
    expect((await app.request(place)).status).toBe(404);
    const first = await send('/sign-in', { email: 'ade.analyst@example.org', password: chosen });
    const headers = { cookie: cookiesOf(first) };
    expect(await signIn.sessionOf(new Headers(headers))).toBeNull();
    const account = await app.request('/account', { headers });
    expect(await account.text()).toContain('Set up a second step');
    expect((await app.request('/sign-in', { headers })).headers.get('location')).toBe('/account');
  });
});

describe('where to go after signing in', () => {
  it('is a place of Facet’s own', () => {
    for (const next of ['/', '/people/1?tab=plan', '/a//b']) expect(safeNext(next)).toBe(next);
  });
  it('is never an address that leads away', () => {
    const bad = [
      '',
      undefined,
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/a\\b',
      '/\n/evil',
      '/\t/evil',
      'evil',
      '/sign-out',
    ];
    for (const next of bad) expect(safeNext(next)).toBe('/');
  });
});
