import { createHmac, timingSafeEqual } from 'node:crypto';
import type pg from 'pg';
import { inRequest } from '../../foundation/database/session.ts';
import type { StaffActor } from '../actor.ts';
import { changedJustNow, STAFF_CACHE_MILLISECONDS } from '../recent-changes.ts';
import { IDLE_SECONDS } from './auth.ts';

/** Somebody who has signed in, with what her own account page needs to know. */
export interface Account {
  readonly actor: StaffActor;
  readonly userId: string;
  readonly email: string;
  readonly twoFactor: boolean;
  /** True until she has replaced the password that somebody else gave her: she may do nothing else before. */
  readonly passwordToChange: boolean;
}

interface SessionRow {
  readonly userId: string;
  readonly email: string;
  readonly tenant: string;
  readonly staffId: string;
  readonly twoFactor: boolean;
  readonly passwordToChange: boolean;
  readonly over: boolean;
  readonly toTouch: boolean;
}

const fromPercent = (_: string, hex: string) => String.fromCharCode(Number.parseInt(hex, 16));

const MOST_KEPT = 5_000;

/**
 * The member of staff as the tenant's own record has her today; null when she has left or is not there. Ask for it each
 * time that somebody is let in: a role or an end must hold at once.
 */
export async function staffActor(pool: pg.Pool, tenant: string, staffId: string): Promise<StaffActor | null> {
  const scope = { tenant, door: 'staff', staffId } as const;
  return inRequest(pool, scope, { readOnly: true }, async ({ db }) => {
    const row = await db
      .selectFrom('staff')
      .select(['name', 'role', 'leftOn'])
      .where('id', '=', staffId)
      .executeTakeFirst();
    if (!row || row.leftOn !== null) return null;
    return { kind: 'staff', tenant, staffId, name: row.name, role: row.role };
  });
}

/** Reads who is signed in from a session's cookie. Kept in memory for a few seconds. */
export class Sessions {
  readonly #pool: pg.Pool;
  readonly #cookie: RegExp;
  readonly #secret: string;
  readonly #kept = new Map<string, { account: Account; until: number }>();

  constructor(pool: pg.Pool, cookieName: string, secret: string) {
    this.#pool = pool;
    this.#secret = secret;
    this.#cookie = new RegExp(
      `(?:^|;\\s*)${cookieName.replaceAll('.', '\\.')}=([A-Za-z0-9_-]{16,64})(?:\\.|%2E)([A-Za-z0-9+/=%]{40,80})`,
    );
  }

  /**
   * The session's token; undefined when there is no such cookie, or Facet did not sign it. The token is a secret by
   * itself; the signature keeps out who could read the table of sessions and nothing more.
   */
  tokenOf(headers: Headers): string | undefined {
    const [, token, signature] = this.#cookie.exec(headers.get('cookie') ?? '') ?? [];
    if (token === undefined || signature === undefined) return undefined;
    const expected = createHmac('sha256', this.#secret).update(token).digest();
    const sent = Buffer.from(signature.replaceAll(/%([0-9A-F]{2})/gi, fromPercent), 'base64');
    return sent.length === expected.length && timingSafeEqual(sent, expected) ? token : undefined;
  }

  async accountOf(headers: Headers): Promise<Account | null> {
    const token = this.tokenOf(headers);
    if (token === undefined) return null;
    const kept = this.#kept.get(token);
    if (kept && kept.until > performance.now() && !changedJustNow(kept.account.actor.staffId))
      return kept.account;
    const account = await this.#read(token);
    if (account) this.#keep(token, account);
    else this.#kept.delete(token);
    return account;
  }

  forget(headers: Headers): void {
    const token = this.tokenOf(headers);
    if (token !== undefined) this.#kept.delete(token);
  }

  #keep(token: string, account: Account): void {
    const [oldest] = this.#kept.keys();
    if (this.#kept.size >= MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest);
    this.#kept.delete(token);
    this.#kept.set(token, { account, until: performance.now() + STAFF_CACHE_MILLISECONDS });
  }

  async #read(token: string): Promise<Account | null> {
    const { rows } = await this.#pool.query<SessionRow>(
      `select u.id as "userId", u.email, u.tenant, u."staffId",
         coalesce(u."twoFactorEnabled", false) as "twoFactor", u."passwordToChange",
         s."expiresAt" <= now() or s."updatedAt" <= now() - make_interval(secs => $2) as "over",
         s."updatedAt" <= now() - interval '1 minute' as "toTouch"
       from facet.session s join facet."user" u on u.id = s."userId" where s.token = $1`,
      [token, IDLE_SECONDS],
    );
    const [row] = rows;
    if (!row) return null;
    const actor = row.over ? null : await staffActor(this.#pool, row.tenant, row.staffId);
    if (!actor) {
      await this.#pool.query('delete from facet.session where token = $1', [token]);
      return null;
    }
    if (row.toTouch)
      await this.#pool.query('update facet.session set "updatedAt" = now() where token = $1', [token]);
    const { userId, email, twoFactor, passwordToChange } = row;
    return { actor, userId, email, twoFactor, passwordToChange };
  }
}
