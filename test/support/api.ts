import type { Role } from '../../src/access/permissions.ts';
import { createToken } from '../../src/access/tokens/index.ts';
import { actorOfToken } from '../../src/access/tokens/tokens.ts';
import { openTestApp, type TestApp } from './app.ts';

/** An answer of the API. */
export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  /** Whatever the API says, unread: each test looks at its parts. */
  readonly body: ReturnType<typeof JSON.parse>;
}

/** The API with real tokens, as a program outside calls it. */
export interface TestApi {
  readonly app: TestApp;
  /** Makes a token as `facet token create` does. */
  token(role: Role, options?: { tenant?: string; days?: number; name?: string }): Promise<MadeToken>;
  call(
    token: string | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<ApiAnswer>;
  close(): Promise<void>;
}

interface MadeToken {
  readonly id: string;
  readonly staffId: string;
  readonly token: string;
}

/** Opens the API on a database of its own. */
export async function openTestApi(options: { today: string }): Promise<TestApi> {
  const app = await openTestApp({
    ...options,
    parts: ({ database }) => ({ actorOfToken: (token) => actorOfToken(database.pool, token) }),
  });
  return {
    app,
    token: (role, { tenant = 'east', days = 90, name = `${role} program` } = {}) =>
      createToken(
        { pool: app.database.pool, owner: app.owner },
        { tenant, role, name, days, now: app.clock.now() },
      ),
    async call(token, method, path, body, headers = {}) {
      const response = await app.send(
        `/api/v1${path}`,
        {
          method,
          headers: {
            ...(token !== undefined && { authorization: `Bearer ${token}` }),
            ...(body !== undefined && { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
        },
        'nobody',
      );
      const type = (response.headers.get('content-type') ?? '').split(';')[0] ?? '';
      const text = await response.text();
      const isJson = type.endsWith('json');
      return {
        status: response.status,
        type,
        headers: response.headers,
        body: isJson ? JSON.parse(text) : text,
      };
    },
    close: () => app.close(),
  };
}
