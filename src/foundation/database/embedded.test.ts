import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { answers, startEmbedded } from './embedded.ts';
import { databaseOwner } from './embedded-cluster.ts';

let folder: string;
let parent: ChildProcess | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'facet-e-'));
  await chmod(folder, 0o755);
});
afterEach(async () => {
  parent?.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** A process of the server's own user that has ended and whose parent never asks how: its number stays taken. */
async function zombie(): Promise<number> {
  parent = spawn('sh', ['-c', 'true & echo $!; exec sleep 60'], {
    ...databaseOwner(),
    cwd: '/',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  if (!parent.stdout) throw new Error('no output');
  const [line] = await once(parent.stdout, 'data');
  return Number(String(line).trim());
}

it('starts where a killed server left its marks, though its number is still taken', async () => {
  const data = join(folder, 'data');
  const first = await startEmbedded(data);
  await first.stop();
  const mark = `${await zombie()}\n${join(data, 'postgres')}\n1\n5432\n${first.connection.host}\n\n0 0\nready\n`;
  await writeFile(join(data, 'postgres', 'postmaster.pid'), mark);
  const second = await startEmbedded(data);
  expect(await answers(second.connection)).toBe(true);
  await second.stop();
}, 60_000);

it('starts where only the mark of its socket is left', async () => {
  const data = join(folder, 'data');
  const pid = await zombie();
  const first = await startEmbedded(data);
  const sockets = String(first.connection.host);
  await first.stop();
  await mkdir(sockets, { recursive: true });
  await writeFile(
    join(sockets, '.s.PGSQL.5432.lock'),
    `${pid}\n${join(data, 'postgres')}\n1\n5432\n${sockets}\n`,
  );
  await writeFile(join(sockets, '.s.PGSQL.5432'), '');
  const again = await startEmbedded(data);
  expect(await answers(again.connection)).toBe(true);
  await again.stop();
}, 60_000);
