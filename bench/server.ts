import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { rootFolder } from '../src/foundation/root.ts';
import type { Fact } from './report.ts';

const PORT = 43_117;

async function firstPage(began: number, runs: () => boolean): Promise<number> {
  while (runs()) {
    const answer = await fetch(`http://127.0.0.1:${PORT}/`, { redirect: 'follow' }).catch(() => undefined);
    if (answer?.ok && (await answer.text()).includes('</html>')) return performance.now() - began;
    if (performance.now() - began > 120_000) break;
    await sleep(20);
  }
  throw new Error('the server gave no page');
}

async function residentMegabytes(pid: number): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmRSS:\s+(\d+)/.exec(status)?.[1];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

/** Starts the server that ships on a data folder, and stops it again. */
async function once(folder: string): Promise<{ milliseconds: number; megabytes: number | undefined }> {
  const began = performance.now();
  const args = [
    // As bin/facet runs it.
    '--max-semi-space-size=4',
    join(rootFolder, 'dist', 'cli', 'main.js'),
    'start',
    '--empty',
    '--port',
    String(PORT),
    '--data',
    folder,
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  try {
    const milliseconds = await firstPage(began, () => child.exitCode === null);
    await sleep(5_000);
    return { milliseconds, megabytes: await residentMegabytes(child.pid ?? 0) };
  } finally {
    child.kill('SIGTERM');
    await ended;
  }
}

/** Memory at rest and the time to the first page, of a server whose data folder is laid out. */
export async function serverFacts(): Promise<Fact[]> {
  const folder = await mkdtemp(join(tmpdir(), 'facet-bench-server-'));
  try {
    await chmod(folder, 0o711);
    await once(folder);
    const { milliseconds, megabytes } = await once(folder);
    return [
      {
        what: 'from start to the first page, data laid out',
        value: `${(milliseconds / 1000).toFixed(2)} s (budget 3 s)`,
      },
      {
        what: 'memory of the server at rest',
        value:
          megabytes === undefined ? 'not known on this system' : `${megabytes.toFixed(0)} MB (budget 200 MB)`,
      },
    ];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
