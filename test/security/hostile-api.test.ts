import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { allowed } from '../../src/access/permissions.ts';
import { operationsOf } from '../../src/app/operations.ts';
import { rooms } from '../../src/app/rooms.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { type Answer, answerOf, checkCalm, checkProblem } from '../support/hostile/checks.ts';
import { hostileBodies, type Schema } from '../support/hostile/json.ts';
import { MARK, nested, TEXTS, WRONG_VALUES } from '../support/hostile/payloads.ts';
import { seedCase } from '../support/hostile/seeded-case.ts';
import { publishTimed, seedOutside } from '../support/hostile/seeded-outside.ts';
import { seedReminders } from '../support/hostile/seeded-reminders.ts';
import { identifiers, logEnds, pastTheLog, rowCounts, writeMark } from '../support/hostile/stored.ts';

/** How many bodies each operation is sent, and from which seed; more, and others, on a long run. */
const RUNS = Number(process.env.FACET_HOSTILE_RUNS ?? 20);
const SEED = Number(process.env.FACET_HOSTILE_SEED ?? 20240603);
const NOBODY_ID = '01900000-0000-7000-8000-00000000dead';

const operations = operationsOf(rooms);
const writing = operations.filter((each) => each.api.method !== 'get');
const reading = operations.filter((each) => each.api.method === 'get');

/** The shape of an operation’s body: what its path names is in the address. */
function bodySchema({ api, input }: (typeof operations)[number]): Schema {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline' }) as Schema;
  const inBody = ([name]: readonly [string, unknown]) => !api.path.includes(`{${name}}`);
  return {
    ...schema,
    required: (schema.required ?? []).filter((name) => inBody([name, undefined])),
    properties: Object.fromEntries(Object.entries(schema.properties ?? {}).filter(inBody)),
  };
}

/** Operations that something was sent to which they took: what is bad is only found so deep. */
const done = new Set<string>();

let app: TestApp;
let east: Readonly<Record<string, readonly string[]>>;
let west: Readonly<Record<string, readonly string[]>>;
let counted: Readonly<Record<string, number>>;
let ends: Readonly<Record<'east' | 'west', number>>;
/** Where the writing stood after the last request: it stands there before the next, since nobody else writes. */
let mark: string | undefined;

beforeAll(async () => {
  app = await openTestApp({ today: '2024-06-03' });
  publishTimed(app);
  const { personId } = await seedCase(app);
  await seedCase(app, 'west');
  await seedOutside(app);
  await seedReminders(app, [personId]);
  east = await identifiers(app, 'east');
  west = await identifiers(app, 'west');
  counted = await rowCounts(app);
  ends = await logEnds(app);
});
afterAll(async () => {
  await app.close();
});

/** Addresses of an operation: mostly of rows that are there. */
function addresses(path: string): fc.Arbitrary<string> {
  const parts = path.split('/').map((part, index, all) => {
    const name = /\{(\w+)\}/.exec(part)?.[1];
    if (!name) return fc.constant(part);
    const of = name === 'id' ? (all[index - 1] ?? '').replace(/s$/, '') : name.replace(/Id$/, '');
    const rows = east[of] ?? east.person ?? [];
    const others = [...Object.values(east).flat(), ...(west.person ?? []), NOBODY_ID];
    return fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...rows) },
      { weight: 1, arbitrary: fc.constantFrom(...others) },
    );
  });
  return fc.tuple(...parts).map((each) => each.join('/'));
}

const placed = (path: string, id: string) => path.replace(/\{\w+\}/g, encodeURIComponent(id));

/** A manager may do nearly everything; the rest is an administrator's. */
function readerOf({ permission }: (typeof operations)[number]): 'manager' | 'administrator' {
  return permission === 'public' || allowed.manager.has(permission) ? 'manager' : 'administrator';
}

/** Sends a body as it is; a refusal must be in plain words and must have written nothing. */
async function sendRaw(
  each: (typeof operations)[number],
  address: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const before = mark ?? (await writeMark(app));
  const answer = await answerOf(
    await app.send(`/api/v1${address}`, {
      method: each.api.method.toUpperCase(),
      headers: { authorization: `Bearer ${readerOf(each)}`, 'content-type': 'application/json', ...headers },
      body,
    }),
  );
  const about = `${each.name} ${typeof body === 'string' ? body.slice(0, 500) : ''}`;
  checkCalm(answer, about);
  mark = await writeMark(app);
  if (answer.status >= 400) {
    checkProblem(answer, about);
    expect(mark, `${about}: something was written`).toBe(before);
  }
  return answer;
}

describe.each(writing.map((each) => [each.name, each] as const))('%s', (_, operation) => {
  it('takes any JSON calmly, and writes nothing when it refuses', async () => {
    const ids = [...Object.values(east).flat(), ...(west.person ?? []), NOBODY_ID];
    await fc.assert(
      fc.asyncProperty(
        addresses(operation.api.path),
        hostileBodies(bodySchema(operation), ids),
        async (address, body) => {
          const answer = await sendRaw(operation, address, JSON.stringify(body));
          if (answer.status === 200) done.add(operation.name);
        },
      ),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  });

  it('refuses what is no JSON object', async () => {
    const address = placed(operation.api.path, east.person?.[0] ?? '');
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
      const answer = await sendRaw(operation, address, body);
      expect([400, 404, 422], `${operation.name} ${body.slice(0, 40)}: ${answer.status}`).toContain(
        answer.status,
      );
    }
  });

  it('refuses a body that does not say that it is JSON', async () => {
    const address = placed(operation.api.path, east.person?.[0] ?? '');
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'application/xml',
    ]) {
      const answer = await sendRaw(operation, address, '{}', { 'content-type': type });
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
    const address = placed(operation.api.path, east.person?.[0] ?? '');
    expect((await sendRaw(operation, address, bytes)).status).toBe(422);
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
    const person = placed(operation.api.path, east.person?.[0] ?? '');
    const addresses = values.flatMap((value) => {
      const text = value.toWellFormed();
      const query = new URLSearchParams(names.map((name) => [name, text]));
      return [placed(operation.api.path, text || '-'), `${person}?${query}&${query}`];
    });
    for (const address of [...addresses, `${person}?__proto__=1&constructor[x]=1`]) {
      const answer = await answerOf(await app.api('GET', address, undefined, readerOf(operation)));
      checkCalm(answer, `${operation.name} ${address}`);
      if (answer.status >= 400) checkProblem(answer, `${operation.name} ${address}`);
    }
  });

  it('knows nothing of another tenant’s rows, nor of rows that are not there', async () => {
    if (!operation.api.path.includes('{')) return;
    const rows = Object.values(west).flat();
    const stranger = await answerOf(
      await app.api('GET', placed(operation.api.path, NOBODY_ID), undefined, readerOf(operation)),
    );
    for (const id of rows) {
      const answer = await answerOf(
        await app.api('GET', placed(operation.api.path, id), undefined, readerOf(operation)),
      );
      expect(answer.status, `${operation.name} ${id}`).toBe(stranger.status);
      expect(answer.body.replaceAll(id, NOBODY_ID)).toBe(stranger.body);
      expect([404, 422]).toContain(answer.status);
    }
  });
});

it('wrote nothing past the change log', async () => {
  expect(await pastTheLog(app, counted, ends)).toEqual({});
});

it('was let in by some, so that what lies behind the door was tried too', () => {
  expect(done.size).toBeGreaterThan(2);
});

it('keeps no trace of what was sent in the prototypes of Facet', () => {
  expect(({} as Record<string, unknown>).x).toBeUndefined();
  expect(Object.keys(Object.prototype)).toEqual([]);
  expect(JSON.stringify({})).not.toContain(MARK);
});
