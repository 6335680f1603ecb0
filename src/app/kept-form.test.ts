import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { cookieHeaders, createSignIn, type SignIn } from '../access/sign-in/index.ts';
import { page } from '../doors/index.ts';
import { fieldsToKeep, pageOfForm } from './kept-form.ts';

const PASSWORD = 'a long enough password';
const TYPED = { name: '<b>Nadia</b> Islam', email: 'nadia@example.org', role: 'practitioner', capacity: '8' };

describe('a form that comes in after its session has ended', () => {
  let app: TestApp;
  let signIn: SignIn;

  beforeAll(async () => {
    app = await openTestApp({
      parts: () => ({
        sessionOf: (headers) => signIn.sessionOf(headers),
        lateOwnerOf: (headers) => signIn.lateOwnerOf(headers),
      }),
    });
    const { pool } = app.database;
    const baseUrl = 'https://facet.example.org';
    signIn = await createSignIn({ pool, baseUrl, secret: 's'.repeat(40), demo: false });
    for (const who of ['administrator', 'practitioner'] as const) {
      const { tenant, staffId, name } = app.actors[who];
      const email = `${who}@example.org`;
      await signIn.createUser({ tenant, staffId, name, email, password: PASSWORD });
    }
  });
  afterAll(() => app.close());

  async function cookieOf(who: 'administrator' | 'practitioner'): Promise<string> {
    const visitor = { headers: new Headers(), address: '192.0.2.1' };
    const done = await signIn.signIn({ email: `${who}@example.org`, password: PASSWORD }, visitor);
    if (!done.ok) throw new Error('refused');
    return cookieHeaders(done.value.setCookies).get('cookie') ?? '';
  }
  const post = (cookie: string, fields: Record<string, string>) => {
    const request = { method: 'POST', body: new URLSearchParams(fields), headers: { cookie } };
    return app.send('/staff/new', request, 'nobody');
  };
  const get = (path: string, cookie: string) => app.send(path, { headers: { cookie } }, 'nobody');
  const endAll = () =>
    app.owner.query(`update facet.session set "updatedAt" = now() - interval '31 minutes'`);
  const placeOf = (response: Response) =>
    new URLSearchParams(response.headers.get('location')?.split('?')[1]).get('next') ?? '';

  /** Where the form waits that an administrator sent too late. */
  async function keptPlace(): Promise<string> {
    const cookie = await cookieOf('administrator');
    await endAll();
    const late = await post(cookie, { ...TYPED, _key: 'a-form-key-1' });
    expect(late.status).toBe(303);
    expect(late.headers.get('location')).toMatch(/^\/sign-in\?next=%2Fkept%2F/);
    return placeOf(late);
  }

  it('comes back filled when she has signed in again, saved once and only when she sends it', async () => {
    const place = await keptPlace();
    const cookie = await cookieOf('administrator');
    const shown = await get(place, cookie);
    const text = await shown.text();
    expect(text).toContain('You were signed out before this was saved');
    for (const typed of ['&lt;b&gt;Nadia&lt;/b&gt; Islam', 'nadia@example.org', 'value="8"', 'a-form-key-1'])
      expect(text).toContain(typed);
    expect(text).toMatch(/action="\/staff\/new"/);
    const rows = () => app.owner.query(`select 1 from t_east.staff where email = 'nadia@example.org'`);
    expect((await rows()).rowCount).toBe(0);
    expect((await post(cookie, { ...TYPED, _key: 'a-form-key-1' })).status).toBe(303);
    expect((await rows()).rowCount).toBe(1);
  });

  it('is sealed in the database, is nobody else’s, and is gone after half a day', async () => {
    const place = await keptPlace();
    const { rows } = await app.owner.query(`select encode(sealed, 'escape') as text from facet.kept_form`);
    expect(JSON.stringify(rows)).not.toContain('Nadia');
    const other = await get(place, await cookieOf('practitioner'));
    expect(other.status).toBe(404);
    expect(await other.text()).not.toContain('Nadia');
    expect((await get(place, '')).headers.get('location')).toBe(`/sign-in?next=${encodeURIComponent(place)}`);
    const mine = await cookieOf('administrator');
    for (const wrong of ['/kept/x', '/kept/00000000-0000-7000-8000-000000000000'])
      expect((await get(wrong, mine)).status).toBe(404);
    await app.owner.query('update facet.kept_form set expires_at = now()');
    expect((await get(place, mine)).status).toBe(404);
  });

  it('is kept for nobody who signed out, left, or was never there', async () => {
    const out = await cookieOf('administrator');
    await signIn.signOut(new Headers({ cookie: out }));
    for (const cookie of [out, '', 'facet.session_token=forged.forged'])
      expect(placeOf(await post(cookie, TYPED))).toBe('/');
    const left = await cookieOf('administrator');
    const { staffId } = app.actors.administrator;
    await app.owner.query(`update t_east.staff set left_on = '2024-06-01' where id = $1`, [staffId]);
    await endAll();
    expect(placeOf(await post(left, TYPED))).toBe('/');
    await app.owner.query('update t_east.staff set left_on = null where id = $1', [staffId]);
  });

  it('is not kept from another site, nor without end', async () => {
    const cookie = await cookieOf('administrator');
    await endAll();
    const request = { method: 'POST', body: new URLSearchParams(TYPED) };
    const foreign = { ...request, headers: { cookie, 'sec-fetch-site': 'cross-site' } };
    expect((await app.send('/staff/new', foreign, 'nobody')).status).toBe(403);
    expect(placeOf(await post(cookie, { name: 'x'.repeat(3_000_000) }))).toBe('/');
    for (let each = 0; each < 25; each += 1) await post(cookie, TYPED);
    const { rows } = await app.owner.query('select count(*)::int as n from facet.kept_form');
    expect(rows[0].n).toBeLessThanOrEqual(20);
  });
});

describe('what is kept', () => {
  it('is what was typed: not a button alone, and no file', () => {
    const data = new FormData();
    data.append('_key', 'a-form-key-1');
    expect(fieldsToKeep(data)).toBeUndefined();
    data.append('file', new File(['bytes'], 'a.txt'));
    expect(fieldsToKeep(data)).toBeUndefined();
    data.append('note', 'words');
    expect(fieldsToKeep(data)).toEqual([
      ['_key', 'a-form-key-1'],
      ['note', 'words'],
    ]);
  });

  it('finds its page as the router does, with the parts of the address', () => {
    const answer = async () => ({ kind: 'redirect', to: '/' }) as const;
    const at = (path: `/${string}`) =>
      page({ method: 'post', path, permission: 'person:read', handle: answer });
    const pages = [at('/people/new'), at('/people/:id'), at('/people/:id/goals/:goal')];
    expect(pageOfForm(pages, '/people/new')?.page).toBe(pages[0]);
    expect(pageOfForm(pages, '/people/7/goals/a%20b')).toEqual({
      page: pages[2],
      params: { id: '7', goal: 'a b' },
    });
    expect(pageOfForm(pages, '/people/7/goals')).toBeUndefined();
  });
});
