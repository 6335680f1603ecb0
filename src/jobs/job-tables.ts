import type { Generated } from 'kysely';
import type { Json, TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { JobState } from './job.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    job: JobTable;
  }
}

export interface JobTable extends Versioned {
  name: string;
  input: Json<unknown>;
  personId: string | null;
  key: string | null;
  state: JobState;
  runAt: Temporal.Instant;
  attempts: Generated<number>;
  said: string | null;
  runsAs: string | null;
  queuedAt: Temporal.Instant;
  queuedBy: string | null;
  startedAt: Temporal.Instant | null;
  endedAt: Temporal.Instant | null;
}

export const jobTables: readonly TableDeclaration[] = [
  {
    name: 'job',
    guard: 'tenant',
    about: 'What Facet does by itself: what waits, what was done and what failed',
    notInCopies: 'all',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'ended_at' },
  },
];
