import { createHmac, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import type { SignedInActor } from '../actor.ts';
import { parentActor } from '../own-actor.ts';
import { changedJustNow, STAFF_CACHE_MILLISECONDS } from '../recent-changes.ts';
import { workerActor } from '../staff-actor.ts';
import type { SessionLimits, Stamp } from './auth.ts';
import { idOf, type Means, type Owner, type OwnerRow, ownerOf } from './open-sessions.ts';

/** Somebody who has signed in, with what her own account page needs to know. */
export interface Account {
  readonly actor: SignedInActor;
  readonly userId: string;
  readonly email: string;
  readonly twoFactor: boolean;
  /** True until she has replaced the password that somebody else gave her: she may do nothing else before. */
  readonly passwordToChange: boolean;
  /** Likewise, until she has set up a second step: an app or a passkey. */
  readonly secondStepToSet: boolean;
}

interface SessionRow extends OwnerRow {
  readonly userId: string;
  readonly email: string;
  readonly twoFactor: boolean;
  readonly passwordToChange: boolean;
  readonly secondStepToSet: boolean;
  /** The role that the session was opened with; null for one that was opened before roles were kept. */
  readonly role: string | null;
  readonly over: boolean;
  readonly toTouch: boolean;
}

const fromPercent = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));

/** A token and its signature (HMAC-SHA-256 in base64), written as they are and in no other way. */
const SIGNED = /^([A-Za-z0-9_-]{16,64})\.([A-Za-z0-9+/]{43}=)$/;

const MOST_KEPT = 5_000;

/**
 * A parent's sessions are shorter than a worker's: her phone may be taken from her hand. Where Facet is set up with less,
 * that holds.
 */
export const PARENT_LIMITS: SessionLimits = { longestSeconds: 2 * 60 * 60, idleSeconds: 15 * 60 };

/** The holder of a sign-in as she is today; null when she has left, her access has ended, or she is not there. */
export function actorOf(pool: pg.Pool, owner: Owner): Promise<SignedInActor | null> {
  return 'personId' in owner
    ? parentActor(pool, owner.tenant, owner.personId)
    : workerActor(pool, owner.tenant, owner.staffId);
}

/** All that she may act as: a session ends when any of it is no longer so. */
export function roleStamp(actor: SignedInActor): string {
  if (actor.kind === 'parent') return 'parent';
  if (actor.kind === 'partner') return `partner ${actor.mode}@${actor.organisationId}`;
  const { role, memberships = [] } = actor;
  const further = memberships.map((each) => `${each.role}@${each.teamId}/${each.programme ?? ''}`);
  return [role, ...further.sort()].join(' ');
}

/** What a new session of this user is stamped with; null when she has left or is not there. */
export async function stampFor(
  pool: pg.Pool,
  userId: string,
  means: Means | undefined,
  limits: SessionLimits,
): Promise<Stamp | null> {
  await pool.query(`delete from facet.session where "expiresAt" < now() - interval '1 day'`);
  const { rows } = await pool.query<OwnerRow>(
    'select tenant, "staffId", "personId" from facet."user" where id = $1',
    [userId],
  );
  const owner = rows[0] && ownerOf(rows[0]);
  const actor = owner && (await actorOf(pool, owner));
  if (!actor) return null;
  const stamp = { means: means ?? 'password', role: roleStamp(actor) };
  if (actor.kind !== 'parent') return stamp;
  const longest = Math.min(PARENT_LIMITS.longestSeconds, limits.longestSeconds);
  return { ...stamp, expiresAt: new Date(Date.now() + longest * 1000) };
}

/** Reads who is signed in from a session's cookie. Kept in memory for a few seconds. */
export class Sessions {
  readonly cookieName: string;
  readonly #pool: pg.Pool;
  readonly #cookie: RegExp;
  readonly #secret: string;
  readonly #idleSeconds: number;
  readonly #kept = new Map<string, { account: Account; until: number }>();

  constructor(pool: pg.Pool, cookieName: string, secret: string, idleSeconds: number) {
    this.cookieName = cookieName;
    this.#pool = pool;
    this.#secret = secret;
    this.#idleSeconds = idleSeconds;
    this.#cookie = new RegExp(`(?:^|;\\s*)${cookieName.replaceAll('.', '\\.')}=([^;]*)`, 'g');
  }

  /**
   * The session's token; undefined when there is no such cookie or more than one, or Facet did not sign it. The token is
   * a secret by itself; the signature keeps out who could read the table of sessions and nothing more.
   */
  tokenOf(headers: Headers): string | undefined {
    const sent = [...(headers.get('cookie') ?? '').matchAll(this.#cookie)];
    const value = sent.length === 1 ? sent[0]?.[1] : undefined;
    const [, token, signature] =
      SIGNED.exec(value?.trim().replaceAll(/%([0-9A-F]{2})/gi, fromPercent) ?? '') ?? [];
    if (token === undefined || signature === undefined) return undefined;
    const expected = createHmac('sha256', this.#secret).update(token).digest('base64');
    return timingSafeEqual(Buffer.from(signature), Buffer.from(expected)) ? token : undefined;
  }

  async accountOf(headers: Headers): Promise<Account | null> {
    const token = this.tokenOf(headers);
    if (token === undefined) return null;
    const kept = this.#kept.get(token);
    if (kept && kept.until > performance.now() && !changedJustNow(idOf(kept.account.actor)))
      return kept.account;
    const account = await this.#read(token);
    // Of whoever comes in from outside nothing is kept: her access is looked up at each request.
    if (account?.actor.kind === 'staff') this.#keep(token, account);
    else this.#kept.delete(token);
    return account;
  }

  forget(headers: Headers): void {
    const token = this.tokenOf(headers);
    if (token !== undefined) this.#kept.delete(token);
  }

  /** Ends the session that these headers name. */
  async end(headers: Headers): Promise<void> {
    const token = this.tokenOf(headers);
    if (token === undefined) return;
    await this.#pool.query('delete from facet.session where token = $1', [token]);
    this.#kept.delete(token);
  }

  #keep(token: string, account: Account): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.delete(token);
    this.#kept.set(token, { account, until: performance.now() + STAFF_CACHE_MILLISECONDS });
  }

  /**
   * Whose session this is or was until lately, also when it has ended; null when there is none, and for whoever has
   * signed out or left. It opens nothing: it only says for whom to keep what was typed.
   */
  async lateOwnerOf(headers: Headers): Promise<Owner | null> {
    const token = this.tokenOf(headers);
    if (token === undefined) return null;
    const { rows } = await this.#pool.query<OwnerRow>(
      `select u.tenant, u."staffId", u."personId" from facet.session s join facet."user" u on u.id = s."userId"
       where s.token = $1 and s."expiresAt" > now() - interval '1 day'`,
      [token],
    );
    const owner = rows[0] && ownerOf(rows[0]);
    return owner && (await actorOf(this.#pool, owner)) ? owner : null;
  }

  async #read(token: string): Promise<Account | null> {
    const { rows } = await this.#pool.query<SessionRow>(
      `select u.id as "userId", u.email, u.tenant, u."staffId", u."personId", s.role,
         coalesce(u."twoFactorEnabled", false) as "twoFactor", u."passwordToChange", u."secondStepToSet",
         s."expiresAt" <= now() or s."updatedAt" <= now() - make_interval(secs =>
           case when u."personId" is null then $2::integer else least($2::integer, $3::integer) end) as "over",
         s."updatedAt" <= now() - interval '1 minute' or coalesce(u."lastSeenAt" < s."createdAt", true) as "toTouch"
       from facet.session s join facet."user" u on u.id = s."userId" where s.token = $1`,
      [token, this.#idleSeconds, PARENT_LIMITS.idleSeconds],
    );
    const [row] = rows;
    if (!row) return null;
    const owner = ownerOf(row);
    const actor = row.over || !owner ? null : await actorOf(this.#pool, owner);
    if (!actor || (row.role !== null && row.role !== roleStamp(actor))) {
      // It is kept for a day, ended: a form that still comes from it is kept for her who typed it.
      await this.#pool.query(
        'update facet.session set "expiresAt" = least("expiresAt", now()) where token = $1',
        [token],
      );
      return null;
    }
    if (row.toTouch) await this.#touch(token, row.userId);
    const { userId, email, twoFactor, passwordToChange, secondStepToSet } = row;
    return { actor, userId, email, twoFactor, passwordToChange, secondStepToSet };
  }

  async #touch(token: string, userId: string): Promise<void> {
    await this.#pool.query('update facet.session set "updatedAt" = now() where token = $1', [token]);
    await this.#pool.query('update facet."user" set "lastSeenAt" = now() where id = $1', [userId]);
  }
}
