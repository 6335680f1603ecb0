import type { TenantDb } from '../../foundation/database/session.ts';
import type { Role } from '../permissions.ts';

/** A role that somebody takes on from a day. */
export interface StaffMove {
  readonly id: string;
  readonly version: number;
  readonly staffId: string;
  readonly role: Role;
  readonly fromOn: Temporal.PlainDate;
  readonly doneOn: Temporal.PlainDate | null;
  readonly cancelledOn: Temporal.PlainDate | null;
}

const select = (db: TenantDb) =>
  db.selectFrom('staffMove').select(['id', 'version', 'staffId', 'role', 'fromOn', 'doneOn', 'cancelledOn']);

const open = (db: TenantDb) => select(db).where('doneOn', 'is', null).where('cancelledOn', 'is', null);

/** One move, whether or not it has happened. */
export function findMove(db: TenantDb, id: string): Promise<StaffMove | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The move of a worker that is still to come. */
export function openMoveOf(db: TenantDb, staffId: string): Promise<StaffMove | undefined> {
  return open(db).where('staffId', '=', staffId).executeTakeFirst();
}

/** Moves that are due, the oldest first. */
export function dueMoves(db: TenantDb, today: Temporal.PlainDate): Promise<StaffMove[]> {
  return open(db).where('fromOn', '<=', today).orderBy('fromOn').orderBy('id').limit(500).execute();
}
