import type { Selectable } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { ProgrammeTrialTable } from './tables.ts';

export type TrialRow = Selectable<ProgrammeTrialTable>;

/** The trials of a draft, the newest first. */
export async function trialsOf(db: TenantDb, draftId: string): Promise<TrialRow[]> {
  return db
    .selectFrom('programmeTrial')
    .selectAll()
    .where('programmeDraftId', '=', draftId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(10)
    .execute();
}

/** One trial. */
export async function trialById(db: TenantDb, id: string): Promise<TrialRow | undefined> {
  return db.selectFrom('programmeTrial').selectAll().where('id', '=', id).executeTakeFirst();
}

/** The trial that has waited longest, asked for since an instant; locked, so that no two processes take the same. */
export async function nextTrial(db: TenantDb, since: Temporal.Instant): Promise<TrialRow | undefined> {
  return db
    .selectFrom('programmeTrial')
    .selectAll()
    .where('status', '=', 'asked')
    .where('askedAt', '>=', since)
    .orderBy('askedAt')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}
