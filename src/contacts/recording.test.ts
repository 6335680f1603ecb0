import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addParent } from '../../test/support/parents.ts';
import { listOutcomes, recordOutcome } from '../outcomes/index.ts';
import { giveProvision, listProvisions } from '../provisions/index.ts';
import { recordContact } from './index.ts';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
});
afterAll(() => app.close());

describe('recordOutcome', () => {
  it('records an outcome alone or from a contact, once', async () => {
    const { enrolmentId, personId } = await addParent(app, { name: 'Out Come' });
    const contact = await app.done(recordContact, { enrolmentId, kind: 'call', result: 'met' });
    await app.done(recordOutcome, {
      enrolmentId,
      outcome: 'gp_registered',
      contactId: contact.id,
      evidence: 'Card',
    });
    await app.done(recordOutcome, { enrolmentId, outcome: 'housing_helped', on: '2024-05-01' });
    expect(await app.run(recordOutcome, { enrolmentId, outcome: 'gp_registered' })).toMatchObject({
      ok: false,
      error: { kind: 'refused', code: 'already_recorded' },
    });
    const { enrolments } = await app.answer(listOutcomes, { personId });
    const reached = enrolments[0]?.areas.flatMap((area) => area.reached.map((each) => each.outcome));
    expect(reached).toEqual(['gp_registered', 'housing_helped']);
  });

  it('does not take a contact of somebody else', async () => {
    const one = await addParent(app, { name: 'One Parent' });
    const other = await addParent(app, { name: 'Other Parent' });
    const contact = await app.done(recordContact, {
      enrolmentId: other.enrolmentId,
      kind: 'call',
      result: 'met',
    });
    const { enrolmentId } = one;
    const outcome = await app.run(recordOutcome, {
      enrolmentId,
      outcome: 'gp_registered',
      contactId: contact.id,
    });
    expect(outcome).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['contactId'] }] },
    });
    const given = await app.run(giveProvision, {
      enrolmentId,
      kind: 'travel',
      amountPence: 1,
      contactId: contact.id,
    });
    expect(given).toMatchObject({ ok: false, error: { kind: 'invalid', faults: [{ path: ['contactId'] }] } });
  });

  it('answers the API with problem details that name the field', async () => {
    const { enrolmentId } = await addParent(app, { name: 'By Program' });
    const path = `/enrolments/${enrolmentId}/outcomes`;
    const wrong = await app.api('POST', path, { outcome: 'gp_registered', on: '2024-06-04' });
    expect(wrong.status).toBe(422);
    expect(JSON.stringify(await wrong.json())).toContain('today or in the past');
    expect((await app.api('POST', path, { outcome: 'gp_registered' })).status).toBeLessThan(300);
    expect((await app.api('POST', path, { outcome: 'gp_registered' })).status).toBe(409);
  });
});

describe('the pages', () => {
  it('record a change and something given, and show them with sums', async () => {
    const { enrolmentId, personId } = await addParent(app, { name: 'Page Turner' });
    const base = `/people/${personId}`;
    const change = { enrolmentId, outcome: 'gp_registered', evidence: 'Card seen' };
    expect((await app.post(`${base}/outcomes/new`, change)).status).toBe(303);
    expect((await app.post(`${base}/outcomes/new`, change)).status).toBe(409);
    const changes = await (await app.get(`${base}/outcomes`)).text();
    expect(changes.includes('Registered with a GP') && changes.includes('Card seen')).toBe(true);
    for (const amountPence of ['3.50', '£20']) {
      const given = { enrolmentId, kind: 'travel', what: 'Bus', amountPence };
      expect((await app.post(`${base}/given/new`, given)).status).toBe(303);
    }
    const given = await (await app.get(`${base}/given`)).text();
    expect(given).toContain('£23.50');
    const wrong = await app.post(`${base}/given/new`, {
      enrolmentId,
      kind: 'travel',
      what: 'Bus <b>',
      amountPence: 'lots',
    });
    const body = await wrong.text();
    expect(wrong.status).toBe(422);
    expect(body.includes('href="#amountPence"') && body.includes('Bus &lt;b&gt;')).toBe(true);
  });

  it('have empty states, and a way on', async () => {
    const { personId } = await addParent(app, { name: 'Nothing Yet' });
    expect(await (await app.get(`/people/${personId}/given`)).text()).toContain('Nothing is recorded yet');
    expect(await (await app.get(`/people/${personId}/outcomes`)).text()).toContain(
      'Nothing recorded here yet',
    );
    expect((await app.get(`/people/${personId}/given/new`)).status).toBe(200);
    expect((await app.get(`/people/${personId}/outcomes/new`)).status).toBe(200);
  });
});

describe('giveProvision', () => {
  it('takes nothing after the end, nor beyond reason', async () => {
    const { enrolmentId } = await addParent(app, {
      name: 'Has Ended',
      startedOn: '2023-01-02',
      endedOn: '2024-03-01',
    });
    const late = await app.run(giveProvision, { enrolmentId, kind: 'travel', amountPence: 100 });
    expect(late).toMatchObject({ ok: false, error: { kind: 'refused', code: 'ended' } });
    const huge = await app.run(giveProvision, {
      enrolmentId,
      kind: 'travel',
      amountPence: 1e12,
      on: '2024-02-01',
    });
    expect(huge).toMatchObject({
      ok: false,
      error: { kind: 'invalid', faults: [{ path: ['amountPence'] }] },
    });
  });

  it('adds up', async () => {
    const { enrolmentId, personId } = await addParent(app, { name: 'Adds Up' });
    await app.done(giveProvision, { enrolmentId, kind: 'travel', amountPence: 100 });
    await app.done(giveProvision, { enrolmentId, kind: 'goods', what: 'A kettle' });
    const given = await app.answer(listProvisions, { personId });
    expect(given).toMatchObject({ totalPence: 100, sums: [{ title: 'Travel', count: 1 }, { count: 1 }] });
  });
});
