import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsByRoom, operationsOf } from '../../src/app/operations.ts';
import { rooms } from '../../src/app/rooms.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { type Answer, answerOf, checkCalm, checkProblem } from '../support/hostile/checks.ts';
import { hostileBodies, type Schema } from '../support/hostile/json.ts';
import { MARK, nested, TEXTS, WRONG_VALUES } from '../support/hostile/payloads.ts';
import { seedCase } from '../support/hostile/seeded-case.ts';
import { identifiers, rowCounts } from '../support/hostile/stored.ts';

/** How many bodies each operation is sent, and from which seed; more, and others, on a long run. */
const RUNS = Number(process.env.FACET_HOSTILE_RUNS ?? 20);
const SEED = Number(process.env.FACET_HOSTILE_SEED ?? 20240603);
const NOBODY_ID = '01900000-0000-7000-8000-00000000dead';

const operations = operationsOf(rooms);
const writing = operations.filter((each) => each.api.method !== 'get');
const reading = operations.filter((each) => each.api.method === 'get');

interface Described {
  readonly requestBody?: { readonly content: { readonly 'application/json': { readonly schema: Schema } } };
}
/** What the API says of itself; its own schemas are what bad bodies are made from. */
let described: Readonly<Record<string, Readonly<Record<string, Described>>>>;
const bodySchema = (each: (typeof operations)[number]) =>
  described[each.api.path]?.[each.api.method]?.requestBody?.content['application/json'].schema ?? {};

let app: TestApp;
let east: Readonly<Record<string, readonly string[]>>;
let west: Readonly<Record<string, readonly string[]>>;

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  await seedCase(app);
  await seedCase(app, 'west');
  const document = (await (await app.api('GET', '/openapi.json')).json()) as { paths: typeof described };
  described = document.paths;
  east = await identifiers(app, 'east');
  west = await identifiers(app, 'west');
});
afterAll(async () => {
  await app.close();
});

const placed = (path: string, id: string) => path.replace(/\{\w+\}/g, encodeURIComponent(id));

/** Sends a body as it is; a refusal must be in plain words and must have written nothing. */
async function sendRaw(
  each: (typeof operations)[number],
  id: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const before = await rowCounts(app);
  const answer = await answerOf(
    await app.send(`/api/v1${placed(each.api.path, id)}`, {
      method: each.api.method.toUpperCase(),
      headers: { authorization: 'Bearer manager', 'content-type': 'application/json', ...headers },
      body,
    }),
  );
  const about = `${each.name} ${typeof body === 'string' ? body.slice(0, 500) : ''}`;
  checkCalm(answer, about);
  if (answer.status >= 400) {
    checkProblem(answer, about);
    expect(await rowCounts(app), `${about}: something was written`).toEqual(before);
  }
  return answer;
}

describe.each(writing.map((each) => [each.name, each] as const))('%s', (_, operation) => {
  it('takes any JSON calmly, and writes nothing when it refuses', async () => {
    const ids = [...Object.values(east).flat(), ...(west.person ?? []), NOBODY_ID];
    const main = ids.slice(0, -1);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...main),
        hostileBodies(bodySchema(operation), ids),
        async (id, body) => {
          await sendRaw(operation, id, JSON.stringify(body));
        },
      ),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  });

  it('refuses what is no JSON object', async () => {
    const id = east.person?.[0] ?? '';
    for (const body of [
      '{',
      '[]',
      'null',
      '"x"',
      '1',
      '{"a":}',
      '{"a":1}}',
      nested(200_000),
      '\u0000',
      '{"__proto__":{"x":1}}',
      '{"constructor":{"prototype":{"x":1}}}',
    ]) {
      const answer = await sendRaw(operation, id, body);
      expect([400, 404, 422], `${operation.name} ${body.slice(0, 40)}: ${answer.status}`).toContain(
        answer.status,
      );
    }
  });

  it('refuses a body that does not say that it is JSON', async () => {
    const id = east.person?.[0] ?? '';
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ]) {
      const answer = await sendRaw(operation, id, '{}', { 'content-type': type });
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('application/json');
    }
  });

  it('refuses bytes that are no UTF-8', async () => {
    const bytes = Buffer.concat([
      Buffer.from('{"note":"'),
      Buffer.from([0xed, 0xa0, 0x80, 0xff]),
      Buffer.from('"}'),
    ]);
    expect((await sendRaw(operation, east.person?.[0] ?? '', bytes)).status).toBe(422);
  });

  it('says 401 to a wrong token', async () => {
    for (const token of ['wrong', 'Bearer', '', 'x'.repeat(5000), '../../etc', "' or 1=1", '\u00ff']) {
      const answer = await answerOf(
        await app.send(
          `/api/v1${placed(operation.api.path, NOBODY_ID)}`,
          {
            method: operation.api.method.toUpperCase(),
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
            body: '{}',
          },
          'nobody',
        ),
      );
      expect(answer.status).toBe(401);
      checkProblem(answer, operation.name);
    }
  });
});

describe.each(reading.map((each) => [each.name, each] as const))('%s', (_, operation) => {
  const names = Object.keys((operation.input as { shape?: object }).shape ?? {});

  it('takes any address and any search calmly', async () => {
    const values = [
      ...TEXTS,
      ...WRONG_VALUES.filter((each) => typeof each !== 'object').map(String),
      '\u0000',
      '%ff',
      '9'.repeat(400),
    ];
    for (const value of values.slice(0, Math.max(RUNS, 50))) {
      const query = new URLSearchParams(names.map((name) => [name, value.toWellFormed()]));
      for (const id of [value.toWellFormed() || '-', east.person?.[0] ?? '', 'diamond']) {
        const path = `/api/v1${placed(operation.api.path, id)}`;
        for (const address of [path, `${path}?${query}&${query}`, `${path}?__proto__=1&constructor[x]=1`]) {
          const answer = await answerOf(
            await app.api('GET', address.slice('/api/v1'.length), undefined, 'manager'),
          );
          checkCalm(answer, `${operation.name} ${address}`);
          if (answer.status >= 400) checkProblem(answer, `${operation.name} ${address}`);
        }
      }
    }
  });

  it('knows nothing of another tenant’s rows, nor of rows that are not there', async () => {
    if (!operation.api.path.includes('{')) return;
    const rows = Object.values(west).flat();
    const stranger = await answerOf(
      await app.api('GET', placed(operation.api.path, NOBODY_ID), undefined, 'manager'),
    );
    for (const id of rows) {
      const answer = await answerOf(
        await app.api('GET', placed(operation.api.path, id), undefined, 'manager'),
      );
      expect(answer.status, `${operation.name} ${id}`).toBe(stranger.status);
      expect(answer.body.replaceAll(id, NOBODY_ID)).toBe(stranger.body);
      expect([404, 422]).toContain(answer.status);
    }
  });
});

it('keeps no trace of what was sent in the prototypes of Facet', () => {
  expect(({} as Record<string, unknown>).x).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(JSON.stringify({})).not.toContain(MARK);
});
