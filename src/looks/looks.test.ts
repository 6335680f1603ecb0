import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent, type TestParent } from '../../test/support/parents.ts';
import type { ParentActor } from '../access/actor.ts';
import { listUnusualLooks } from './unusual-looks.ts';
import { whoHasSeen, whoHasSeenMine } from './who-has-seen.ts';

let app: TestApp;
let amina: TestParent;
let parent: ParentActor;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03T09:00:00Z' });
  amina = await addParent(app);
  await app.owner.query(
    `insert into t_east.allocation (person_id, enrolment_id, staff_id, role, began_on)
     values ($1, $2, $3, 'lead', '2024-01-01')`,
    [amina.personId, amina.enrolmentId, app.actors.practitioner.staffId],
  );
  parent = { kind: 'parent', tenant: 'east', personId: amina.personId, name: 'Amina Example' };
});
afterAll(() => app.close());

async function open(
  path: string,
  as: 'practitioner' | 'second' | 'manager' | 'analyst',
  at = '2024-06-03T09:00:00Z',
) {
  app.setToday(at);
  const response = await app.get(path, as);
  await app.flushLooks();
  return response;
}
const plain = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
const seen = (more: object = {}) =>
  app.answer(whoHasSeen, { personId: amina.personId, ...more }, app.actors.manager);

describe('who has seen a record', () => {
  it('names the worker, her role, what she opened and why, and who was refused', async () => {
    await open(`/people/${amina.personId}/plan`, 'second', '2024-06-03T09:00:00Z');
    await open(`/people/${amina.personId}`, 'analyst', '2024-06-03T09:01:00Z');
    const { looks, workers } = await seen();
    expect(looks.slice(0, 2)).toMatchObject([
      { name: 'Ade Analyst', role: 'analyst', query: '/people/:id', refused: true },
      {
        name: 'Sam Second',
        role: 'practitioner',
        query: '/people/:id/plan',
        refused: false,
        reason: expect.stringContaining('read a person’s record'),
      },
    ]);
    expect(workers.map(({ name }) => name)).toEqual(expect.arrayContaining(['Ade Analyst', 'Sam Second']));
  });

  it('also of the referral that she came of', async () => {
    const { rows } = await app.owner.query<{ id: string }>(
      `insert into t_east.referral (person_id, reference, programme_id, programme_version, origin, received_on,
         received_at, parent_name, search_name, answers, status)
       values ($1, 'DIA-2222-2222', 'diamond', 1, 'staff', '2024-06-01', '2024-06-01', 'Amina Example', 'amina example',
         '{"answers": {}}', 'accepted') returning id`,
      [amina.personId],
    );
    await app.owner.query(
      `insert into t_east.access_log (at, role, referral_id, query, door, reason)
       values ('2024-06-01T10:00:00Z', 'guest', $1, '/t/:tenant/refer/:draft', 'page', 'Open to everybody')`,
      [rows[0]?.id],
    );
    const { looks } = await seen({ to: '2024-06-01' });
    expect(looks).toMatchObject([{ staffId: null, name: null, role: 'guest' }]);
  });

  it('one worker’s, of one period, lists or not, page by page', async () => {
    const { second, manager } = app.actors;
    expect((await seen({ staff: second.staffId })).looks.map(({ name }) => name)).toEqual(['Sam Second']);
    expect((await seen({ from: '2024-06-04' })).looks).toEqual([]);
    await open('/', 'practitioner');
    const both = await seen({ lists: 'yes' });
    expect(both.looks.some(({ extent }) => extent === 'list')).toBe(true);
    expect((await seen()).looks.every(({ extent }) => extent === 'record')).toBe(true);
    await app.owner.query(
      `insert into t_east.access_log (at, staff_id, role, person_id, query, door, reason)
       select '2023-01-01'::timestamptz + n * interval '1 minute', $1, 'manager', $2, '/people/:id', 'page', 'x'
       from generate_series(1, 60) n`,
      [manager.staffId, amina.personId],
    );
    const first = await seen({ to: '2023-12-31' });
    const next = await seen({ to: '2023-12-31', page: 2 });
    expect([first.looks.length, first.more, next.looks.length, next.more]).toEqual([50, true, 10, false]);
  });

  it('is a page for managers, with filter, print and empty state', async () => {
    const page = await open(`/people/${amina.personId}/seen`, 'manager');
    const text = plain(await page.text());
    expect(page.status).toBe(200);
    expect(text).toContain('Sam Second Practitioner, East Borough Council');
    expect(text).toMatch(/Refused Your role \(analyst\) may not/);
    const empty = await open(
      `/people/${amina.personId}/seen?staff=00000000-0000-7000-8000-000000000001`,
      'manager',
    );
    expect(plain(await empty.text())).toContain('No look fits');
    expect((await open(`/people/${amina.personId}/seen`, 'practitioner')).status).toBe(403);
  });

  it('is not told of a record that the reader may not open', async () => {
    await app.owner.query('update t_east.person set restricted = true where id = $1', [amina.personId]);
    const hidden = await app.ask(whoHasSeen, { personId: amina.personId }, app.actors.manager);
    await app.owner.query('update t_east.person set restricted = false where id = $1', [amina.personId]);
    expect(hidden).toMatchObject({ ok: false, error: { kind: 'not_found' } });
  });

  it('is for the parent herself to read: worker, role and organisation, of her own record alone', async () => {
    const other = await addParent(app, { name: 'Bella Example' });
    await open(`/people/${other.personId}`, 'second');
    const { looks } = await app.answer(whoHasSeenMine, {}, parent);
    expect(looks).toContainEqual(
      expect.objectContaining({ name: 'Sam Second', role: 'practitioner', organisation: null }),
    );
    expect(looks.some(({ role }) => role === 'analyst')).toBe(false);
    const before = looks.length;
    await open(`/people/${other.personId}`, 'second');
    expect((await app.answer(whoHasSeenMine, {}, parent)).looks).toHaveLength(before);
    expect((await app.ask(whoHasSeenMine, {}, app.actors.manager)).ok).toBe(false);
  });
});

describe('unusual looking', () => {
  const list = (more: object = {}) => app.answer(listUnusualLooks, more, app.actors.manager);

  it('lists a look outside the caseload, and none by the worker who holds the case', async () => {
    await open(`/people/${amina.personId}`, 'practitioner');
    const found = (await list()).found.filter(({ personId }) => personId === amina.personId);
    expect(found).toMatchObject([
      { kind: 'outside', worker: 'Sam Second', person: 'Amina Example', settled: false },
    ]);
  });

  it('is looked into with a note, and listed again when there are more looks', async () => {
    const place = (await (await open('/looks', 'manager')).text())
      .match(/href="(\/looks\/review\?[^"]*kind=outside[^"]*)"/)?.[1]
      ?.replaceAll('&amp;', '&');
    if (!place) throw new Error('nothing to look into');
    const form = await (await open(place, 'manager')).text();
    const until = /name="until" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const blank = await app.post(place, { until, note: ' ' }, 'manager');
    expect(blank.status).toBe(422);
    expect(await blank.text()).toContain('Enter what you found');
    expect((await app.post(place, { until, note: 'Covered for Priya' }, 'second')).status).toBe(403);
    expect((await app.post(place, { until, note: 'Covered for Priya' }, 'manager')).status).toBe(303);
    const [settled] = (await list({ show: 'all' })).found.filter(({ reviews }) => reviews.length > 0);
    expect(settled).toMatchObject({
      settled: true,
      reviews: [{ note: 'Covered for Priya', by: 'Morgan Manager' }],
    });
    expect(
      (await list()).found.some(
        ({ day, personId }) => settled?.day.equals(day) && settled.personId === personId,
      ),
    ).toBe(false);
    await open(`/people/${settled?.personId}`, 'second', '2024-06-03T11:00:00Z');
    const again = (await list()).found.find(({ personId }) => personId === settled?.personId);
    expect(again).toMatchObject({ settled: false, reviews: [{ note: 'Covered for Priya' }] });
  });

  it('is not looked into by the one whose looking it was', async () => {
    await open(`/people/${amina.personId}`, 'manager', '2024-06-03T20:30:00Z');
    const own = (await list()).found.find(
      ({ kind, worker }) => kind === 'hours' && worker === 'Morgan Manager',
    );
    if (!own) throw new Error('the late look is not listed');
    const place = `/looks/review?kind=hours&staff=${own.staffId}&day=${own.day}`;
    const refusal = await app.post(place, { until: own.until.toString(), note: 'I was on call' }, 'manager');
    expect(refusal.status).toBe(409);
    const body = await refusal.text();
    expect(body).toContain('Ask another manager');
    expect(body).toContain('I was on call');
  });

  it('follows the rules that a manager sets', async () => {
    const form = { mostPeople: '2', withinMinutes: '10', fromHour: '7', untilHour: '23', weekends: 'no' };
    const bad = await app.post('/looks/rules', { ...form, untilHour: '7' }, 'manager');
    expect(bad.status).toBe(422);
    expect(await bad.text()).toContain('The day must end after it begins');
    expect((await app.post('/looks/rules', { ...form, weekends: '' }, 'manager')).status).toBe(422);
    expect((await app.post('/looks/rules', form, 'manager')).status).toBe(303);
    const { rules, rulesVersion, found } = await list();
    expect([rules.mostPeople, rules.untilHour, rulesVersion]).toEqual([2, 23, 1]);
    expect(found.some(({ kind }) => kind === 'hours')).toBe(false);
    expect(
      (await app.post('/looks/rules', { ...form, _version: '1', mostPeople: '30' }, 'manager')).status,
    ).toBe(303);
    expect((await app.post('/looks/rules', { ...form, _version: '1' }, 'manager')).status).toBe(409);
  });

  it('says so when there is nothing', async () => {
    const page = await open('/looks?days=1', 'manager', '2024-08-07T09:00:00Z');
    expect(plain(await page.text())).toContain('Nothing is listed');
  });
});
