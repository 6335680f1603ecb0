import type { Selectable } from 'kysely';
import type { TenantDb } from '../foundation/database/session.ts';
import type { ProgrammeDraftTable } from './tables.ts';

/** A draft, with who saved it last. */
export interface DraftRow extends Selectable<ProgrammeDraftTable> {
  readonly savedByName: string | null;
}

const drafts = (db: TenantDb) =>
  db
    .selectFrom('programmeDraft')
    .leftJoin('staff', 'staff.id', 'programmeDraft.savedBy')
    .selectAll('programmeDraft')
    .select('staff.name as savedByName');

/** The drafts that are neither published nor thrown away, the one saved last first. */
export async function openDrafts(db: TenantDb): Promise<DraftRow[]> {
  return drafts(db)
    .where('publishedAt', 'is', null)
    .where('discardedAt', 'is', null)
    .orderBy('savedAt', 'desc')
    .orderBy('programmeDraft.id')
    .limit(200)
    .execute();
}

/** One draft that was not thrown away. */
export async function draftById(db: TenantDb, id: string): Promise<DraftRow | undefined> {
  return drafts(db).where('programmeDraft.id', '=', id).where('discardedAt', 'is', null).executeTakeFirst();
}
