import type { TenantDb } from '../../foundation/database/session.ts';

/** What a person said is wrong in her record, the last first; or one of these. */
export function correctionRows(db: TenantDb, which: { readonly personId: string } | { readonly id: string }) {
  const rows = db
    .selectFrom('correction as c')
    .leftJoin('staff as recorder', 'recorder.id', 'c.recordedBy')
    .leftJoin('staff as decider', 'decider.id', 'c.decidedBy')
    .select(['c.id', 'c.version', 'c.personId', 'c.place', 'c.saidBefore', 'c.says', 'c.askedOn'])
    .select('c.passage')
    .select(['c.decision', 'c.decidedOn', 'c.why', 'c.statement'])
    .select(['recorder.name as recordedBy', 'decider.name as decidedBy'])
    .orderBy('c.askedOn', 'desc')
    .orderBy('c.id', 'desc')
    .limit(200);
  return 'id' in which
    ? rows.where('c.id', '=', which.id).execute()
    : rows.where('c.personId', '=', which.personId).execute();
}

export type CorrectionRow = Awaited<ReturnType<typeof correctionRows>>[number];
