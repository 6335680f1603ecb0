import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FacetProcess, facet, freePort, runFacet } from '../../test/support/process.ts';
import { embeddedConnection } from '../foundation/database/embedded.ts';
import { isAlive } from '../foundation/database/folder-lock.ts';

let data: string;
let token: string;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'facet-l-'));
  await chmod(data, 0o755);
  const add = await runFacet(['tenant', 'add', 'east', '--name', 'East', '--data', data]);
  expect(add, add.err).toMatchObject({ code: 0 });
  const made = await runFacet([
    'token',
    'create',
    '--tenant',
    'east',
    '--role',
    'manager',
    '--json',
    '--data',
    data,
  ]);
  token = JSON.parse(made.out).token;
}, 180_000);
afterAll(async () => {
  const file = await readFile(join(data, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '0');
  const pid = Number(file.split('\n')[0]);
  if (pid > 0 && isAlive(pid)) process.kill(pid, 'SIGINT');
  await rm(data, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function start(): Promise<{ server: FacetProcess; port: number }> {
  const port = await freePort();
  const server = facet(['start', '--empty', '--data', data, '--port', String(port)]);
  await server.says(/Facet is open|http:\/\/localhost/);
  return { server, port };
}

const personOf = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;

/** Asks for records that are not there: each is a look that was refused, and so an entry. Gives how many were answered. */
async function look(port: number, from: number, count: number): Promise<number[]> {
  const asked = Array.from({ length: count }, (_, index) => from + index);
  const answered = await Promise.all(
    asked.map(async (n) => {
      const response = await fetch(`http://127.0.0.1:${port}/api/v1/people/${personOf(n)}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect(response.status).toBe(404);
      return n;
    }),
  );
  return answered;
}

async function onRecord(): Promise<Set<string>> {
  const owner = new pg.Client(embeddedConnection(data));
  await owner.connect();
  const { rows } = await owner.query<{ person_id: string }>('select person_id from t_east.access_log');
  await owner.end();
  return new Set(rows.map((row) => row.person_id));
}

describe('looks are on record', { timeout: 180_000 }, () => {
  it('all of them when Facet is stopped at once, and those of more than a second ago when it is killed', async () => {
    const stopped = await start();
    const before = await look(stopped.port, 1, 60);
    stopped.server.child.kill('SIGTERM');
    expect((await stopped.server.ended).code).toBe(0);

    const killed = await start();
    const early = await look(killed.port, 1_000, 60);
    // The promise is a second; what a busy machine adds to it is no part of the promise.
    await sleep(3_000);
    await look(killed.port, 2_000, 20);
    killed.server.child.kill('SIGKILL');
    await once(killed.server.child, 'exit');

    const { server } = await start();
    const kept = await onRecord();
    server.child.kill('SIGTERM');
    await server.ended;
    expect(before.filter((n) => !kept.has(personOf(n)))).toEqual([]);
    expect(early.filter((n) => !kept.has(personOf(n)))).toEqual([]);
  });
});
