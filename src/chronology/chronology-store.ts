import type { TenantDb } from '../foundation/database/session.ts';

const WITHDRAWN = ['w.name as withdrawnByName'] as const;

/** What was added to somebody's chronology, the latest first; what was taken back as well. */
export function addedTo(db: TenantDb, personId: string) {
  return db
    .selectFrom('chronologyEntry as e')
    .leftJoin('staff as s', 's.id', 'e.recordedBy')
    .leftJoin('staff as w', 'w.id', 'e.withdrawnBy')
    .select(['e.id', 'e.version', 'e.happenedOn', 'e.happenedPrecision', 'e.what', 'e.toldBy', 'e.theme'])
    .select(['e.isKey', 'e.recordedAt', 's.name as by', 'e.withdrawnOn', 'e.withdrawnReason'])
    .select(WITHDRAWN)
    .where('e.personId', '=', personId)
    .orderBy('e.id', 'desc')
    .execute();
}

/** What workers made of somebody's chronology, the latest first; what was taken back as well. */
export function analysesOf(db: TenantDb, personId: string) {
  return db
    .selectFrom('chronologyAnalysis as a')
    .leftJoin('staff as s', 's.id', 'a.recordedBy')
    .leftJoin('staff as w', 'w.id', 'a.withdrawnBy')
    .select(['a.id', 'a.version', 'a.words', 'a.readTogether', 'a.writtenOn', 's.name as by'])
    .select(['a.withdrawnOn', 'a.withdrawnReason'])
    .select(WITHDRAWN)
    .where('a.personId', '=', personId)
    .orderBy('a.id', 'desc')
    .execute();
}

/** One of either, as it is needed to take it back. */
export function addedRow(db: TenantDb, table: 'chronologyEntry' | 'chronologyAnalysis', id: string) {
  const columns = ['id', 'version', 'withdrawnOn'] as const;
  return table === 'chronologyEntry'
    ? db.selectFrom('chronologyEntry').select(columns).where('id', '=', id).executeTakeFirst()
    : db.selectFrom('chronologyAnalysis').select(columns).where('id', '=', id).executeTakeFirst();
}
