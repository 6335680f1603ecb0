import type pg from 'pg';
import { type Fault, invalid, refused } from '../../foundation/fault.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { type AttemptRule, forgetAttempts, takeAttempt } from './attempts.ts';
import type { Auth } from './auth.ts';
import { attempt, type Cookies, cookieHeaders } from './cookies.ts';
import { endSessions, idOf } from './open-sessions.ts';
import { verifyPassword } from './password.ts';
import { passwordFault } from './password-rules.ts';
import type { Account, Sessions } from './sessions.ts';

/** Who knocks: the request's headers, and the address that it came from. */
export interface Visitor {
  readonly headers: Headers;
  readonly address: string;
}

/** What an authenticator app needs, and codes for the day that the phone is lost. Shown once. */
export interface TwoFactorSetup extends Cookies {
  readonly uri: string;
  readonly secret: string;
  readonly backupCodes: readonly string[];
}

const TEN_MINUTES = 600;
const PASSWORD_AGAIN: AttemptRule = { what: 'password again', most: 10, windowSeconds: TEN_MINUTES };
export const CODE_BY_ADDRESS: AttemptRule = {
  what: 'code by address',
  most: 50,
  windowSeconds: TEN_MINUTES,
};

/** A code is taken once (RFC 6238, 5.2), for longer than any is good for. */
const CODE_ONCE: AttemptRule = { what: 'code once', most: 1, windowSeconds: 180 };

export const wrongCode = () =>
  invalid({ path: ['code'], message: 'Enter the 6-digit code that your app shows now, or a backup code' });
const wrongPassword = (path: string) => invalid({ path: [path], message: 'Enter your present password' });

/** What her account stands on. */
export interface AccountParts {
  readonly auth: Auth;
  readonly pool: pg.Pool;
  readonly sessions: Sessions;
}

/** What somebody who is signed in may do with her own password and second step. Her other sessions end with each. */
export class OwnAccount {
  protected readonly auth: Auth;
  protected readonly pool: pg.Pool;
  protected readonly sessions: Sessions;

  constructor({ auth, pool, sessions }: AccountParts) {
    this.auth = auth;
    this.pool = pool;
    this.sessions = sessions;
  }

  accountOf(headers: Headers): Promise<Account | null> {
    return this.sessions.accountOf(headers);
  }

  /** A second step that she was to set up is there now. */
  async hasSecondStep({ userId }: Account): Promise<void> {
    await this.pool.query('update facet."user" set "secondStepToSet" = false where id = $1', [userId]);
  }

  /** True when this code of the app was not taken before: whoever looked on cannot send it again. */
  protected async isFirstUse(userId: string, code: string): Promise<boolean> {
    return (await takeAttempt(this.pool, CODE_ONCE, `${userId}\n${code}`)) === 0;
  }

  /** The session that the browser had before is over, whosever it was: none is carried into another sign-in. */
  async leaveBehind(headers: Headers): Promise<void> {
    await this.sessions.end(headers);
  }

  /** Her session goes on under another name, since it may do more from now on. */
  async renew(headers: Headers): Promise<Cookies> {
    const body = { token: this.sessions.tokenOf(headers) ?? '' };
    const done = await attempt(() => this.auth.api.renewSession({ body, headers, returnHeaders: true }));
    this.sessions.forget(headers);
    return { setCookies: done?.setCookies ?? [] };
  }

  /** Whoever took a session before the change must not keep it after. */
  async keepOnly(account: Account, headers: Headers, { setCookies }: Cookies): Promise<void> {
    const kept = this.sessions.tokenOf(cookieHeaders(setCookies)) ?? this.sessions.tokenOf(headers) ?? '';
    await endSessions(this.pool, account.actor, { but: kept });
    noteStaffChange(idOf(account.actor));
  }

  /** Somebody at a session that was left open must not be able to try passwords without end. */
  async #withPassword<T>(path: string, headers: Headers, call: (account: Account) => Promise<T | undefined>) {
    const account = await this.accountOf(headers);
    if (!account) return wrongPassword(path);
    const wait = await takeAttempt(this.pool, PASSWORD_AGAIN, account.userId);
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const done = await call(account);
    if (!done) return wrongPassword(path);
    await forgetAttempts(this.pool, PASSWORD_AGAIN, account.userId);
    return succeed({ done, account });
  }

  /**
   * She shows again who she is, before something about her sign-in is changed: by her password, or by having signed in
   * within the last ten minutes.
   */
  async showAgain(password: string, headers: Headers): Promise<Result<Account, Fault>> {
    const account = await this.accountOf(headers);
    if (!account) return wrongPassword('password');
    if (await this.signedInJustNow(headers)) return succeed(account);
    const shown = await this.#withPassword('password', headers, async ({ userId }) => {
      const { rows } = await this.pool.query<{ password: string | null }>(
        `select password from facet.account where "userId" = $1 and "providerId" = 'credential'`,
        [userId],
      );
      return (await verifyPassword(rows[0]?.password ?? '', password)) ? true : undefined;
    });
    return shown.ok ? succeed(account) : shown;
  }

  /** True within ten minutes of having signed in. */
  async signedInJustNow(headers: Headers): Promise<boolean> {
    const { rowCount } = await this.pool.query(
      `select 1 from facet.session where token = $1 and "createdAt" > now() - interval '10 minutes'`,
      [this.sessions.tokenOf(headers) ?? ''],
    );
    return rowCount === 1;
  }

  async enableTotp({ password }: { password: string }, headers: Headers) {
    const asked = await this.#withPassword('password', headers, () =>
      attempt(() =>
        this.auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers, returnHeaders: true }),
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
    const wait = await takeAttempt(this.pool, CODE_BY_ADDRESS, address);
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const account = await this.accountOf(headers);
    if (!account) return wrongCode();
    const code = given.code.replace(/\s/g, '');
    const done = await attempt(() =>
      this.auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }),
    );
    if (!done) return wrongCode();
    await this.isFirstUse(account.userId, code);
    await this.hasSecondStep(account);
    await this.keepOnly(account, headers, done);
    return succeed({ setCookies: done.setCookies });
  }

  async disableTotp({ password }: { password: string }, headers: Headers) {
    const asked = await this.#withPassword('password', headers, () =>
      attempt(() => this.auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true })),
    );
    if (!asked.ok) return asked;
    const { done, account } = asked.value;
    await this.keepOnly(account, headers, done);
    return succeed({ setCookies: done.setCookies });
  }

  async changePassword(given: { current: string; next: string }, headers: Headers) {
    const own = await this.accountOf(headers);
    const fault =
      own && passwordFault(given.next, { name: own.actor.name, email: own.email, current: given.current });
    if (fault) return invalid({ path: ['next'], message: fault });
    const body = { currentPassword: given.current, newPassword: given.next, revokeOtherSessions: true };
    const asked = await this.#withPassword('current', headers, () =>
      attempt(() => this.auth.api.changePassword({ body, headers, returnHeaders: true })),
    );
    if (!asked.ok) return asked;
    const { done, account } = asked.value;
    await this.pool.query('update facet."user" set "passwordToChange" = false where id = $1', [
      account.userId,
    ]);
    await this.keepOnly(account, headers, done);
    return succeed({ setCookies: done.setCookies });
  }
}
