import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../../test/support/app.ts';
import { addParent } from '../../../test/support/parents.ts';
import { endStaff } from '../../access/staff/end-staff.ts';
import { allocateWorker } from '../allocate-worker.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

let keys = 0;
const sent = (form: object) => {
  keys += 1;
  return { _key: `hand-over-${keys}`, 'on[day]': '3', 'on[month]': '6', 'on[year]': '2024', ...form };
};

async function text(path: string, as: Parameters<TestApp['get']>[1] = 'manager'): Promise<string> {
  const response = await app.get(path, as);
  expect(response.status).toBe(200);
  return response.text();
}

async function allocate(enrolmentId: string, staffId: string): Promise<string> {
  const wish = { id: enrolmentId, staffId, role: 'lead' as const, on: '2024-02-01' };
  return (await app.done(allocateWorker, wish, app.actors.manager)).id;
}

describe('handing cases over, page by page', () => {
  it('says that there is nothing to hand over', async () => {
    expect(await text('/handover')).toContain('No cases wait to be handed over');
    expect(await text('/')).not.toContain('with somebody who has left');
    const { practitioner } = app.actors;
    const own = await text(`/handover?staff=${practitioner.staffId}`);
    expect(own).toContain('Priya Practitioner has no open cases');
    expect(own).not.toContain('Who takes them on?');
  });

  it('is found from home when a worker has left, keeps what was typed, and hands all over at once', async () => {
    const { second, practitioner, administrator } = app.actors;
    const parents = [await addParent(app, { name: 'Ava One' }), await addParent(app, { name: 'Bo Two' })];
    const ids: string[] = [];
    for (const { enrolmentId } of parents) ids.push(await allocate(enrolmentId, second.staffId));
    expect(await text(`/handover?staff=${second.staffId}`)).toContain('The open cases of Sam Second');
    await app.done(endStaff, { id: second.staffId, version: 1 }, administrator);
    expect(await text('/')).toContain('2 open cases are with somebody who has left');
    const page = await text('/handover?ticked=all');
    expect(page).toContain('Sam Second, left 3 Jun 2024');
    expect(page).toContain('Priya Practitioner (0 of 10 as lead)');
    expect(page.match(/ checked/g)).toHaveLength(2);

    const nothing = await app.post('/handover', sent({ note: 'They have met' }), 'manager');
    expect(nothing.status).toBe(422);
    const shown = await nothing.text();
    for (const words of [
      'Choose at least one case',
      'Choose a worker',
      'They have met',
      'href="#allocations"',
    ])
      expect(shown).toContain(words);

    await app.owner.query('update t_east.staff set capacity = 1 where id = $1', [practitioner.staffId]);
    const all = { 'allocations[]': ids, staffId: practitioner.staffId, note: 'They have met' };
    const full = await app.post('/handover', sent(all), 'manager');
    expect(full.status).toBe(409);
    const asked = await full.text();
    expect(asked).toContain('leads for 0 of 1 parents, and would lead for 2');
    expect(asked.match(/ checked/g)).toHaveLength(2);

    const form = sent({ ...all, overCapacityReason: 'Until a new worker starts' });
    for (const _ of ['once', 'twice']) {
      const done = await app.post('/handover', form, 'manager');
      expect([done.status, done.headers.get('location')]).toEqual([303, '/handover']);
    }
    expect(await text('/handover')).toContain('No cases wait to be handed over');
    expect(await text('/')).not.toContain('with somebody who has left');
    expect(await text(`/people/${parents[0]?.personId}/programme`)).toContain('Priya Practitioner');
  });

  it('is for managers, and knows no other name than one of a member of staff', async () => {
    for (const role of ['practitioner', 'auditor', 'administrator'] as const)
      expect((await app.get('/handover', role)).status).toBe(403);
    expect((await app.get('/handover?staff=nobody', 'manager')).status).toBe(404);
    const { westPractitioner } = app.actors;
    expect((await app.get(`/handover?staff=${westPractitioner.staffId}`, 'manager')).status).toBe(404);
  });

  it('answers programs', async () => {
    const listed = await app.api('GET', '/handover', undefined, 'manager');
    expect([listed.status, await listed.json()]).toMatchObject([200, { cases: [], total: 0, holder: null }]);
    const bad = await app.api('POST', '/handover', { allocations: [] }, 'manager');
    expect(bad.status).toBe(422);
  });
});
