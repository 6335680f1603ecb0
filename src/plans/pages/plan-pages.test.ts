import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addParent, type TestParent } from '../../../test/support/parents.ts';
import { getPlan } from '../get-plan.ts';
import { setAction } from '../set-action.ts';
import { setGoal } from '../set-goal.ts';

let app: TestApp;
let amina: TestParent;

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  amina = await addParent(app);
});
afterAll(() => app.close());

const plan = () => `/people/${amina.personId}/plan`;

async function goals(parent = amina) {
  const found = await app.answer(getPlan, { personId: parent.personId });
  return found.areas.flatMap((area) => area.goals);
}

describe('the plan', () => {
  it('has four areas, each empty to begin with', async () => {
    const body = await (await app.get(plan())).text();
    for (const area of ['Being a parent', 'Staying healthy', 'Staying safe', 'Being in control']) {
      expect(body.includes(area), area).toBe(true);
    }
    expect(body.split('No goal here yet.')).toHaveLength(5);
  });

  it('takes a goal in the parent’s own words, a step, and closes both', async () => {
    const words = 'I want to write to my son';
    const added = await app.post(`${plan()}/goals/new`, {
      area: 'being_a_parent',
      words,
      parentView: 'He should know me',
    });
    expect(added.status).toBe(303);
    const [goal] = await goals();
    expect(goal).toMatchObject({
      words,
      parentView: 'He should know me',
      status: 'open',
      by: 'Priya Practitioner',
    });
    const step = {
      what: 'Find the letterbox form',
      owner: 'other',
      ownerName: 'Her sister',
      'dueOn[day]': '10',
      'dueOn[month]': '6',
      'dueOn[year]': '2024',
    };
    expect((await app.post(`${plan()}/goals/${goal?.id}/actions/new`, step)).status).toBe(303);
    const body = await (await app.get(plan())).text();
    expect(body).toContain('Her sister, by 10 June 2024 (in 7 days)');
    const closed = await app.post(`${plan()}/goals/${goal?.id}`, {
      area: 'being_a_parent',
      words,
      parentView: 'He should know me',
      status: 'reached',
      closingWords: 'The first letter came back',
      _version: '1',
    });
    expect(closed.status).toBe(303);
    const [after] = await goals();
    expect(after).toMatchObject({ status: 'reached', version: 2 });
    expect(after?.closedOn?.toString()).toBe('2024-06-03');
  });

  it('gives the parent her plan in plain words', async () => {
    const body = await (await app.get(`${plan()}/print`)).text();
    expect(body).toContain('My plan');
    expect(body).toContain('I have reached this.');
    expect(body).toContain('Her sister will do this, by 10 June 2024.');
  });

  it.each([
    ['no words', { words: '' }, '#words'],
    ['no area', { area: '' }, '#area'],
    ['too many words', { words: 'x'.repeat(2001) }, '#words'],
  ])('says what is wrong with %s and keeps the rest', async (_, wrong, link) => {
    const form = { area: 'staying_safe', words: 'A safe home', parentView: 'It matters', ...wrong };
    const response = await app.post(`${plan()}/goals/new`, form);
    const body = await response.text();
    expect(response.status).toBe(422);
    expect(body.includes(`href="${link}"`), `a link to ${link}`).toBe(true);
    expect(body.includes('It matters')).toBe(true);
  });

  it('shows both versions when somebody else was first', async () => {
    const parent = await addParent(app, { name: 'Both Goals' });
    const goal = await app.done(setGoal, {
      enrolmentId: parent.enrolmentId,
      area: 'staying_safe',
      words: 'A safe home',
    });
    const path = `/people/${parent.personId}/plan/goals/${goal.id}`;
    const form = { area: 'staying_safe', parentView: '', status: 'open', _version: '1' };
    expect((await app.post(path, { ...form, words: 'A home of my own' })).status).toBe(303);
    const stale = await app.post(path, { ...form, words: 'A home near my mother' });
    const body = await stale.text();
    expect(stale.status).toBe(409);
    expect(body).toContain('A home of my own');
    expect(body).toContain('A home near my mother');
    expect(body).toContain('name="_version" value="2"');
  });

  it('does not open somebody else’s goal under this person', async () => {
    const other = await addParent(app, { name: 'Other Goals' });
    const goal = await app.done(setGoal, {
      enrolmentId: other.enrolmentId,
      area: 'staying_safe',
      words: 'Mine',
    });
    expect((await app.get(`${plan()}/goals/${goal.id}`)).status).toBe(404);
    expect((await app.get(`${plan()}/goals/none`)).status).toBe(404);
  });

  it('is closed to those who may not read a record', async () => {
    expect((await app.get(plan(), 'analyst')).status).toBe(403);
    expect((await app.get(`${plan()}/goals/new`, 'administrator')).status).toBe(403);
  });

  it('says where to go when there is no programme yet', async () => {
    const { rows } = await app.owner.query(
      `insert into t_east.person (kind, given_name, family_name, search_name) values ('adult', 'No', 'Plan', 'no plan') returning id`,
    );
    expect(await (await app.get(`/people/${rows[0].id}/plan`)).text()).toContain('There is no plan yet');
  });
});

describe('setGoal and setAction', () => {
  it('refuse an id without its version, and the version of somebody who was first', async () => {
    const goal = await app.done(setGoal, {
      enrolmentId: amina.enrolmentId,
      area: 'staying_safe',
      words: 'Sleep well',
    });
    const input = { enrolmentId: amina.enrolmentId, area: 'staying_safe', words: 'Sleep' };
    expect(await app.run(setGoal, { ...input, id: goal.id })).toMatchObject({
      ok: false,
      error: { kind: 'invalid' },
    });
    await app.done(setGoal, { ...input, id: goal.id, version: 1 });
    expect(await app.run(setGoal, { ...input, id: goal.id, version: 1 })).toMatchObject({
      ok: false,
      error: { kind: 'stale', current: { words: 'Sleep' } },
    });
  });

  it('refuse a goal and a step where they do not belong', async () => {
    const other = await addParent(app, { name: 'Not Hers' });
    const goal = await app.done(setGoal, {
      enrolmentId: other.enrolmentId,
      area: 'staying_safe',
      words: 'Rest',
    });
    const moved = {
      enrolmentId: amina.enrolmentId,
      area: 'staying_safe',
      words: 'Rest',
      id: goal.id,
      version: 1,
    };
    expect(await app.run(setGoal, moved)).toEqual({ ok: false, error: { kind: 'not_found', what: 'goal' } });
    const stray = await app.run(setAction, { goalId: amina.personId, what: 'Rest', owner: 'parent' });
    expect(stray).toEqual({ ok: false, error: { kind: 'not_found', what: 'goal' } });
  });
});
