import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openToNobody } from './database/embedded-binary.ts';
import { type NotifySetUp, readNotify } from './notify-keys.ts';
import { ConfigFault } from './plain-fault.ts';
import { rootFolder } from './root.ts';

/** How this Facet is set up. Everything comes from the environment and the command line; there is no third place. */
export interface Config {
  /** A PostgreSQL 18 server to use; the embedded one is used when there is none. */
  readonly databaseUrl?: string;
  /** Where the embedded database and the secret are kept. */
  readonly dataFolder: string;
  readonly port: number;
  readonly host: string;
  /** How people reach Facet, such as `https://facet.example.org`: sets whether cookies are for https alone. */
  readonly baseUrl: string;
  /** How many proxies of one's own stand before Facet: whose word about a visitor's address is taken. */
  readonly proxies: number;
  /** A session ends after so many minutes without use. */
  readonly idleMinutes: number;
  /** A session ends after so many hours in any case. */
  readonly sessionHours: number;
  /** How many requests a minute the API answers with one token. */
  readonly apiPerMinute: number;
  /** How many a minute from one address without a good token. */
  readonly strangersPerMinute: number;
  /** True when the demonstration's sign-in buttons are wanted. */
  readonly demo: boolean;
  /** With which keys GOV.UK Notify is asked to send reminders. */
  readonly notify: NotifySetUp;
  /** Signs the cookies. `FACET_SECRET`, or a random one made once and kept in the data folder. */
  readonly secret: string;
}

/** What a command line may say of the set-up. */
export interface ConfigArguments {
  readonly data?: string | undefined;
  readonly port?: string | undefined;
  readonly host?: string | undefined;
  readonly demo?: boolean | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

const MINIMUM_SECRET = 32;

/**
 * Reads the set-up. The secret is read, or made, when it is first asked for.
 *
 * @throws ConfigFault when something cannot be so
 */
export function readConfig(env: Environment, args: ConfigArguments = {}): Config {
  const databaseUrl = env.DATABASE_URL?.trim() || undefined;
  if (databaseUrl !== undefined) checkDatabaseUrl(databaseUrl);
  const dataFolder = resolve(args.data ?? (env.FACET_DATA || defaultDataFolder()));
  const port = readPort(args.port ?? (env.FACET_PORT || env.PORT) ?? '3000');
  const host = args.host ?? (env.FACET_HOST || '127.0.0.1');
  const baseUrl = readBaseUrl(env.FACET_URL, port);
  let secret: string | undefined;
  return {
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    dataFolder,
    port,
    host,
    baseUrl,
    proxies: readProxies(env.FACET_PROXIES),
    idleMinutes: readWhole(env, 'FACET_IDLE_MINUTES', { least: 1, most: 720, otherwise: 30 }),
    sessionHours: readWhole(env, 'FACET_SESSION_HOURS', { least: 1, most: 24, otherwise: 12 }),
    apiPerMinute: readWhole(env, 'FACET_API_PER_MINUTE', { least: 1, most: 9999, otherwise: 600 }),
    strangersPerMinute: readWhole(env, 'FACET_API_STRANGERS_PER_MINUTE', {
      least: 1,
      most: 9999,
      otherwise: 60,
    }),
    demo: args.demo ?? false,
    notify: readNotify(env, dataFolder),
    get secret() {
      secret ??= readSecret(env.FACET_SECRET, dataFolder);
      return secret;
    },
  };
}

/** PostgreSQL refuses to run as root, so then its files must lie where `nobody` may go. */
function defaultDataFolder(): string {
  const isRoot = process.getuid?.() === 0;
  return isRoot && !openToNobody(rootFolder) ? '/var/lib/facet' : join(rootFolder, 'data');
}

function checkDatabaseUrl(text: string): void {
  const protocol = URL.canParse(text) ? new URL(text).protocol : '';
  if (protocol === 'postgres:' || protocol === 'postgresql:') return;
  throw new ConfigFault(
    'DATABASE_URL is not the address of a PostgreSQL server. It looks like postgres://user:password@host:5432/facet',
  );
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port >= 0 && port <= 65_535) return port;
  throw new ConfigFault(`“${text}” is not a port. Give a number from 1 to 65535, such as --port 3000`);
}

function readBaseUrl(text: string | undefined, port: number): string {
  if (!text) return `http://localhost:${port}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && (url.protocol === 'http:' || url.protocol === 'https:')) return url.origin;
  throw new ConfigFault(`FACET_URL is “${text}”. It should look like https://facet.example.org`);
}

function readProxies(text: string | undefined): number {
  if (!text) return 0;
  if (/^\d$/.test(text)) return Number(text);
  throw new ConfigFault(`FACET_PROXIES is “${text}”. It is how many proxies stand before Facet: 0 to 9`);
}

function readWhole(
  env: Environment,
  name: string,
  { least, most, otherwise }: { least: number; most: number; otherwise: number },
): number {
  const text = env[name];
  if (!text) return otherwise;
  const value = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new ConfigFault(`${name} is “${text}”. Give a whole number from ${least} to ${most}`);
}

function readSecret(given: string | undefined, dataFolder: string): string {
  if (given) {
    if (given.length >= MINIMUM_SECRET) return given;
    throw new ConfigFault(`FACET_SECRET is too short. Use ${MINIMUM_SECRET} random characters or more`);
  }
  const path = join(dataFolder, 'secret');
  const kept = readKept(path);
  if (kept !== undefined) return kept;
  try {
    return makeSecret(dataFolder, path);
  } catch (error) {
    throw new ConfigFault(
      `The data folder ${dataFolder} cannot be written (${(error as Error).message}). Choose another with --data DIR`,
    );
  }
}

function readKept(path: string): string | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ConfigFault(`${path} cannot be read (${(error as Error).message})`);
  }
  if (text.length >= MINIMUM_SECRET) return text;
  throw new ConfigFault(
    `${path} is damaged: it should hold ${MINIMUM_SECRET} characters or more. Remove it to make a new one; everybody signs in again`,
  );
}

/** Written whole under another name and then linked, so that two Facets that start at once agree on one. */
function makeSecret(dataFolder: string, path: string): string {
  mkdirSync(dataFolder, { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 });
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, 'utf8').trim();
}
