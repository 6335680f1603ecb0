import type { TenantDb } from '../foundation/database/session.ts';
import type { OwnWords } from './word-list.ts';

/** The council’s own entries. */
export function loadOwnWords(db: TenantDb): Promise<OwnWords[]> {
  return db
    .selectFrom('plainWord')
    .select(['id', 'version', 'words', 'kind', 'instead', 'switchedOff'])
    .orderBy('words')
    .execute();
}
