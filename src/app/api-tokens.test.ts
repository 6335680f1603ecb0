import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiCase, answered, openApiCase, problem } from '../../test/support/api.ts';
import { revokeToken } from '../access/tokens/index.ts';

const TODAY = '2024-06-03';

let api: ApiCase;
beforeAll(async () => {
  api = await openApiCase(TODAY);
});
afterAll(() => api.close());

describe('a token', () => {
  it('opens nothing when it is missing, wrong, too old or revoked', async () => {
    const revoked = await api.token('manager', { name: 'revoked' });
    expect(await revokeToken(api.app.owner, revoked.id)).toBe(true);
    const expired = await api.token('manager', { name: 'expired', days: 0 });
    const wrong = [
      undefined,
      '',
      'x',
      `${api.manager}x`,
      api.manager.slice(0, -1),
      expired.token,
      revoked.token,
    ];
    for (const token of wrong) {
      const answer = await api.call(token, 'GET', '/people');
      problem(answer, 401, 'unauthorised', '/people');
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    }
    const basic = await api.call(undefined, 'GET', '/people', undefined, {
      authorization: `Basic ${api.manager}`,
    });
    expect(basic.status).toBe(401);
  });

  it('of another tenant knows nothing of what is here', async () => {
    const { personId, referralId, enrolment, consent } = await api.started('Edna', 'East');
    const stranger = (await api.token('manager', { tenant: 'west', name: 'west' })).token;
    const goal = await api.post(`/enrolments/${enrolment.id}/goals`, {
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
    expect((await api.get('/people?q=Edna', stranger)).total).toBe(0);
    expect((await api.get(`/enrolments/${enrolment.id}`)).enrolment.version).toBe(1);
  });

  it('changes things under the name of its program', async () => {
    await api.started('Nora', 'Named');
    const changed = await api.app.owner.query<{ name: string }>(
      `select distinct s.name from t_east.change_log c join t_east.staff s on s.id = c.staff_id where c.command = 'startEnrolment'`,
    );
    expect(changed.rows).toContainEqual({ name: 'API: records' });
  });
});

describe('an idempotency key', () => {
  const goal = { area: 'being_in_control', words: 'A course in the autumn' };
  const send = (path: string, body: unknown, key: string, token = api.practitioner) =>
    api.call(token, 'POST', path, body, { 'idempotency-key': key });

  it('writes once, answers the same again, and refuses another change under the same key', async () => {
    const { personId, enrolment } = await api.started('Ida', 'Twice');
    const path = `/enrolments/${enrolment.id}/goals`;
    const first = await send(path, goal, 'goal-0001');
    expect(answered(await send(path, goal, 'goal-0001'))).toEqual(answered(first));
    problem(await send(path, { ...goal, words: 'Another' }, 'goal-0001'), 409, 'key_used', path);
    const { entries } = await api.get(`/people/${personId}/chronology?kinds=goal`);
    expect(entries).toHaveLength(1);
  });

  it('is the program’s own: another may choose the same', async () => {
    const { enrolment } = await api.started('Olga', 'Own');
    const path = `/enrolments/${enrolment.id}/goals`;
    const mine = answered(await send(path, goal, 'shared-key'));
    const theirs = answered(await send(path, goal, 'shared-key', api.manager));
    expect(theirs.id).not.toBe(mine.id);
  });

  it('may be long, and two long ones that begin alike are two', async () => {
    const { enrolment } = await api.started('Lena', 'Long');
    const path = `/enrolments/${enrolment.id}/goals`;
    const long = 'k'.repeat(199);
    const first = answered(await send(path, goal, `${long}1`));
    expect(answered(await send(path, goal, `${long}2`)).id).not.toBe(first.id);
    for (const key of ['short', 'k'.repeat(201)]) problem(await send(path, goal, key), 422, 'invalid', path);
  });
});
