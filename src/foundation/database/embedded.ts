import { type ChildProcess, spawn } from 'node:child_process';
import { realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { nativePostgres } from './embedded-binary.ts';
import {
  databaseOwner,
  EmbeddedFault,
  lastLine,
  layOutCluster,
  type Owner,
  ownFolder,
  prepareDataFolder,
  socketFolder,
  stopOrphan,
  waitUntil,
} from './embedded-cluster.ts';

/** Where an embedded server is reached: a Unix socket in a folder that only its owner may enter. */
export interface EmbeddedServer {
  readonly connection: pg.PoolConfig;
  /** Stops the server if this process started it. */
  stop(): Promise<void>;
}

/** True when a server answers a query there within a second. */
export async function answers(connection: pg.PoolConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 1_000 });
  client.on('error', () => {});
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

const LONGEST_PAUSE = 5_000;

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

/** One embedded PostgreSQL server on one data folder, restarted if it dies, stopped with Facet. */
class Embedded implements EmbeddedServer {
  readonly connection: pg.PoolConfig;
  readonly #dataFolder: string;
  readonly #cluster: string;
  readonly #sockets: string;
  readonly #owner: Owner;
  readonly #settings: readonly string[];
  #binaries = '';
  #child: ChildProcess | undefined;
  #reviving: Promise<void> | undefined;
  #stopping = false;

  constructor(dataFolder: string, owner: Owner, settings: readonly string[]) {
    this.#dataFolder = dataFolder;
    this.#cluster = join(dataFolder, 'postgres');
    this.#sockets = socketFolder(dataFolder);
    this.#owner = owner;
    this.#settings = [...SETTINGS, ...settings];
    this.connection = embeddedConnection(dataFolder);
  }

  async start(): Promise<void> {
    this.#binaries = await nativePostgres(this.#dataFolder);
    await ownFolder(this.#sockets, this.#owner);
    await layOutCluster(this.#binaries, this.#cluster, this.#owner);
    await stopOrphan(this.#cluster, this.#sockets);
    await this.#launch();
  }

  async #launch(): Promise<void> {
    let said = '';
    const settings = this.#settings.flatMap((each) => ['-c', each]);
    const child = spawn(
      join(this.#binaries, 'bin', 'postgres'),
      ['-D', this.#cluster, '-k', this.#sockets, ...settings],
      { ...this.#owner, cwd: this.#cluster, stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    );
    child.stderr?.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
    child.on('error', (error) => {
      said = error.message;
    });
    await waitUntil(async () => hasEnded(child) || (await answers(this.connection)), 30_000);
    if (hasEnded(child) || !(await answers(this.connection))) {
      child.kill('SIGINT');
      throw new EmbeddedFault(`The database did not start: ${lastLine(said) || 'no answer'}`);
    }
    this.#child = child;
    child.once('exit', () => this.#revive());
    if (hasEnded(child)) this.#revive();
  }

  /** Starts the server again for as long as Facet runs: a full disk may be emptied, a killed server's memory let go. */
  #revive(): void {
    if (this.#stopping || this.#reviving) return;
    const again = async () => {
      for (let attempt = 1; !this.#stopping; attempt += 1) {
        const started = await this.#launch().then(
          () => true,
          () => false,
        );
        if (started && this.#child && !hasEnded(this.#child)) return;
        await sleep(Math.min(200 * attempt, LONGEST_PAUSE));
      }
    };
    this.#reviving = again().finally(() => {
      this.#reviving = undefined;
    });
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#reviving;
    const child = this.#child;
    if (child && !hasEnded(child)) {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      await Promise.race([gone, sleep(20_000, undefined, { ref: false })]);
    }
    await rm(this.#sockets, { recursive: true, force: true });
  }
}

/**
 * Starts the embedded server on a data folder (laid out first if it is new). `settings` are PostgreSQL's own. Whoever
 * calls this holds the folder's lock.
 *
 * @throws PlainFault with one clear line when it cannot be started
 */
export async function startEmbedded(
  dataFolder: string,
  settings: readonly string[] = [],
): Promise<EmbeddedServer> {
  const owner = databaseOwner();
  await prepareDataFolder(dataFolder, owner);
  const server = new Embedded(await realpath(dataFolder), owner, settings);
  await server.start();
  return server;
}

/** Where the embedded server of a data folder is reached while another process runs it. */
export function embeddedConnection(dataFolder: string): pg.PoolConfig {
  return { host: socketFolder(dataFolder), user: 'postgres', database: 'postgres' };
}
