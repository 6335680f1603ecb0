import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addParent, type TestParent } from '../../../test/support/parents.ts';
import { setGoal } from '../../plans/index.ts';
import { listContacts } from '../list-contacts.ts';
import { recordContact } from '../record-contact.ts';

let app: TestApp;
let amina: TestParent;

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  amina = await addParent(app);
});
afterAll(() => app.close());

const base = () => ({
  enrolmentId: amina.enrolmentId,
  result: 'met',
  kind: 'home_visit',
  day: 'today',
  next: 'none',
});
const address = () => `/people/${amina.personId}/contacts`;
const keyOf = (body: string) => /name="_key" value="([^"]+)"/.exec(body)?.[1] ?? '';

describe('the form for a contact', () => {
  it('begins with today, me and the last place, and says dates for the quick choices', async () => {
    await app.done(recordContact, {
      enrolmentId: amina.enrolmentId,
      kind: 'call',
      result: 'met',
      place: 'The library',
    });
    const response = await app.get(`${address()}/new`);
    const body = await response.text();
    expect(response.status).toBe(200);
    expect(body).toMatch(/value="today"[^>]* checked/);
    expect(body).toContain('In a week, Monday 10 June');
    expect(body).toContain('value="The library"');
    expect(body).toContain('Priya Practitioner (me)');
    expect(body).toMatch(/<form[^>]* data-keep/);
  });

  it('records a contact with all that hangs on it, and leads to the list', async () => {
    const goal = await app.done(setGoal, {
      enrolmentId: amina.enrolmentId,
      area: 'being_a_parent',
      words: 'Letters',
    });
    const response = await app.post(`${address()}/new`, {
      ...base(),
      day: 'yesterday',
      note: 'We wrote <b>a letter</b>.',
      minutes: '45',
      at: '14:30',
      'done[]': ['wrote_letter', 'listened'],
      'goalIds[]': [goal.id],
      'outcomes[0][evidence]': '',
      'outcomes[1][outcome]': 'letterbox_started',
      'outcomes[1][evidence]': 'Sent by post',
      'provisions[0][kind]': 'travel',
      'provisions[0][what]': 'Bus',
      'provisions[0][amountPence]': '3.50',
      'provisions[1][kind]': '',
      'provisions[1][what]': '',
      'provisions[1][amountPence]': '',
      next: 'week',
    });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe(address());
    const { items } = await app.answer(listContacts, { personId: amina.personId });
    const contact = items.find((item) => item.kind === 'home_visit');
    expect(contact).toMatchObject({ minutes: 45, done: ['wrote_letter', 'listened'], goalIds: [goal.id] });
    expect(contact?.happenedOn.toString()).toBe('2024-06-02');
    expect(contact?.nextOn?.toString()).toBe('2024-06-10');
    const page = await (await app.get(`${address()}/${contact?.id}`)).text();
    expect(page).toContain('We wrote &lt;b&gt;a letter&lt;/b&gt;.');
    expect(page).toContain('Started letterbox contact: Sent by post');
    expect(page).toContain('Travel, Bus, £3.50');
  });

  it('takes another day and another next date without a script, and leaves boxes of other choices aside', async () => {
    const parent = await addParent(app, { name: 'Other Days' });
    const response = await app.post(`/people/${parent.personId}/contacts/new`, {
      ...base(),
      enrolmentId: parent.enrolmentId,
      day: 'other',
      'on[day]': '31',
      'on[month]': '5',
      'on[year]': '2024',
      next: 'tomorrow',
      'nextOn[day]': '99',
      'nextOn[month]': '',
      'nextOn[year]': '',
    });
    expect(response.status).toBe(303);
    const { items } = await app.answer(listContacts, { personId: parent.personId });
    expect(items[0]?.happenedOn.toString()).toBe('2024-05-31');
    expect(items[0]?.nextOn?.toString()).toBe('2024-06-04');
  });

  it.each([
    ['nothing chosen', { result: '', kind: '' }, ['#result', '#kind']],
    ['no real day', { day: 'other', 'on[day]': '31', 'on[month]': '2', 'on[year]': '2024' }, ['#on']],
    ['a day to come', { day: 'other', 'on[day]': '4', 'on[month]': '6', 'on[year]': '2024' }, ['#on']],
    ['minutes in words', { minutes: 'an hour' }, ['#minutes']],
    ['a NUL', { note: 'a\u0000b' }, ['#note']],
    ['a note of 10 MB', { note: 'x'.repeat(10_000_001) }, ['#note']],
    [
      'no amount',
      { 'provisions[0][kind]': 'travel', 'provisions[0][amountPence]': 'lots' },
      ['#provisions-0-amountPence'],
    ],
  ])(
    'says beside the field and in the summary what is wrong with %s, and keeps what was typed',
    async (_, wrong, links) => {
      const before = (await app.answer(listContacts, { personId: amina.personId })).items.length;
      const response = await app.post(`${address()}/new`, { ...base(), place: 'At her sister’s', ...wrong });
      const body = await response.text();
      expect([422, 413]).toContain(response.status);
      if (response.status === 422) {
        for (const link of links) {
          expect(body.includes(`href="${link}"`), `a link to ${link}`).toBe(true);
          expect(body.includes(`id="${link.slice(1)}"`), `a field ${link}`).toBe(true);
        }
        expect(body).toContain('value="At her sister’s"');
        expect(body).toContain('<title>Error: ');
      }
      expect((await app.answer(listContacts, { personId: amina.personId })).items).toHaveLength(before);
    },
  );

  it('says that an outcome is recorded already, beside its own row', async () => {
    const parent = await addParent(app, { name: 'Said Already' });
    const { enrolmentId, personId } = parent;
    const form = {
      ...base(),
      enrolmentId,
      'outcomes[2][outcome]': 'gp_registered',
      'outcomes[0][evidence]': '',
      'outcomes[1][evidence]': '',
    };
    expect((await app.post(`/people/${personId}/contacts/new`, form)).status).toBe(303);
    const again = await app.post(`/people/${personId}/contacts/new`, form);
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('“Registered with a GP” is already recorded, on 3 June 2024');
  });

  it('writes once when the form is sent twice', async () => {
    const parent = await addParent(app, { name: 'Double Press' });
    const path = `/people/${parent.personId}/contacts/new`;
    const key = keyOf(await (await app.get(path)).text());
    const form = { ...base(), enrolmentId: parent.enrolmentId, _key: key };
    expect((await app.post(path, form)).status).toBe(303);
    expect((await app.post(path, form)).status).toBe(303);
    expect((await app.answer(listContacts, { personId: parent.personId })).items).toHaveLength(1);
  });

  it('says where to go when no work has begun', async () => {
    const { rows } = await app.owner.query(
      `insert into t_east.person (kind, given_name, family_name, search_name) values ('adult', 'No', 'Work', 'no work') returning id`,
    );
    const body = await (await app.get(`/people/${rows[0].id}/contacts/new`)).text();
    expect(body).toContain('There is no work to record a contact on');
  });

  it('knows no contact by a name that is no identifier, nor somebody else’s', async () => {
    const other = await addParent(app, { name: 'Else Where' });
    const { id } = await app.done(recordContact, {
      enrolmentId: other.enrolmentId,
      kind: 'call',
      result: 'met',
    });
    for (const wrong of ['none', id]) expect((await app.get(`${address()}/${wrong}`)).status).toBe(404);
  });

  it('does not take an enrolment of somebody else', async () => {
    const other = await addParent(app, { name: 'Some Other' });
    const response = await app.post(`${address()}/new`, { ...base(), enrolmentId: other.enrolmentId });
    expect(response.status).toBe(404);
  });
});

describe('the list of contacts', () => {
  it('shows attempts as work, filters, pages and has an empty state', async () => {
    const parent = await addParent(app, { name: 'Long List' });
    const { enrolmentId, personId } = parent;
    const path = `/people/${personId}/contacts`;
    expect(await (await app.get(path)).text()).toContain('No contact is recorded yet');
    for (let index = 0; index < 21; index += 1) {
      await app.done(recordContact, { enrolmentId, kind: 'call', result: index === 0 ? 'attempted' : 'met' });
    }
    const first = await (await app.get(path)).text();
    const next = /href="([^"]*after=[^"]*)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).not.toBe('');
    const second = await (await app.get(next)).text();
    expect(second).toContain('Tried, no answer');
    expect(second).toContain('Newest');
    const filtered = await (await app.get(`${path}?result=did_not_attend`)).text();
    expect(filtered).toContain('No contact fits');
  });

  it.each(['after=nowhere', 'result=nothing', 'kind=%00'])('does not break on ?%s', async (query) => {
    const response = await app.get(`${address()}?${query}`);
    expect([200, 404, 422]).toContain(response.status);
  });
});

describe('correcting a contact', () => {
  it('shows both versions when somebody else was first, and keeps what was typed', async () => {
    const parent = await addParent(app, { name: 'Both Versions' });
    const { id } = await app.done(recordContact, {
      enrolmentId: parent.enrolmentId,
      kind: 'call',
      result: 'met',
    });
    const path = `/people/${parent.personId}/contacts/${id}/change`;
    const form = {
      kind: 'call',
      result: 'met',
      'on[day]': '3',
      'on[month]': '6',
      'on[year]': '2024',
      next: 'none',
      _version: '1',
    };
    expect((await app.post(path, { ...form, place: 'The library' })).status).toBe(303);
    const stale = await app.post(path, { ...form, place: 'The park' });
    const body = await stale.text();
    expect(stale.status).toBe(409);
    expect(body).toContain('The library');
    expect(body).toContain('value="The park"');
    expect(body).toContain('name="_version" value="2"');
    expect((await app.post(path, { ...form, place: 'The park', _version: '2' })).status).toBe(303);
    expect(await (await app.get(`/people/${parent.personId}/contacts/${id}`)).text()).toContain('The park');
  });

  it.each(['analyst', 'administrator'] as const)('is closed to the %s', async (reader) => {
    expect((await app.get(`${address()}/new`, reader)).status).toBe(403);
  });
});
