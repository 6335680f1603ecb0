import { sql } from 'kysely';
import type { Wall } from '../access/walls.ts';
import type { TenantDb } from '../foundation/database/session.ts';

/** Walls behind which notes stand; the other two hold a value of the person’s details each. */
export type NoteWall = Exclude<Wall, 'address' | 'disability'>;

/** A note behind a wall. */
export interface WalledNote {
  readonly id: string;
  readonly version: number;
  readonly wall: NoteWall;
  readonly value: string;
  readonly by: string | null;
  readonly recordedAt: Temporal.Instant;
}

/** The notes about a person that open to the request, the newest first. */
export async function walledNotes(db: TenantDb, personId: string): Promise<WalledNote[]> {
  const { rows } = await sql<WalledNote>`
    select w.id, w.version, w.wall, w.value, s.name as by, w.recorded_at
    from walled_value w left join staff s on s.id = w.staff_id
    where w.person_id = ${personId} and w.wall not in ('address', 'disability') and w.ended_on is null
    order by w.recorded_at desc, w.id desc`.execute(db);
  return rows;
}

/** One note that has not been taken away. */
export async function findWalled(
  db: TenantDb,
  personId: string,
  id: string,
): Promise<{ id: string; version: number } | undefined> {
  return db
    .selectFrom('walledValue')
    .select(['id', 'version'])
    .where('id', '=', id)
    .where('personId', '=', personId)
    .where('wall', 'not in', ['address', 'disability'])
    .where('endedOn', 'is', null)
    .executeTakeFirst();
}
