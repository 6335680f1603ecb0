import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSignInRoutes } from '../../src/access/pages/index.ts';
import { createSignIn, type SignIn } from '../../src/access/sign-in/index.ts';
import { addressBehind } from '../../src/access/visitor-address.ts';
import { endParentAccess } from '../../src/own/index.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { addOwnParent, type OwnParent } from '../support/own.ts';

/*
 * Parents at the same sign-in page as workers, with the real sessions: how one comes in, and how nobody else does.
 */

const PASSWORD = 'seven kettles by the river';
const OTHER = 'nine lanterns on the bridge';
const baseUrl = 'https://facet.example.org';

let app: TestApp;
let signIn: SignIn;
let amina: OwnParent;
let worker = '';

beforeAll(async () => {
  const addressOf = addressBehind(0);
  app = await openTestApp({
    today: '2024-06-03',
    parts: async ({ database }) => {
      signIn = await createSignIn({ pool: database.pool, baseUrl, secret: 's'.repeat(40), demo: false });
      return {
        sessionOf: (headers) => signIn.sessionOf(headers),
        lateOwnerOf: (headers) => signIn.lateOwnerOf(headers),
        signInRoutes: (render) => createSignInRoutes({ signIn, render, addressOf, baseUrl }),
      };
    },
  });
  const { tenant, staffId, name } = app.actors.practitioner;
  await signIn.createUser({ tenant, staffId, name, email: 'priya@example.org', password: PASSWORD });
  amina = await addOwnParent(app);
  worker = await enter('priya@example.org');
}, 60_000);
afterAll(() => app.close());

const cookiesOf = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((each) => each.split(';')[0] ?? '')
    .filter((each) => !each.endsWith('='))
    .join('; ');

const get = (path: string, cookie = '') => app.send(path, { headers: { cookie } }, 'nobody');
const post = (path: string, form: Record<string, string>, cookie = '') =>
  app.send(path, { method: 'POST', body: new URLSearchParams(form), headers: { cookie } }, 'nobody');

async function enter(email: string, password = PASSWORD): Promise<string> {
  return cookiesOf(await post('/sign-in', { email, password }));
}

async function makeLink(personId = amina.personId, cookie = worker): Promise<string> {
  const made = await post(`/people/${personId}/own-pages/link`, {}, cookie);
  return /\/join\/[\w-]{43}/.exec(await made.text())?.[0] ?? '';
}

async function join(password = PASSWORD): Promise<string> {
  await post(await makeLink(), { password });
  return enter(amina.signInName, password);
}

describe('a link', () => {
  it('is made by a worker alone, and says neither whose it is nor what for', async () => {
    const made = await post(`/people/${amina.personId}/own-pages/link`, {}, worker);
    const html = await made.text();
    expect(html).toMatch(/\/join\/[\w-]{43}/);
    expect(html).not.toContain('Amina');
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect((await post(`/people/${nobody}/own-pages/link`, {}, worker)).status).toBe(404);
    expect((await post('/people/nobody/own-pages/link', {}, worker)).status).toBe(404);
    const stranger = await post(`/people/${amina.personId}/own-pages/link`, {});
    expect(stranger.headers.get('location')).toMatch(/^\/sign-in/);
  });

  it('opens once; a newer one ends it; and it ends by itself after three days', async () => {
    const first = await makeLink();
    const second = await makeLink();
    expect((await get(first)).status).toBe(404);
    const shown = await (await get(second)).text();
    expect(shown).toContain(amina.signInName);
    expect(shown).not.toContain('Amina');
    expect(shown).toContain('govuk-exit-this-page');
    expect((await post(second, { password: 'short' })).status).toBe(422);
    expect((await post(second, { password: PASSWORD })).headers.get('location')).toBe('/sign-in?joined=yes');
    expect((await post(second, { password: OTHER })).status).toBe(404);
    expect(await enter(amina.signInName, OTHER)).toBe('');
    const { rows } = await app.owner.query(`select 1 from facet.sign_in_link where hash is not null`);
    expect(rows).toEqual([]);
    const third = await makeLink();
    const until = await app.owner.query<{ hours: number }>(
      'select round(extract(epoch from expires_at - now()) / 3600)::int as hours from facet.sign_in_link',
    );
    expect(until.rows[0]?.hours).toBe(72);
    await app.owner.query('update facet.sign_in_link set expires_at = now()');
    expect((await get(third)).status).toBe(404);
    expect((await post(third, { password: OTHER })).status).toBe(404);
  });

  it('ends her sessions, her app and her passkeys when it sets a new password', async () => {
    const session = await join();
    expect((await get('/my', session)).status).toBe(200);
    await app.owner.query(
      `insert into facet.passkey ("userId", name, credential_id, public_key, counter, transports)
       select id, 'phone', 'credential', '', 0, '{}' from facet."user" where "personId" = $1`,
      [amina.personId],
    );
    const link = await makeLink();
    expect((await get('/my', session)).status).toBe(200);
    await post(link, { password: OTHER });
    expect((await get('/my', session)).status).toBe(303);
    const { rows } = await app.owner.query('select 1 from facet.passkey');
    expect(rows).toEqual([]);
    expect(await enter(amina.signInName, PASSWORD)).toBe('');
    expect(await enter(amina.signInName, OTHER)).not.toBe('');
  });
});

describe('signing in as a parent', () => {
  it('is with a made-up name, however it is typed, and leads to her own pages', async () => {
    await join();
    const typed = amina.signInName.replaceAll('-', ' ').toUpperCase();
    const response = await post('/sign-in', { email: typed, password: PASSWORD });
    const cookie = cookiesOf(response);
    expect((await get('/', cookie)).headers.get('location')).toBe('/my');
    expect(await (await get('/account', cookie)).text()).toContain(amina.signInName);
    const { rows } = await app.owner.query('select name, email from facet."user" where "personId" = $1', [
      amina.personId,
    ]);
    expect(rows).toEqual([{ name: amina.signInName, email: `${amina.signInName}@names.invalid` }]);
  });

  it('ends after a quarter of an hour, and after two hours in any case', async () => {
    const cookie = await join();
    const limit = await app.owner.query<{ minutes: number }>(
      `select round(extract(epoch from "expiresAt" - now()) / 60)::int as minutes from facet.session s
       join facet."user" u on u.id = s."userId" where u."personId" = $1`,
      [amina.personId],
    );
    expect(limit.rows[0]?.minutes).toBe(120);
    const idle = (minutes: number) =>
      app.owner.query(`update facet.session set "updatedAt" = now() - make_interval(mins => $1)`, [minutes]);
    const fresh = await createSignIn({
      pool: app.database.pool,
      baseUrl,
      secret: 's'.repeat(40),
      demo: false,
    });
    await idle(14);
    expect(await fresh.sessionOf(new Headers({ cookie }))).toMatchObject({ kind: 'parent' });
    const late = await createSignIn({
      pool: app.database.pool,
      baseUrl,
      secret: 's'.repeat(40),
      demo: false,
    });
    await idle(16);
    expect(await late.sessionOf(new Headers({ cookie }))).toBeNull();
    // A worker's session goes on for her half hour.
    expect(await late.sessionOf(new Headers({ cookie: worker }))).toMatchObject({ kind: 'staff' });
  });

  it('keeps what was typed for her when her session ends meanwhile, and for nobody else', async () => {
    const cookie = await join();
    await app.owner.query(
      `update facet.session s set "expiresAt" = now() from facet."user" u where u.id = s."userId" and u."personId" = $1`,
      [amina.personId],
    );
    signIn = await createSignIn({ pool: app.database.pool, baseUrl, secret: 's'.repeat(40), demo: false });
    const said = { place: 'My plan', saidBefore: 'Six', says: 'Quite another thing' };
    const sent = await post('/my/rights/wrong', said, cookie);
    const kept = decodeURIComponent(sent.headers.get('location') ?? '').replace('/sign-in?next=', '');
    expect(kept).toMatch(/^\/kept\//);
    const back = await get(kept, await enter(amina.signInName));
    expect(await back.text()).toContain('Quite another thing');
    expect((await get(kept, worker)).status).toBe(404);
  });
});

describe('attacks between kinds', () => {
  it('gives a new session at sign-in, whatever session the browser held before', async () => {
    await join();
    const held = await enter('priya@example.org');
    const cookie = cookiesOf(await post('/sign-in', { email: amina.signInName, password: PASSWORD }, held));
    expect(cookie).not.toBe('');
    expect(cookie).not.toBe(held);
    expect((await get('/my', cookie)).status).toBe(200);
    // What the browser held before is over: nobody goes back to it.
    expect((await get('/people', held)).headers.get('location')).toMatch(/^\/sign-in/);
  });

  it('lets a parent’s cookie open no page of workers, and a worker’s none of hers', async () => {
    const cookie = await join();
    const { personId } = amina;
    for (const path of ['/people', '/staff', `/people/${personId}`, `/people/${personId}/own-pages`])
      expect((await get(path, cookie)).status, path).toBe(403);
    for (const path of ['/my', '/my/plan', '/my/seen']) expect((await get(path, worker)).status).toBe(403);
    for (const path of [`/people/${personId}/own-pages/link`, '/staff/x/sign-in', '/staff/x/sign-in/end'])
      expect((await post(path, {}, cookie)).status, path).toBe(404);
    expect((await get(`/staff/${app.actors.manager.staffId}/sign-in`, cookie)).status).toBe(404);
  });

  it('takes no cookie that is tampered with, nor one of another kind’s made from two', async () => {
    const cookie = await join();
    const [name = '', value = ''] = cookie.split('=');
    const signature = decodeURIComponent(value).split('.')[1] ?? '';
    const other = decodeURIComponent(worker.split('=')[1] ?? '').split('.')[0] ?? '';
    const forged = `${name}=${encodeURIComponent(`${other}.${signature}`)}`;
    expect((await get('/people', forged)).headers.get('location')).toMatch(/^\/sign-in/);
  });

  it('takes no form of hers from another site', async () => {
    const cookie = await join();
    const sent = await app.send(
      '/my/stop',
      { method: 'POST', body: new URLSearchParams({}), headers: { cookie, 'sec-fetch-site': 'cross-site' } },
      'nobody',
    );
    expect(sent.status).toBe(403);
    expect((await get('/my', cookie)).status).toBe(200);
  });

  it('says the same, of a name that is not known as of one that is', async () => {
    const wrong = async (email: string) =>
      (await post('/sign-in', { email, password: 'not the password' })).text();
    const known = await wrong(amina.signInName);
    const unknown = await wrong('quiet-kettle-1000');
    const plain = (html: string, name: string) => html.replaceAll(name, '').replace(/nonce="[^"]+"/g, '');
    expect(plain(known, amina.signInName)).toBe(plain(unknown, 'quiet-kettle-1000'));
  });
});

describe('an end', () => {
  it('holds at once, in an open tab and for an open link, and leaves nothing to sign in with', async () => {
    const tab = await join();
    const link = await makeLink();
    expect((await get('/my/plan', tab)).status).toBe(200);
    await app.done(endParentAccess, { personId: amina.personId });
    expect((await get('/my/plan', tab)).headers.get('location')).toMatch(/^\/sign-in/);
    const form = { _key: 'a-form-in-an-open-tab', wants: '' };
    expect((await post('/my/rights/copy', form, tab)).headers.get('location')).toBe('/sign-in?next=%2F');
    expect((await get(link)).status).toBe(404);
    expect((await post(link, { password: OTHER })).status).toBe(404);
    expect(await enter(amina.signInName)).toBe('');
    expect((await post(`/people/${amina.personId}/own-pages/link`, {}, worker)).status).toBe(404);
    const { rows } = await app.owner.query('select 1 from facet."user" where "personId" is not null');
    expect(rows).toEqual([]);
    const requests = await app.owner.query('select 1 from t_east.subject_request');
    expect(requests.rows).toEqual([]);
  });
});
