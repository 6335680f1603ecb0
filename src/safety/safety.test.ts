import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addSomebody } from '../people/testing/add-somebody.ts';
import { getSafety } from './get-safety.ts';
import { makeSafetyPlan, recordIncident, recordRisk } from './record-safety.ts';
import { planFaults, planStanding } from './safety.ts';

const today = Temporal.PlainDate.from('2024-06-03');
const day = (text: string) => Temporal.PlainDate.from(text);
const at = (text: string) => Temporal.Instant.from(text);

describe('planStanding', () => {
  const plan = { recordedAt: at('2024-05-01T10:00:00Z'), reviewOn: day('2024-08-01') };
  it('wants a plan where somebody may do harm, and a review after anything told since it was made', () => {
    expect(planStanding(undefined, [], 0, today)).toBe('none');
    expect(planStanding(undefined, [], 1, today)).toBe('wanted');
    expect(planStanding(plan, [{ recordedAt: at('2024-05-01T09:59:00Z') }], 1, today)).toBe('stands');
    expect(planStanding(plan, [{ recordedAt: at('2024-05-01T10:01:00Z') }], 0, today)).toBe('after_incident');
    expect(planStanding({ ...plan, reviewOn: today }, [], 0, today)).toBe('due');
  });
});

describe('planFaults', () => {
  const none = { together: true, signs: null, helps: null, people: null, places: null, children: null };
  it('wants something that was agreed, and a day within a year on which it is looked at again', () => {
    const paths = (plan: object) =>
      planFaults({ ...none, reviewOn: null, ...plan }, today).map(({ path }) => path[0]);
    expect(paths({})).toEqual(['signs', 'reviewOn']);
    expect(paths({ helps: 'I ring Rokeya', reviewOn: day('2024-06-03') })).toEqual(['reviewOn']);
    expect(paths({ helps: 'I ring Rokeya', reviewOn: day('2026-06-03') })).toEqual(['reviewOn']);
    expect(paths({ helps: 'I ring Rokeya', reviewOn: day('2024-09-03') })).toEqual([]);
  });
});

describe('safety', () => {
  let app: TestApp;
  let personId: string;
  beforeAll(async () => {
    app = await openTestApp({ today: '2024-06-03' });
    personId = (await addSomebody(app, { person: { givenName: 'Shabnam', familyName: 'Akhtar' } })).id;
  });
  afterAll(() => app.close());

  const page = async (path: string) => (await app.get(`/people/${personId}${path}`)).text();
  const standing = async () => (await app.answer(getSafety, { personId })).standing;

  it('is said in full on her own page and where she is met or written to, in brief above other forms', async () => {
    await app.done(recordRisk, {
      personId,
      risk: { who: 'Kamal, her former husband', what: 'follows her home', care: 'Never leave a voicemail' },
    });
    for (const path of ['', '/contacts/new', '/letters/agree'])
      expect(await page(path), path).toContain('Risk from Kamal, her former husband: follows her home');
    const brief = await page('/details/change');
    expect(brief).toContain('Risk from Kamal, her former husband.');
    expect(brief).not.toContain('follows her home');
    expect(await page('')).toContain('There is no safety plan yet');
  });

  it('has a plan made together, looked at again after anything new that happens', async () => {
    const refusedForm = await app.post(`/people/${personId}/safety/plan/add`, {
      'plan[helps]': 'I go to Rokeya',
    });
    expect(refusedForm.status).toBe(422);
    expect(await refusedForm.text()).toContain('I go to Rokeya');
    const plan = { together: true, helps: 'I go to Rokeya', reviewOn: '2024-09-03' };
    await app.done(makeSafetyPlan, { personId, plan });
    expect(await standing()).toBe('stands');
    const form = {
      'incident[happenedOn][day]': '2',
      'incident[happenedOn][month]': '6',
      'incident[happenedOn][year]': '2024',
      'incident[what]': 'He came to the door',
    };
    app.setToday('2024-06-04');
    expect((await app.post(`/people/${personId}/safety/incidents/add`, form)).status).toBe(303);
    expect(await standing()).toBe('after_incident');
    expect(await page('/safety')).toContain('Look at it again together');
    app.setToday('2024-06-05');
    await app.done(makeSafetyPlan, { personId, plan: { ...plan, places: 'The library' } });
    expect(await standing()).toBe('stands');
    const { plans } = await app.answer(getSafety, { personId });
    expect(plans.map(({ endedOn }) => endedOn === null)).toEqual([true, false]);
    const chronology = await page('/chronology');
    expect(chronology).toContain('He came to the door');
    expect(chronology).toContain('A safety plan was made together');
  });

  it('keeps communication needs with whom they were shared and whether they are met', async () => {
    const need = {
      'need[need]': 'Large print',
      'need[how]': 'Print letters in 16 point',
      'need[sharedWith]': 'the court',
      'need[met]': 'partly',
    };
    expect((await app.post(`/people/${personId}/safety/needs/add`, need)).status).toBe(303);
    expect(await page('/safety')).toContain('Shared with the court. Partly met');
    expect(await page('/contacts/new')).toContain('Large print: Print letters in 16 point');
  });

  it('refuses an incident to come, and a change to what somebody else has changed', async () => {
    const ahead = { happenedOn: '2025-01-01', what: 'x' };
    expect(await app.run(recordIncident, { personId, incident: ahead })).toMatchObject({
      error: { faults: [{ path: ['incident', 'happenedOn'] }] },
    });
    const [risk] = (await app.answer(getSafety, { personId })).risks;
    if (!risk) throw new Error('there is no risk on record');
    const input = { personId, id: risk.id, version: 1, risk: { who: 'Kamal', what: 'was seen' } };
    await app.done(recordRisk, input);
    expect(await app.run(recordRisk, input)).toMatchObject({ error: { kind: 'stale' } });
    expect((await app.get(`/people/${personId}/safety`, 'westPractitioner')).status).toBe(404);
  });
});
