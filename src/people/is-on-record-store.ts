import { sql } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';

/** Whether there is such a person, and the reader may know it. */
export async function isOnRecord(db: TenantDb, personId: string): Promise<boolean> {
  const found = await sql`select from person where id = ${personId}`.execute(db);
  return found.rows.length > 0;
}
