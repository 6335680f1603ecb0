import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiCase, openApiCase, problem, referralOf } from '../../test/support/api.ts';
import { openTestApp } from '../../test/support/app.ts';
import { aReferral } from '../../test/support/referrals.ts';
import { type Fault, faultSentence } from '../foundation/fault.ts';

const TODAY = '2024-06-03';
const NOBODY = '01900000-0000-7000-8000-00000000dead';

let api: ApiCase;
beforeAll(async () => {
  api = await openApiCase(TODAY);
});
afterAll(() => api.close());

describe('what is refused', () => {
  it('says each fault of the input with its place, and writes nothing', async () => {
    const children = [{ givenName: 'Ida', bornOn: '2031-01-01' }, { bornOn: 'soon' }];
    const answer = await api.call(api.practitioner, 'POST', '/referrals', aReferral({ children }));
    const { errors } = problem(answer, 422, 'invalid', '/referrals');
    expect(errors).toContainEqual({
      pointer: '#/children/1/bornOn',
      path: ['children', 1, 'bornOn'],
      detail: expect.stringContaining('real date'),
    });
    const unknown = await api.call(api.practitioner, 'GET', '/referrals?colour=red');
    expect(problem(unknown, 422, 'invalid', '/referrals').errors).toEqual([
      { pointer: '#', path: [], detail: 'Facet does not know colour here' },
    ]);
    const page = await api.call(api.practitioner, 'GET', '/people?page=0');
    expect(problem(page, 422, 'invalid', '/people').errors[0].pointer).toBe('#/page');
  });

  it('says in which part of a name with strange letters it was', async () => {
    const body = { ...aReferral(), answers: { [`a/~ b${'x'.repeat(60)}`]: 1 } };
    const answer = await api.call(api.practitioner, 'POST', '/referrals', body);
    const { errors } = problem(answer, 422, 'invalid', '/referrals');
    expect(errors[0].pointer).toMatch(/^#\/answers\/a~1~0%20bx+$/);
  });

  it('says what the present state does not allow', async () => {
    const { enrolment } = await api.started('Rita', 'Refused');
    const path = `/enrolments/${enrolment.id}/end`;
    const end = { version: 1, on: TODAY, reason: 'completed', destination: 'none' };
    await api.post(path, end);
    const again = problem(
      await api.call(api.practitioner, 'POST', path, { ...end, version: 2 }),
      409,
      'ended',
      path,
    );
    expect(again.detail).toContain('ended');
  });

  it('shows the record as it stands to whoever changes an older one', async () => {
    const { enrolment } = await api.started('Stella', 'Stale');
    const path = `/enrolments/${enrolment.id}/pathway`;
    const change = { version: 1, pathway: 'participant', on: TODAY, reason: 'Ready' };
    await api.post(path, change);
    const back = { version: 1, pathway: 'contact', on: TODAY, reason: 'Not now' };
    const answer = await api.call(api.practitioner, 'POST', path, back);
    const { current } = problem(answer, 409, 'stale', path);
    expect(current).toEqual({ id: enrolment.id, version: 2, pathway: 'participant', stage: 'engage' });
    const same = await api.call(api.practitioner, 'POST', path, { ...back, pathway: 'participant' });
    expect(problem(same, 409, 'stale', path).current, 'before what is wrong with it').toEqual(current);
  });

  it('says what the role may not do, and what is not there', async () => {
    const { referralId } = await api.accepted(referralOf('Fay', 'Forbidden'));
    const decision = `/referrals/${referralId}/decision`;
    const body = { version: 1, decision: 'decline', reasons: ['other'] };
    problem(await api.call(api.practitioner, 'POST', decision, body), 403, 'forbidden', decision);
    const analyst = (await api.token('analyst')).token;
    problem(await api.call(analyst, 'GET', '/people'), 403, 'forbidden', '/people');
    for (const path of [`/people/${NOBODY}`, '/nothing', '/programmes/none/figures'])
      problem(await api.call(api.practitioner, 'GET', path), 404, 'not_found', path);
  });

  it('takes no body that is too large, no JSON that is none, and no other kind of body', async () => {
    const large = JSON.stringify({ note: 'x'.repeat(25 * 1024 * 1024) });
    const sent = await api.call(api.practitioner, 'POST', '/referrals', large, {
      'content-length': String(large.length),
    });
    problem(sent, 413, 'too_large', '/referrals');
    problem(await api.call(api.practitioner, 'POST', '/referrals', '{'), 422, 'invalid', '/referrals');
    const form = await api.call(api.practitioner, 'POST', '/referrals', 'a=b', {
      'content-type': 'text/plain',
    });
    expect(problem(form, 422, 'invalid', '/referrals').errors[0].pointer).toBe('#');
  });

  it.each([
    [429, 'too_many', { kind: 'too_many', retryAfterSeconds: 30 }],
    [503, 'unavailable', { kind: 'unavailable', message: 'The database is away for a moment.' }],
  ] as const)('answers %i where the bus says %s', async (status, kind, error: Fault) => {
    const says = async () => ({ ok: false, error }) as const;
    const app = await openTestApp({
      today: TODAY,
      parts: ({ bus }) => ({ bus: { ...bus, run: says, ask: says } }),
    });
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
