import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp, type TestReader } from '../../test/support/app.ts';
import { addOwnParent, type OwnParent } from '../../test/support/own.ts';
import { endShare, sharePerson } from '../reach/share-person.ts';
import { addPartnerWorker, endPartnerWorker } from './index.ts';

let app: TestApp;
let amina: OwnParent;
let bela: OwnParent;
let rae: TestReader;
let raeId = '';
let other: TestReader;
let referrer: TestReader;

async function addWorker(organisationId: string, name: string, mode: 'casework' | 'referral') {
  const email = `${name.toLowerCase().replace(' ', '.')}@refuge.example.org`;
  const { id } = await app.done(addPartnerWorker, { organisationId, name, email, mode }, app.actors.manager);
  return id;
}

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  amina = await addOwnParent(app, 'Amina Example');
  bela = await addOwnParent(app, 'Bela Another');
  raeId = await addWorker(amina.organisationId, 'Rae Refuge', 'casework');
  rae = `partner-${raeId}`;
  other = `partner-${await addWorker(bela.organisationId, 'Olu Other', 'casework')}`;
  referrer = `partner-${await addWorker(amina.organisationId, 'Ren Referrer', 'referral')}`;
});
afterAll(() => app.close());

const textOf = async (path: string, as: TestReader) => {
  const answer = await app.get(path, as);
  expect(answer.status, path).toBe(200);
  return answer.text();
};

describe('a partner organisation’s worker', () => {
  it('arrives at the people shared with her organisation today, and at no others', async () => {
    expect((await app.get('/', rae)).headers.get('location')).toBe('/partner');
    const html = await textOf('/partner', rae);
    expect(html).toContain('Amina Example');
    expect(html).not.toContain('Bela');
    expect(await textOf('/partner', other)).not.toContain('Amina Example<');
  });

  it('reads what was shared: how to be in touch, goals and contacts, and no note, place or relative', async () => {
    const html = await textOf(`/partner/people/${amina.personId}`, rae);
    for (const words of ['Write to Ivy, Amina Example', 'Home visit', 'Priya Practitioner', 'A safe place'])
      expect(html).toContain(words);
    expect(html).not.toMatch(/Quenby/);
    await app.flushLooks();
    const { rows } = await app.owner.query(
      `select distinct role, staff_id, organisation, refused from t_east.access_log where query = '/partner/people/:id'`,
    );
    expect(rows).toEqual([
      { role: 'partner', staff_id: raeId, organisation: amina.organisationId, refused: false },
    ]);
  });

  it('finds nobody by walking along ids, and the attempt is on record', async () => {
    const form = { _key: 'walking-along-ids', kind: 'call', result: 'met' };
    for (const path of [`/partner/people/${bela.personId}`, `/partner/people/${bela.personId}/contact`])
      expect((await app.get(path, rae)).status, path).toBe(404);
    expect((await app.post(`/partner/people/${bela.personId}/contact`, form, rae)).status).toBe(404);
    expect((await app.get('/partner/people/nobody', rae)).status).toBe(404);
    await app.flushLooks();
    const { rows } = await app.owner.query(
      'select distinct staff_id from t_east.access_log where person_id = $1 and refused',
      [bela.personId],
    );
    expect(rows).toEqual([{ staff_id: raeId }]);
  });

  it('opens no page of the service’s workers, and none of a parent’s', async () => {
    for (const path of [
      '/people',
      `/people/${amina.personId}`,
      '/staff',
      '/figures',
      '/my',
      '/partner-workers',
    ])
      expect((await app.get(path, rae)).status, path).toBe(403);
    for (const reader of ['practitioner', 'manager', `parent-${amina.personId}`] as const)
      expect((await app.get('/partner', reader)).status).toBe(403);
  });

  it('only refers, where that is what she comes in for', async () => {
    const html = await textOf('/partner', referrer);
    expect(html).toContain('/t/east/refer');
    expect(html).not.toContain('People shared with us today');
    expect((await app.get(`/partner/people/${amina.personId}`, referrer)).status).toBe(403);
  });
});

describe('delegated work', () => {
  it('is recorded as hers, once, and read by the service’s worker', async () => {
    const path = `/partner/people/${amina.personId}/contact`;
    expect(await textOf(path, rae)).toContain('What kind of contact?');
    const form = { _key: 'one-contact-of-raes', kind: 'call', result: 'met', note: 'We spoke of Tuesday' };
    expect((await app.post(path, form, rae)).status).toBe(303);
    expect((await app.post(path, form, rae)).status).toBe(303);
    const { rows } = await app.owner.query('select staff_id, note from t_east.contact where staff_id = $1', [
      raeId,
    ]);
    expect(rows).toEqual([{ staff_id: raeId, note: 'We spoke of Tuesday' }]);
    const log = await app.owner.query(
      `select staff_id from t_east.change_log where command = 'recordSharedContact'`,
    );
    expect(log.rows).toEqual([{ staff_id: raeId }]);
    expect(await textOf(`/people/${amina.personId}/contacts`, 'practitioner')).toContain('Rae Refuge');
  });

  it('says what is missing beside it, with what was typed', async () => {
    const path = `/partner/people/${amina.personId}/contact`;
    const form = {
      _key: 'a-faulty-contact',
      kind: 'carrier_pigeon',
      result: 'met',
      note: 'Kept words',
      minutes: 'x',
    };
    const answer = await app.post(path, form, rae);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Kept words');
    expect(html).toMatch(/href="#(kind|minutes)/);
  });

  it('is not for somebody shared to read alone', async () => {
    const { organisationId } = bela;
    const days = { fromOn: '2024-06-03', untilOn: '2024-06-30' };
    const read = { personId: amina.personId, organisationId, why: 'To know', delegated: false, ...days };
    const { id } = await app.done(sharePerson, read);
    expect(await textOf(`/partner/people/${amina.personId}`, other)).not.toContain('Record a contact');
    const form = { _key: 'no-work-of-theirs', kind: 'call', result: 'met' };
    expect((await app.get(`/partner/people/${amina.personId}/contact`, other)).status).toBe(404);
    expect((await app.post(`/partner/people/${amina.personId}/contact`, form, other)).status).toBe(404);
    await app.done(endShare, { personId: amina.personId, id });
    expect((await app.get(`/partner/people/${amina.personId}`, other)).status).toBe(404);
  });
});

describe('who comes in', () => {
  it('is for managers and administrators to say, by name, and nobody twice', async () => {
    const path = '/partner-workers/new';
    for (const reader of ['manager', 'administrator'] as const)
      expect((await app.get(path, reader)).status).toBe(200);
    for (const reader of ['practitioner', 'analyst', 'auditor'] as const)
      expect((await app.get(path, reader)).status).toBe(403);
    const form = {
      _key: 'one-more-worker',
      organisationId: amina.organisationId,
      name: 'Nia New',
      mode: 'casework',
    };
    const taken = { ...form, _key: 'taken-address', email: 'rae.refuge@refuge.example.org' };
    const refused = await app.post(path, taken, 'manager');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Rae Refuge has this email address already');
    const added = await app.post(path, { ...form, email: 'nia@refuge.example.org' }, 'manager');
    expect(added.headers.get('location')).toMatch(/^\/staff\/[0-9a-f-]{36}\/sign-in$/);
    expect(await textOf('/partner-workers', 'administrator')).toContain('Nia New');
    expect(
      (await app.post(path, { ...form, _key: 'an-organisation-that-is-not', organisationId: '' }, 'manager'))
        .status,
    ).toBe(422);
  });

  it('ends at once, and may begin again under the same name', async () => {
    await app.done(endPartnerWorker, { id: raeId }, app.actors.manager);
    expect((await app.get('/partner', rae)).headers.get('location')).toMatch(/^\/sign-in/);
    expect(await app.run(endPartnerWorker, { id: raeId }, app.actors.manager)).toMatchObject({
      error: { code: 'ended' },
    });
    expect(
      await app.run(endPartnerWorker, { id: app.actors.second.staffId }, app.actors.manager),
    ).toMatchObject({
      error: { kind: 'not_found' },
    });
    const again = await addWorker(amina.organisationId, 'Rae Refuge', 'casework');
    expect(again).toBe(raeId);
    expect((await app.get('/partner', rae)).status).toBe(200);
  });

  it('sees nobody any more when the consent that allowed it is taken back', async () => {
    const asAmina: TestReader = `parent-${amina.personId}`;
    const path = `/my/agreed/${amina.consentId}`;
    const key = /name="_key" value="([^"]+)"/.exec(await textOf(path, asAmina))?.[1] ?? '';
    expect((await app.post(path, { _key: key, _version: '1' }, asAmina)).status).toBe(303);
    expect((await app.get(`/partner/people/${amina.personId}`, rae)).status).toBe(404);
    expect(await textOf('/partner', rae)).toContain('Nobody is shared with us today');
  });
});
