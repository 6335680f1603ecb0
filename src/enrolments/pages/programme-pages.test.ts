import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addReferred } from '../../../test/support/referred.ts';
import { giveConsent } from '../give-consent.ts';
import { moveStage } from '../move-enrolment.ts';
import { startEnrolment } from '../start-enrolment.ts';
import { hiddenFields } from './hidden-fields.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

const date = (name: string, day: string, month: string, year = '2024') => ({
  [`${name}[day]`]: day,
  [`${name}[month]`]: month,
  [`${name}[year]`]: year,
});

let keys = 0;
const key = () => {
  keys += 1;
  return { _key: `test-form-${keys}` };
};

async function text(path: string, as?: Parameters<TestApp['get']>[1]): Promise<string> {
  const response = await app.get(path, as);
  expect(response.status).toBe(200);
  return response.text();
}

async function begun(name: string) {
  const parent = await addReferred(app, { name });
  await app.done(giveConsent, {
    personId: parent.personId,
    programme: 'diamond',
    kind: 'join',
    answer: 'given',
    on: '2024-01-05',
    how: 'in_person',
  });
  const started = await app.done(startEnrolment, {
    referralId: parent.referralId,
    programme: 'diamond',
    pathway: 'participant',
    startedOn: '2024-01-08',
  });
  const tab = `/people/${parent.personId}/programme`;
  return { ...parent, enrolmentId: started.id, tab, base: `${tab}/enrolments/${started.id}` };
}

describe('beginning, page by page', () => {
  it('goes from an accepted referral through consent to the start', async () => {
    const { personId } = await addReferred(app, { name: 'Wilma Walks' });
    const tab = `/people/${personId}/programme`;
    expect(await text(tab)).toContain('Start in Diamond Project');
    const form = await text(`/people/${personId}/start?programme=diamond`);
    expect(form).toContain('Record consent: Take part');

    const consent = { answer: 'given', how: 'in_person', ...date('on', '5', '1') };
    const saved = await app.post(`${tab}/consent/diamond/join`, { ...key(), ...consent });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, tab]);

    const answers = { ...key(), pathway: 'participant', pregnant: 'no', ...date('startedOn', '8', '1') };
    const check = await app.post(`/people/${personId}/start?programme=diamond`, answers);
    const checked = await check.text();
    expect(check.status).toBe(200);
    expect(checked).toContain('Check before you save');
    expect(checked).toContain('8 January 2024');

    const change = await app.post(`/people/${personId}/start`, { ...answers, step: 'change' });
    expect(await change.text()).toContain('value="participant" checked');
    const address = `/people/${personId}/start?programme=diamond`;
    for (const _ of ['once', 'twice']) {
      const done = await app.post(address, { ...answers, step: 'confirm' });
      expect(done.headers.get('location')).toBe(tab);
    }
    const page = await text(tab);
    expect(page).toContain('Month 5 of 18');
    expect(page).toContain('Getting to know each other');
  });

  it('keeps what was typed beside what is wrong with it', async () => {
    const { personId } = await addReferred(app, { name: 'Ivy Invalid' });
    const path = `/people/${personId}/programme/consent/diamond/share`;
    const answer = { answer: 'given', how: 'by_phone', agencies: '', note: 'She & I <b>spoke</b>' };
    const response = await app.post(path, { ...key(), ...answer, ...date('on', '31', '2') });
    expect(response.status).toBe(422);
    const page = await response.text();
    expect(page).toContain('Error: ');
    expect(page).toContain('Enter a real date');
    expect(page).toContain('She &amp; I &lt;b&gt;spoke&lt;/b&gt;');
    const again = await app.post(path, { ...key(), ...answer, ...date('on', '3', '6') });
    expect(await again.text()).toContain('Name at least one agency');
  });

  it('has no start page where nothing can start, and no page for what is not there', async () => {
    const { personId } = await addReferred(app, { name: 'Nell Nothing', status: 'declined' });
    expect((await app.get(`/people/${personId}/start`)).status).toBe(404);
    expect((await app.get(`/people/${personId}/programme/consent/diamond/toString`)).status).toBe(404);
    expect((await app.get('/people/not-an-id/programme')).status).toBe(404);
    expect(await text(`/people/${personId}/programme`)).toContain('No work has started yet');
  });
});

describe('moving and ending, page by page', () => {
  it('moves, allocates and ends, with open actions named before it ends', async () => {
    const parent = await begun('Mona Moves');
    await app.owner.query(
      `with g as (insert into t_east.goal (person_id, enrolment_id, area, words, set_on, status)
         values ($1, $2, 'staying_safe', 'A home', '2024-02-01', 'open') returning id)
       insert into t_east.action (person_id, enrolment_id, goal_id, what, owner, status, set_on)
       select $1, $2, g.id, 'Ring housing', 'worker', 'open', '2024-02-01' from g`,
      [parent.personId, parent.enrolmentId],
    );
    const moved = await app.post(`${parent.base}/stage`, {
      ...key(),
      stage: 'intensive',
      ...date('on', '1', '4'),
    });
    expect(moved.status).toBe(303);
    const allocate = { staffId: app.actors.second.staffId, role: 'lead', ...date('on', '1', '4') };
    expect((await app.post(`${parent.base}/allocate`, { ...key(), ...allocate })).status).toBe(403);
    const allocated = await app.post(`${parent.base}/allocate`, { ...key(), ...allocate }, 'manager');
    expect(allocated.status).toBe(303);
    expect(await text(`${parent.base}/end`)).toContain('Ring housing');
    const end = { reason: 'chose_to_stop', destination: await destination(), ...date('on', '1', '6') };
    const check = await app.post(`${parent.base}/end`, { ...key(), ...end });
    expect(await check.text()).toContain('Chose to stop');
    const done = await app.post(`${parent.base}/end`, { ...key(), ...end, step: 'confirm' });
    expect(done.status).toBe(303);
    const page = await text(parent.tab);
    expect(page).toContain('Ended');
    expect(page).toContain('Sam Second');
    expect(page).toContain('Start again in Diamond Project');
    expect((await app.get(`${parent.base}/end`)).status).toBe(404);
  });

  it('writes once when the same form is sent twice', async () => {
    const parent = await begun('Dora Double');
    const form = { ...key(), _version: '1', pathway: 'contact', reason: 'Not now', ...date('on', '1', '4') };
    expect((await app.post(`${parent.base}/pathway`, form)).status).toBe(303);
    expect((await app.post(`${parent.base}/pathway`, form)).status).toBe(303);
    const end = { reason: 'chose_to_stop', destination: await destination(), ...date('on', '1', '6') };
    const ending = { ...key(), _version: '2', step: 'confirm', ...end };
    expect((await app.post(`${parent.base}/end`, ending)).status).toBe(303);
    expect((await app.post(`${parent.base}/end`, ending)).status).toBe(303);
    const { rows } = await app.owner.query(
      `select from t_east.stage_move where enrolment_id = $1 and kind = 'pathway'`,
      [parent.enrolmentId],
    );
    expect(rows).toHaveLength(1);
  });

  it('shows both when somebody else was first, and goes on from there', async () => {
    const parent = await begun('Olga Overtaken');
    await app.done(moveStage, { id: parent.enrolmentId, version: 1, stage: 'intensive', on: '2024-03-04' });
    const form = { pathway: 'contact', reason: 'My own words', ...date('on', '1', '4') };
    const stale = await app.post(`${parent.base}/pathway`, { ...key(), _version: '1', ...form });
    expect(stale.status).toBe(409);
    const page = await stale.text();
    expect(page).toContain('What is on record now');
    expect(page).toContain('Stage: Working together');
    expect(page).toContain('My own words');
    expect(page).toContain('name="_version" value="2"');
    const again = await app.post(`${parent.base}/pathway`, { ...key(), _version: '2', ...form });
    expect(again.status).toBe(303);
  });

  it('withdraws a consent after saying what that stops', async () => {
    const parent = await begun('Wren Withdraws');
    const page = await text(parent.tab);
    const href = /href="([^"]*\/withdraw\/[^"]*)"/.exec(page)?.[1] ?? '';
    expect(await text(href)).toContain('The work cannot go on without this consent');
    const sent = await app.post(href, { ...key(), how: 'in_writing', ...date('on', '2', '6') });
    expect(sent.status).toBe(303);
    expect(await text(parent.tab)).toContain('withdrawn 2 Jun 2024, in writing');
  });

  it('shows on the person’s own page, and never to another tenant', async () => {
    const parent = await begun('Paula Page');
    expect(await text(`/people/${parent.personId}`)).toContain('Programme and consents');
    expect((await app.get(parent.tab, 'westPractitioner')).status).toBe(404);
    expect((await app.get(parent.tab, 'analyst')).status).toBe(403);
    expect((await app.get(parent.tab, 'nobody')).status).toBe(303);
  });
});

async function destination(): Promise<string> {
  return app.programmes.current('diamond')?.endings?.destinations[0]?.id ?? '';
}

it('carries everything that was typed through the check page', () => {
  const values = { a: 'one', on: { day: '1', month: '2' }, list: ['x', 'y'] };
  expect(hiddenFields(values)).toEqual([
    { name: 'a', value: 'one' },
    { name: 'on[day]', value: '1' },
    { name: 'on[month]', value: '2' },
    { name: 'list[0]', value: 'x' },
    { name: 'list[1]', value: 'y' },
  ]);
});
