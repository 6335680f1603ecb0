import { createHash } from 'node:crypto';
import type { Actor } from '../access/actor.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import { staffIdOf } from './context.ts';

/** What a key is claimed for. */
export interface KeyClaim {
  readonly key: string;
  readonly command: string;
  readonly staffId: string | null;
  readonly inputHash: Buffer;
  readonly at: Temporal.Instant;
}

/** Claims a key for one command; a key that was claimed before tells with what, and what was answered. */
export async function claimKey(
  db: TenantDb,
  claim: KeyClaim,
): Promise<{ first: true } | { first: false; sameInput: boolean; answer: unknown }> {
  const inserted = await db
    .insertInto('idempotencyKey')
    .values({ ...claim, answer: null })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows !== 0n) return { first: true };
  const earlier = await db
    .selectFrom('idempotencyKey')
    .selectAll()
    .where('key', '=', claim.key)
    .executeTakeFirst();
  const sameInput = earlier?.inputHash.equals(claim.inputHash) === true && earlier.staffId === claim.staffId;
  return { first: false, sameInput, answer: earlier?.answer };
}

/** What stands for a command's input beside its key. */
export const hashOf = (command: string, input: unknown) =>
  createHash('sha256')
    .update(JSON.stringify([command, input]) ?? '')
    .digest();

function whoseKey(actor: Actor): string | readonly string[] | null {
  if (actor.kind === 'guest') return actor.given.toSorted();
  return actor.kind === 'parent' ? actor.personId : staffIdOf(actor);
}

/**
 * The key as it is kept: its sender's own, so that nobody is given, or kept from, what another sent under the same key.
 * Visitors have no account: theirs holds for the drafts that their addresses name.
 */
export function ownKey(actor: Actor, key: string): string {
  return createHash('sha256')
    .update(JSON.stringify([actor.kind, whoseKey(actor), key]))
    .digest('base64url');
}
