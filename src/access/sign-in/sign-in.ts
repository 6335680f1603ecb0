import type pg from 'pg';
import { type Fault, invalid, refused } from '../../foundation/fault.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import type { SignedInActor } from '../actor.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { type AttemptRule, forgetAttempts, takeAttempt } from './attempts.ts';
import { createAuth, SESSION_LIMITS, type SessionLimits } from './auth.ts';
import { attempt, type Cookies, cookieHeaders, withoutCookies, withoutSession } from './cookies.ts';
import { asAddress, issueLink, type LinkWish, type OpenLink, openLink, readLink } from './links.ts';
import {
  endSessions,
  idOf,
  type Means,
  type OpenSession,
  type Owner,
  openSessions,
  type Which,
} from './open-sessions.ts';
import {
  type AccountParts,
  CODE_BY_ADDRESS,
  OwnAccount,
  type TwoFactorSetup,
  type Visitor,
  wrongCode,
} from './own-account.ts';
import { Passkeys } from './passkeys.ts';
import { type Account, Sessions, stampFor } from './sessions.ts';
import {
  createUser,
  type DemoPerson,
  demoPeople,
  type GivenSignIn,
  giveSignIn,
  logOfSignIn,
  type Member,
  type NewUser,
  type StaffToLetIn,
  staffOf,
  userOf,
} from './users.ts';

type Answer<T> = Promise<Result<T, Fault>>;

/** Everything that may be done about signing in. Written for server-made pages: cookies come back as values. */
export interface SignIn {
  /** True when the demonstration's buttons are offered. */
  readonly demo: boolean;
  readonly passkeys: Passkeys;
  /** True within ten minutes of having signed in: then no password is asked for again. */
  signedInJustNow(headers: Headers): Promise<boolean>;
  /** One try with a name and password. The answer takes as long, and says the same, for a name that is not known. */
  signIn(
    given: { email: string; password: string },
    visitor: Visitor,
  ): Answer<Cookies & { needsTwoFactor: boolean }>;
  /** The second step: a code of the app, or one of the backup codes. */
  verifyTotp(given: { code: string }, visitor: Visitor): Answer<Cookies>;
  signOut(headers: Headers): Promise<Cookies>;
  /** Who is signed in; null when nobody is, or she still has to choose a password or set up a second step. */
  sessionOf(headers: Headers): Promise<SignedInActor | null>;
  /** Likewise, with what her account page needs, also while the password is still to be changed. */
  accountOf(headers: Headers): Promise<Account | null>;
  /** Begins two-factor; it holds once a code of the app has been confirmed. */
  enableTotp(given: { password: string }, headers: Headers): Answer<TwoFactorSetup>;
  confirmTotp(given: { code: string }, visitor: Visitor): Answer<Cookies>;
  disableTotp(given: { password: string }, headers: Headers): Answer<Cookies>;
  /** Ends her other sessions as well. */
  changePassword(given: { current: string; next: string }, headers: Headers): Answer<Cookies>;
  /** Whose session this is or was until lately: for whom to keep what was typed. */
  lateOwnerOf(headers: Headers): Promise<Owner | null>;
  /** Somebody's sessions that still open something; `headers` are those of the session that asks, where it is hers. */
  openSessions(owner: Owner, headers?: Headers): Promise<OpenSession[]>;
  /** She ends one of her sessions, or all but the one that asks. Says how many. */
  endOwnSessions(which: { readonly id: string } | 'others', headers: Headers): Promise<number>;
  /** An administrator ends all sessions of a member of staff; it is in the change log. Says how many. */
  endSessionsOf(owner: Owner, endedBy: string): Promise<number>;
  /** Lets in somebody who has shown elsewhere who she is. */
  enterAs(owner: Owner, means: Means, headers: Headers): Answer<Cookies>;
  /** Says in the change log what was done about somebody's sign-in, and who did it. */
  noteInLog(owner: Owner, author: { staffId: string | null; command: string }): Promise<void>;
  /** False when the address is taken. */
  createUser(user: NewUser): Promise<boolean>;
  /** `givenBy` is who gives it, for the change log; null for whoever holds the database. */
  giveSignIn(staff: StaffToLetIn, givenBy: string | null): Promise<GivenSignIn | undefined>;
  /** True when she has a way to sign in. */
  hasSignIn(owner: Owner): Promise<boolean>;
  /** Makes a link with which she chooses a password; it is shown once, and is on record. */
  issueLink(owner: Owner, wish: LinkWish, issuedBy: string): Promise<string | undefined>;
  /** Whose link this is; undefined when it opens nothing, or the visitor has tried too many. */
  readLink(token: string, visitor: Visitor): Promise<OpenLink | undefined>;
  openLink(given: { token: string; password: string }): Answer<OpenLink>;
  /** A member of staff who has not left; undefined when there is none of that id in the tenant. */
  staffOf(tenant: string, id: string): Promise<Member | undefined>;
  demoPeople(): Promise<DemoPerson[]>;
  demoSignIn(id: string, headers?: Headers): Answer<Cookies>;
}

const TEN_MINUTES = 600;
const BY_NAME: AttemptRule = { what: 'sign-in by name', most: 10, windowSeconds: TEN_MINUTES };
const BY_ADDRESS: AttemptRule = { what: 'sign-in by address', most: 100, windowSeconds: TEN_MINUTES };

const LINK_BY_ADDRESS: AttemptRule = { what: 'link by address', most: 100, windowSeconds: TEN_MINUTES };

const WRONG = 'Enter the email address or sign-in name, and the password. One of them is not right';

const wrongName = () => invalid({ path: ['email'], message: WRONG });
class Facade extends OwnAccount implements SignIn {
  readonly demo: boolean;
  readonly passkeys: Passkeys;
  readonly #idleSeconds: number;

  constructor(stands: AccountParts, { baseUrl, demo, limits = SESSION_LIMITS }: SignInParts) {
    super(stands);
    this.#idleSeconds = limits.idleSeconds;
    this.demo = demo;
    this.passkeys = new Passkeys({ ...stands, baseUrl, account: this });
  }

  async signIn(given: { email: string; password: string }, { headers, address }: Visitor) {
    const email = asAddress(given.email);
    const wait = Math.max(
      await takeAttempt(this.pool, BY_ADDRESS, address),
      await takeAttempt(this.pool, BY_NAME, email),
    );
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const body = { email, password: given.password };
    const done = await attempt(() =>
      this.auth.api.signInEmail({ body, headers: withoutCookies(headers), returnHeaders: true }),
    );
    if (!done) return wrongName();
    await forgetAttempts(this.pool, BY_NAME, email);
    await this.leaveBehind(headers);
    return succeed({ setCookies: done.setCookies, needsTwoFactor: 'twoFactorRedirect' in done.response });
  }

  async verifyTotp(given: { code: string }, { headers, address }: Visitor) {
    const wait = await takeAttempt(this.pool, CODE_BY_ADDRESS, address);
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const code = given.code.trim().replace(/\s/g, '');
    const isBackup = !/^\d{6}$/.test(code);
    const own = withoutSession(headers, this.sessions.cookieName);
    const call = { body: { code }, headers: own, returnHeaders: true } as const;
    const done = isBackup
      ? await attempt(() => this.auth.api.verifyBackupCode(call))
      : await attempt(() => this.auth.api.verifyTOTP(call));
    if (!done) return wrongCode();
    if (!isBackup && !(await this.isFirstUse(done.response.user.id, code))) {
      await this.leaveBehind(cookieHeaders(done.setCookies));
      return wrongCode();
    }
    await this.leaveBehind(headers);
    return succeed({ setCookies: done.setCookies });
  }

  async signOut(headers: Headers) {
    this.sessions.forget(headers);
    const done = await attempt(() => this.auth.api.signOut({ headers, returnHeaders: true }));
    return { setCookies: done?.setCookies ?? [] };
  }

  async sessionOf(headers: Headers) {
    const account = await this.accountOf(headers);
    return account && !account.passwordToChange && !account.secondStepToSet ? account.actor : null;
  }

  lateOwnerOf(headers: Headers) {
    return this.sessions.lateOwnerOf(headers);
  }

  openSessions(owner: Owner, headers?: Headers) {
    const token = headers && this.sessions.tokenOf(headers);
    return openSessions(this.pool, owner, this.#idleSeconds, token);
  }

  async endOwnSessions(which: { readonly id: string } | 'others', headers: Headers) {
    const account = await this.accountOf(headers);
    const token = this.sessions.tokenOf(headers);
    if (!account || token === undefined) return 0;
    return this.#end(account.actor, which === 'others' ? { but: token } : which);
  }

  async endSessionsOf(owner: Owner, endedBy: string) {
    const ended = await this.#end(owner, 'all');
    await logOfSignIn(this.pool, owner, { staffId: endedBy, command: 'endSessions' });
    return ended;
  }

  async #end(owner: Owner, which: Which) {
    const ended = await endSessions(this.pool, owner, which);
    noteStaffChange(idOf(owner));
    return ended;
  }

  createUser(user: NewUser) {
    return createUser(this.auth, user);
  }

  giveSignIn(staff: StaffToLetIn, givenBy: string | null) {
    return giveSignIn(this.auth, this.pool, staff, givenBy);
  }

  async hasSignIn(owner: Owner) {
    return (await userOf(this.pool, owner)) !== undefined;
  }

  issueLink(owner: Owner, wish: LinkWish, issuedBy: string) {
    return issueLink(this.pool, owner, wish, issuedBy);
  }

  async readLink(token: string, { address }: Visitor) {
    const wait = await takeAttempt(this.pool, LINK_BY_ADDRESS, address);
    return wait > 0 ? undefined : readLink(this.pool, token);
  }

  openLink(given: { token: string; password: string }) {
    return openLink(this.auth, this.pool, given);
  }

  staffOf(tenant: string, id: string) {
    return staffOf(this.pool, tenant, id);
  }

  async demoPeople() {
    return this.demo ? demoPeople(this.pool) : [];
  }

  async demoSignIn(id: string, headers = new Headers()) {
    const person = (await this.demoPeople()).find(({ actor }) => idOf(actor) === id);
    if (person) return this.enterAs(person.actor, 'demonstration', headers);
    return notTheDemonstration();
  }

  async enterAs(owner: Owner, means: Means, headers: Headers) {
    const body = { userId: (await userOf(this.pool, owner)) ?? '', means };
    const done = await attempt(() =>
      this.auth.api.beginSession({ body, headers: withoutCookies(headers), returnHeaders: true }),
    );
    if (!done?.response.begun) return notLetIn();
    await this.leaveBehind(headers);
    return succeed({ setCookies: done.setCookies });
  }

  noteInLog(owner: Owner, author: { staffId: string | null; command: string }) {
    return logOfSignIn(this.pool, owner, author);
  }
}

const notTheDemonstration = () => refused('no_demonstration', 'This sign-in is for the demonstration only.');

const notLetIn = () => refused('not_let_in', 'You cannot sign in here. Ask your administrator.');

/** What signing in stands on. */
export interface SignInParts {
  readonly pool: pg.Pool;
  /** How people reach Facet; https makes the cookies secure. */
  readonly baseUrl: string;
  readonly secret: string;
  /** True only when Facet was started as a demonstration. */
  readonly demo: boolean;
  readonly limits?: SessionLimits;
}

/** Builds the sign-in over the tables in the schema `facet`. */
export async function createSignIn(parts: SignInParts): Promise<SignIn> {
  const { pool, baseUrl, secret, limits = SESSION_LIMITS } = parts;
  const admit = (userId: string, means?: Means) => stampFor(pool, userId, means, limits);
  const auth = createAuth({ pool, baseUrl, secret, limits, admit });
  const { authCookies } = await auth.$context;
  const sessions = new Sessions(pool, authCookies.sessionToken.name, secret, limits.idleSeconds);
  return new Facade({ auth, pool, sessions }, parts);
}
