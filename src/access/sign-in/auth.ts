import { betterAuth } from 'better-auth';
import { createAuthEndpoint } from 'better-auth/api';
import { setSessionCookie } from 'better-auth/cookies';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import { hashPassword, LONGEST_PASSWORD, SHORTEST_PASSWORD, verifyPassword } from './password.ts';

/** Nobody stays signed in for longer than a working day. */
export const LONGEST_SESSION_SECONDS = 12 * 60 * 60;

/** Nobody stays signed in who has walked away. */
export const IDLE_SECONDS = 60 * 60;

/** What better-auth stands on. */
export interface AuthParts {
  readonly pool: pg.Pool;
  readonly baseUrl: string;
  readonly secret: string;
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

/** Server-side only: begins a session for somebody whom Facet has already let in (a demonstration's buttons). */
const sessionStarter = {
  id: 'facet-session',
  endpoints: {
    beginSession: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ userId: z.string() }) },
      async (context) => {
        const { internalAdapter } = context.context;
        const user = await internalAdapter.findUserById(context.body.userId);
        if (!user) return context.json({ begun: false });
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(context, { session, user });
        return context.json({ begun: true });
      },
    ),
  },
};

/** Fields that Facet adds to better-auth's user; none can be set from outside. */
const userFields = {
  tenant: { type: 'string', required: true, input: false },
  staffId: { type: 'string', required: true, input: false },
  demo: { type: 'boolean', required: false, defaultValue: false, input: false },
  passwordToChange: { type: 'boolean', required: false, defaultValue: false, input: false },
} as const;

/** better-auth as Facet uses it: through its functions only, never through its own HTTP routes. */
export function createAuth({ pool, baseUrl, secret }: AuthParts) {
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
    session: { expiresIn: LONGEST_SESSION_SECONDS, disableSessionRefresh: true },
    plugins: [twoFactor({ issuer: 'Facet' }), sessionStarter],
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'facet',
      useSecureCookies: baseUrl.startsWith('https://'),
      ipAddress: { disableIpTracking: true },
    },
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}

export type Auth = ReturnType<typeof createAuth>;
