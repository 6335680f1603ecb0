import { isAPIError } from 'better-auth/api';
import type pg from 'pg';
import { type Fault, invalid, refused } from '../../foundation/fault.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import type { StaffActor } from '../actor.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { type AttemptRule, forgetAttempts, takeAttempt } from './attempts.ts';
import { type Auth, createAuth } from './auth.ts';
import { SHORTEST_PASSWORD } from './password.ts';
import { type Account, Sessions, staffActor } from './sessions.ts';
import {
  createUser,
  type DemoPerson,
  demoPeople,
  type GivenSignIn,
  giveSignIn,
  type NewUser,
  type StaffToLetIn,
  staffOf,
} from './users.ts';

/** Who knocks: the request's headers, and the address that it came from. */
export interface Visitor {
  readonly headers: Headers;
  readonly address: string;
}

/** Cookies to set on the answer. */
export interface Cookies {
  readonly setCookies: readonly string[];
}

/** What an authenticator app needs, and codes for the day that the phone is lost. Shown once. */
export interface TwoFactorSetup extends Cookies {
  readonly uri: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

type Answer<T> = Promise<Result<T, Fault>>;

/** Everything that may be done about signing in. Written for server-made pages: cookies come back as values. */
export interface SignIn {
  /** True when the demonstration's buttons are offered. */
  readonly demo: boolean;
  /** One try with a name and password. The answer takes as long, and says the same, for a name that is not known. */
  signIn(
    given: { email: string; password: string },
    visitor: Visitor,
  ): Answer<Cookies & { needsTwoFactor: boolean }>;
  /** The second step: a code of the app, or one of the backup codes. */
  verifyTotp(given: { code: string }, visitor: Visitor): Answer<Cookies>;
  signOut(headers: Headers): Promise<Cookies>;
  /** Who is signed in; null when nobody is, or she still has to choose a password of her own. */
  sessionOf(headers: Headers): Promise<StaffActor | null>;
  /** Likewise, with what her account page needs, also while the password is still to be changed. */
  accountOf(headers: Headers): Promise<Account | null>;
  /** Begins two-factor; it holds once a code of the app has been confirmed. */
  enableTotp(given: { password: string }, headers: Headers): Answer<TwoFactorSetup>;
  confirmTotp(given: { code: string }, visitor: Visitor): Answer<Cookies>;
  disableTotp(given: { password: string }, headers: Headers): Answer<Cookies>;
  /** Ends her other sessions as well. */
  changePassword(given: { current: string; next: string }, headers: Headers): Answer<Cookies>;
  /** False when the address is taken. */
  createUser(user: NewUser): Promise<boolean>;
  /** `givenBy` is who gives it, for the change log; null for whoever holds the database. */
  giveSignIn(staff: StaffToLetIn, givenBy: string | null): Promise<GivenSignIn | undefined>;
  /** A member of staff who has not left; undefined when there is none of that id in the tenant. */
  staffOf(tenant: string, id: string): Promise<{ id: string; name: string; email: string } | undefined>;
  demoPeople(): Promise<DemoPerson[]>;
  demoSignIn(staffId: string): Answer<Cookies>;
}

const TEN_MINUTES = 600;
const BY_NAME: AttemptRule = { what: 'sign-in by name', most: 10, windowSeconds: TEN_MINUTES };
const BY_ADDRESS: AttemptRule = { what: 'sign-in by address', most: 100, windowSeconds: TEN_MINUTES };
const PASSWORD_AGAIN: AttemptRule = { what: 'password again', most: 10, windowSeconds: TEN_MINUTES };
const CODE_BY_ADDRESS: AttemptRule = { what: 'code by address', most: 50, windowSeconds: TEN_MINUTES };

const WRONG = 'Enter the email address and password that you were given. One of them is not right';

const wrongName = () => invalid({ path: ['email'], message: WRONG });
const wrongCode = () =>
  invalid({ path: ['code'], message: 'Enter the 6-digit code that your app shows now, or a backup code' });
const wrongPassword = (path: string) => invalid({ path: [path], message: 'Enter your present password' });

/** Runs one of better-auth's functions; undefined when it refuses. What went wrong below it goes on up. */
async function attempt<T>(call: () => Promise<{ headers: Headers; response: T }>) {
  try {
    const { headers, response } = await call();
    return { setCookies: headers.getSetCookie(), response };
  } catch (error) {
    if (!isAPIError(error)) throw error;
    if (error.statusCode >= 500) throw error.cause ?? error;
    return undefined;
  }
}

class Facade implements SignIn {
  readonly demo: boolean;
  readonly #auth: Auth;
  readonly #pool: pg.Pool;
  readonly #sessions: Sessions;

  constructor(auth: Auth, pool: pg.Pool, sessions: Sessions, demo: boolean) {
    this.#auth = auth;
    this.#pool = pool;
    this.#sessions = sessions;
    this.demo = demo;
  }

  async signIn(given: { email: string; password: string }, { headers, address }: Visitor) {
    const email = given.email.trim().toLowerCase();
    const wait = Math.max(
      await takeAttempt(this.#pool, BY_ADDRESS, address),
      await takeAttempt(this.#pool, BY_NAME, email),
    );
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const body = { email, password: given.password };
    const done = await attempt(() =>
      this.#auth.api.signInEmail({ body, headers: withoutCookies(headers), returnHeaders: true }),
    );
    if (!done) return wrongName();
    if (!(await this.#stillHere(email))) {
      await this.signOut(cookieHeaders(done.setCookies));
      return wrongName();
    }
    await forgetAttempts(this.#pool, BY_NAME, email);
    return succeed({ setCookies: done.setCookies, needsTwoFactor: 'twoFactorRedirect' in done.response });
  }

  /** A right password of somebody who has left opens nothing. */
  async #stillHere(email: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ tenant: string; staffId: string }>(
      'select tenant, "staffId" from facet."user" where email = $1',
      [email],
    );
    const [user] = rows;
    return user !== undefined && (await staffActor(this.#pool, user.tenant, user.staffId)) !== null;
  }

  async verifyTotp(given: { code: string }, { headers, address }: Visitor) {
    const wait = await takeAttempt(this.#pool, CODE_BY_ADDRESS, address);
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const code = given.code.trim().replace(/\s/g, '');
    const isBackup = !/^\d{6}$/.test(code);
    const call = { body: { code }, headers, returnHeaders: true } as const;
    const done = isBackup
      ? await attempt(() => this.#auth.api.verifyBackupCode(call))
      : await attempt(() => this.#auth.api.verifyTOTP(call));
    return done ? succeed({ setCookies: done.setCookies }) : wrongCode();
  }

  async signOut(headers: Headers) {
    this.#sessions.forget(headers);
    const done = await attempt(() => this.#auth.api.signOut({ headers, returnHeaders: true }));
    return { setCookies: done?.setCookies ?? [] };
  }

  async sessionOf(headers: Headers) {
    const account = await this.accountOf(headers);
    return account && !account.passwordToChange ? account.actor : null;
  }

  accountOf(headers: Headers) {
    return this.#sessions.accountOf(headers);
  }

  /** Somebody at a session that was left open must not be able to try passwords without end. */
  async #withPassword<T>(path: string, headers: Headers, call: (account: Account) => Promise<T | undefined>) {
    const account = await this.accountOf(headers);
    if (!account) return wrongPassword(path);
    const wait = await takeAttempt(this.#pool, PASSWORD_AGAIN, account.userId);
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const done = await call(account);
    if (!done) return wrongPassword(path);
    await forgetAttempts(this.#pool, PASSWORD_AGAIN, account.userId);
    return succeed({ done, account });
  }

  async enableTotp({ password }: { password: string }, headers: Headers) {
    const asked = await this.#withPassword('password', headers, () =>
      attempt(() =>
        this.#auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers, returnHeaders: true }),
      ),
    );
    if (!asked.ok) return asked;
    const { response, setCookies } = asked.value.done;
    if (!('totpURI' in response) || !response.totpURI)
      return refused(
        'two_factor_on',
        'Two-factor sign-in is on already. Turn it off first to set it up again.',
      );
    const secret = new URL(response.totpURI).searchParams.get('secret') ?? '';
    return succeed({ setCookies, uri: response.totpURI, secret, backupCodes: response.backupCodes ?? [] });
  }

  async confirmTotp(given: { code: string }, { headers, address }: Visitor) {
    const wait = await takeAttempt(this.#pool, CODE_BY_ADDRESS, address);
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const code = given.code.replace(/\s/g, '');
    const done = await attempt(() =>
      this.#auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }),
    );
    this.#sessions.forget(headers);
    return done ? succeed({ setCookies: done.setCookies }) : wrongCode();
  }

  async disableTotp({ password }: { password: string }, headers: Headers) {
    const asked = await this.#withPassword('password', headers, () =>
      attempt(() => this.#auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true })),
    );
    this.#sessions.forget(headers);
    return asked.ok ? succeed({ setCookies: asked.value.done.setCookies }) : asked;
  }

  async changePassword(given: { current: string; next: string }, headers: Headers) {
    const fault = passwordFault(given.next, given.current);
    if (fault) return invalid({ path: ['next'], message: fault });
    const body = { currentPassword: given.current, newPassword: given.next, revokeOtherSessions: true };
    const asked = await this.#withPassword('current', headers, () =>
      attempt(() => this.#auth.api.changePassword({ body, headers, returnHeaders: true })),
    );
    if (!asked.ok) return asked;
    const { done, account } = asked.value;
    await this.#pool.query('update facet."user" set "passwordToChange" = false where id = $1', [
      account.userId,
    ]);
    noteStaffChange(account.actor.staffId);
    return succeed({ setCookies: done.setCookies });
  }

  createUser(user: NewUser) {
    return createUser(this.#auth, user);
  }

  giveSignIn(staff: StaffToLetIn, givenBy: string | null) {
    return giveSignIn(this.#auth, this.#pool, staff, givenBy);
  }

  staffOf(tenant: string, id: string) {
    return staffOf(this.#pool, tenant, id);
  }

  async demoPeople() {
    return this.demo ? demoPeople(this.#pool) : [];
  }

  async demoSignIn(staffId: string) {
    const person = (await this.demoPeople()).find(({ actor }) => actor.staffId === staffId);
    const body = { userId: person?.userId ?? '' };
    const done =
      person &&
      (await attempt(() =>
        this.#auth.api.beginSession({ body, headers: new Headers(), returnHeaders: true }),
      ));
    if (!done?.response.begun)
      return refused('no_demonstration', 'This sign-in is for the demonstration only.');
    return succeed({ setCookies: done.setCookies });
  }
}

function passwordFault(next: string, current: string): string | undefined {
  if ([...next].length < SHORTEST_PASSWORD)
    return `Choose a password of ${SHORTEST_PASSWORD} characters or more`;
  if (next.length > 128) return 'Choose a password of 128 characters or fewer';
  if (next === current) return 'Choose a password that is not your present one';
  return undefined;
}

/** A sign-in starts anew, whatever cookies came with it; a device is never trusted past its second step. */
function withoutCookies(headers: Headers): Headers {
  const fresh = new Headers(headers);
  fresh.delete('cookie');
  return fresh;
}

/** What a browser would send back after these were set. */
export function cookieHeaders(setCookies: readonly string[]): Headers {
  const pairs = setCookies.map((each) => each.split(';', 1)[0] ?? '').filter((pair) => !pair.endsWith('='));
  return new Headers({ cookie: pairs.join('; ') });
}

/** What signing in stands on. */
export interface SignInParts {
  readonly pool: pg.Pool;
  /** How people reach Facet; https makes the cookies secure. */
  readonly baseUrl: string;
  readonly secret: string;
  /** True only when Facet was started as a demonstration. */
  readonly demo: boolean;
}

/** Builds the sign-in over the tables in the schema `facet`. */
export async function createSignIn({ pool, baseUrl, secret, demo }: SignInParts): Promise<SignIn> {
  const auth = createAuth({ pool, baseUrl, secret });
  const { authCookies } = await auth.$context;
  return new Facade(auth, pool, new Sessions(pool, authCookies.sessionToken.name, secret), demo);
}
