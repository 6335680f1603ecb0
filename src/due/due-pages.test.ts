import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { publishDue } from '../../test/support/due-programme.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import { getChronology } from '../chronology/index.ts';
import { recordContact } from '../contacts/index.ts';

let app: TestApp;
let amina: TestParent;
let ended: TestParent;

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  publishDue(app);
  amina = await addParent(app, { name: 'Amina Example', startedOn: '2024-05-06' });
  ended = await addParent(app, { name: 'Bea Example', startedOn: '2022-01-03', endedOn: '2022-12-20' });
  for (const { personId, enrolmentId } of [amina, ended]) {
    await app.owner.query(
      `insert into t_east.allocation (person_id, enrolment_id, staff_id, role, began_on, ended_on)
       select $1, $2, $3, 'lead', started_on, ended_on from t_east.enrolment where id = $2`,
      [personId, enrolmentId, app.actors.practitioner.staffId],
    );
  }
  await app.owner.query(`update t_east.enrolment set end_reason = 'completed' where id = $1`, [
    ended.enrolmentId,
  ]);
});
afterAll(() => app.close());

const text = async (path: string, as?: Parameters<TestApp['get']>[1]) => (await app.get(path, as)).text();
const followUp = () => `/people/${ended.personId}/due/${ended.enrolmentId}/follow_up.later`;

describe('what is due', () => {
  it('stands on the person’s page, on home, in the caseload and in a list of its own', async () => {
    const own = await text(`/people/${amina.personId}`);
    expect(own).toContain('What is due');
    expect(own).toContain('Plan together');
    const home = await text('/');
    expect(home).toContain('Expected contacts and follow-ups');
    expect(home).toContain('Plan together: by 17 Jun 2024');
    expect(home).toContain('Bea Example');
    const list = await text('/due');
    expect(list).toContain('0 overdue, 2 due now');
    expect(list).toContain('after the end');
    expect(await text('/due', 'second')).toContain('Nothing is due');
    const everything = await text(`/people/${amina.personId}/due`);
    expect(everything).toContain('Around the birth: the due date is not on record.');
  });

  it.each(['/due?show=x&staff=y&page=-1', '/due?page=99', '/due?staff=all&show=coming'])(
    'is not upset by %s',
    async (path) => {
      expect((await app.get(path)).status).toBeLessThan(400);
    },
  );

  it('opens the form for a contact on the expected one, and asks where it fits two', async () => {
    const path = `/people/${amina.personId}/contacts/new?enrolment=${amina.enrolmentId}&due=start.plan`;
    expect(await text(path)).toMatch(/value="start.plan" selected/);
    await app.owner.query(
      `insert into t_east.pregnancy (person_id, known_on, due_on) values ($1, '2024-01-01', '2024-07-10')`,
      [amina.personId],
    );
    const form = {
      enrolmentId: amina.enrolmentId,
      result: 'met',
      kind: 'home_visit',
      day: 'today',
      next: 'none',
    };
    const unsure = await app.post(`/people/${amina.personId}/contacts/new`, { ...form, note: 'Our words' });
    const page = await unsure.text();
    expect(unsure.status).toBe(422);
    expect(page).toContain('Choose which expected contact this was');
    expect(page).toContain('href="#due"');
    expect(page).toContain('Our words');
    const sent = await app.post(`/people/${amina.personId}/contacts/new`, { ...form, due: 'start.plan' });
    expect(sent.status).toBe(303);
    expect(await text(`/people/${amina.personId}/due`)).toContain('On 3 June 2024');
  });
});

describe('settling without a contact', () => {
  it('shows what is asked, keeps what was typed, and closes with what was tried', async () => {
    expect(await text(followUp())).toContain('How are you now?');
    const empty = await app.post(followUp(), { how: 'not_reached', note: '' });
    expect(empty.status).toBe(422);
    expect(await empty.text()).toContain('Say what was tried');
    expect((await app.post(followUp(), { note: 'Typed' })).status).toBe(422);
    const form = { how: 'not_reached', note: 'Two calls and a letter', _key: crypto.randomUUID() };
    const first = await app.post(followUp(), form);
    const again = await app.post(followUp(), form);
    expect([first.status, again.status]).toEqual([303, 303]);
    const page = await text(`/people/${ended.personId}/due`);
    expect(page).toContain('Not reached');
    const { entries } = await app.answer(getChronology, { personId: ended.personId });
    expect(entries.map(({ title }) => title)).toContain('A year and a half on: could not be reached');
  });

  it('opens again, is settled by a contact that was made, and asks what still holds', async () => {
    const reopened = await app.post(`${followUp()}/reopen`, { reason: 'She called back' });
    expect(reopened.status).toBe(303);
    const made = await app.done(recordContact, {
      enrolmentId: ended.enrolmentId,
      kind: 'call',
      result: 'met',
      due: 'none',
    });
    expect(await text(followUp())).toMatch(/, 3 June 2024<\/option>/);
    const settled = await app.post(followUp(), { how: 'contact', contactId: made.id });
    expect(settled.headers.get('location')).toBe(`${followUp()}/found`);
    const saved = await app.post(`${followUp()}/found`, {
      'still[gp_registered]': 'yes',
      'still[housing_helped]': 'no',
    });
    expect(saved.status).toBe(303);
    const page = await text(`/people/${ended.personId}/due`);
    expect(page).toContain('Still so: Registered with a GP');
  });

  it.each(['', '/found', '/reopen'])('answers 404 for what is not hers (%s)', async (path) => {
    const elsewhere = `/people/${amina.personId}/due/${ended.enrolmentId}/follow_up.later${path}`;
    expect((await app.get(elsewhere)).status).toBe(404);
    expect((await app.post(elsewhere, { how: 'not_needed', note: 'x', reason: 'x' })).status).toBe(404);
  });

  it('is asked and settled by the API', async () => {
    const found = await app.api('get', `/people/${ended.personId}/due`);
    expect(await found.json()).toMatchObject({ items: [{ item: 'follow_up.later', state: 'done' }] });
    const wrong = await app.api('post', `/enrolments/${amina.enrolmentId}/due`, {
      item: 'baby.after',
      how: 'not_needed',
    });
    expect(wrong.status).toBe(422);
    expect((await app.api('get', '/due?show=now')).status).toBe(200);
  });
});
