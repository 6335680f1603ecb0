import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addParent, type TestParent } from '../../../test/support/parents.ts';
import { recordContact } from '../../contacts/index.ts';
import { recordOutcome } from '../../outcomes/index.ts';
import { setAction, setGoal } from '../../plans/index.ts';
import { giveProvision } from '../../provisions/index.ts';
import { getChronology } from '../get-chronology.ts';

let app: TestApp;
let amina: TestParent;
const address = () => `/people/${amina.personId}/chronology`;

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  amina = await addParent(app);
  const { enrolmentId } = amina;
  const goal = await app.done(setGoal, {
    enrolmentId,
    area: 'being_a_parent',
    words: 'Letters',
    setOn: '2024-02-01',
  });
  await app.done(setAction, { goalId: goal.id, what: 'Buy stamps', owner: 'parent', setOn: '2024-02-02' });
  await app.done(recordContact, {
    enrolmentId,
    kind: 'home_visit',
    result: 'met',
    on: '2024-03-05',
    note: 'Read the case papers <together>',
    outcomes: [{ outcome: 'letterbox_started' }],
    provisions: [{ kind: 'travel', amountPence: 350 }],
  });
  await app.done(recordContact, { enrolmentId, kind: 'call', result: 'did_not_attend', on: '2024-03-12' });
  await app.done(recordOutcome, {
    enrolmentId,
    outcome: 'gp_registered',
    on: '2024-04-01',
    evidence: 'Card seen',
  });
  await app.done(giveProvision, {
    enrolmentId,
    kind: 'voucher',
    what: 'Food',
    amountPence: 2000,
    on: '2024-05-01',
  });
});
afterAll(() => app.close());

describe('getChronology', () => {
  it('holds everything that was recorded, by itself', async () => {
    const { entries, total } = await app.answer(getChronology, { personId: amina.personId, order: 'oldest' });
    const titles = entries.map((entry) => `${entry.on} ${entry.title}`);
    expect(titles).toEqual(
      expect.arrayContaining([
        '2024-02-01 Goal set',
        '2024-02-02 Action agreed',
        '2024-03-05 Home visit',
        '2024-03-05 Started letterbox contact',
        '2024-03-05 Given: Travel',
        '2024-03-12 Telephone call: did not attend',
        '2024-04-01 Registered with a GP',
        '2024-05-01 Given: Food or clothing voucher',
      ]),
    );
    expect(total).toBe(entries.length);
  });

  it('answers the API, with text in place of numbers', async () => {
    const path = `/people/${amina.personId}/chronology?kinds=contact,outcome&order=oldest&size=2&page=2`;
    const response = await app.api('GET', path);
    expect(response.status).toBe(200);
    const body = (await response.json()) as { entries: { on: string }[] };
    expect(body).toMatchObject({ page: 2, pages: 2, total: 4 });
    expect(body.entries.map((entry) => entry.on)).toEqual(['2024-03-12', '2024-04-01']);
  });

  it('says that there is no such person, also for one of another tenant, and notes nobody', async () => {
    const west = await addParent(app, { name: 'Wen West', tenant: 'west' });
    const result = await app.ask(getChronology, { personId: west.personId });
    expect(result).toEqual({ ok: false, error: { kind: 'not_found', what: 'person' } });
  });

  it.each([
    [{ from: '2024-05-01', to: '2024-04-01' }, ['to']],
    [{ from: 'soon' }, ['from']],
    [{ page: '0' }, ['page']],
    [{ text: 'x'.repeat(201) }, ['text']],
  ])('says what is wrong with %j', async (wrong, path) => {
    const result = await app.ask(getChronology, { personId: amina.personId, ...wrong });
    expect(result).toMatchObject({ ok: false, error: { kind: 'invalid', faults: [{ path }] } });
  });
});

describe('the chronology page', () => {
  it('groups by month, filters, and says when nothing fits', async () => {
    const all = await (await app.get(address())).text();
    expect(all).toContain('March 2024');
    expect(all).toContain('Read the case papers &lt;together&gt;');
    const visits = await (await app.get(`${address()}?kinds=contact&text=papers`)).text();
    expect(visits).toContain('Home visit');
    expect(visits).not.toContain('did not attend');
    const none = await (await app.get(`${address()}?text=zebra`)).text();
    expect(none).toContain('Nothing fits');
  });

  it('says beside the field what cannot be read', async () => {
    const response = await app.get(`${address()}?from=2024-13-01`);
    expect(response.status).toBe(422);
    const body = await response.text();
    expect(body.includes('href="#from"') && body.includes('id="from"')).toBe(true);
  });

  it('draws the journey, here and on the person’s own page', async () => {
    const journey = await app.get(`/people/${amina.personId}/journey`);
    expect(journey.status).toBe(200);
    expect(await journey.text()).toContain('The road so far for Amina Example');
    const person = await (await app.get(`/people/${amina.personId}`)).text();
    for (const title of ['Journey', 'Plan', 'Last contacts', 'Changes', 'What was given']) {
      expect(person.includes(`>${title}</h2>`), title).toBe(true);
    }
  });

  it('has an empty state', async () => {
    const { rows } = await app.owner.query(
      `insert into t_east.person (kind, given_name, family_name, search_name) values ('adult', 'No', 'Past', 'no past') returning id`,
    );
    const body = await (await app.get(`/people/${rows[0].id}/chronology`)).text();
    expect(body).toContain('Nothing has been recorded yet');
    expect((await app.get(`/people/${rows[0].id}/journey`)).status).toBe(200);
  });

  it('notes in the access log who looked', async () => {
    await app.get(address(), 'second');
    await expect
      .poll(async () => {
        const { rows } = await app.owner.query(
          `select query from t_east.access_log where person_id = $1 and staff_id = $2`,
          [amina.personId, app.actors.second.staffId],
        );
        return rows.map((row) => row.query);
      })
      .toEqual(['/people/:id/chronology']);
  });
});
