import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type pg from 'pg';
import { z } from 'zod';
import { invalidField, refused } from '../../foundation/fault.ts';
import { fail, succeed } from '../../foundation/result.ts';
import { zText } from '../../foundation/text.ts';
import { type AttemptRule, takeAttempt } from './attempts.ts';
import type { Auth } from './auth.ts';
import { attempt, withoutCookies } from './cookies.ts';
import { nameOf } from './links.ts';
import type { OwnAccount, Visitor } from './own-account.ts';
import {
  addKey,
  credentialsOf,
  findKey,
  keepChallenge,
  noteUse,
  passkeysOf,
  removeKey,
  renameKey,
  takeChallenge,
} from './passkey-store.ts';

const BY_ADDRESS: AttemptRule = { what: 'passkey by address', most: 60, windowSeconds: 600 };
const MOST_PASSKEYS = 20;

/** EdDSA, ES256 and RS256 (COSE): what devices in use have. */
const ALGORITHMS = [-8, -7, -257];

const zName = zText(60, 'Name the passkey, such as “Work phone”');

const zClientData = z.object({ challenge: z.string().min(16).max(200) });

/** The parts of a device's answer that are read before it is checked; simplewebauthn reads the rest. */
const zAnswer = z.looseObject({
  id: z.string().min(1).max(2000),
  response: z.looseObject({ clientDataJSON: z.string().max(5000) }),
});

const NOT_TAKEN = 'That passkey did not work here. Try again, or sign in with your password';

const notTaken = () => invalidField([], NOT_TAKEN);

/** What a device answered, with the challenge that it says it signed. Undefined for what is no such answer. */
function readAnswer(text: string): { answer: z.output<typeof zAnswer>; challenge: string } | undefined {
  try {
    const answer = zAnswer.parse(JSON.parse(text));
    const data = Buffer.from(answer.response.clientDataJSON, 'base64url').toString('utf8');
    return { answer, challenge: zClientData.parse(JSON.parse(data)).challenge };
  } catch {
    return undefined;
  }
}

/** What passkeys stand on. */
interface PasskeyParts {
  readonly auth: Auth;
  readonly pool: pg.Pool;
  readonly baseUrl: string;
  readonly account: OwnAccount;
}

/**
 * Passkeys (WebAuthn level 3), checked by simplewebauthn. One is both steps at once: the device, and the finger, face or
 * PIN that it asked for; without the second (user verification) none is taken.
 */
export class Passkeys {
  readonly #auth: Auth;
  readonly #pool: pg.Pool;
  readonly #origin: string;
  readonly #host: string;
  readonly #account: OwnAccount;

  constructor({ auth, pool, baseUrl, account }: PasskeyParts) {
    const { origin, hostname } = new URL(baseUrl);
    this.#auth = auth;
    this.#pool = pool;
    this.#origin = origin;
    this.#host = hostname;
    this.#account = account;
  }

  /** Hers, the oldest first. */
  listOf(userId: string) {
    return passkeysOf(this.#pool, userId);
  }

  /** What a device is asked, to make a passkey. Asks for her password where she did not sign in just now. */
  async beginAdding(given: { name: string; password: string }, headers: Headers) {
    const name = zName.safeParse(given.name);
    if (!name.success) return invalidField(['name'], name.error.issues[0]?.message ?? '');
    const shown = await this.#account.showAgain(given.password, headers);
    if (!shown.ok) return shown;
    const { userId, email, actor } = shown.value;
    const known = await credentialsOf(this.#pool, userId);
    if (known.length >= MOST_PASSKEYS)
      return refused('too_many_passkeys', `You have ${MOST_PASSKEYS} passkeys. Remove one first.`);
    const options = await generateRegistrationOptions({
      rpName: 'Facet',
      rpID: this.#host,
      // A device lists its passkeys by these: of a parent, nothing that says who she is.
      userName: nameOf(email),
      userDisplayName: actor.kind === 'parent' ? nameOf(email) : actor.name,
      userID: new TextEncoder().encode(userId),
      excludeCredentials: known,
      attestationType: 'none',
      supportedAlgorithmIDs: ALGORITHMS,
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    await keepChallenge(this.#pool, options.challenge, { userId, name: name.data });
    return succeed(options);
  }

  /** Keeps the passkey that a device has made. Her other sessions end. */
  async finishAdding(text: string, headers: Headers) {
    const account = await this.#account.accountOf(headers);
    const read = readAnswer(text);
    const asked = account && read && (await takeChallenge(this.#pool, read.challenge, account.userId));
    if (!account || !read || !asked) return notTaken();
    const made = await verifyRegistrationResponse({
      // Its shape is checked, and every part of it verified, inside.
      response: read.answer as unknown as RegistrationResponseJSON,
      expectedChallenge: read.challenge,
      expectedOrigin: this.#origin,
      expectedRPID: this.#host,
      requireUserVerification: true,
      supportedAlgorithmIDs: ALGORITHMS,
    }).catch(() => undefined);
    if (!made?.verified) return notTaken();
    const { credential } = made.registrationInfo;
    const transports = credential.transports ?? [];
    const added = await addKey(this.#pool, account.userId, asked.name ?? '', { ...credential, transports });
    if (!added) return notTaken();
    await this.#account.hasSecondStep(account);
    const renewed = await this.#account.renew(headers);
    await this.#account.keepOnly(account, headers, renewed);
    return succeed(renewed);
  }

  async rename(given: { id: string; name: string }, headers: Headers) {
    const account = await this.#account.accountOf(headers);
    const name = zName.safeParse(given.name);
    if (!name.success) return invalidField(['name'], name.error.issues[0]?.message ?? '');
    const done = account && (await renameKey(this.#pool, account.userId, given.id, name.data));
    return done ? succeed(null) : fail({ kind: 'not_found', what: 'passkey' } as const);
  }

  /** Removes one of hers. Her other sessions end. */
  async remove(given: { id: string; password: string }, headers: Headers) {
    const shown = await this.#account.showAgain(given.password, headers);
    if (!shown.ok) return shown;
    if (!(await removeKey(this.#pool, shown.value.userId, given.id)))
      return fail({ kind: 'not_found', what: 'passkey' } as const);
    await this.#account.keepOnly(shown.value, headers, { setCookies: [] });
    return succeed(null);
  }

  /** What a device is asked, to sign in. It says itself whose passkey it holds: no name is asked for or told. */
  async beginSignIn({ address }: Visitor) {
    const wait = await takeAttempt(this.#pool, BY_ADDRESS, address);
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const options = await generateAuthenticationOptions({ rpID: this.#host, userVerification: 'required' });
    await keepChallenge(this.#pool, options.challenge, { userId: null, name: null });
    return succeed(options);
  }

  /** Lets in whoever a device speaks for. */
  async finishSignIn(text: string, { headers, address }: Visitor) {
    const wait = await takeAttempt(this.#pool, BY_ADDRESS, address);
    if (wait > 0) return fail({ kind: 'too_many', retryAfterSeconds: wait } as const);
    const read = readAnswer(text);
    if (!read || !(await takeChallenge(this.#pool, read.challenge, null))) return notTaken();
    const key = await findKey(this.#pool, read.answer.id);
    if (!key) return notTaken();
    const checked = await verifyAuthenticationResponse({
      response: read.answer as unknown as AuthenticationResponseJSON,
      expectedChallenge: read.challenge,
      expectedOrigin: this.#origin,
      expectedRPID: this.#host,
      credential: key.credential,
      requireUserVerification: true,
    }).catch(() => undefined);
    if (!checked?.verified) return notTaken();
    await noteUse(this.#pool, read.answer.id, checked.authenticationInfo.newCounter);
    const body = { userId: key.userId, means: 'passkey' } as const;
    const done = await attempt(() =>
      this.#auth.api.beginSession({ body, headers: withoutCookies(headers), returnHeaders: true }),
    );
    if (!done?.response.begun) return notTaken();
    await this.#account.leaveBehind(headers);
    return succeed({ setCookies: done.setCookies });
  }
}
