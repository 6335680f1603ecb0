import { createSignInRoutes } from '../../src/access/pages/index.ts';
import type { SignIn } from '../../src/access/sign-in/index.ts';
import { createSignIn } from '../../src/access/sign-in/index.ts';
import { addressBehind } from '../../src/access/visitor-address.ts';
import { openTestApp, type TestApp, type TestWorker } from './app.ts';

export const PASSWORD = 'a long enough password';
const BASE_URL = 'https://facet.example.org';

/** The application with the real sign-in before it, and whoever is to sign in. */
export interface SignedApp extends TestApp {
  readonly signIn: SignIn;
}

/** Opens the application with its real sign-in; each of `who` has a password, and WHO@example.org for a name. */
export async function openSignedApp(who: readonly TestWorker[]): Promise<SignedApp> {
  let signIn: SignIn | undefined;
  const addressOf = addressBehind(1);
  const app = await openTestApp({
    parts: async ({ database, actors }) => {
      const made = await createSignIn({
        pool: database.pool,
        baseUrl: BASE_URL,
        secret: 's'.repeat(40),
        demo: false,
      });
      for (const each of who) {
        const { tenant, staffId, name } = actors[each];
        const email = `${each}@example.org`;
        if (!(await made.createUser({ tenant, staffId, name, email, password: PASSWORD })))
          throw new Error(`${email} is taken`);
      }
      signIn = made;
      return {
        addressOf,
        sessionOf: (headers) => made.sessionOf(headers),
        lateOwnerOf: (headers) => made.lateOwnerOf(headers),
        signInRoutes: (render) => createSignInRoutes({ signIn: made, render, addressOf, baseUrl: BASE_URL }),
      };
    },
  });
  if (!signIn) throw new Error('there is no sign-in');
  return { ...app, signIn };
}

const SESSION = '__Host-facet.session_token';
let visitors = 0;

/** Somebody's browser: it keeps the cookies that it is given and sends them back, from an address of its own. */
export class Visitor {
  readonly cookies = new Map<string, string>();
  readonly #app: TestApp;
  readonly address: string;

  constructor(app: TestApp, address?: string) {
    visitors += 1;
    this.#app = app;
    this.address = address ?? `203.0.113.${visitors}`;
  }

  /** The cookie of its session; empty when there is none. */
  get session(): string {
    return this.cookies.get(SESSION) ?? '';
  }

  set session(value: string) {
    this.cookies.set(SESSION, value);
  }

  headers(): Headers {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    return new Headers({ 'x-forwarded-for': this.address, ...(cookie && { cookie }) });
  }

  async send(path: string, request: RequestInit): Promise<Response> {
    const headers = this.headers();
    for (const [name, value] of new Headers(request.headers)) headers.set(name, value);
    const response = await this.#app.send(path, { ...request, headers }, 'nobody');
    for (const each of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      if (value === '' || /max-age=0/i.test(each)) this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    return response;
  }

  get(path: string): Promise<Response> {
    return this.send(path, {});
  }

  post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields) });
  }

  /** Signs in by name and password. */
  enter(who: string, password = PASSWORD): Promise<Response> {
    return this.post('/sign-in', { email: `${who}@example.org`, password });
  }

  /** True when a page of the house opens. */
  async isIn(): Promise<boolean> {
    return (await this.get('/people')).status === 200;
  }
}
