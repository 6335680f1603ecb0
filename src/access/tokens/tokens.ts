import { createHash, randomBytes } from 'node:crypto';
import type pg from 'pg';
import type { StaffActor } from '../actor.ts';
import { changedJustNow, STAFF_CACHE_MILLISECONDS } from '../recent-changes.ts';
import { staffActor } from '../staff-actor.ts';

const SHAPE = /^facet_[A-Za-z0-9_-]{43}$/;

/** A new token: 256 bits by chance. Only its hash is ever stored. */
export function newToken(): string {
  return `facet_${randomBytes(32).toString('base64url')}`;
}

/** What is stored of a token. A token is long and random, so a plain hash is enough, and can be looked up. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

interface Kept {
  readonly actor: StaffActor;
  readonly until: number;
}

const MOST_KEPT = 5_000;
const kept = new WeakMap<pg.Pool, Map<string, Kept>>();

/**
 * Who a bearer token stands for; null when there is no such token, or it has been revoked or is too old, or the member
 * of staff has left. Found by its hash, so that nothing about a token can be learnt from how long this takes. Kept in
 * memory for a few seconds.
 */
export async function actorOfToken(pool: pg.Pool, token: string): Promise<StaffActor | null> {
  if (!SHAPE.test(token)) return null;
  const hash = tokenHash(token);
  const key = hash.toString('base64');
  const cache = kept.get(pool) ?? new Map<string, Kept>();
  kept.set(pool, cache);
  const found = cache.get(key);
  if (found && found.until > performance.now() && !changedJustNow(found.actor.staffId)) return found.actor;
  const actor = await readActor(pool, hash);
  cache.delete(key);
  if (!actor) return null;
  const [oldest] = cache.keys();
  if (cache.size >= MOST_KEPT && oldest !== undefined) cache.delete(oldest);
  cache.set(key, { actor, until: performance.now() + STAFF_CACHE_MILLISECONDS });
  return actor;
}

async function readActor(pool: pg.Pool, hash: Buffer): Promise<StaffActor | null> {
  const { rows } = await pool.query<{ tenant: string; staff_id: string; programme: string | null }>(
    `select tenant, staff_id, programme from facet.api_token
     where hash = $1 and revoked_at is null and expires_at > now()`,
    [hash],
  );
  const [row] = rows;
  const actor = row ? await staffActor(pool, row.tenant, row.staff_id) : null;
  return actor && row?.programme ? { ...actor, onlyProgramme: row.programme } : actor;
}
