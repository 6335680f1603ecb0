import { sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';

/** What a worker has for signing in, and when she last did. */
export interface WorkerSignIn {
  readonly staffId: string;
  readonly lastSeenAt: Temporal.Instant | null;
  /** True with a code from an app. */
  readonly code: boolean;
  readonly passkeys: number;
}

/** How the tenant's workers sign in; nobody is listed who cannot. */
export async function workerSignIns(db: TenantDb): Promise<WorkerSignIn[]> {
  const { rows } = await sql<WorkerSignIn>`
    select staff_id, last_seen_at, code, passkeys from facet.worker_sign_in`.execute(db);
  return rows;
}

/**
 * Takes away all that opens anything for a worker: password, second step, passkeys and sessions go with the sign-in;
 * tokens and links as well. Part of the transaction in which she leaves.
 */
export async function takeSignInAway(db: TenantDb, staffId: string): Promise<void> {
  await sql`delete from facet.worker_sign_in where staff_id = ${staffId}::uuid`.execute(db);
  await sql`delete from facet.worker_link where staff_id = ${staffId}::uuid`.execute(db);
  await sql`update facet.worker_token set revoked_at = now()
    where staff_id = ${staffId}::uuid and revoked_at is null`.execute(db);
}

/** From now on she signs in with another address. Links that were sent to the old one open nothing. */
export async function changeSignInAddress(db: TenantDb, staffId: string, email: string): Promise<void> {
  await sql`update facet.worker_sign_in set email = ${email} where staff_id = ${staffId}::uuid`.execute(db);
  await sql`delete from facet.worker_link where staff_id = ${staffId}::uuid`.execute(db);
}
