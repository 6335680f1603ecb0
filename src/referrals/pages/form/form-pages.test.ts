import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../../../../test/support/app.ts';
import { decideReferral, getReferral, listReferrals } from '../../index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

type Sent = Record<string, string | readonly string[]>;
type Reader = 'nobody' | 'practitioner';

const versionIn = (html: string) => /name="_version" value="(\d+)"/.exec(html)?.[1] ?? '';
const text = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');

/** Opens a page and sends its form, as a browser without scripts does. */
async function send(path: string, form: Sent, as: Reader) {
  const shown = await (await app.get(path, as)).text();
  return app.post(path, { _version: versionIn(shown), ...form }, as);
}

async function goTo(response: Response) {
  expect(response.status, await response.clone().text()).toBe(303);
  return new URL(response.headers.get('location') ?? '', 'https://x').pathname;
}

async function begin(way: 'partner' | 'self') {
  const start = await (await app.get(`/t/east/refer/${way}`, 'nobody')).text();
  const action = /action="([^"]+\/begin)"/.exec(start)?.[1] ?? '';
  const response = await app.post(action, { origin: way, programme: 'diamond' }, 'nobody');
  await goTo(response);
  return { start, base: action.replace(/\/begin$/, '') };
}

const child = {
  'item[givenName]': 'Amira',
  'item[bornOn][month]': '2',
  'item[bornOn][year]': '2020',
  'item[removed]': 'yes',
  'item[removal][removedOn][year]': '2022',
  'item[removal][livingWith]': 'adoptive_family',
};

test('a parent refers herself: safe contact first, a way out on every page, and a reference at the end', async () => {
  const { start, base } = await begin('self');
  expect(start).toContain('govuk-exit-this-page');
  const safe = await app.get(`${base}/safe-contact`, 'nobody');
  expect(text(await safe.text())).toContain('How we can reach you');
  const order: string[] = [];
  const step = async (path: string, form: Sent) => {
    const page = await (await app.get(`${base}/${path}`, 'nobody')).text();
    expect(page, path).toContain('govuk-exit-this-page');
    order.push(path);
    return (await goTo(await send(`${base}/${path}`, form, 'nobody'))).slice(base.length + 1);
  };
  let next = await step('safe-contact', { 'safeContact[call]': 'no', 'safeContact[times]': 'Mondays' });
  next = await step(next, { 'parent[givenName]': 'Mary', 'parent[bornOn][year]': '1992' });
  next = await step(next, { 'parent[email]': 'mary@example.org' });
  next = await step(next, {});
  next = await step(next, { 'parent[localLink]': 'yes', 'parent[pregnant]': 'no' });
  expect(next).toBe('children');
  next = await step('children', { more: 'yes' });
  expect(next).toBe('children/1');
  await step('children/1', child);
  next = await step('children', { more: 'no' });
  next = await step(next, { more: 'no' });
  next = await step(next, { 'answers[ready]': 'thinking', 'answers[support_now][]': ['gp', 'housing'] });
  expect(next).toBe('check');
  const check = text(await (await app.get(`${base}/check`, 'nobody')).text());
  for (const said of [
    'Mary',
    'Mondays',
    'Amira',
    'February 2020',
    'Thinking about it',
    'GP, Housing service',
  ]) {
    expect(check).toContain(said);
  }
  expect(await goTo(await send(`${base}/check`, {}, 'nobody'))).toBe(`${base}/sent`);
  const sent = text(await (await app.get(`${base}/sent`, 'nobody')).text());
  expect(sent).toMatch(/DIA-[2-9A-Z]{4}-[2-9A-Z]{4}/);
  const [, , , , id = ''] = base.split('/');
  const view = await app.answer(getReferral, { id });
  expect(view).toMatchObject({
    origin: 'self',
    answers: {
      parent: { givenName: 'Mary', bornOn: '1992', careLeaver: 'not_known' },
      safeContact: { call: false, text: null, times: 'Mondays' },
      children: [{ bornOn: '2020-02', removal: { removedOn: '2022', livingWith: 'adoptive_family' } }],
      proceedings: [],
      answers: { ready: 'thinking', support_now: ['gp', 'housing'] },
    },
  });
  const again = await app.get(`${base}/name`, 'nobody');
  expect(await goTo(again)).toBe(`${base}/sent`);
});

test('what is wrong is said beside its field and in the summary, and nothing typed is lost', async () => {
  const { base } = await begin('partner');
  const typed = {
    'item[givenName]': '<b>Åsa</b> শিরিন',
    'item[bornOn][day]': '31',
    'item[bornOn][month]': '2',
    'item[bornOn][year]': '2020',
    'item[removed]': 'yes',
    'item[removal][removedOn][year]': '2031',
  };
  const response = await send(`${base}/children/1`, typed, 'nobody');
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain('value="&lt;b&gt;Åsa&lt;/b&gt; শিরিন"');
  expect(page).toContain('href="#item-bornOn"');
  expect(page).toMatch(/id="item-bornOn-date-error"/);
  for (const value of ['31', '2020', '2031']) expect(page).toContain(`value="${value}"`);
  expect(page).toMatch(/<title>Error: /);
});

test('a removal before the birth, or in the future, is refused on the child’s own page', async () => {
  const { base } = await begin('partner');
  for (const year of ['2019', '2031']) {
    const wrong = { ...child, 'item[removal][removedOn][year]': year };
    const response = await send(`${base}/children/1`, wrong, 'nobody');
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#item-removal-removedOn"');
  }
  expect((await send(`${base}/children/1`, child, 'nobody')).status).toBe(303);
  expect((await send(`${base}/children/3`, child, 'nobody')).status).toBe(404);
});

test('saving for later keeps even what is not right yet, and gives the address to come back to', async () => {
  const { base } = await begin('partner');
  const half = { 'parent[bornOn][day]': '40', 'parent[bornOn][year]': '19', go: 'later' };
  const response = await send(`${base}/name`, half, 'nobody');
  expect(await goTo(response)).toBe(`${base}/saved`);
  const saved = await (await app.get(`${base}/saved`, 'nobody')).text();
  expect(saved).toMatch(new RegExp(`value="https?://[^"]+${base}"`));
  const back = await (await app.get(`${base}/name`, 'nobody')).text();
  expect(back).toContain('value="40"');
  const tasks = text(await (await app.get(base, 'nobody')).text());
  expect(tasks).toContain('You have completed 0 of');
});

test('sending too early lists what is missing, each linked to its page', async () => {
  const { base } = await begin('partner');
  const response = await send(`${base}/check`, {}, 'nobody');
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain(`href="${base}/about-you?back=check"`);
  expect(page).toContain(`href="${base}/name?back=check"`);
  const mended = await send(`${base}/name?back=check`, { 'parent[givenName]': 'Mary' }, 'nobody');
  expect(await goTo(mended)).toBe(`${base}/check`);
});

test('two windows: the later save is refused with what stands now, and what was typed stays', async () => {
  const { base } = await begin('partner');
  const before = versionIn(await (await app.get(`${base}/name`, 'nobody')).text());
  await send(`${base}/name`, { 'parent[givenName]': 'Saved first' }, 'nobody');
  const late = { 'parent[givenName]': 'Typed second', _version: before };
  const response = await app.post(`${base}/name`, late, 'nobody');
  expect(response.status).toBe(409);
  const page = await response.text();
  expect(page).toContain('Saved first');
  expect(page).toContain('value="Typed second"');
  const now = await app.post(`${base}/name`, { ...late, _version: versionIn(page) }, 'nobody');
  expect(now.status).toBe(303);
});

test('a child can be changed and taken out', async () => {
  const { base } = await begin('partner');
  await send(`${base}/children/1`, child, 'nobody');
  await send(`${base}/children/2`, { ...child, 'item[givenName]': 'Yusuf' }, 'nobody');
  await send(`${base}/children/1/remove`, {}, 'nobody');
  const list = text(await (await app.get(`${base}/children`, 'nobody')).text());
  expect(list).toContain('Yusuf');
  expect(list).not.toContain('Amira');
});

test('the wrong secret and a draft that never was are the same page', async () => {
  const { base } = await begin('partner');
  const wrong = await app.get(`${base.slice(0, -4)}aaaa`, 'nobody');
  const never = await app.get(
    base.replace(/refer\/[^/]+/, 'refer/01890000-0000-7000-8000-000000000000'),
    'nobody',
  );
  const garbage = await app.get('/t/east/refer/not-an-id/secret', 'nobody');
  const elsewhere = await app.get(base.replace('/t/east/', '/t/west/'), 'nobody');
  expect([wrong.status, never.status, garbage.status, elsewhere.status]).toEqual([404, 404, 404, 404]);
  const body = async (response: Response) => text(await response.text());
  expect(await body(wrong)).toBe(await body(never));
});

test.each([
  ['a NUL', 'Ma\u0000ry', 422],
  ['10 MB of text', 'a'.repeat(10 * 1024 * 1024), 422],
])('%s is refused, and comes back as it was typed', async (_, givenName, status) => {
  const { base } = await begin('partner');
  const response = await send(`${base}/name`, { 'parent[givenName]': givenName }, 'nobody');
  expect(response.status).toBe(status);
  const page = await response.text();
  expect(page).toContain('href="#parent-givenName"');
  expect(page.length).toBeGreaterThan(givenName.length);
});

test('a worker begins, finds it again unfinished, and sends; a double press makes one referral', async () => {
  const started = await app.post('/refer', { programme: 'diamond' });
  const base = await goTo(started);
  await send(
    `${base}/name`,
    { 'parent[givenName]': 'Twice', 'parent[familyName]': 'Pressed' },
    'practitioner',
  );
  const list = text(await (await app.get('/refer')).text());
  expect(list).toContain('Twice Pressed');
  const check = await (await app.get(`${base}/check`)).text();
  const key = /name="_key" value="([^"]+)"/.exec(check)?.[1] ?? '';
  const form = { _version: versionIn(check), _key: key };
  const both = await Promise.all([app.post(`${base}/check`, form), app.post(`${base}/check`, form)]);
  expect(both.map((each) => each.status)).toEqual([303, 303]);
  const found = await app.answer(listReferrals, { text: 'Twice Pressed' });
  expect(found.referrals).toHaveLength(1);
  expect((await app.get(base, 'nobody')).status).toBe(303);
  expect(new URL((await app.get(base, 'nobody')).headers.get('location') ?? '', 'https://x').pathname).toBe(
    '/sign-in',
  );
});

test.each(['self', 'partner'] as const)(
  'somebody outside (%s) answers by the link what the manager asked',
  async (way) => {
    const { base } = await begin(way);
    await send(`${base}/name`, { 'parent[givenName]': 'Asked', 'parent[familyName]': way }, 'nobody');
    await send(`${base}/contact`, { 'parent[phone]': '07700 900333' }, 'nobody');
    if (way === 'partner') {
      const referrer = {
        'referrer[name]': 'Sam',
        'referrer[organisation]': 'Midwives',
        'referrer[phone]': '07700 900444',
      };
      await send(`${base}/about-you`, referrer, 'nobody');
    }
    await goTo(await send(`${base}/check`, {}, 'nobody'));
    const sent = await (await app.get(`${base}/sent`, 'nobody')).text();
    expect(sent).toContain(`${base}"`);
    expect((await app.get(`${base}/more`, 'nobody')).status, 'nothing is asked yet').toBe(303);
    const id = base.split('/')[4] ?? '';
    const askFor = 'Do you live <b>here</b>?';
    await app.done(decideReferral, { id, version: 1, decision: 'ask', askFor }, app.actors.manager);
    expect(await goTo(await app.get(base, 'nobody'))).toBe(`${base}/more`);
    expect(await goTo(await app.get(`${base}/sent`, 'nobody'))).toBe(`${base}/more`);
    const shown = await (await app.get(`${base}/more`, 'nobody')).text();
    expect(shown).toContain('Do you live &lt;b&gt;here&lt;/b&gt;?');
    expect(shown).toContain('name="parent[localLink]"');
    expect(shown, 'what was told before stays hidden').not.toContain('07700 900333');
    expect(shown.includes('govuk-exit-this-page')).toBe(way === 'self');
    const silent = await app.post(`${base}/more`, { _version: versionIn(shown) }, 'nobody');
    expect(silent.status).toBe(422);
    expect(await silent.text()).toContain('href="#note"');
    const unreal = { 'proceedings[0][startedOn][month]': '13', note: 'Kept as typed' };
    const refused = await (
      await app.post(`${base}/more`, { _version: versionIn(shown), ...unreal }, 'nobody')
    ).text();
    expect(refused).toContain('Kept as typed');
    expect(refused).toContain('value="13"');
    const answer = { 'parent[localLink]': 'yes', note: 'Since May' };
    const stale = await app.post(`${base}/more`, { _version: '1', ...answer }, 'nobody');
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('Since May');
    expect(
      await goTo(await app.post(`${base}/more`, { _version: versionIn(shown), ...answer }, 'nobody')),
    ).toBe(`${base}/sent`);
    const view = await app.answer(getReferral, { id });
    expect(view).toMatchObject({
      status: 'received',
      answers: { parent: { localLink: 'yes', phone: '07700 900333' } },
    });
    const late = await app.post(`${base}/more`, { _version: '2', note: 'One more thing' }, 'nobody');
    expect(late.status).toBe(409);
    expect(text(await late.text())).toContain('One more thing');
    const page = text(await (await app.get(`/referrals/${id}`, 'manager')).text());
    expect(page).toContain('Whoever referred, by link');
  },
);
