import { sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';

/** Removes the oldest keys that were used before an instant, and says how many. They are no records: no log is kept. */
export async function removeKeysBefore(
  db: TenantDb,
  before: Temporal.Instant,
  most: number,
): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from idempotency_key where key in (
      select key from idempotency_key where at < ${before.toString()}::timestamptz order by at limit ${most}
    )`.execute(db);
  return Number(numAffectedRows ?? 0n);
}
