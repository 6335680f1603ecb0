import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiAnswer, openTestApi, type TestApi } from '../../test/support/api.ts';
import { openTestApp } from '../../test/support/app.ts';
import { aReferral } from '../../test/support/referrals.ts';
import { partOf, readTour, withValues } from '../../test/support/tour.ts';
import { revokeToken } from '../access/tokens/index.ts';
import { type Fault, faultSentence } from '../foundation/fault.ts';
import { rootFolder } from '../foundation/root.ts';

const TODAY = '2024-06-03';
const NOBODY = '01900000-0000-7000-8000-00000000dead';

let api: TestApi;
let manager: string;
let practitioner: string;
let staffId: string;

beforeAll(async () => {
  api = await openTestApi({ today: TODAY });
  const worker = await api.token('practitioner', { name: 'records' });
  ({ staffId, token: practitioner } = worker);
  manager = (await api.token('manager', { name: 'decisions' })).token;
});
afterAll(() => api.close());

const done = (answer: ApiAnswer) => {
  expect(answer.body, JSON.stringify(answer.body)).not.toHaveProperty('type');
  expect(answer.status).toBe(200);
  expect(answer.type).toBe('application/json');
  return answer.body;
};
const get = async (path: string, token = practitioner) => done(await api.call(token, 'GET', path));
const post = async (path: string, body: unknown, token = practitioner) =>
  done(await api.call(token, 'POST', path, body));

/** A problem of one kind, whole: what RFC 9457 asks for, and where it happened. */
function problem(answer: ApiAnswer, status: number, kind: string, path: string) {
  expect(answer.body).toMatchObject({
    type: `urn:facet:problem:${kind}`,
    status,
    instance: `/api/v1${path}`,
  });
  expect(answer.status).toBe(status);
  expect(answer.type).toBe('application/problem+json');
  expect(answer.body.title).toMatch(/\w/);
  expect(answer.body.detail).toMatch(/\w/);
  return answer.body;
}

/** Somebody referred, and accepted, through the API alone. */
async function accepted(change: Parameters<typeof aReferral>[0] = {}) {
  const made = await post('/referrals', aReferral(change));
  const decided = await post(
    `/referrals/${made.id}/decision`,
    { version: 1, decision: 'accept', person: { new: true } },
    manager,
  );
  return { referralId: made.id as string, personId: decided.personId as string };
}

const parentNamed = (givenName: string, familyName: string) => ({
  parent: { ...aReferral().parent, givenName, familyName, bornOn: '1990-01-01' },
});

/** Somebody who started, on the day before today. */
async function started(givenName: string, familyName: string) {
  const { personId, referralId } = await accepted({
    ...parentNamed(givenName, familyName),
    receivedOn: '2024-05-01',
  });
  const consent = { programme: 'diamond', kind: 'join', answer: 'given', on: '2024-05-20', how: 'in_person' };
  const given = await post(`/people/${personId}/consents`, consent);
  const start = { programme: 'diamond', pathway: 'contact', startedOn: '2024-05-20', pregnant: 'no' };
  const enrolment = await post('/enrolments', { referralId, ...start });
  return { personId, referralId, consent: given, enrolment };
}

describe('the main journey, through the API alone', () => {
  it('goes from the referral to the end of the work', async () => {
    const made = await post('/referrals', aReferral());
    expect(made).toMatchObject({ version: 1, status: 'received', receivedOn: TODAY });
    const referral = await get(`/referrals/${made.id}`);
    expect(referral).toMatchObject({ reference: made.reference, parentName: 'Nadia Khatun', duplicates: [] });
    expect(referral.eligibility.eligible).toBe('yes');
    expect((await get('/referrals?status=waiting&text=nadia')).referrals).toHaveLength(1);

    const decision = { version: referral.version, decision: 'accept', person: { new: true } };
    const decided = await post(`/referrals/${made.id}/decision`, decision, manager);
    expect(decided).toMatchObject({ id: made.id, version: 2, status: 'accepted' });
    const { personId } = decided;
    const person = await get(`/people/${personId}`);
    expect(person).toMatchObject({ name: 'Nadia Khatun', bornOn: { date: '1996-04-12', precision: 'day' } });
    expect(person.children).toHaveLength(2);
    expect((await get('/people?q=Nadja+Katun')).people[0].id).toBe(personId);

    const consent = await post(`/people/${personId}/consents`, {
      programme: 'diamond',
      kind: 'join',
      answer: 'given',
      on: TODAY,
      how: 'in_person',
    });
    const enrolment = await post('/enrolments', {
      referralId: made.id,
      programme: 'diamond',
      pathway: 'contact',
      startedOn: TODAY,
      pregnant: 'no',
    });
    expect(enrolment).toMatchObject({ personId, version: 1, stage: 'in_touch' });
    const at = `/enrolments/${enrolment.id}`;
    const lead = { staffId, role: 'lead', on: TODAY };
    expect(await post(`${at}/allocations`, lead, manager)).toMatchObject({ tookOverFrom: [] });

    const words = { area: 'being_a_parent', words: 'I want to write to Amira' };
    const goal = await post(`${at}/goals`, words);
    await post(`/goals/${goal.id}/actions`, { what: 'Write the first letter', owner: 'together' });
    const contact = await post(`${at}/contacts`, {
      kind: 'home_visit',
      result: 'met',
      minutes: 50,
      goalIds: [goal.id],
      outcomes: [{ outcome: 'letterbox_started', evidence: 'The letter went today' }],
      nextOn: '2024-06-10',
    });
    expect(contact.outcomeIds).toHaveLength(1);
    await post(`${at}/outcomes`, { outcome: 'gp_registered', contactId: contact.id });

    const participant = { version: 1, pathway: 'participant', on: TODAY, reason: 'She is ready for change' };
    const moved = await post(`${at}/pathway`, participant);
    expect(moved).toMatchObject({ version: 2, pathway: 'participant', stage: 'engage' });
    const staged = await post(`${at}/stage`, { version: moved.version, stage: 'intensive', on: TODAY });
    expect(staged).toMatchObject({ version: 3, stage: 'intensive' });

    const caseload = await get('/caseload');
    expect(caseload).toMatchObject({ total: 1, needs: { unseen: 0 } });
    expect(caseload.parents[0]).toMatchObject({ personId, lastMetOn: TODAY, nextOn: '2024-06-10' });
    const chronology = await get(`/people/${personId}/chronology?kinds=contact,goal&order=oldest&size=100`);
    expect(chronology.total).toBe(chronology.entries.length);
    expect(new Set(chronology.entries.map((each: { kind: string }) => each.kind))).toEqual(
      new Set(['contact', 'goal']),
    );

    const { figures } = await get(`/programmes/diamond/figures?asAt=${TODAY}`);
    expect(figures.find((each: { id: string }) => each.id === 'letterbox_started')).toMatchObject({
      n: 1,
      of: 1,
    });
    const opened = await get(`/programmes/diamond/figures/letterbox_started?asAt=${TODAY}&page=1`);
    expect(opened.figure.interval.high).toBe(1);
    expect(opened.rows).toMatchObject({ total: 1, rows: [{ person: { id: personId } }] });

    const end = { version: staged.version, on: TODAY, reason: 'moved_away', destination: 'another_area' };
    const ended = await post(`${at}/end`, end);
    expect(ended.openActions).toHaveLength(1);
    const taken = { version: consent.version, on: TODAY, how: 'by_phone' };
    const withdrawn = await post(`/consents/${consent.id}/withdrawal`, taken);
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
      const answer = await api.call(manager, step.method.toUpperCase(), path, body);
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

describe('a token', () => {
  it('opens nothing when it is missing, wrong, too old or revoked', async () => {
    const revoked = await api.token('manager', { name: 'revoked' });
    expect(await revokeToken(api.app.owner, revoked.id)).toBe(true);
    const expired = await api.token('manager', { name: 'expired', days: 0 });
    const wrong = [undefined, '', 'x', `${manager}x`, manager.slice(0, -1), expired.token, revoked.token];
    for (const token of wrong) {
      const answer = await api.call(token, 'GET', '/people');
      problem(answer, 401, 'unauthorised', '/people');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    const basic = await api.call(undefined, 'GET', '/people', undefined, {
      authorization: `Basic ${manager}`,
    });
    expect(basic.status).toBe(401);
  });

  it('of another tenant knows nothing of what is here', async () => {
    const { personId, referralId, enrolment, consent } = await started('Edna', 'East');
    const stranger = (await api.token('manager', { tenant: 'west', name: 'west' })).token;
    const goal = await post(`/enrolments/${enrolment.id}/goals`, {
      area: 'staying_safe',
      words: 'Quiet nights',
    });
    const reads = [
      `/people/${personId}`,
      `/people/${personId}/chronology`,
      `/referrals/${referralId}`,
      `/enrolments/${enrolment.id}`,
    ];
    for (const path of reads) problem(await api.call(stranger, 'GET', path), 404, 'not_found', path);
    const contact = { kind: 'call', result: 'met' };
    const writes = [
      [`/enrolments/${enrolment.id}/contacts`, contact],
      [`/enrolments/${enrolment.id}/end`, { version: 1, on: TODAY, reason: 'completed' }],
      [`/goals/${goal.id}/actions`, { what: 'Call', owner: 'worker' }],
      [`/consents/${consent.id}/withdrawal`, { version: 1, on: TODAY, how: 'by_phone' }],
      [`/referrals/${referralId}/decision`, { version: 2, decision: 'decline', reasons: ['other'] }],
    ] as const;
    for (const [path, body] of writes)
      problem(await api.call(stranger, 'POST', path, body), 404, 'not_found', path);
    expect((await get('/people?q=Edna', stranger)).total).toBe(0);
    expect((await get(`/enrolments/${enrolment.id}`)).enrolment.version).toBe(1);
  });

  it('changes things under the name of its program', async () => {
    await started('Nora', 'Named');
    const changed = await api.app.owner.query<{ name: string }>(
      `select distinct s.name from t_east.change_log c join t_east.staff s on s.id = c.staff_id where c.command = 'startEnrolment'`,
    );
    expect(changed.rows).toContainEqual({ name: 'API: records' });
  });
});

describe('what is refused', () => {
  it('says each fault of the input with its place, and writes nothing', async () => {
    const children = [{ givenName: 'Ida', bornOn: '2031-01-01' }, { bornOn: 'soon' }];
    const answer = await api.call(practitioner, 'POST', '/referrals', aReferral({ children }));
    const { errors } = problem(answer, 422, 'invalid', '/referrals');
    expect(errors).toContainEqual({
      pointer: '#/children/1/bornOn',
      path: ['children', 1, 'bornOn'],
      detail: expect.stringContaining('real date'),
    });
    const unknown = await api.call(practitioner, 'GET', '/referrals?colour=red');
    expect(problem(unknown, 422, 'invalid', '/referrals').errors).toEqual([
      { pointer: '#', path: [], detail: 'Facet does not know colour here' },
    ]);
    const page = await api.call(practitioner, 'GET', '/people?page=0');
    expect(problem(page, 422, 'invalid', '/people').errors[0].pointer).toBe('#/page');
  });

  it('says in which part of a name with strange letters it was', async () => {
    const body = { ...aReferral(), answers: { [`a/~ b${'x'.repeat(60)}`]: 1 } };
    const answer = await api.call(practitioner, 'POST', '/referrals', body);
    const { errors } = problem(answer, 422, 'invalid', '/referrals');
    expect(errors[0].pointer).toMatch(/^#\/answers\/a~1~0%20bx+$/);
  });

  it('says what the present state does not allow', async () => {
    const { enrolment } = await started('Rita', 'Refused');
    const path = `/enrolments/${enrolment.id}/end`;
    const end = { version: 1, on: TODAY, reason: 'completed', destination: 'none' };
    await post(path, end);
    const again = problem(
      await api.call(practitioner, 'POST', path, { ...end, version: 2 }),
      409,
      'ended',
      path,
    );
    expect(again.detail).toContain('ended');
  });

  it('shows the record as it stands to whoever changes an older one', async () => {
    const { enrolment } = await started('Stella', 'Stale');
    const path = `/enrolments/${enrolment.id}/pathway`;
    const change = { version: 1, pathway: 'participant', on: TODAY, reason: 'Ready' };
    await post(path, change);
    const back = { version: 1, pathway: 'contact', on: TODAY, reason: 'Not now' };
    const answer = await api.call(practitioner, 'POST', path, back);
    expect(problem(answer, 409, 'stale', path).current).toMatchObject({ version: 2, pathway: 'participant' });
  });

  it('says what the role may not do, and what is not there', async () => {
    const { referralId } = await accepted(parentNamed('Fay', 'Forbidden'));
    const decision = `/referrals/${referralId}/decision`;
    const body = { version: 1, decision: 'decline', reasons: ['other'] };
    problem(await api.call(practitioner, 'POST', decision, body), 403, 'forbidden', decision);
    const analyst = (await api.token('analyst')).token;
    problem(await api.call(analyst, 'GET', '/people'), 403, 'forbidden', '/people');
    for (const path of [`/people/${NOBODY}`, '/nothing', '/programmes/none/figures'])
      problem(await api.call(practitioner, 'GET', path), 404, 'not_found', path);
  });

  it('takes no body that is too large, no JSON that is none, and no other kind of body', async () => {
    const large = JSON.stringify({ note: 'x'.repeat(25 * 1024 * 1024) });
    const sent = await api.call(practitioner, 'POST', '/referrals', large, {
      'content-length': String(large.length),
    });
    problem(sent, 413, 'too_large', '/referrals');
    problem(await api.call(practitioner, 'POST', '/referrals', '{'), 422, 'invalid', '/referrals');
    const form = await api.call(practitioner, 'POST', '/referrals', 'a=b', { 'content-type': 'text/plain' });
    expect(problem(form, 422, 'invalid', '/referrals').errors[0].pointer).toBe('#');
  });

  it.each([
    [429, 'too_many', { kind: 'too_many', retryAfterSeconds: 30 }],
    [503, 'unavailable', { kind: 'unavailable', message: 'The database is away for a moment.' }],
  ] as const)('answers %i where the bus says %s', async (status, kind, error: Fault) => {
    const says = async () => ({ ok: false, error }) as const;
    const app = await openTestApp({ today: TODAY, parts: () => ({ bus: { run: says, ask: says } }) });
    try {
      const response = await app.api('GET', '/people');
      expect(response.status).toBe(status);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
      expect(response.headers.get('retry-after')).toBe(kind === 'too_many' ? '30' : null);
      expect(await response.json()).toMatchObject({
        type: `urn:facet:problem:${kind}`,
        status,
        detail: faultSentence(error),
      });
    } finally {
      await app.close();
    }
  });

  it('says of a defect only where it is in the log', async () => {
    const parts = () => ({ actorOfToken: () => Promise.reject(new Error('a secret of the house')) });
    const app = await openTestApp({ today: TODAY, parts });
    try {
      const response = await app.api('GET', '/people');
      expect(response.status).toBe(500);
      const text = await response.text();
      expect(text).not.toContain('secret');
      expect(JSON.parse(text)).toMatchObject({
        type: 'urn:facet:problem:defect',
        instance: '/api/v1/people',
      });
    } finally {
      await app.close();
    }
  });
});

describe('an idempotency key', () => {
  const goal = { area: 'being_in_control', words: 'A course in the autumn' };
  const send = (path: string, body: unknown, key: string, token = practitioner) =>
    api.call(token, 'POST', path, body, { 'idempotency-key': key });

  it('writes once, answers the same again, and refuses another change under the same key', async () => {
    const { personId, enrolment } = await started('Ida', 'Twice');
    const path = `/enrolments/${enrolment.id}/goals`;
    const first = await send(path, goal, 'goal-0001');
    expect(done(await send(path, goal, 'goal-0001'))).toEqual(done(first));
    problem(await send(path, { ...goal, words: 'Another' }, 'goal-0001'), 409, 'key_used', path);
    const { entries } = await get(`/people/${personId}/chronology?kinds=goal`);
    expect(entries).toHaveLength(1);
  });

  it('is the program’s own: another may choose the same', async () => {
    const { enrolment } = await started('Olga', 'Own');
    const path = `/enrolments/${enrolment.id}/goals`;
    const mine = done(await send(path, goal, 'shared-key'));
    const theirs = done(await send(path, goal, 'shared-key', manager));
    expect(theirs.id).not.toBe(mine.id);
  });

  it('may be long, and two long ones that begin alike are two', async () => {
    const { enrolment } = await started('Lena', 'Long');
    const path = `/enrolments/${enrolment.id}/goals`;
    const long = 'k'.repeat(199);
    const first = done(await send(path, goal, `${long}1`));
    expect(done(await send(path, goal, `${long}2`)).id).not.toBe(first.id);
    for (const key of ['short', 'k'.repeat(201)]) problem(await send(path, goal, key), 422, 'invalid', path);
  });
});
