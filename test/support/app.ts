import { appendFileSync } from 'node:fs';
import { Hono } from 'hono';
import type { SignedInActor, StaffActor } from '../../src/access/actor.ts';
import { parentActor } from '../../src/access/own-actor.ts';
import { createKeptForms } from '../../src/access/sign-in/index.ts';
import { workerActor } from '../../src/access/staff-actor.ts';
import { addressBehind } from '../../src/access/visitor-address.ts';
import type { AppParts, Environment } from '../../src/app/environment.ts';
import { house as contributions, rooms } from '../../src/app/rooms.ts';
import { createApp } from '../../src/app/server.ts';
import { createLog } from '../../src/foundation/log.ts';
import { type KeptHouse, openTestHouse, type TestActors, type TestHouse } from './house.ts';

/** One of the tenant’s made-up staff. */
export type TestWorker = Exclude<keyof TestActors, 'guest'>;

/**
 * Who asks: one of the made-up staff, nobody (a visitor without an account), a parent or a partner’s worker by her id. The
 * last two are looked up as they are each time, as a session is.
 */
export type TestReader = TestWorker | 'nobody' | `parent-${string}` | `partner-${string}`;

/** The whole application without a socket. */
export interface TestApp extends TestHouse {
  /** Every address that the application answers at, with its method: `GET /people/:id`. */
  readonly routes: readonly string[];
  /** Sends anything at all, as that reader’s browser would: for requests that no form of ours makes. */
  send(path: string, request: RequestInit, as?: TestReader): Promise<Response>;
  get(path: string, as?: TestReader): Promise<Response>;
  /** Posts a form as a browser would; names may hold brackets. */
  post(
    path: string,
    form: Readonly<Record<string, string | readonly string[]>>,
    as?: TestReader,
  ): Promise<Response>;
  /** Calls the JSON API with that reader's token; `nobody` sends none. */
  api(
    method: string,
    path: string,
    body?: unknown,
    as?: TestReader,
    headers?: Record<string, string>,
  ): Promise<Response>;
}

const isStaff = (actors: TestActors, name: string | undefined): StaffActor | null => {
  const actor = name && Object.hasOwn(actors, name) ? actors[name as keyof TestActors] : undefined;
  return actor?.kind === 'staff' ? actor : null;
};

async function signedIn(
  { database, actors }: TestHouse,
  name: string | undefined,
): Promise<SignedInActor | null> {
  const [kind, ...id] = name?.split('-') ?? [];
  if (kind === 'parent') return parentActor(database.pool, 'east', id.join('-'));
  if (kind === 'partner') return workerActor(database.pool, 'east', id.join('-'));
  return isStaff(actors, name);
}

function formBody(form: Readonly<Record<string, string | readonly string[]>>): URLSearchParams {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    for (const each of typeof value === 'string' ? [value] : value) body.append(name, each);
  }
  return body;
}

let requests = 0;

/** Adds how many requests were made to the file that a long run counts in. */
function noteRequests(): void {
  const counts = process.env.FACET_COUNT_REQUESTS;
  if (counts) appendFileSync(counts, `${requests}\n`);
  requests = 0;
}

/**
 * Opens the application on a database of its own; the practitioner asks where nobody is named. `parts` puts others in
 * place of those that stand in for sign-in here: the real tokens, a bus that is away.
 */
export async function openTestApp(
  options: {
    today?: string;
    kept?: KeptHouse;
    parts?: (house: TestHouse) => Partial<AppParts> | Promise<Partial<AppParts>>;
  } = {},
): Promise<TestApp> {
  const house = await openTestHouse(options);
  const { actors } = house;
  const entries = [
    { slug: 'east', name: 'East Borough Council', demo: false },
    { slug: 'west', name: 'West Borough Council', demo: false },
  ];
  const app = createApp({
    bus: house.bus,
    pool: house.database.pool,
    clock: house.clock,
    log: createLog('silent'),
    rooms,
    house: contributions,
    assets: { css: '/assets/test.css', js: '/assets/test.js', icon: '/assets/test.svg' },
    assetsFolder: '/nowhere',
    secure: true,
    baseUrl: 'https://facet.example.org',
    addressOf: addressBehind(0),
    programmesOf: () => house.programmes,
    tenantOf: async (slug) => entries.find((entry) => entry.slug === slug),
    sessionOf: (headers) => signedIn(house, /test_actor=([\w-]+)/.exec(headers.get('cookie') ?? '')?.[1]),
    lateOwnerOf: async () => null,
    keptForms: createKeptForms(house.database.pool, 's'.repeat(40)),
    // The tests ask more in a minute than any program: those of the limits set their own.
    apiLimits: { perToken: 1e9, perAddress: 1e9 },
    visitorForms: 1e9,
    actorOfToken: async (token) => isStaff(actors, token),
    signInRoutes: () => new Hono<Environment>(),
    onlyTenant: async () => entries[0],
    ...(await options.parts?.(house)),
  });
  const counted: typeof app.request = (...sent) => {
    requests += 1;
    return app.request(...sent);
  };
  const cookie = (as: TestReader): Record<string, string> =>
    as === 'nobody' ? {} : { cookie: `test_actor=${as}` };
  return {
    ...house,
    routes: app.routes.map(({ method, path }) => `${method} ${path}`),
    // Spreading would keep what was published first.
    get programmes() {
      return house.programmes;
    },
    close: async (keepAs) => {
      noteRequests();
      await house.close(keepAs);
    },
    send: async (path, request, as = 'practitioner') => {
      const headers = new Headers(request.headers);
      for (const [name, value] of Object.entries(cookie(as))) headers.set(name, value);
      if (!headers.has('sec-fetch-site')) headers.set('sec-fetch-site', 'same-origin');
      return counted(path, { ...request, headers });
    },
    get: async (path, as = 'practitioner') => counted(path, { headers: cookie(as) }),
    post: async (path, form, as = 'practitioner') =>
      counted(path, {
        method: 'POST',
        headers: { ...cookie(as), 'sec-fetch-site': 'same-origin' },
        body: formBody(form),
      }),
    api: async (method, path, body, as = 'practitioner', headers = {}) =>
      counted(`/api/v1${path}`, {
        method,
        headers: {
          ...(as === 'nobody' ? {} : { authorization: `Bearer ${as}` }),
          'content-type': 'application/json',
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}
