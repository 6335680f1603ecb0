import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { nativePostgres } from './embedded-binary.ts';

/** Where an embedded server is reached: a Unix socket in a folder that only its owner may enter. */
export interface EmbeddedServer {
  readonly connection: pg.PoolConfig;
  /** Stops the server if this process started it. */
  stop(): Promise<void>;
}

/** The embedded database could not be started; the message says what to do. */
export class EmbeddedFault extends Error {
  override readonly name = 'EmbeddedFault';
}

interface Owner {
  readonly uid?: number;
  readonly gid?: number;
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
function databaseOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** A socket's path has 107 bytes at most, so the socket lives in the temporary folder under a short name. */
function socketFolder(dataFolder: string): string {
  return join(tmpdir(), `facet-${createHash('sha256').update(dataFolder).digest('hex').slice(0, 12)}`);
}

async function ownFolder(path: string, owner: Owner): Promise<void> {
  try {
    await mkdir(path, { recursive: true, mode: 0o700 });
    if (owner.uid !== undefined && owner.gid !== undefined) await chown(path, owner.uid, owner.gid);
    await chmod(path, 0o700);
  } catch (error) {
    throw new EmbeddedFault(
      `The data folder ${path} cannot be written (${(error as Error).message}). Choose another with --data DIR.`,
    );
  }
}

async function initialise(binaries: string, cluster: string, owner: Owner): Promise<void> {
  if (existsSync(join(cluster, 'PG_VERSION'))) return;
  await rm(cluster, { recursive: true, force: true });
  await ownFolder(cluster, owner);
  const child = spawn(
    join(binaries, 'bin', 'initdb'),
    ['-D', cluster, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C', '--data-checksums'],
    { ...owner, cwd: cluster, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('exit', resolve));
  if (code !== 0)
    throw new EmbeddedFault(`The database could not be laid out in ${cluster}: ${lastLine(said)}`);
}

const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

async function livePostmaster(cluster: string): Promise<number | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  return pid > 0 && isAlive(pid) ? pid : undefined;
}

/** True while a process with this number runs. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function waitFor(condition: () => boolean | Promise<boolean>, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 50) {
    if (await condition()) return true;
    await sleep(50);
  }
  return false;
}

async function answers(connection: pg.PoolConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 1_000 });
  try {
    await client.connect();
    await client.query('select 1');
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

const SETTINGS = [
  'listen_addresses=',
  'shared_buffers=64MB',
  'max_connections=60',
  'jit=off',
  'timezone=UTC',
  'log_min_messages=fatal',
];

/** One embedded PostgreSQL server on one data folder, restarted if it dies, stopped with Facet. */
class Embedded implements EmbeddedServer {
  readonly connection: pg.PoolConfig;
  readonly #cluster: string;
  readonly #sockets: string;
  readonly #owner: Owner;
  readonly #settings: readonly string[];
  #binaries = '';
  #child: ChildProcess | undefined;
  #stopping = false;

  constructor(dataFolder: string, settings: readonly string[]) {
    this.#cluster = join(dataFolder, 'postgres');
    this.#sockets = socketFolder(dataFolder);
    this.#owner = databaseOwner();
    this.#settings = [...SETTINGS, ...settings];
    this.connection = { host: this.#sockets, user: 'postgres', database: 'postgres' };
  }

  async start(dataFolder: string): Promise<void> {
    this.#binaries = await nativePostgres(dataFolder);
    await mkdir(dataFolder, { recursive: true }).catch((error: Error) => {
      throw new EmbeddedFault(
        `The data folder ${dataFolder} cannot be made (${error.message}). Choose another with --data DIR.`,
      );
    });
    await ownFolder(this.#sockets, this.#owner);
    await initialise(this.#binaries, this.#cluster, this.#owner);
    await this.#stopOrphan();
    await this.#launch();
  }

  /** A server that outlived a Facet that was killed: nobody else uses it (the data folder's lock is ours). */
  async #stopOrphan(): Promise<void> {
    const pid = await livePostmaster(this.#cluster);
    if (!pid) return;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres');
    if (!command.includes('postgres')) return;
    process.kill(pid, 'SIGINT');
    if (!(await waitFor(() => !isAlive(pid), 20_000)))
      throw new EmbeddedFault(`An old database process (${pid}) does not stop`);
  }

  async #launch(): Promise<void> {
    let said = '';
    const args = [
      '-D',
      this.#cluster,
      '-k',
      this.#sockets,
      ...this.#settings.flatMap((each) => ['-c', each]),
    ];
    const child = spawn(join(this.#binaries, 'bin', 'postgres'), args, {
      ...this.#owner,
      cwd: this.#cluster,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    });
    child.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
    child.on('exit', () => this.#revive(child));
    this.#child = child;
    const up = await waitFor(async () => child.exitCode !== null || (await answers(this.connection)), 30_000);
    if (!up || child.exitCode !== null)
      throw new EmbeddedFault(`The database did not start: ${lastLine(said) || 'no answer'}`);
  }

  #revive(child: ChildProcess): void {
    if (this.#stopping || this.#child !== child) return;
    const again = async () => {
      for (let attempt = 0; attempt < 20 && !this.#stopping; attempt += 1) {
        await sleep(500);
        await rm(join(this.#cluster, 'postmaster.pid'), { force: true });
        const started = await this.#launch().then(
          () => true,
          () => false,
        );
        if (started) return;
      }
    };
    this.#child = undefined;
    void again();
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    const child = this.#child;
    if (!child?.pid || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await Promise.race([gone, sleep(20_000)]);
    await rm(this.#sockets, { recursive: true, force: true });
  }
}

/** Starts the embedded server on a data folder (laid out first if it is new). `settings` are PostgreSQL's own. */
export async function startEmbedded(
  dataFolder: string,
  settings: readonly string[] = [],
): Promise<EmbeddedServer> {
  const server = new Embedded(dataFolder, settings);
  await server.start(dataFolder);
  return server;
}

/** Where the embedded server of a data folder is reached while another process runs it. */
export function embeddedConnection(dataFolder: string): pg.PoolConfig {
  return { host: socketFolder(dataFolder), user: 'postgres', database: 'postgres' };
}

/** Takes the data folder for this process; a second Facet on the same folder is refused. */
export async function lockFolder(
  dataFolder: string,
): Promise<{ held: boolean; by?: number; release(): Promise<void> }> {
  const path = join(dataFolder, 'facet.pid');
  await mkdir(dataFolder, { recursive: true }).catch((error: Error) => {
    throw new EmbeddedFault(
      `The data folder ${dataFolder} cannot be made (${error.message}). Choose another with --data DIR.`,
    );
  });
  const holder = Number(await readFile(path, 'utf8').catch(() => '0'));
  if (holder > 0 && holder !== process.pid && isAlive(holder) && (await isFacet(holder))) {
    return { held: false, by: holder, release: async () => {} };
  }
  await writeFile(path, String(process.pid)).catch((error: Error) => {
    throw new EmbeddedFault(
      `The data folder ${dataFolder} cannot be written (${error.message}). Choose another with --data DIR.`,
    );
  });
  return { held: true, release: () => rm(path, { force: true }) };
}

async function isFacet(pid: number): Promise<boolean> {
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  return command === undefined || command.includes('node') || command.includes('facet');
}
