import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiCase, openApiCase } from '../../test/support/api.ts';
import { aReferral } from '../../test/support/referrals.ts';
import { partOf, readTour, withValues } from '../../test/support/tour.ts';
import { rootFolder } from '../foundation/root.ts';

const TODAY = '2024-06-03';

let api: ApiCase;
beforeAll(async () => {
  api = await openApiCase(TODAY);
});
afterAll(() => api.close());

describe('the main journey, through the API alone', () => {
  it('goes from the referral to the end of the work', async () => {
    const made = await api.post('/referrals', aReferral());
    expect(made).toMatchObject({ version: 1, status: 'received', receivedOn: TODAY });
    const referral = await api.get(`/referrals/${made.id}`);
    expect(referral).toMatchObject({ reference: made.reference, parentName: 'Nadia Khatun', duplicates: [] });
    expect(referral.eligibility.eligible).toBe('yes');
    expect((await api.get('/referrals?status=waiting&text=nadia')).referrals).toHaveLength(1);

    const decision = { version: referral.version, decision: 'accept', person: { new: true } };
    const decided = await api.post(`/referrals/${made.id}/decision`, decision, api.manager);
    expect(decided).toMatchObject({ id: made.id, version: 2, status: 'accepted' });
    const { personId } = decided;
    const person = await api.get(`/people/${personId}`);
    expect(person).toMatchObject({ name: 'Nadia Khatun', bornOn: { date: '1996-04-12', precision: 'day' } });
    expect(person.children).toHaveLength(2);
    expect((await api.get('/people?q=Nadja+Katun')).people[0].id).toBe(personId);

    const consent = await api.post(`/people/${personId}/consents`, {
      programme: 'diamond',
      kind: 'join',
      answer: 'given',
      on: TODAY,
      how: 'in_person',
    });
    const enrolment = await api.post('/enrolments', {
      referralId: made.id,
      programme: 'diamond',
      pathway: 'contact',
      startedOn: TODAY,
      pregnant: 'no',
    });
    expect(enrolment).toMatchObject({ personId, version: 1, stage: 'in_touch' });
    const at = `/enrolments/${enrolment.id}`;
    const lead = { staffId: api.staffId, role: 'lead', on: TODAY };
    expect(await api.post(`${at}/allocations`, lead, api.manager)).toMatchObject({ tookOverFrom: [] });

    const words = { area: 'being_a_parent', words: 'I want to write to Amira' };
    const goal = await api.post(`${at}/goals`, words);
    await api.post(`/goals/${goal.id}/actions`, { what: 'Write the first letter', owner: 'together' });
    const contact = await api.post(`${at}/contacts`, {
      kind: 'home_visit',
      result: 'met',
      minutes: 50,
      goalIds: [goal.id],
      outcomes: [{ outcome: 'letterbox_started', evidence: 'The letter went today' }],
      nextOn: '2024-06-10',
    });
    expect(contact.outcomeIds).toHaveLength(1);
    await api.post(`${at}/outcomes`, { outcome: 'gp_registered', contactId: contact.id });

    const participant = { version: 1, pathway: 'participant', on: TODAY, reason: 'She is ready for change' };
    const moved = await api.post(`${at}/pathway`, participant);
    expect(moved).toMatchObject({ version: 2, pathway: 'participant', stage: 'engage' });
    const staged = await api.post(`${at}/stage`, { version: moved.version, stage: 'intensive', on: TODAY });
    expect(staged).toMatchObject({ version: 3, stage: 'intensive' });

    const caseload = await api.get('/caseload');
    expect(caseload).toMatchObject({ total: 1, needs: { unseen: 0 } });
    expect(caseload.parents[0]).toMatchObject({ personId, lastMetOn: TODAY, nextOn: '2024-06-10' });
    const chronology = await api.get(
      `/people/${personId}/chronology?kinds=contact,goal&order=oldest&size=100`,
    );
    expect(chronology.total).toBe(chronology.entries.length);
    expect(new Set(chronology.entries.map((each: { kind: string }) => each.kind))).toEqual(
      new Set(['contact', 'goal']),
    );

    const { figures } = await api.get(`/programmes/diamond/figures?asAt=${TODAY}`);
    expect(figures.find((each: { id: string }) => each.id === 'letterbox_started')).toMatchObject({
      n: 1,
      of: 1,
    });
    const opened = await api.get(`/programmes/diamond/figures/letterbox_started?asAt=${TODAY}&page=1`);
    expect(opened.figure.interval.high).toBe(1);
    expect(opened.rows).toMatchObject({ total: 1, rows: [{ person: { id: personId } }] });

    const end = { version: staged.version, on: TODAY, reason: 'moved_away', destination: 'another_area' };
    const ended = await api.post(`${at}/end`, end);
    expect(ended.openActions).toHaveLength(1);
    const taken = { version: consent.version, on: TODAY, how: 'by_phone' };
    const withdrawn = await api.post(`/consents/${consent.id}/withdrawal`, taken);
    expect(withdrawn).toMatchObject({ version: 2, personId });
    expect(withdrawn.stops.length).toBeGreaterThan(0);
  });

  it('goes as the guide for programmers tells it', async () => {
    const steps = readTour(await readFile(join(rootFolder, 'docs/api.md'), 'utf8'));
    expect(steps.length).toBeGreaterThan(10);
    const values = new Map([['TODAY', TODAY]]);
    for (const step of steps) {
      const path = withValues(step.path, values);
      const body = step.body === undefined ? undefined : withValues(step.body, values);
      const answer = await api.call(api.manager, step.method.toUpperCase(), path, body);
      expect(answer.status, `${path}: ${JSON.stringify(answer.body)}`).toBe(200);
      const shown = step.part === undefined ? undefined : partOf(answer.body, step.part);
      if (step.keeps) values.set(step.keeps, String(shown));
      if (typeof shown === 'number') expect(shown, path).toBeGreaterThan(0);
      if (Array.isArray(shown)) expect(shown.length, path).toBeGreaterThan(0);
    }
  });

  it('is described to whoever asks, without a token', async () => {
    const answer = await api.call(undefined, 'GET', '/openapi.json');
    expect(answer.status).toBe(200);
    expect(answer.body.openapi).toBe('3.1.0');
    expect(Object.keys(answer.body.paths).length).toBeGreaterThan(20);
  });
});
