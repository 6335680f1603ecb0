import { once } from 'node:events';
import { chmod, chown, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type FacetProcess, facet, freePort, runFacet } from '../../test/support/process.ts';
import { embeddedConnection } from '../foundation/database/embedded.ts';
import { isAlive } from '../foundation/database/folder-lock.ts';

const NOBODY = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;

let base: string;
const running: FacetProcess[] = [];

beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'facet-p-'));
  await chmod(base, 0o755);
});
afterEach(async () => {
  for (const each of running.splice(0)) {
    each.child.kill('SIGTERM');
    await each.ended;
  }
});
afterAll(async () => {
  // A test that failed half-way may leave a database behind whose Facet was killed.
  for (const name of await readdir(base)) {
    const pid = await postmaster(join(base, name)).catch(() => 0);
    if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGINT');
  }
  await rm(base, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function start(
  data: string,
  more: readonly string[] = [],
): Promise<{ facet: FacetProcess; port: number }> {
  const port = await freePort();
  const process = facet(['start', '--empty', '--data', data, '--port', String(port), ...more]);
  running.push(process);
  await process.says(/Facet is open|http:\/\/localhost/);
  return { facet: process, port };
}

const health = (port: number) =>
  fetch(`http://127.0.0.1:${port}/health`).then(
    ({ status }) => status,
    () => 0,
  );

async function until(condition: () => Promise<boolean>, seconds = 20): Promise<boolean> {
  for (const end = Date.now() + seconds * 1_000; Date.now() < end; await sleep(50))
    if (await condition()) return true;
  return false;
}

const postmaster = async (data: string) =>
  Number((await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8')).split('\n')[0]);

/** One clear line, no stack trace. */
function expectOneLine(err: string): void {
  const lines = err
    .trim()
    .split('\n')
    .filter((line) => !line.startsWith('{'));
  expect(lines).toHaveLength(1);
  expect(err).not.toMatch(/^\s+at /m);
}

describe('a Facet that cannot start says why in one line', { timeout: 180_000 }, () => {
  it('when its port is taken', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { code, err } = await runFacet([
      'start',
      '--empty',
      '--data',
      join(base, 'port'),
      '--port',
      String(port),
    ]);
    other.close();
    expect(code).toBe(1);
    expect(err).toContain(`Port ${port} on 127.0.0.1 is taken`);
    expectOneLine(err);
  });

  it('when its data folder cannot be made or written', async () => {
    const file = join(base, 'a-file');
    await writeFile(file, '');
    const inFile = await runFacet(['migrate', '--data', join(file, 'data')]);
    expect(inFile).toMatchObject({ code: 1 });
    expect(inFile.err).toContain('Choose another with --data DIR');
    expectOneLine(inFile.err);
    const locked = join(base, 'locked');
    await mkdir(locked, { mode: 0o500 });
    const denied = await runFacet(
      ['migrate', '--data', join(locked, 'data')],
      {},
      isRoot ? NOBODY : undefined,
    );
    expect(denied).toMatchObject({ code: 1 });
    expect(denied.err).toContain('cannot be made (EACCES)');
    expectOneLine(denied.err);
  });

  it('when its folder is closed to the user that the database runs as', async () => {
    if (!isRoot) {
      expect((await runFacet(['migrate', '--data', join(base, 'own')])).code).toBe(0);
      return;
    }
    const closed = join(base, 'closed');
    await mkdir(closed, { mode: 0o700 });
    const { code, err } = await runFacet(['migrate', '--data', join(closed, 'data')]);
    expect(code).toBe(1);
    expect(err).toContain('the user nobody may not enter');
    expectOneLine(err);
  });

  it('when the database that it is told to use is away, or is none', async () => {
    const port = await freePort();
    const away = await runFacet(['migrate'], { DATABASE_URL: `postgres://facet:x@127.0.0.1:${port}/facet` });
    expect(away).toMatchObject({ code: 1 });
    expect(away.err).toContain(`The database at 127.0.0.1:${port} does not answer (ECONNREFUSED)`);
    expectOneLine(away.err);
    const none = await runFacet(['migrate'], { DATABASE_URL: 'mysql://localhost/facet' });
    expect(none).toMatchObject({ code: 1 });
    expectOneLine(none.err);
    const short = await runFacet(['user', 'add', '--email', 'a@example.org', '--name', 'A'], {
      FACET_SECRET: 'short',
    });
    expect(short).toMatchObject({ code: 1 });
  });

  it('when something that is no database stands in its place', async () => {
    const data = join(base, 'not-a-database');
    await mkdir(join(data, 'postgres'), { recursive: true });
    await writeFile(join(data, 'postgres', 'letter.txt'), 'dear');
    const { code, err } = await runFacet(['migrate', '--data', data]);
    expect(code).toBe(1);
    expect(err).toContain('is not a database that Facet can use');
    expect(await readFile(join(data, 'postgres', 'letter.txt'), 'utf8')).toBe('dear');
  });
});

describe('a Facet that runs', { timeout: 180_000 }, () => {
  it('shares its database with a command, refuses a second server, and says which row was changed', async () => {
    const data = join(base, 'shared');
    const add = await runFacet(['tenant', 'add', 'east', '--name', 'East', '--data', data]);
    expect(add, add.err).toMatchObject({ code: 0 });
    await start(data);
    const user = await runFacet([
      'user',
      'add',
      '--email',
      'a@example.org',
      '--name',
      'Ana',
      '--json',
      '--data',
      data,
    ]);
    const { staffId, password } = JSON.parse(user.out);
    expect(password).toMatch(/^[a-z0-9-]{19}$/);
    expect(await runFacet(['audit', 'verify', '--data', data])).toMatchObject({ code: 0 });
    const owner = new pg.Client(embeddedConnection(data));
    await owner.connect();
    await owner.query(`update t_east.staff set name = 'Mallory' where id = $1`, [staffId]);
    await owner.end();
    const found = await runFacet(['audit', 'verify', '--json', '--data', data]);
    expect(found.code).toBe(1);
    expect(JSON.parse(found.out).tenants[0].findings).toEqual([
      { table: 'staff', rowId: staffId, version: 2, kind: 'row_changed', fields: ['name'] },
    ]);
    const second = await runFacet(['start', '--empty', '--data', data, '--port', String(await freePort())]);
    expect(second.code).toBe(1);
    expect(second.err).toMatch(/Another Facet \(process \d+\) is using the data folder/);
    expectOneLine(second.err);
  });

  it('stops cleanly when it is asked to, and leaves no server behind', async () => {
    const data = join(base, 'stopped');
    const { facet: server } = await start(data);
    const pid = await postmaster(data);
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
    expect(isAlive(pid)).toBe(false);
  });

  it('has its database back soon after that was killed', async () => {
    const data = join(base, 'revived');
    const { port } = await start(data);
    for (let each = 0; each < 2; each += 1) {
      const pid = await postmaster(data);
      process.kill(pid, 'SIGKILL');
      expect(await until(async () => (await health(port)) === 200 && (await postmaster(data)) !== pid)).toBe(
        true,
      );
    }
  });

  it('loses nothing that was acknowledged when it and its database are killed, and starts clean', async () => {
    const data = join(base, 'killed');
    await runFacet(['tenant', 'add', 'east', '--name', 'East', '--data', data]);
    const acknowledged: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { facet: server } = await start(data);
      const pid = await postmaster(data);
      const owner = new pg.Client(embeddedConnection(data));
      owner.on('error', () => {});
      await owner.connect();
      await owner.query('create table if not exists public.kept (n integer primary key)');
      setTimeout(
        () => {
          if (round !== 1) process.kill(pid, 'SIGKILL');
          server.child.kill('SIGKILL');
        },
        100 + 150 * round,
      );
      if (round === 1) setTimeout(() => void owner.end().catch(() => {}), 400);
      for (let n = round * 1_000_000; ; n += 1) {
        const stored = await owner.query('insert into public.kept values ($1)', [n]).catch(() => undefined);
        if (!stored) break;
        acknowledged.push(n);
      }
      await server.ended;
      running.splice(0);
    }
    const { port } = await start(data);
    expect(await health(port)).toBe(200);
    const owner = new pg.Client(embeddedConnection(data));
    await owner.connect();
    const { rows } = await owner.query('select n from public.kept');
    await owner.end();
    const kept = new Set(rows.map(({ n }) => n));
    expect(acknowledged.length).toBeGreaterThan(10);
    expect(acknowledged.filter((n) => !kept.has(n))).toEqual([]);
    expect(await runFacet(['audit', 'verify', '--data', data])).toMatchObject({ code: 0 });
  });

  it('runs for a user who is not root as well', async () => {
    const data = join(base, 'as-somebody');
    await mkdir(data);
    if (isRoot) await chown(data, NOBODY.uid, NOBODY.gid);
    const as = isRoot ? NOBODY : undefined;
    expect(await runFacet(['migrate', '--data', data], {}, as)).toMatchObject({ code: 0 });
    expect(await runFacet(['tenant', 'list', '--data', data], {}, as)).toMatchObject({
      code: 0,
      out: 'There are no tenants yet.\n',
    });
  });
});
