import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operationsOf } from '../../src/app/operations.ts';
import { rooms } from '../../src/app/rooms.ts';
import { openTestApp, type TestApp } from '../support/app.ts';
import { addParent } from '../support/parents.ts';

const NOBODY_ID = '00000000-0000-7000-8000-000000000000';
const pages = rooms.flatMap((room) => room.pages ?? []);
const posts = pages.filter(({ method }) => method === 'post');
const changes = operationsOf(rooms).filter(({ kind }) => kind === 'command');

let app: TestApp;
let personId: string;
beforeAll(async () => {
  app = await openTestApp();
  ({ personId } = await addParent(app));
});
afterAll(() => app.close());

const addressOf = (path: string) =>
  path
    .replace(/:tenant\b/g, 'east')
    .replace('/people/:id', `/people/${personId}`)
    .replace(/:\w+(\{[^}]*\})?/g, NOBODY_ID);

const entries = async () =>
  Number((await app.owner.query('select count(*) as n from t_east.change_log')).rows[0]?.n);

describe('a form that a page elsewhere sends with a worker’s cookie', () => {
  const forged: readonly Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'https://facet.example.org' },
  ];
  it.each(posts.map(({ path }) => path))('does nothing: POST %s', async (path) => {
    const before = await entries();
    for (const headers of forged) {
      const body = new URLSearchParams({ _key: 'a-forged-key-of-somebody', reason: 'x' });
      const answer = await app.send(addressOf(path), { method: 'POST', headers, body }, 'manager');
      expect(answer.status).toBe(403);
      expect(await answer.text()).toContain('not sent from Facet’s own pages');
    }
    expect(await entries()).toBe(before);
  });
});

describe('an operation sent more than it asks for', () => {
  const smuggled = ['tenant', 'staff_id', 'role', 'restricted', '__proto__x', 'permission'];
  it.each(changes.map((each) => [each.name, each] as const))('takes nothing of it: %s', async (_, each) => {
    const path = each.api.path.replace('{personId}', personId).replace(/\{\w+\}/g, NOBODY_ID);
    const before = await entries();
    for (const name of smuggled) {
      const body = { ...(each.example?.input as object | undefined), [name]: 'administrator' };
      const answer = await app.api(each.api.method.toUpperCase(), path, body, 'manager');
      expect([400, 403, 404, 409, 422], `${each.name} with ${name}: ${answer.status}`).toContain(
        answer.status,
      );
    }
    expect(await entries()).toBe(before);
  });
});
