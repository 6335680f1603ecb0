import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission, Role } from '../../src/access/permissions.ts';
import { roles } from '../../src/access/permissions.ts';
import { operationsOf } from '../../src/app/operations.ts';
import { rooms } from '../../src/app/rooms.ts';
import { openTestApp, type TestApp } from '../support/app.ts';

/**
 * Who may do what, written down a second time and by hand: a change of `src/access/permissions.ts` that nobody meant
 * is found here.
 */
const practitioner: readonly Permission[] = [
  'referral:make',
  'referral:read',
  'person:read',
  'person:write',
  'consent:record',
  'enrolment:start',
  'enrolment:move',
  'enrolment:end',
  'plan:write',
  'contact:record',
  'caseload:read',
  'figure:read',
  'figure:open',
  'programme:read',
  'reach:read',
  'conflict:declare',
  'glass:break',
  'person:share',
  'address:read',
  'carer:read',
  'health:read',
  'rights:record',
  'parent:invite',
  'words:read',
  'directory:read',
  'directory:keep',
];
const keepsRights: readonly Permission[] = [
  'rights:read',
  'rights:handle',
  'retention:read',
  'retention:decide',
];
const may: Readonly<Record<Role, readonly Permission[]>> = {
  practitioner,
  manager: [
    ...practitioner,
    'referral:decide',
    'allocation:change',
    'audit:read',
    'look:review',
    'record:restrict',
    'glass:review',
    'supervision:read',
    ...keepsRights,
    'correction:decide',
    'partner:invite',
    'words:manage',
    'directory:manage',
    'directory:exchange',
    'reminder:set',
    'people:merge',
  ],
  analyst: ['figure:read', 'figure:open', 'programme:read'],
  administrator: [
    'programme:read',
    'programme:publish',
    'staff:manage',
    'team:manage',
    'partner:invite',
    'words:read',
    'words:manage',
    'directory:read',
    'directory:keep',
    'directory:manage',
    'directory:exchange',
    'audit:read',
    'figure:read',
    'job:read',
    'job:retry',
    'reminder:set',
    ...keepsRights,
  ],
  auditor: [
    'person:read',
    'referral:read',
    'caseload:read',
    'figure:read',
    'figure:open',
    'programme:read',
    'reach:read',
    'audit:read',
    'rights:read',
    'retention:read',
    'job:read',
    'directory:read',
  ],
  leader: ['figure:read', 'programme:read', 'directory:read'],
};

const NOBODY_ID = '00000000-0000-7000-8000-000000000000';
const commands = rooms.flatMap((room) => room.commands ?? []);
const queries = rooms.flatMap((room) => room.queries ?? []);
const pages = rooms.flatMap((room) => room.pages ?? []);

const addressOf = (path: string) =>
  path.replace(/:tenant\b/g, 'east').replace(/:\w+(\{[^}]*\})?/g, NOBODY_ID);

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(async () => {
  await app.close();
});

describe.each(roles)('as %s', (role) => {
  it.each(commands.map((command) => [command.name, command] as const))('command %s', async (_, command) => {
    const result = await app.bus.run(command, app.actors[role], {}, { door: 'api' });
    const forbidden = !result.ok && result.error.kind === 'forbidden';
    const expected = command.permission !== 'public' && !may[role].includes(command.permission);
    expect(forbidden).toBe(expected);
  });

  it.each(queries.map((query) => [query.name, query] as const))('query %s', async (_, query) => {
    const result = await app.bus.ask(query, app.actors[role], {}, 'api');
    const forbidden = !result.ok && result.error.kind === 'forbidden';
    const expected = query.permission !== 'public' && !may[role].includes(query.permission);
    expect(forbidden).toBe(expected);
  });

  it.each(pages.map((page) => [`${page.method} ${page.path}`, page] as const))('page %s', async (_, page) => {
    const path = addressOf(page.path);
    const answer = page.method === 'get' ? await app.get(path, role) : await app.post(path, {}, role);
    const expected = page.permission !== 'public' && !may[role].includes(page.permission);
    expect(answer.status === 403).toBe(expected);
    expect(answer.status).toBeLessThan(500);
  });
});

describe('without signing in', () => {
  it.each(pages.map((page) => [`${page.method} ${page.path}`, page] as const))('page %s', async (_, page) => {
    const path = addressOf(page.path);
    const answer = page.method === 'get' ? await app.get(path, 'nobody') : await app.post(path, {}, 'nobody');
    if (page.permission !== 'public') {
      expect(answer.status).toBe(303);
      expect(answer.headers.get('location')).toMatch(/^\/sign-in\?next=/);
    } else {
      expect(answer.status).toBeLessThan(500);
    }
  });

  it.each(operationsOf(rooms).map((each) => [each.name, each] as const))(
    'API %s wants a token',
    async (_, each) => {
      const path = each.api.path.replace(/\{\w+\}/g, NOBODY_ID);
      const body = each.api.method === 'get' ? undefined : {};
      const answer = await app.api(each.api.method.toUpperCase(), path, body, 'nobody');
      expect(answer.status).toBe(401);
      expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    },
  );

  it.each([...commands, ...queries].map((each) => [each.name, each] as const))(
    '%s as a guest',
    async (_, each) => {
      const { guest } = app.actors;
      const result =
        each.kind === 'command'
          ? await app.bus.run(each, guest, {}, { door: 'page' })
          : await app.bus.ask(each, guest, {}, 'page');
      const forbidden = !result.ok && result.error.kind === 'forbidden';
      expect(forbidden).toBe(each.permission !== 'public');
    },
  );
});
