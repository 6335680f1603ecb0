import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/support/database.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import type { CliFamilies } from './cli-command.ts';
import { families } from './registry.ts';
import { inFamilies, runLine, type Said } from './testing/run-on.ts';

// Every module of the house: some seconds the first time, which belong to no one test.
beforeAll(async () => {
  await Promise.all(Object.values(families).map((family) => family()));
});

const line = (
  argv: readonly string[],
  env: Record<string, string> = {},
  list: CliFamilies = families,
): Promise<Said> => runLine(list, argv, env);

const broken = (error: unknown): CliFamilies =>
  inFamilies([{ name: 'break', summary: 'Break', run: () => Promise.reject(error) }]);

describe('the command line', () => {
  it('shows every command, and each one’s help, also as JSON', async () => {
    const help = await line(['--help']);
    const read = await Promise.all(
      Object.entries(families).map(async ([word, family]) => {
        const some = await family();
        // A command that stands in another word's family would never be found.
        expect(some.map(({ name }) => name.split(' ')[0])).toEqual(some.map(() => word));
        return some;
      }),
    );
    const commands = read.flat();
    expect(help.code).toBe(0);
    for (const { name } of commands) {
      expect(help.out).toContain(`  ${name} `);
      const own = await line([...name.split(' '), '--help']);
      expect(own).toMatchObject({ code: 0, err: '' });
      expect(own.out).toContain(`Usage: facet ${name}`);
      expect(own.out).toContain('--json');
      const json = await line([...name.split(' '), '--help', '--json']);
      expect(JSON.parse(json.out).name).toBe(name);
    }
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length);
  });

  it('answers a line that it cannot understand with one line and code 2', async () => {
    const lines = [
      ['nonsense'],
      ['tenant'],
      ['tenant', 'nonsense'],
      ['__proto__'],
      ['migrate', 'more'],
      ['migrate', '--wrong'],
      ['tenant', 'add'],
      ['tenant', 'add', 'east'],
      ['tenant', 'add', 'EAST', '--name', 'East'],
      ['tenant', 'destroy', 'east', '--yes', 'west'],
      ['token', 'create', '--tenant', 'east', '--role', 'king'],
      ['token', 'create', '--tenant', 'east', '--role', 'analyst', '--days', 'many'],
      ['audit', 'log', '--person', 'x', '--limit', 'all'],
      ['programme', 'check'],
      ['start', '--demo', '--empty'],
      ['start', '--port', 'abc'],
      ['start', '--port', '70000'],
    ];
    for (const argv of lines) {
      const { code, out, err } = await line(argv, { DATABASE_URL: 'postgres://127.0.0.1:1/none' });
      expect([argv, code, out]).toEqual([argv, 2, '']);
      expect(err.trim().split('\n')).toHaveLength(1);
    }
    expect((await line([])).code).toBe(2);
  });

  it('says what went wrong in one line, and never shows a stack', async () => {
    const away = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(await line(['break'], {}, broken(away))).toMatchObject({
      code: 1,
      err: 'The database is away for a moment. Nothing was saved: try again.\n',
    });
    expect(await line(['break'], {}, broken(new PlainFault('Put it right.')))).toEqual({
      code: 1,
      out: '',
      err: 'Put it right.\n',
    });
    const defect = await line(['break'], {}, broken(new Error('first\nsecond')));
    expect(defect).toMatchObject({ code: 1 });
    expect(defect.err.trim().split('\n')).toHaveLength(1);
    expect(
      JSON.parse((await line(['break', '--json'], {}, broken(new PlainFault('Put it right.')))).err),
    ).toEqual({
      error: 'Put it right.',
    });
  });
});

describe('commands on a database', () => {
  let database: TestDatabase;
  let folder: string;
  const run = (...argv: string[]) => {
    const { host, user, database: name } = database.connection;
    const url = `postgres://${user}@${encodeURIComponent(String(host))}/${name}`;
    return line(argv, { DATABASE_URL: url, FACET_SECRET: 's'.repeat(40) });
  };

  beforeAll(async () => {
    database = await openTestDatabase();
    folder = await mkdtemp(join(tmpdir(), 'facet-cli-'));
  });
  afterAll(async () => {
    await database.drop();
    await rm(folder, { recursive: true });
  });

  it('add a tenant and its first administrator, once', async () => {
    expect((await run('tenant', 'add', 'north', '--name', 'North')).code).toBe(0);
    expect(await run('tenant', 'add', 'north', '--name', 'North')).toMatchObject({ code: 1 });
    const who = ['--tenant', 'north', '--email', 'Ana@Example.org', '--name', 'Ana'];
    const added = await run('user', 'add', ...who, '--json');
    expect(JSON.parse(added.out)).toMatchObject({ tenant: 'north', email: 'ana@example.org' });
    expect(await run('user', 'add', ...who)).toMatchObject({
      code: 1,
      err: 'Ana has this email address already. Enter another\n',
    });
    expect((await run('user', 'add', ...who.slice(2))).err).toContain('Say which tenant');
    const reset = await run('user', 'reset-password', '--tenant', 'north', '--email', 'ana@example.org');
    expect(reset.out).toMatch(/^[a-z0-9-]{19}\n$/);
    expect(
      await run('user', 'reset-password', '--tenant', 'north', '--email', 'x@example.org'),
    ).toMatchObject({ code: 1 });
  });

  it('make, list and revoke tokens', async () => {
    const made = await run(
      'token',
      'create',
      '--tenant',
      'north',
      '--role',
      'analyst',
      '--name',
      'reports',
      '--json',
    );
    const { id, token } = JSON.parse(made.out);
    expect(token).toMatch(/^facet_/);
    const list = await run('token', 'list', '--tenant', 'north');
    expect(list.out).toContain('reports  in use');
    expect(list.out).not.toContain(token);
    expect((await run('token', 'revoke', id)).code).toBe(0);
    expect((await run('token', 'revoke', id)).code).toBe(1);
    expect((await run('token', 'revoke', 'x')).code).toBe(1);
  });

  it('back up, restore, audit and destroy', async () => {
    const file = join(folder, 'backup');
    expect((await run('backup', file)).out).toContain(`Written to ${file}`);
    expect((await run('backup', file)).code).toBe(1);
    expect((await run('tenant', 'dump', 'north', `${file}-2`)).code).toBe(0);
    expect((await run('restore', file, '--tenant', 'north', '--as', 'copy')).code).toBe(0);
    const audit = await run('audit', 'verify', '--json');
    expect(
      JSON.parse(audit.out).tenants.map(({ tenant, ok }: { tenant: string; ok: boolean }) => [tenant, ok]),
    ).toEqual([
      ['copy', true],
      ['east', true],
      ['north', true],
      ['west', true],
    ]);
    expect((await run('tenant', 'destroy', 'copy', '--yes', 'copy')).code).toBe(0);
    expect((await run('tenant', 'list')).out).not.toContain('copy');
    expect((await run('audit', 'verify', '--tenant', 'copy')).code).toBe(1);
  });

  it('find a row that was changed behind Facet’s back, and tell its history', async () => {
    const { rows } = await database.owner.query(
      `update t_north.staff set capacity = 7 where name = 'Ana' returning id, version`,
    );
    const audit = await run('audit', 'verify', '--tenant', 'north');
    expect(audit.code).toBe(1);
    expect(audit.out).toContain(
      `staff ${rows[0].id} version ${rows[0].version}: The row is not as the log says it was last written (capacity)`,
    );
    const history = await run('audit', 'history', 'staff', rows[0].id, '--tenant', 'north');
    expect(history.out).toContain('addStaff');
    expect(history.out).toContain('giveSignIn');
    expect((await run('audit', 'history', 'stuff', rows[0].id, '--tenant', 'north')).code).toBe(1);
  });
});
