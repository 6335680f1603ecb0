import { Hono } from 'hono';
import pg from 'pg';
import { type AccessLog, createAccessLog } from '../src/access/access-log.ts';
import type { StaffActor } from '../src/access/actor.ts';
import type { Role } from '../src/access/permissions.ts';
import { createKeptForms } from '../src/access/sign-in/index.ts';
import { addressBehind } from '../src/access/visitor-address.ts';
import type { Environment } from '../src/app/environment.ts';
import { shippedProgrammes } from '../src/app/programmes.ts';
import { house as contributions, guardedTables, rooms } from '../src/app/rooms.ts';
import { createApp } from '../src/app/server.ts';
import { type Bus, createBus, createLibrary, type ProgrammeLibrary } from '../src/doors/index.ts';
import { fixedClock } from '../src/foundation/clock.ts';
import { connectPool } from '../src/foundation/database/session.ts';
import { typeParsers } from '../src/foundation/database/values.ts';
import { createLog } from '../src/foundation/log.ts';
import type { Programme } from '../src/programme/index.ts';
import { TODAY, WORKERS } from './generate.ts';

/** Facet without a socket, and a plain connection beside it. */
export interface MeasuredHouse {
  readonly bus: Bus;
  readonly pool: pg.Pool;
  readonly programmes: ProgrammeLibrary;
  /** A worker of a tenant: practitioners are numbered from 0. */
  worker(slug: string, place: number, role?: Role): StaffActor;
  /** Answers a page for a worker who has signed in. */
  page(path: string, actor: StaffActor): Promise<Response>;
  /** A connection of the database's owner, on whom no policy is laid, with a tenant's tables in sight. */
  plain(slug: string): Promise<pg.Client>;
  close(): Promise<void>;
}

const staffId = (place: number) => {
  const number = (digits: number, value: number) => value.toString(16).padStart(digits, '0');
  const text = `${number(12, 1649267441664 + place + 1)}70078${number(15, place + 1)}`;
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
};

function worker(slug: string, place: number, role: Role = 'practitioner'): StaffActor {
  return {
    kind: 'staff',
    tenant: slug,
    staffId: staffId(place % WORKERS),
    name: `Worker ${place + 1}`,
    role,
  };
}

function appOver(pool: pg.Pool, bus: Bus, programmes: ProgrammeLibrary, signedIn: () => StaffActor | null) {
  const entry = (slug: string) => ({ slug, name: `Council ${slug}`, demo: false });
  return createApp({
    bus,
    pool,
    clock: fixedClock(TODAY),
    log: createLog('silent'),
    rooms,
    house: contributions,
    assets: { css: '/assets/app.css', js: '/assets/app.js', icon: '/assets/app.svg' },
    assetsFolder: '/nowhere',
    secure: true,
    baseUrl: 'https://facet.example.org',
    addressOf: addressBehind(0),
    programmesOf: () => programmes,
    tenantOf: async (slug) => entry(slug),
    sessionOf: async () => signedIn(),
    lateOwnerOf: async () => null,
    keptForms: createKeptForms(pool, 's'.repeat(40)),
    apiLimits: { perToken: 1e9, perAddress: 1e9 },
    actorOfToken: async () => signedIn(),
    signInRoutes: () => new Hono<Environment>(),
    onlyTenant: async () => undefined,
  });
}

/** An access log that keeps nothing: for measuring what keeping one costs. */
export const noAccessLog: AccessLog = {
  note: () => {},
  isFull: () => false,
  flush: async () => {},
  stop: async () => {},
};

/** Opens Facet on a database that is laid out. The clock stands still. */
export async function openMeasured(
  connection: pg.PoolConfig,
  options: { readonly accessLog?: AccessLog; readonly programmes?: readonly Programme[] } = {},
): Promise<MeasuredHouse> {
  const pool = connectPool(connection, 4);
  const programmes = createLibrary(options.programmes ?? (await shippedProgrammes()));
  const writing = createAccessLog(pool, (error) => {
    throw error;
  });
  const { accessLog = writing } = options;
  const bus = createBus({
    pool,
    clock: fixedClock(TODAY),
    accessLog,
    programmesOf: () => programmes,
    house: contributions,
    guarded: guardedTables,
  });
  let signedIn: StaffActor | null = null;
  const app = appOver(pool, bus, programmes, () => signedIn);
  const plains: pg.Client[] = [];
  return {
    bus,
    pool,
    programmes,
    worker,
    async page(path, actor) {
      signedIn = actor;
      const response = await app.request(path, { headers: { cookie: 'session=one' } });
      const text = await response.text();
      if (response.status !== 200)
        throw new Error(`${path} answered ${response.status}: ${text.slice(0, 300)}`);
      return response;
    },
    async plain(slug) {
      const client = new pg.Client({ ...connection, types: typeParsers, options: '-c timezone=UTC' });
      await client.connect();
      await client.query(`set search_path to t_${slug}, public`);
      plains.push(client);
      return client;
    },
    async close() {
      await accessLog.stop();
      await Promise.all(plains.map((client) => client.end()));
      await pool.end();
    },
  };
}
