import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../../test/support/app.ts';
import { addressBehind } from '../access/visitor-address.ts';
import { LARGEST_API_BODY } from './api-gate.ts';

const GOOD = 'Bearer practitioner';
const OTHER = 'Bearer manager';

let app: TestApp;
let lookedUp: string[];

beforeEach(async () => {
  lookedUp = [];
  app = await openTestApp({
    today: '2024-06-03T09:00:00Z',
    parts: ({ actors }) => ({
      apiLimits: { perToken: 5, perAddress: 3 },
      addressOf: addressBehind(1),
      actorOfToken: async (token) => {
        lookedUp.push(token);
        return token === 'practitioner' || token === 'manager' ? actors[token] : null;
      },
    }),
  });
});
afterEach(() => app.close());

const ask = (authorization: string, address = '203.0.113.1', path = '/people?q=a') =>
  app.send(`/api/v1${path}`, { headers: { authorization, 'x-forwarded-for': address } }, 'nobody');

async function statuses(times: number, authorization: string, address?: string): Promise<number[]> {
  const found: number[] = [];
  for (let each = 0; each < times; each += 1) found.push((await ask(authorization, address)).status);
  return found;
}

async function expectTooMany(response: Response, seconds: number): Promise<void> {
  expect(response.status).toBe(429);
  expect(response.headers.get('retry-after')).toBe(String(seconds));
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(await response.json()).toMatchObject({
    type: 'urn:facet:problem:too_many',
    title: 'Too many requests',
    status: 429,
    instance: '/api/v1/people',
  });
}

describe('a token', () => {
  it('is answered so often in a minute, from whatever address, and then again after it', async () => {
    for (let each = 0; each < 5; each += 1) expect((await ask(GOOD, `203.0.113.${each}`)).status).toBe(200);
    await expectTooMany(await ask(GOOD, '203.0.113.99'), 60);
    app.setToday('2024-06-03T09:00:45Z');
    await expectTooMany(await ask(GOOD), 15);
    app.setToday('2024-06-03T09:01:00Z');
    expect((await ask(GOOD)).status).toBe(200);
  });

  it('is not slowed by another’s haste, behind the same address or not', async () => {
    expect(await statuses(6, GOOD)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(await statuses(2, OTHER)).toEqual([200, 200]);
  });

  it('writes nothing once it is too much', async () => {
    await statuses(5, GOOD);
    const entries = async () => (await app.owner.query('select count(*) from t_east.change_log')).rows;
    const before = await entries();
    const headers = { authorization: GOOD, 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: JSON.stringify({ programme: 'diamond' }) };
    expect((await app.send('/api/v1/referrals', sent, 'nobody')).status).toBe(429);
    expect(await entries()).toEqual(before);
  });
});

describe('whoever has no good token', () => {
  it('may try so often from one address; then nothing more is looked up, not even what would be good', async () => {
    expect(await statuses(4, 'Bearer guess')).toEqual([401, 401, 401, 429]);
    expect(lookedUp).toEqual(['guess', 'guess', 'guess']);
    await expectTooMany(await ask(GOOD), 60);
    expect(lookedUp).toHaveLength(3);
    expect(await statuses(1, GOOD, '203.0.113.2')).toEqual([200]);
    app.setToday('2024-06-03T09:01:00Z');
    expect(await statuses(1, GOOD)).toEqual([200]);
  });

  it('is counted without any token as well, and for the description', async () => {
    expect((await ask('', undefined, '/openapi.json')).status).toBe(200);
    expect(await statuses(3, '')).toEqual([401, 401, 429]);
    expect((await ask('', undefined, '/openapi.json')).status).toBe(429);
  });

  it('does not keep out a program behind the same address that was let in before', async () => {
    expect(await statuses(1, GOOD)).toEqual([200]);
    expect(await statuses(5, 'Bearer guess')).toEqual([401, 401, 401, 429, 429]);
    expect(await statuses(2, GOOD)).toEqual([200, 200]);
  });
});

describe('a body', () => {
  it('may be two megabytes, and is not read beyond, whether it says how long it is or not', async () => {
    const send = (body: string | ReadableStream) =>
      app.send('/api/v1/referrals', {
        method: 'POST',
        headers: { authorization: GOOD, 'content-type': 'application/json' },
        body,
        ...(typeof body === 'string' ? {} : { duplex: 'half' }),
      });
    const around = '{"note":""}'.length;
    const most = JSON.stringify({ note: 'x'.repeat(LARGEST_API_BODY - around) });
    expect((await send(most)).status).toBe(422);
    expect((await send(`${most} `)).status).toBe(413);
    const streamed = await send(new Blob([`${most} `]).stream());
    expect(streamed.status).toBe(413);
    expect(await streamed.json()).toMatchObject({ type: 'urn:facet:problem:too_large' });
  });
});
