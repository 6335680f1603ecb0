import type pg from 'pg';
import { inRequest, type TenantDb } from '../foundation/database/session.ts';
import type { Membership, PartnerActor, StaffActor } from './actor.ts';
import { readSetting } from './reach/setting.ts';

async function membershipsOf(db: TenantDb, staffId: string): Promise<Membership[]> {
  const rows = await db
    .selectFrom('teamMembership')
    .innerJoin('team', 'team.id', 'teamMembership.teamId')
    .select(['teamId', 'role', 'programmeId'])
    .where('staffId', '=', staffId)
    .where('teamMembership.endedOn', 'is', null)
    .where('team.endedOn', 'is', null)
    .orderBy('teamMembership.id')
    .execute();
  return rows.map(({ teamId, role, programmeId }) => ({ teamId, role, programme: programmeId }));
}

async function partnerOf(
  db: TenantDb,
  base: { readonly tenant: string; readonly staffId: string; readonly name: string },
): Promise<PartnerActor | null> {
  const worker = await db
    .selectFrom('partnerWorker')
    .innerJoin('partnerOrganisation as organisation', 'organisation.id', 'partnerWorker.organisationId')
    .select(['partnerWorker.organisationId', 'partnerWorker.mode'])
    .where('partnerWorker.staffId', '=', base.staffId)
    .where('partnerWorker.endedOn', 'is', null)
    .where('organisation.endedOn', 'is', null)
    .executeTakeFirst();
  return worker ? { kind: 'partner', ...base, ...worker } : null;
}

/**
 * The member of staff, or the partner's worker, as the tenant's own record has her today, with her roles in teams; null
 * when she has left or is not there. Ask for it each time that somebody is let in: a role or an end must hold at once.
 */
export async function workerActor(
  pool: pg.Pool,
  tenant: string,
  staffId: string,
): Promise<StaffActor | PartnerActor | null> {
  const scope = { tenant, door: 'staff', staffId } as const;
  return inRequest(pool, scope, { readOnly: true }, async ({ db }) => {
    const [row, memberships, setting] = await Promise.all([
      db.selectFrom('staff').select(['name', 'role', 'leftOn']).where('id', '=', staffId).executeTakeFirst(),
      membershipsOf(db, staffId),
      readSetting(db),
    ]);
    if (!row || row.leftOn !== null) return null;
    const { name, role } = row;
    if (role === 'partner') return partnerOf(db, { tenant, staffId, name });
    return {
      kind: 'staff',
      tenant,
      staffId,
      name,
      role,
      ...(memberships.length > 0 ? { memberships } : {}),
      ...(setting.leadersRead === 'records' ? { readsRecords: true } : {}),
      ...(setting.practitionersReach === 'team' ? { keptToTeams: true } : {}),
    };
  });
}

/** Likewise, for the tenant's own workers alone: a partner's worker does not come in by their door. */
export async function staffActor(pool: pg.Pool, tenant: string, staffId: string): Promise<StaffActor | null> {
  const actor = await workerActor(pool, tenant, staffId);
  return actor?.kind === 'staff' ? actor : null;
}
