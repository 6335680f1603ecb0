import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readdir, readFile, readlink, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PlainFault } from '../plain-fault.ts';
import { openToNobody } from './embedded-binary.ts';
import { isAlive, makeDataFolder } from './folder-lock.ts';

/** The embedded database could not be started; the message says what to do. */
export class EmbeddedFault extends PlainFault {
  override readonly name = 'EmbeddedFault';
}

/** The system user that the server runs as; empty when it is the one that runs Facet. */
export interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
export function databaseOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

// A socket's path has 107 bytes at most on Linux, 103 on macOS; `/.s.PGSQL.5432` takes 14 of them.
const LONGEST_SOCKET_FOLDER = 88;

/** Where the server's socket lies: in the data folder; under a short name in the temporary folder where that is too long. */
export function socketFolder(dataFolder: string): string {
  const inside = join(dataFolder, 'socket');
  if (Buffer.byteLength(inside) <= LONGEST_SOCKET_FOLDER) return inside;
  return join(tmpdir(), `facet-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`);
}

/**
 * Makes a folder that the server's user alone may enter. A link, or somebody else's folder of that name, is refused:
 * in a temporary folder it may have been laid there to be followed.
 */
export async function ownFolder(path: string, owner: Owner): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
    const found = await lstat(path);
    const mine = [process.getuid?.() ?? found.uid, owner.uid].includes(found.uid);
    if (!found.isDirectory() || !mine) throw new Error('it belongs to somebody else');
    if (owner.uid !== undefined && owner.gid !== undefined) await chown(path, owner.uid, owner.gid);
    await chmod(path, 0o700);
  } catch (error) {
    throw new EmbeddedFault(
      `${path} cannot be used (${(error as Error).message}). Choose another data folder with --data DIR`,
    );
  }
}

/** Makes the data folder, one that the server's user may pass through. */
export async function prepareDataFolder(dataFolder: string, owner: Owner): Promise<void> {
  const isNew = !existsSync(dataFolder);
  await makeDataFolder(dataFolder);
  if (owner.uid === undefined) return;
  if (isNew) await chmod(dataFolder, 0o711);
  if (openToNobody(dataFolder)) return;
  throw new EmbeddedFault(
    `PostgreSQL does not run as root, and the user nobody may not enter ${dataFolder}. Choose another with --data DIR, such as /var/lib/facet`,
  );
}

/** The last line that a program said, for a fault of one line. */
export const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

/** Lays out a new database cluster under another name first, so that one that was broken off leaves nothing half-made. */
export async function layOutCluster(binaries: string, cluster: string, owner: Owner): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  if (existsSync(cluster))
    throw new EmbeddedFault(
      `${cluster} is not a database that Facet can use. Move it away, or restore a backup`,
    );
  const draft = `${cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  await ownFolder(draft, owner);
  const child = spawn(
    join(binaries, 'bin', 'initdb'),
    ['-D', draft, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--data-checksums'],
    { ...owner, cwd: draft, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  if (code !== 0)
    throw new EmbeddedFault(`The database could not be laid out in ${cluster}: ${lastLine(said)}`);
  await rename(draft, cluster);
}

/** True while a process runs; one that has ended and that nobody has buried yet (a zombie) does not. */
async function isRunning(pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return stat.slice(stat.lastIndexOf(')') + 2).charAt(0) !== 'Z';
}

async function markedProcess(cluster: string): Promise<number> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  return Number(text.split('\n')[0]);
}

/** The server that still runs on a cluster after the Facet that started it was killed. */
async function orphanOf(cluster: string): Promise<number | undefined> {
  const pid = await markedProcess(cluster);
  if (!(pid > 0) || !(await isRunning(pid))) return undefined;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  if (command === undefined || (command.includes('postgres') && command.includes(cluster))) return pid;
  return undefined;
}

/** True while a process of a server works in a cluster: the sessions of a killed server outlive it for a moment. */
async function isInUse(cluster: string): Promise<boolean> {
  const processes = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));
  const works = async (pid: string) =>
    (await readlink(`/proc/${pid}/cwd`).catch(() => '')) === cluster &&
    (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes('postgres');
  return (await Promise.all(processes.map(works))).includes(true);
}

/** Waits until a condition holds, asking every 50 ms; false when it did not hold in time. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  milliseconds: number,
): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 50) {
    if (await condition()) return true;
    await sleep(50);
  }
  return false;
}

/**
 * Stops the server that still runs on a cluster after its Facet was killed, and removes the marks that a killed one left:
 * PostgreSQL takes a mark for a server's as long as any process has its number, also a zombie or another program.
 * Whoever calls this holds the data folder's lock, so that nobody else uses the server.
 */
export async function stopOrphan(cluster: string, sockets: string): Promise<void> {
  const orphan = await orphanOf(cluster);
  if (orphan) process.kill(orphan, 'SIGINT');
  const ended = await waitUntil(
    async () => !(orphan && (await isRunning(orphan))) && !(await isInUse(cluster)),
    20_000,
  );
  if (!ended)
    throw new EmbeddedFault(
      `An old database process${orphan ? ` (${orphan})` : ''} still works in ${cluster} and does not stop`,
    );
  const marked = await markedProcess(cluster);
  if (marked > 0 && isAlive(marked)) await rm(join(cluster, 'postmaster.pid'), { force: true });
  for (const name of await readdir(sockets).catch(() => []))
    if (name.startsWith('.s.PGSQL.')) await rm(join(sockets, name), { force: true });
}
