import type { ColumnType } from 'kysely';
import type { TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { TrialResult } from './trial.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    programmeDraft: ProgrammeDraftTable;
    programmeTrial: ProgrammeTrialTable;
  }
}

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface ProgrammeDraftTable extends Versioned {
  title: string;
  source: string;
  startedAt: Temporal.Instant;
  savedAt: Temporal.Instant;
  savedBy: string | null;
  publishedAt: Maybe<Temporal.Instant>;
  publishedProgramme: Maybe<string>;
  publishedVersion: Maybe<number>;
  discardedAt: Maybe<Temporal.Instant>;
}

/** How far a trial is. */
export type TrialStatus = 'asked' | 'running' | 'done' | 'failed';

export interface ProgrammeTrialTable extends Versioned {
  programmeDraftId: string;
  draftVersion: number;
  people: number;
  seed: string;
  status: TrialStatus;
  askedAt: Temporal.Instant;
  askedBy: string | null;
  beganAt: Maybe<Temporal.Instant>;
  endedAt: Maybe<Temporal.Instant>;
  /** JSON text going in, a value coming out. */
  result: ColumnType<TrialResult | null, string | null | undefined, string | null>;
  failedBecause: Maybe<string>;
}

const nobody = { by: 'none', because: 'Programmes are written by the service and name nobody' } as const;

export const publishingTables: readonly TableDeclaration[] = [
  {
    name: 'programme_draft',
    guard: 'tenant',
    about: 'Programmes that are being written',
    belongs: nobody,
    kept: { as: 'administration' },
  },
  {
    name: 'programme_trial',
    guard: 'tenant',
    about: 'What came out where a programme was tried on made-up people',
    belongs: { by: 'none', because: 'Nobody in a trial is real' },
    kept: { as: 'administration' },
  },
];
