import { type SelectQueryBuilder, sql } from 'kysely';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { Tables } from '../../foundation/database/tables.ts';
import type { Role } from '../permissions.ts';
import type { StaffMember } from './staff.ts';

const columns = ['id', 'version', 'name', 'email', 'role', 'capacity', 'startedOn', 'leftOn'] as const;

/** Workers of the tenant’s own: those of partner organisations are listed with their organisation. */
function select(db: TenantDb): SelectQueryBuilder<Tables, 'staff', StaffMember> {
  return db.selectFrom('staff').select(columns).where('role', '<>', 'partner').$narrowType<{ role: Role }>();
}

/** One worker, whether or not she or he has left. */
export function findStaff(db: TenantDb, id: string): Promise<StaffMember | undefined> {
  return select(db).where('id', '=', id).executeTakeFirst();
}

/** The worker with this address. */
export function findStaffByEmail(db: TenantDb, email: string): Promise<StaffMember | undefined> {
  return select(db).where(sql`lower(email)`, '=', email.toLowerCase()).executeTakeFirst();
}

/** Every worker: those who are here first, then those who have left, each by name. A tenant has some hundred at most. */
export function allStaff(db: TenantDb): Promise<StaffMember[]> {
  return select(db).orderBy(sql`left_on is not null`).orderBy('name').orderBy('id').limit(2_000).execute();
}

/** Who works here now: workers of the tenant, and none of partner organisations, each by name. */
export function staffNow(db: TenantDb) {
  return db
    .selectFrom('staff')
    .select(['id', 'name'])
    .where('leftOn', 'is', null)
    .where('id', 'not in', db.selectFrom('partnerWorker').select('staffId'))
    .orderBy('name')
    .limit(2_000)
    .execute();
}

/** How many administrators there are. Their rows are held, so that two cannot take each other's role away at once. */
export async function countAdministrators(db: TenantDb): Promise<number> {
  const rows = await db
    .selectFrom('staff')
    .select('id')
    .where('role', '=', 'administrator')
    .where('leftOn', 'is', null)
    .where('email', 'not like', '%@api.invalid')
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.length;
}

/** The roles in teams that somebody has now. */
export function openMemberships(
  db: TenantDb,
  staffId: string,
): Promise<{ readonly id: string; readonly version: number }[]> {
  return db
    .selectFrom('teamMembership')
    .select(['id', 'version'])
    .where('staffId', '=', staffId)
    .where('endedOn', 'is', null)
    .execute();
}
