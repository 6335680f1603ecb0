import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import { type Fault, refused } from '../../foundation/fault.ts';
import { fail, type Result, succeed } from '../../foundation/result.ts';
import { type AttemptRule, type SignIn, takeAttempt, type Visitor } from '../sign-in/index.ts';
import { discover, identityOf, ProviderFault } from './provider.ts';
import { type Directory, directories, directoryOf } from './settings.ts';
import { keepAttempt, staffByEmail, staffBySubject, takeUp, tie, userOf } from './store.ts';
import { whoIsIt } from './who-is-it.ts';

const BY_ADDRESS: AttemptRule = { what: 'single sign-on by address', most: 60, windowSeconds: 600 };

/** Where the directory sends people back to; it has to be told of it. */
export const CALLBACK = '/sign-in/single-sign-on/back';

const random = () => randomBytes(32).toString('base64url');

// One sentence for every reason: whoever tries learns nothing of who works here.
const notKnown = () =>
  refused(
    'single_sign_on',
    'Your organisation’s account is not known here. Ask your administrator to add the address that you sign in with.',
  );
const interrupted = () =>
  refused('single_sign_on', 'That sign-in was interrupted or is too old. Start again from this page.');
const away = () =>
  refused(
    'single_sign_on',
    'Your organisation’s sign-in did not answer as it should. Try again in a moment.',
  );

/** What single sign-on stands on. */
export interface SingleSignOnParts {
  readonly pool: pg.Pool;
  readonly baseUrl: string;
  readonly secret: string;
  readonly signIn: SignIn;
  /** What went wrong with a directory: for the log, without anybody's name. */
  readonly onFault: (tenant: string, why: string) => void;
}

/** Signing in with an organisation's own directory (OpenID Connect, code flow with PKCE, state and nonce). */
export class SingleSignOn {
  readonly #parts: SingleSignOnParts;

  constructor(parts: SingleSignOnParts) {
    this.#parts = parts;
  }

  /** The directories that there are buttons for. */
  offered() {
    return directories(this.#parts.pool);
  }

  /** Where to send the browser, and the state that it must bring back in its own cookie. */
  async begin(
    tenant: string,
    next: string,
    { address }: Visitor,
  ): Promise<Result<{ to: string; state: string }, Fault>> {
    const { pool, secret, baseUrl } = this.#parts;
    const wait = await takeAttempt(pool, BY_ADDRESS, address);
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait });
    const directory = await directoryOf(pool, secret, tenant);
    if (!directory) return fail({ kind: 'not_found', what: 'page' });
    const [state, nonce, verifier] = [random(), random(), random()];
    const provider = await this.#asked(directory, () => discover(directory.issuer));
    if (!provider) return away();
    await keepAttempt(pool, state, { tenant, nonce, verifier, next });
    const to = new URL(provider.authorizationEndpoint);
    for (const [name, value] of Object.entries({
      response_type: 'code',
      client_id: directory.clientId,
      redirect_uri: `${baseUrl}${CALLBACK}`,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    }))
      to.searchParams.set(name, value);
    return succeed({ to: to.href, state });
  }

  /** Lets in whoever came back. `kept` is the state in the browser's cookie. */
  async finish(answer: URLSearchParams, kept: string | undefined, { headers }: Visitor) {
    const { pool, secret, baseUrl } = this.#parts;
    const state = answer.get('state') ?? '';
    if (kept === undefined || state === '' || kept !== state) return interrupted();
    const attempt = await takeUp(pool, state);
    const directory = attempt && (await directoryOf(pool, secret, attempt.tenant));
    if (!attempt || !directory) return interrupted();
    const code = answer.get('code') ?? '';
    const issuer = answer.get('iss');
    // RFC 9207: an answer that another directory has mixed in is not taken to this one.
    if (code === '' || (issuer !== null && issuer !== directory.issuer)) return interrupted();
    const { nonce, verifier, next } = attempt;
    const given = { code, verifier, nonce, redirectUri: `${baseUrl}${CALLBACK}` };
    const identity = await this.#asked(directory, () => identityOf(directory, given));
    if (!identity) return away();
    const { tenant } = directory;
    const email = identity.email === undefined ? undefined : await staffByEmail(pool, tenant, identity.email);
    const bySubject = await staffBySubject(pool, tenant, identity.subject);
    const who = whoIsIt(directory, identity, { bySubject, byEmail: email?.id });
    if (who.kind === 'nobody') {
      this.#parts.onFault(tenant, `nobody was let in (${who.why})`);
      return notKnown();
    }
    if (
      who.kind === 'first' &&
      !(await this.#tie(tenant, identity.subject, { ...email, email: identity.email }))
    )
      return notKnown();
    const entered = await this.#parts.signIn.enterAs(
      { tenant, staffId: who.staffId },
      'single_sign_on',
      headers,
    );
    return entered.ok ? succeed({ ...entered.value, next }) : notKnown();
  }

  /** Makes her a sign-in without a password where she has none, and ties the directory's account to it. */
  async #tie(
    tenant: string,
    subject: string,
    staff: { id?: string; name?: string; email: string | undefined },
  ): Promise<boolean> {
    const { pool, signIn } = this.#parts;
    const { id, name, email } = staff;
    if (id === undefined || name === undefined || email === undefined) return false;
    if ((await userOf(pool, tenant, id)) === undefined) {
      if (!(await signIn.createUser({ tenant, staffId: id, name, email }))) return false;
    }
    const userId = await userOf(pool, tenant, id);
    if (userId === undefined || !(await tie(pool, tenant, subject, userId))) return false;
    await signIn.noteInLog({ tenant, staffId: id }, { staffId: id, command: 'tieSingleSignOn' });
    return true;
  }

  /** What a directory answers; undefined when it answers wrongly, which the log tells. */
  async #asked<T>({ tenant }: Directory, ask: () => Promise<T>): Promise<T | undefined> {
    try {
      return await ask();
    } catch (error) {
      if (!(error instanceof ProviderFault)) throw error;
      this.#parts.onFault(tenant, error.message);
      return undefined;
    }
  }
}
