import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openDatabase } from './open.ts';

const { host, user } = inject('database');
const admin = new pg.Client({ host, user, database: 'postgres' });

beforeAll(async () => {
  await admin.connect();
  await admin.query('create role rights_none login');
  await admin.query('create role rights_half login createrole');
  await admin.query('create role rights_all login createrole bypassrls');
});
afterAll(async () => {
  await admin.query('drop role rights_none, rights_half, rights_all');
  await admin.end();
});

const openAs = (role: string) =>
  openDatabase({
    databaseUrl: `postgres://${role}@localhost/postgres?host=${encodeURIComponent(host)}`,
    dataFolder: '/nowhere',
  });

test.each([
  ['rights_none', 'alter role "rights_none" createrole bypassrls'],
  ['rights_half', 'alter role "rights_half" bypassrls'],
])('the user %s of a server is told, in one line, what an administrator has to run', async (role, line) => {
  await expect(openAs(role)).rejects.toThrow(line);
});

test('a user with both rights, and a superuser, are let in', async () => {
  for (const role of ['rights_all', user]) await (await openAs(role)).close();
});
