import type { ColumnType, RawBuilder } from 'kysely';
import type { OfPerson, TableDeclaration, Versioned } from '../../foundation/database/tables.ts';

declare module '../../foundation/database/tables.ts' {
  interface Tables {
    retentionRule: RetentionRuleTable;
    legalHold: LegalHoldTable;
    retentionReview: RetentionReviewTable;
    destruction: DestructionTable;
  }
}

type Day = Temporal.PlainDate;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface RetentionRuleTable extends Versioned {
  kind: string;
  months: number;
  source: string;
  decidedBy: string | null;
  decidedOn: Day;
}

export interface LegalHoldTable extends OfPerson {
  reason: string;
  beganOn: Day;
  beganBy: string | null;
  reviewOn: Day;
  endedOn: Maybe<Day>;
  endedWhy: Maybe<string>;
}

export interface RetentionReviewTable extends OfPerson {
  dueOn: Day;
  kind: string;
  months: number;
  listedOn: Day;
  keptUntil: Maybe<Day>;
  keptWhy: Maybe<string>;
  keptBy: Maybe<string>;
  proposedBy: Maybe<string>;
  proposedOn: Maybe<Day>;
  agreedBy: Maybe<string>;
  agreedOn: Maybe<Day>;
  /** Why the destruction could not be carried out, where that was tried. */
  failed: Maybe<string>;
}

/** How many rows of one table were destroyed. */
export interface TableCount {
  readonly table: string;
  readonly rows: number;
}

/** A look that was removed with a record: its number, and its hash. */
export type GoneLook = readonly [number, string];

export interface DestructionTable extends Versioned {
  at: Temporal.Instant;
  /** Identifiers of the people whose records these were: they lead to nobody any more. */
  forgotten: string[];
  kind: string;
  months: number | null;
  why: 'retention' | 'restored';
  proposedBy: string | null;
  agreedBy: string | null;
  counts: ColumnType<readonly TableCount[], RawBuilder<readonly TableCount[]>, never>;
  entries: number;
  entriesDigest: string;
  looks: number;
  /** Each look that was removed: its number in the access log, and its hash. */
  goneLooks: ColumnType<readonly GoneLook[], RawBuilder<readonly GoneLook[]>, never>;
  /** SHA-256 over all of the above. */
  digest: string;
}

const OF_PERSON = { guard: 'person', belongs: { by: ['person_id'] } } as const;

export const retentionTables: readonly TableDeclaration[] = [
  {
    name: 'retention_rule',
    guard: 'tenant',
    about: 'How long kinds of record are kept, as the tenant decided',
    belongs: { by: 'none', because: 'Rules about kinds of record, which name nobody' },
    kept: { as: 'administration' },
  },
  {
    ...OF_PERSON,
    name: 'legal_hold',
    about: 'Records that must not be destroyed, and why',
    kept: { as: 'rights' },
  },
  {
    ...OF_PERSON,
    name: 'retention_review',
    about: 'Records whose time is over, and what was decided',
    kept: { as: 'rights' },
  },
  {
    name: 'destruction',
    guard: 'tenant',
    about: 'What was destroyed: how many rows, under which rule, by whom',
    belongs: { by: 'none', because: 'Counts and digests; the identifiers lead to nobody any more' },
    kept: { as: 'administration' },
  },
];
