import { randomBytes } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { MEANS, type Means } from './open-sessions.ts';
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD, verifyPassword } from './password.ts';

/** How long a session may last. */
export interface SessionLimits {
  /** Nobody stays signed in for longer than a working day: 12 hours where nothing else is set. */
  readonly longestSeconds: number;
  /** Nobody stays signed in who has walked away: half an hour where nothing else is set. */
  readonly idleSeconds: number;
}

export const SESSION_LIMITS: SessionLimits = { longestSeconds: 12 * 60 * 60, idleSeconds: 30 * 60 };

/** What better-auth stands on. */
export interface AuthParts {
  readonly pool: pg.Pool;
  readonly baseUrl: string;
  readonly secret: string;
  readonly limits: SessionLimits;
  /** What is written on a new session of this user; null when nobody may come in as her. */
  readonly admit: (userId: string, means: Means | undefined) => Promise<Stamp | null>;
}

/** What a session keeps of how it was opened. It ends when the role is no longer so. */
export interface Stamp {
  readonly means: Means;
  readonly role: string;
  /** When it ends, where that is sooner than for everybody. better-auth wants a `Date`. */
  readonly expiresAt?: Date;
}

/**
 * Kysely over Facet's own pool, but with node-postgres's own types for each query: better-auth expects `Date`, and
 * the rest of Facet has no use for one.
 */
function authDatabase(pool: pg.Pool): Kysely<unknown> {
  const connect = async () => {
    const client = await pool.connect();
    return {
      query: (text: string, values: readonly unknown[]) =>
        client.query({ text, values: [...values], types: pg.types }),
      release: () => client.release(),
    };
  };
  // The dialect asks for less of a pool than its type says: `connect` and `end`, and no cursors.
  const narrow = { connect, end: async () => {} } as unknown as pg.Pool;
  return new Kysely({ dialect: new PostgresDialect({ pool: narrow }) });
}

/** Server-side only: begins a session for somebody who has shown to Facet itself who she is, and renames one. */
const sessionStarter = {
  id: 'facet-session',
  endpoints: {
    beginSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string(), means: z.enum(MEANS) }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const { userId, means } = context.body;
        const user = await internalAdapter.findUserById(userId);
        const session = user && (await internalAdapter.createSession(user.id, false, { means }));
        if (!user || !session) return context.json({ begun: false });
        await setSessionCookie(context, { session, user });
        return context.json({ begun: true });
      },
    ),
    renewSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ token: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const found = await internalAdapter.findSession(context.body.token);
        if (!found) return context.json({ renewed: false });
        const token = randomBytes(24).toString('base64url');
        await internalAdapter.updateSession(context.body.token, { token });
        await setSessionCookie(context, { session: { ...found.session, token }, user: found.user });
        return context.json({ renewed: true });
      },
    ),
  },
};

/** Fields that Facet adds to better-auth's user; none can be set from outside. */
const userFields = {
  tenant: { type: 'string', required: true, input: false },
  staffId: { type: 'string', required: false, input: false },
  personId: { type: 'string', required: false, input: false },
  demo: { type: 'boolean', required: false, defaultValue: false, input: false },
  passwordToChange: { type: 'boolean', required: false, defaultValue: false, input: false },
} as const;

/** Fields that Facet adds to better-auth's session. */
const sessionFields = {
  means: { type: 'string', required: false, input: false },
  role: { type: 'string', required: false, input: false },
} as const;

/** What better-auth's own ways in stand for. */
const MEANS_OF_PATH: Readonly<Record<string, Means>> = {
  '/two-factor/verify-totp': 'code',
  '/two-factor/verify-backup-code': 'backup_code',
};

/** One place for every way in: whoever has left, or is not there, is given no session. */
function sessionHooks(admit: AuthParts['admit']) {
  return {
    create: {
      before: async (
        session: { userId: string } & Record<string, unknown>,
        context: { path?: string } | null,
      ) => {
        const before = MEANS.find((each) => each === session.means);
        const stamp = await admit(session.userId, MEANS_OF_PATH[context?.path ?? ''] ?? before);
        return stamp ? { data: { ...session, ...stamp } } : false;
      },
    },
  } as const;
}

/**
 * A browser takes a cookie named `__Host-` only over https, from this very host and for the whole of it: no sister
 * domain can plant one.
 */
function cookies(baseUrl: string) {
  const secure = baseUrl.startsWith('https://');
  return {
    cookiePrefix: secure ? '__Host-facet' : 'facet',
    useSecureCookies: false,
    defaultCookieAttributes: { secure, httpOnly: true, sameSite: 'lax', path: '/' },
  } as const;
}

/** better-auth as Facet uses it: through its functions only, never through its own HTTP routes. */
export function createAuth({ pool, baseUrl, secret, limits, admit }: AuthParts) {
  return betterAuth({
    appName: 'Facet',
    baseURL: baseUrl,
    secret,
    database: { db: authDatabase(pool), type: 'postgres', schemaName: 'facet', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    user: { additionalFields: userFields },
    // The limit is the session's own; being idle is looked after where sessions are read.
    session: {
      expiresIn: limits.longestSeconds,
      disableSessionRefresh: true,
      additionalFields: sessionFields,
    },
    databaseHooks: { session: sessionHooks(admit) },
    plugins: [twoFactor({ issuer: 'Facet' }), sessionStarter],
    rateLimit: { enabled: false },
    advanced: { ...cookies(baseUrl), ipAddress: { disableIpTracking: true } },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

export type Auth = ReturnType<typeof createAuth>;
