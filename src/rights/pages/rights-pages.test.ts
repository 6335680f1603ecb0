import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { checkFaultsShown } from '../../../test/support/hostile/checks.ts';
import { repeatedIds } from '../../../test/support/hostile/page-forms.ts';
import { collectTask } from '../access/collect-for-request-store.ts';
import { listRequestsOfPerson } from '../access/get-requests.ts';
import { listCorrections } from '../corrections/ask-correction.ts';
import { keepNow, layDownMother } from '../testing/lay-down.ts';

let app: TestApp;
let personId = '';
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  ({ personId } = await layDownMother(app));
});
afterAll(() => app.close());

const text = async (response: Response | Promise<Response>) => (await response).text();
const day = (name: string) => ({ [`${name}[day]`]: '3', [`${name}[month]`]: '6', [`${name}[year]`]: '2024' });
const newRequest = () => `/people/${personId}/rights/new`;
const asked = {
  askedBy: 'herself',
  receivedHow: 'in_person',
  identity: 'known',
  identityHow: 'Her worker knows her',
  wants: 'All of it, please',
  ...day('receivedOn'),
};
const theRequest = async () => {
  const [request] = await app.answer(listRequestsOfPerson, { personId });
  if (!request) throw new Error('no request');
  return request;
};

describe('the pages of a request for a copy', () => {
  it('say beside each field what is missing, and lose nothing that was typed', async () => {
    const { askedBy: _, ...rest } = asked;
    const refused = await app.post(newRequest(), rest);
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain('Select who asks');
    expect(page).toContain('All of it, please');
  });

  it('record a request, and show its clock to those who answer it', async () => {
    expect((await app.post(newRequest(), asked)).status).toBe(303);
    expect(await text(app.get(`/people/${personId}/rights`))).toContain('Due by 3 July 2024');
    expect((await app.get('/rights')).status).toBe(403);
    expect(await text(app.get('/rights', 'manager'))).toContain('Due by 3 July 2024, 30 days left');
    app.setToday('2024-06-27');
    expect(await text(app.get('/', 'manager'))).toContain('Request for a copy: ');
    app.setToday('2024-06-03');
  });

  it('collect, show every place, take a decision, and give one file', async () => {
    const { id, version } = await theRequest();
    const at = `/rights/requests/${id}`;
    expect(await text(app.get(at, 'manager'))).toContain('Collect everything now');
    expect((await app.post(`${at}/collect`, { _version: String(version) }, 'manager')).status).toBe(303);
    expect(await text(app.get(at, 'manager'))).toContain('Facet is collecting');
    await keepNow(app, collectTask, '2024-06-03T13:00:00Z');
    const reading = await text(app.get(`${at}/read?only=open`, 'manager'));
    expect(reading).toContain('Tomas Reed');
    expect(reading).toContain('to decide');
    const record = [...reading.matchAll(/records\/([0-9a-f-]{36})/g)].at(-1)?.[1] ?? '';
    const page = await text(app.get(`${at}/records/${record}`, 'manager'));
    const mark = /marks\/([0-9a-f-]{36})"/.exec(page)?.[1] ?? '';
    const place = `${at}/records/${record}/marks/${mark}`;
    const refused = await app.post(place, { decision: 'hide', reason: '' }, 'manager');
    expect(refused.status).toBe(422);
    checkFaultsShown(await refused.text(), 'a place', false);
    expect((await app.post(place, { decision: 'hide', reason: 'another_person' }, 'manager')).status).toBe(
      303,
    );
    expect(await text(app.get(`${at}/records/${record}`, 'manager'))).toContain(
      'left out: About somebody else',
    );
    const back = await app.post(`${place}/send-back`, { why: '' }, 'manager');
    expect(back.status).toBe(422);
    checkFaultsShown(await back.text(), 'sent back', false);
    const zip = await app.get(`${at}/answer.zip`, 'manager');
    expect(zip.headers.get('content-type')).toBe('application/zip');
    const bytes = new Uint8Array(await zip.arrayBuffer());
    expect([...bytes.slice(0, 2)]).toEqual([0x50, 0x4b]);
  });

  it('hold no id twice, however many places one record has', async () => {
    const { id } = await theRequest();
    const at = `/rights/requests/${id}`;
    const reading = await text(app.get(`${at}/read`, 'manager'));
    const records = [...new Set([...reading.matchAll(/records\/([0-9a-f-]{36})/g)].map((each) => each[1]))];
    const pages = await Promise.all(records.map((each) => text(app.get(`${at}/records/${each}`, 'manager'))));
    expect(pages.some((html) => html.split('/marks/').length > 2)).toBe(true);
    expect(pages.flatMap(repeatedIds)).toEqual([]);
  });

  it('ask for a day and words at each step, in plain words', async () => {
    const { id, version } = await theRequest();
    const at = `/rights/requests/${id}`;
    for (const step of ['identity', 'stop', 'start', 'extend', 'deliver', 'close'])
      expect((await app.get(`${at}/${step}`, 'manager')).status, step).toBe(200);
    const empty = await app.post(`${at}/stop`, { _version: String(version) }, 'manager');
    expect(empty.status).toBe(422);
    const early = await app.post(
      `${at}/deliver`,
      { _version: String(version), how: 'in_person', ...day('on') },
      'manager',
    );
    expect(early.status).toBe(409);
    expect(await early.text()).toContain('A second reader has to agree');
  });
});

describe('what she says is wrong', () => {
  it('is recorded, decided, and stands in her own words on her page', async () => {
    const at = `/people/${personId}/rights/corrections`;
    const words = { place: 'Contact of 20 May 2024', saidBefore: 'She is well', says: 'I was not' };
    expect((await app.post(`${at}/new`, { ...words, ...day('askedOn') })).status).toBe(303);
    const [made] = await app.answer(listCorrections, { personId });
    const decide = {
      _version: String(made?.version),
      decision: 'kept',
      statement: 'I said that I was not well.',
    };
    expect((await app.post(`${at}/${made?.id}`, decide, 'manager')).status).toBe(422);
    const why = 'It is what her worker saw';
    expect((await app.post(`${at}/${made?.id}`, { ...decide, why }, 'manager')).status).toBe(303);
    const page = await text(app.get(`/people/${personId}`));
    for (const said of ['She is well', 'I was not', why, 'I said that I was not well.', 'Morgan Manager'])
      expect(page).toContain(said);
    const again = await app.post(`${at}/${made?.id}`, { ...decide, why, _version: '2' }, 'manager');
    expect(again.status).toBe(409);
  });
});

describe('the page of how long records are kept', () => {
  it('says what is assumed, and takes a decision', async () => {
    const before = await text(app.get('/rights/retention', 'manager'));
    expect(before).toContain('To be decided');
    expect(before).toContain('6 years');
    const rule = '/rights/retention/schedule/case';
    expect((await app.post(rule, { months: 'many', source: 'Our policy' }, 'manager')).status).toBe(422);
    expect((await app.post(rule, { months: '120', source: 'Our policy' }, 'manager')).status).toBe(303);
    expect(await text(app.get('/rights/retention', 'administrator'))).toContain('10 years');
  });
});
