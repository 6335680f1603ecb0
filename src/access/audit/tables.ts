import type { ColumnType, RawBuilder } from 'kysely';
import type { Json, TableDeclaration, Versioned } from '../../foundation/database/tables.ts';
import type { CheckpointContent } from './checkpoint.ts';

declare module '../../foundation/database/tables.ts' {
  interface Tables {
    auditCheckpoint: AuditCheckpointTable;
    auditRun: AuditRunTable;
  }
}

export interface AuditCheckpointTable extends Versioned {
  number: number;
  takenAt: Temporal.Instant;
  content: Json<CheckpointContent>;
  hash: string;
}

export interface AuditRunTable extends Versioned {
  askedAt: Temporal.Instant;
  askedBy: string | null;
  ranAt: Temporal.Instant | null;
  ok: boolean | null;
  rows: number | null;
  entries: number | null;
  found: number | null;
  /** One line each, the first of them. */
  findings: ColumnType<readonly string[], RawBuilder<readonly string[]>, RawBuilder<readonly string[]>>;
  checkpointNumber: number | null;
}

export const auditTables: readonly TableDeclaration[] = [
  {
    name: 'audit_checkpoint',
    guard: 'tenant',
    about: 'Digests of the change log, one a day, each chained to the one before',
    belongs: { by: 'none', because: 'Digests and counts, from which nobody can be known' },
    kept: { as: 'administration' },
  },
  {
    name: 'audit_run',
    guard: 'tenant',
    about: 'When the change log was verified, and what came of it',
    belongs: { by: 'none', because: 'Counts, and names of tables and fields; never what stands in them' },
    kept: { as: 'administration' },
  },
];
