import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { rooms } from '../../src/app/rooms.ts';
import { page } from '../../src/doors/index.ts';
import { createLog } from '../../src/foundation/log.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { textOfAnswer } from '../support/canaries/crawl.ts';
import { type Planted, plant, words } from '../support/canaries/planted.ts';

const planted = Object.values(words);

/** Every way in which an error comes to quote what it could not take. */
const SAYINGS: Readonly<Record<string, (word: string) => unknown>> = {
  json: (word) => JSON.parse(`{"note": ${word}}`),
  date: (word) => Temporal.PlainDate.from(word),
  address: (word) => new URL(word),
  number: (word) => BigInt(word),
  zone: (word) => new Intl.DateTimeFormat('en', { timeZone: word }),
  schema: (word) => z.strictObject({}).parse({ [word]: 1 }),
  operator: (word) => 'x' in JSON.parse(`"${word}"`),
  property: (word) => Object.assign(JSON.parse(`"${word}"`), { length: 1 }),
  decode: (word) => decodeURIComponent(`${word}%`),
  database: (word) => {
    throw Object.assign(new Error(`duplicate: ${word}`), { code: 'XX000', detail: `(name)=(${word})` });
  },
  cause: (word) => {
    throw new Error('It could not be written', { cause: new Error(word) });
  },
  lines: (word) => {
    throw Object.assign(new Error(`first\n    at ${word} (here:1:1)`), { code: '22P02' });
  },
};

const failing = (method: 'get' | 'post') =>
  page({
    method,
    path: '/failing',
    permission: 'person:read',
    handle: async ({ search, form }) => {
      const how = SAYINGS[search.get('how') ?? ''];
      how?.(String(search.get('word') ?? form.word));
      throw new Error('nothing failed');
    },
  });

let app: TestApp;
let people: Planted['people'];
const logged: string[] = [];
const said: string[] = [];

beforeAll(async () => {
  const room = { name: 'failing', about: 'Pages that fail', pages: [failing('get'), failing('post')] };
  app = await openTestApp({
    parts: () => ({
      rooms: [...rooms, room],
      log: createLog('trace', { write: (line) => void logged.push(line) }),
    }),
  });
  ({ people } = await plant(app));
  const note = (...given: readonly unknown[]) => void said.push(given.map(String).join(' '));
  for (const way of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, way).mockImplementation(note);
}, 120_000);
afterAll(async () => {
  vi.restoreAllMocks();
  await app.close();
});

/** The planted words that stand in the process log, or anywhere else that a process writes. */
const told = () => planted.filter((word) => [...logged, ...said].some((line) => line.includes(word)));

describe('the process log', () => {
  it.each(Object.keys(SAYINGS))('repeats no value of a defect, nor does its answer: %s', async (how) => {
    for (const word of planted) {
      const before = logged.length;
      const address = `/failing?how=${how}`;
      for (const answer of [
        await app.get(`${address}&word=${word}`),
        await app.post(address, { word }),
        await app.get(`${address}&word=${word}`, 'manager'),
      ]) {
        expect(answer.status).toBe(500);
        expect(await textOfAnswer(answer)).not.toContain(word);
      }
      expect(logged.length - before).toBe(3);
      const entry: unknown = JSON.parse(logged.at(-1) ?? '');
      expect(entry).toMatchObject({ msg: 'defect', method: 'GET', route: '/failing' });
    }
    expect(told()).toEqual([]);
  });

  it('repeats nothing of what is written, refused, found changed, or sent to where it cannot be', async () => {
    const { personId } = people.open;
    const word = words.health;
    const body = { personId, wall: 'health', value: `She said ${word}.` };
    const refused = [
      await app.api('POST', `/people/${personId}/walled-notes`, { ...body, smuggled: word }),
      await app.api('POST', `/people/${word}/walled-notes`, body),
      await app.api('POST', `/people/${personId}/walled-notes`, body, 'auditor'),
      await app.post(`/people/${personId}/details/change`, { givenName: `${word}\u0000`, _version: '1' }),
      await app.post(`/people/${personId}/details/change`, { givenName: word, _version: '1' }),
      await app.post(`/people/${personId}/details/change`, { [`${word}[`]: word }),
      await app.get(`/people?q=${word}`),
      await app.get(`/${word}`),
      await app.send(`/people?${word}`, { headers: { host: `${word}.example` } }),
      await app.send(`/api/v1/people`, { headers: { authorization: `Bearer ${word}` } }, 'nobody'),
    ];
    expect(refused.every(({ status }) => status < 500)).toBe(true);
    expect(told()).toEqual([]);
  });

  it('repeats nothing while the database is away', async () => {
    const away = await openTestApp({
      parts: ({ bus, database }) => ({
        log: createLog('trace', { write: (line) => void logged.push(line) }),
        bus: {
          ...bus,
          sit: (actor, occasion) => {
            const sitting = bus.sit(actor, occasion);
            const fails = async () => {
              await database.owner.query(`select $1::uuid`, [words.address]);
              throw new Error('it was taken');
            };
            return { ...sitting, ask: fails, run: fails };
          },
        },
      }),
    });
    const answer = await away.get(`/people?q=${words.address}`);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    const api = await away.api('GET', `/people?q=${words.address}`);
    expect(api.status).toBeLessThan(600);
    await away.close();
    expect(logged.length).toBeGreaterThan(0);
    expect(told()).toEqual([]);
  });
});
