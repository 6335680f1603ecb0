import type { TenantDb } from '../../foundation/database/session.ts';

/** What the tenant has chosen about who reaches what. */
export interface AccessSetting {
  /** Zero where nothing has been chosen yet. */
  readonly version: number;
  readonly id: string | null;
  readonly practitionersReach: 'tenant' | 'team';
  readonly leadersRead: 'figures' | 'records';
  /** How many minutes a record stays open that was opened in an emergency. */
  readonly glassMinutes: number;
}

/** Where nothing was chosen: leaders read figures, and a broken glass stays open for four hours. */
const USUAL: AccessSetting = {
  id: null,
  version: 0,
  practitionersReach: 'tenant',
  leadersRead: 'figures',
  glassMinutes: 240,
};

/** Reads what the tenant has chosen. */
export async function readSetting(db: TenantDb): Promise<AccessSetting> {
  const row = await db
    .selectFrom('accessSetting')
    .select(['id', 'version', 'practitionersReach', 'leadersRead', 'glassMinutes'])
    .executeTakeFirst();
  return row ?? USUAL;
}
