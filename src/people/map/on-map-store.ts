import type { TenantDb } from '../../foundation/database/session.ts';
import { loadMapTies } from '../family-map-store.ts';
import { loadHouseholds } from './map-store.ts';

/** Whether somebody stands on a person's family map; never true of a carer, who is on no map. */
export async function isOnFamilyMap(db: TenantDb, personId: string, otherId: string): Promise<boolean> {
  const ties = await loadMapTies(db, personId);
  if (ties.some((tie) => tie.personId === otherId || tie.otherId === otherId)) return true;
  const households = await loadHouseholds(db, personId);
  return households.some(({ members }) => members.some(({ memberId }) => memberId === otherId));
}
