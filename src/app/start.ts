import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import pg from 'pg';
import { createAccessLog } from '../access/access-log.ts';
import { createSignInRoutes } from '../access/pages/index.ts';
import { createKeptForms, createSignIn, type SignIn } from '../access/sign-in/index.ts';
import { SingleSignOn } from '../access/single-sign-on/index.ts';
import { actorOfToken } from '../access/tokens/index.ts';
import { addressBehind } from '../access/visitor-address.ts';
import { createBus, type Messenger, pseudonymKey } from '../doors/index.ts';
import { type Clock, systemClock } from '../foundation/clock.ts';
import type { Config } from '../foundation/config.ts';
import { migrateAll } from '../foundation/database/migrate.ts';
import { openDatabase } from '../foundation/database/open.ts';
import { connectPool, notWaiting } from '../foundation/database/session.ts';
import { defectEntry } from '../foundation/defect.ts';
import type { Log } from '../foundation/log.ts';
import { PlainFault } from '../foundation/plain-fault.ts';
import { rootFolder } from '../foundation/root.ts';
import { assetsFrom } from '../interface/assets.ts';
import type { AppParts } from './environment.ts';
import { type RunningJobs, startJobs } from './jobs/start-jobs.ts';
import { keepOne, startKeeping } from './keeping.ts';
import { notifyMessenger } from './messenger.ts';
import { guardedTables, house, rooms, tables } from './rooms.ts';
import { createApp } from './server.ts';
import { openTenants } from './tenants.ts';
import { startTrials, type TryOut } from './trials.ts';

/** A Facet that runs. */
export interface Running {
  readonly address: string;
  /** Answers what was asked, writes what waits, and stops. */
  stop(): Promise<void>;
}

/** What is done between the migrations and the first page: laying out the demonstration. */
export type Prepare = (parts: {
  readonly owner: pg.ClientBase;
  readonly pool: pg.Pool;
  readonly signIn: SignIn;
}) => Promise<void>;

/** How made-up people are made, on a database; the app knows nobody who makes them. */
export type OpenTryOut = (connection: pg.ClientConfig) => TryOut;

const noTrials: OpenTryOut = () => async () => ({
  ok: false,
  because: 'This Facet was started without made-up people.',
});

async function readAssets() {
  const manifest = join(rootFolder, 'dist', 'assets', 'manifest.json');
  const text = await readFile(manifest, 'utf8').catch(() => {
    throw new PlainFault('The stylesheet and scripts are not built. Run: npm run build');
  });
  return assetsFrom(JSON.parse(text));
}

async function withClient<T>(owner: pg.Pool, body: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await owner.connect();
  try {
    return await body(client);
  } finally {
    client.release();
  }
}

async function openParts(
  config: Config,
  stands: {
    readonly owner: pg.Pool;
    readonly queuePool: pg.Pool;
    readonly pool: pg.Pool;
    readonly signIn: SignIn;
    readonly clock: Clock;
    readonly log: Log;
    readonly tryOut: TryOut;
    readonly messenger: Messenger;
  },
) {
  const { owner, queuePool, pool, signIn, clock, log, tryOut, messenger } = stands;
  const tenants = await openTenants({ owner, pool, log });
  const accessLog = createAccessLog(pool, (error) =>
    log.error({ error: defectEntry(error) }, 'access log not written yet'),
  );
  const { programmesOf } = tenants;
  const addressOf = addressBehind(config.proxies);
  const bus = createBus({
    pool,
    clock,
    accessLog,
    programmesOf,
    house,
    guarded: guardedTables,
    pseudonymKey: pseudonymKey(config.secret),
  });
  const singleSignOn = new SingleSignOn({
    pool,
    baseUrl: config.baseUrl,
    secret: config.secret,
    signIn,
    onFault: (tenant, why) => log.warn({ tenant, why }, 'single sign-on'),
  });
  const withTenant = async <T extends { readonly tenant: string }>(actor: T | null): Promise<T | null> => {
    if (actor) await tenants.find(actor.tenant);
    return actor;
  };
  const parts: AppParts = {
    bus,
    pool,
    clock,
    log,
    rooms,
    house,
    assets: await readAssets(),
    assetsFolder: join(rootFolder, 'dist', 'assets'),
    secure: config.baseUrl.startsWith('https:'),
    baseUrl: config.baseUrl,
    addressOf,
    programmesOf,
    tenantOf: tenants.find,
    onlyTenant: tenants.only,
    sessionOf: async (headers) => withTenant(await signIn.sessionOf(headers)),
    lateOwnerOf: (headers) => signIn.lateOwnerOf(headers),
    keptForms: createKeptForms(pool, config.secret),
    apiLimits: { perToken: config.apiPerMinute, perAddress: config.strangersPerMinute },
    actorOfToken: async (token) => withTenant(await actorOfToken(pool, token)),
    signInRoutes: (render) =>
      createSignInRoutes({ signIn, render, addressOf, singleSignOn, baseUrl: config.baseUrl }),
  };
  const keeping = { owner, clock, rooms, tables, log };
  const endKeeping = startKeeping(keeping);
  const beginJobs = (): Promise<RunningJobs> =>
    startJobs({
      bus,
      clock,
      log,
      tenants,
      jobs: house.jobs,
      messenger,
      pool: queuePool,
      keep: (task, tenant) => keepOne(keeping, task, tenant),
    });
  const endTrials = startTrials({ bus, tenants, log, tryOut });
  return { parts, accessLog, beginJobs, endKeeping, endTrials };
}

/** What is laid out becomes lasting with its last write, which the owner makes and waits for. */
async function layOut(
  prepare: Prepare,
  owner: pg.Pool,
  connection: pg.PoolConfig,
  signIn: SignIn,
): Promise<void> {
  const pool = connectPool(notWaiting(connection), 4);
  try {
    await withClient(owner, (client) => prepare({ owner: client, pool, signIn }));
  } finally {
    await pool.end();
  }
}

function listen(app: ReturnType<typeof createApp>, config: Config): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port: config.port, hostname: config.host }, () =>
      resolve(server),
    );
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE';
      const why = taken ? 'is taken by another program' : `cannot be used (${error.code ?? error.message})`;
      reject(
        new PlainFault(`Port ${config.port} on ${config.host} ${why}. Choose another with --port NUMBER.`),
      );
    });
  });
}

/**
 * Starts Facet: database, migrations, programmes, pages, API.
 *
 * @throws PlainFault with one clear line when something about the machine has to be put right
 */
export async function startFacet(
  config: Config,
  options: {
    log: Log;
    prepare?: Prepare;
    clock?: Clock;
    openTryOut?: OpenTryOut;
    /** In place of GOV.UK Notify: a stand-in. */
    messenger?: Messenger;
  },
): Promise<Running> {
  const { log, prepare, clock = systemClock, openTryOut = noTrials } = options;
  const messenger = options.messenger ?? notifyMessenger(config.notify);
  const database = await openDatabase(config);
  const owner = new pg.Pool({ ...database.connection, max: 2 });
  owner.on('error', (error) => log.warn({ error: error.message }, 'the database went away'));
  const queuePool = new pg.Pool({ ...database.connection, max: 4 });
  const pool = connectPool(database.connection);
  try {
    const applied = await withClient(owner, (client) => migrateAll(client, tables));
    if (applied.length > 0) log.info({ applied }, 'migrated');
    const { baseUrl, secret, demo, idleMinutes, sessionHours } = config;
    const limits = { idleSeconds: idleMinutes * 60, longestSeconds: sessionHours * 3600 };
    const signIn = await createSignIn({ pool, baseUrl, secret, demo, limits });
    if (prepare) await layOut(prepare, owner, database.connection, signIn);
    const tryOut = openTryOut(database.connection);
    const { parts, accessLog, beginJobs, endKeeping, endTrials } = await openParts(config, {
      owner,
      queuePool,
      pool,
      signIn,
      clock,
      log,
      tryOut,
      messenger,
    });
    const server = await listen(createApp(parts), config);
    const jobs = await beginJobs();
    const stop = async () => {
      endTrials();
      const closed = new Promise((resolve) => server.close(resolve));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      await Promise.race([closed, new Promise((resolve) => setTimeout(resolve, 3_000).unref())]);
      await Promise.all([endKeeping(), jobs.stop(), accessLog.stop()]);
      await Promise.all([pool.end(), owner.end(), queuePool.end()]);
      await database.close();
    };
    return { address: config.baseUrl, stop };
  } catch (error) {
    await Promise.allSettled([pool.end(), owner.end(), queuePool.end()]);
    await database.close();
    throw error;
  }
}
