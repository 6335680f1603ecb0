import { expect } from 'vitest';
import type { Role } from '../../src/access/permissions.ts';
import { createToken } from '../../src/access/tokens/index.ts';
import { actorOfToken } from '../../src/access/tokens/tokens.ts';
import { openTestApp, type TestApp } from './app.ts';
import { aReferral, type ReferralInput } from './referrals.ts';

/** An answer of the API. */
export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  /** Whatever the API says, unread: each test looks at its parts. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** The API with real tokens, as a program outside calls it. */
interface TestApi {
  readonly app: TestApp;
  /** Makes a token as `facet token create` does. */
  token(role: Role, options?: { tenant?: string; days?: number; name?: string }): Promise<MadeToken>;
  call(
    token: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ApiAnswer>;
  close(): Promise<void>;
}

interface MadeToken {
  readonly id: string;
  readonly staffId: string;
  readonly token: string;
}

/** Opens the API on a database of its own. */
async function openTestApi(options: { today: string }): Promise<TestApi> {
  const app = await openTestApp({
    ...options,
    parts: ({ database }) => ({ actorOfToken: (token) => actorOfToken(database.pool, token) }),
  });
  return {
    app,
    token: (role, { tenant = 'east', days = 90, name = `${role} program` } = {}) =>
      createToken(
        { pool: app.database.pool, owner: app.owner },
        { tenant, role, name, days, now: app.clock.now() },
      ),
    async call(token, method, path, body, headers = {}) {
      const response = await app.send(
        `/api/v1${path}`,
        {
          method,
          headers: {
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        },
        'nobody',
      );
      const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
      const text = await response.text();
      const isJson = type.endsWith('json');
      return {
        status: response.status,
        type,
        headers: response.headers,
        body: isJson ? JSON.parse(text) : text,
      };
    },
    close: () => app.close(),
  };
}

/** What was asked for: the body of an answer that must be no problem. */
export function answered(answer: ApiAnswer): ApiAnswer['body'] {
  expect(answer.body, JSON.stringify(answer.body)).not.toHaveProperty('type');
  expect(answer.status).toBe(200);
  expect(answer.type).toBe('application/json');
  return answer.body;
}

/** A problem of one kind, whole: what RFC 9457 asks for, and where it happened. */
export function problem(answer: ApiAnswer, status: number, kind: string, path: string): ApiAnswer['body'] {
  const type = `urn:facet:problem:${kind}`;
  expect(answer.body).toMatchObject({ type, status, instance: `/api/v1${path}` });
  expect(answer.status).toBe(status);
  expect(answer.type).toBe('application/problem+json');
  expect(answer.body.title).toMatch(/\w/);
  expect(answer.body.detail).toMatch(/\w/);
  return answer.body;
}

/** The API with a practitioner's and a manager's token, and people who came in through it. */
export interface ApiCase extends TestApi {
  readonly practitioner: string;
  /** The member of staff whom the practitioner's token stands for. */
  readonly staffId: string;
  readonly manager: string;
  /** Reads as the practitioner where no token is given; must succeed. */
  get(path: string, token?: string): Promise<ApiAnswer['body']>;
  post(path: string, body: unknown, token?: string): Promise<ApiAnswer['body']>;
  /** Somebody referred and accepted. */
  accepted(change?: Partial<ReferralInput>): Promise<{ personId: string; referralId: string }>;
  /** Somebody who agreed and started on 20 May 2024. */
  started(givenName: string, familyName: string): Promise<StartedParent>;
}

interface StartedParent {
  readonly personId: string;
  readonly referralId: string;
  readonly consent: ApiAnswer['body'];
  readonly enrolment: ApiAnswer['body'];
}

/** A referral of somebody else than the one that every test has. */
export function referralOf(givenName: string, familyName: string): Partial<ReferralInput> {
  return { parent: { ...aReferral().parent, givenName, familyName, bornOn: '1990-01-01' } };
}

/** Opens the API with its tokens. */
export async function openApiCase(today: string): Promise<ApiCase> {
  const api = await openTestApi({ today });
  const { token: practitioner, staffId } = await api.token('practitioner', { name: 'records' });
  const { token: manager } = await api.token('manager', { name: 'decisions' });
  const get: ApiCase['get'] = async (path, token = practitioner) =>
    answered(await api.call(token, 'GET', path));
  const post: ApiCase['post'] = async (path, body, token = practitioner) =>
    answered(await api.call(token, 'POST', path, body));
  const accepted: ApiCase['accepted'] = async (change) => {
    const made = await post('/referrals', aReferral(change));
    const decision = { version: 1, decision: 'accept', person: { new: true } };
    const { personId } = await post(`/referrals/${made.id}/decision`, decision, manager);
    return { personId, referralId: made.id };
  };
  const started: ApiCase['started'] = async (givenName, familyName) => {
    const referral = { ...referralOf(givenName, familyName), receivedOn: '2024-05-01' };
    const { personId, referralId } = await accepted(referral);
    const on = '2024-05-20';
    const agreed = { programme: 'diamond', kind: 'join', answer: 'given', on, how: 'in_person' };
    const consent = await post(`/people/${personId}/consents`, agreed);
    const start = { programme: 'diamond', pathway: 'contact', startedOn: on, pregnant: 'no' };
    const enrolment = await post('/enrolments', { referralId, ...start });
    return { personId, referralId, consent, enrolment };
  };
  return { ...api, practitioner, staffId, manager, get, post, accepted, started };
}
