import { sql } from 'kysely';
import type pg from 'pg';
import { asOwner } from '../../foundation/database/owner.ts';
import { tenantNames } from '../../foundation/database/protect.ts';
import type { TenantDb } from '../../foundation/database/session.ts';
import type { Writer } from '../../foundation/database/write.ts';
import type { Checkpoint } from './checkpoint.ts';
import { findingLine } from './findings.ts';
import type { AuditReport } from './verify.ts';

/** How many findings are kept with a run; all are printed by `facet audit verify`. */
const KEPT = 100;

const outcomeOf = (report: AuditReport, at: Temporal.Instant) => ({
  ranAt: at,
  ok: report.ok,
  rows: report.rows,
  entries: report.entries,
  found: report.count,
  findings: sql<readonly string[]>`${JSON.stringify(report.findings.slice(0, KEPT).map(findingLine))}::jsonb`,
  checkpointNumber: report.checkpoint,
});

/** Keeps what a verification came to: with those that were asked for and wait, or by itself. */
export async function recordRun(
  client: pg.ClientBase,
  report: AuditReport,
  at: Temporal.Instant,
): Promise<void> {
  const author = { staffId: null, command: 'verifyAudit', at };
  await asOwner(client, report.tenant, author, async ({ write }) => {
    const waiting = await waitingRuns(client, report.tenant);
    for (const run of waiting) await write.update('auditRun', run, outcomeOf(report, at));
    if (waiting.length > 0) return;
    await write.insert('auditRun', { askedAt: at, askedBy: null, ...outcomeOf(report, at) });
  });
}

/** Verifications that somebody asked for and that have not run yet. */
export async function waitingRuns(
  client: pg.ClientBase,
  tenant: string,
): Promise<{ id: string; version: number }[]> {
  const { rows } = await client.query<{ id: string; version: number }>(
    `select id, version from ${tenantNames(tenant).schema}.audit_run where ran_at is null`,
  );
  return rows;
}

/** Asks for a verification; Facet does it by itself within a minute. */
export async function askForRun(write: Writer, by: string | null, at: Temporal.Instant): Promise<string> {
  const none = { ranAt: null, ok: null, rows: null, entries: null, found: null, checkpointNumber: null };
  const findings = sql<readonly string[]>`'[]'::jsonb`;
  return (await write.insert('auditRun', { askedAt: at, askedBy: by, ...none, findings })).id;
}

const LISTED = 30;

/** The last verifications and checkpoints, the newest first. */
export async function auditState(db: TenantDb) {
  const runs = await db
    .selectFrom('auditRun as r')
    .leftJoin('staff as s', 's.id', 'r.askedBy')
    .select(['r.id', 'r.askedAt', 'r.ranAt', 'r.ok', 'r.rows', 'r.entries', 'r.found', 'r.findings'])
    .select(['r.checkpointNumber', 's.name as by'])
    .orderBy('r.askedAt', 'desc')
    .limit(LISTED)
    .execute();
  const checkpoints = await db
    .selectFrom('auditCheckpoint')
    .select(['number', 'takenAt', 'hash', 'content'])
    .orderBy('number', 'desc')
    .limit(LISTED)
    .execute();
  return { runs, checkpoints };
}

/** One checkpoint, whole. */
export async function findCheckpoint(db: TenantDb, number: number): Promise<Checkpoint | undefined> {
  return db
    .selectFrom('auditCheckpoint')
    .select(['content', 'hash'])
    .where('number', '=', number)
    .executeTakeFirst();
}
