import type { TenantDb } from '../foundation/database/session.ts';

/** A partner organisation with which one of two records is shared. */
export interface RunningShare {
  readonly organisation: string;
  readonly untilOn: Temporal.PlainDate;
  readonly of: 'kept' | 'other';
}

/** With whom either of two records is shared on a day, or will be. */
export async function runningShares(
  db: TenantDb,
  ids: { readonly kept: string; readonly other: string },
  today: Temporal.PlainDate,
): Promise<RunningShare[]> {
  const rows = await db
    .selectFrom('partnerShare as s')
    .innerJoin('partnerOrganisation as o', 'o.id', 's.organisationId')
    .select(['s.personId', 'o.name as organisation', 's.untilOn'])
    .where('s.personId', 'in', [ids.kept, ids.other])
    .where('s.endedOn', 'is', null)
    .where('s.untilOn', '>=', today)
    .orderBy('o.name')
    .orderBy('s.id')
    .execute();
  return rows.map(({ personId, ...row }) => ({ ...row, of: personId === ids.kept ? 'kept' : 'other' }));
}
