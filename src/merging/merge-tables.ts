import type { ColumnType, RawBuilder } from 'kysely';
import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    personMerge: PersonMergeTable;
    personMergeRow: PersonMergeRowTable;
  }
}

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type AsJsonb<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>;

/** The ids of rows, by table, as their names stand in SQL. */
export type RowsByTable = Readonly<Record<string, readonly string[]>>;

export interface PersonMergeTable extends OfPerson {
  absorbedId: string;
  /** Her name as it stood on the record that was absorbed. */
  absorbedName: string;
  why: string;
  birthWhy: Maybe<string>;
  /** What the kept record had of its own. */
  ownRows: AsJsonb<RowsByTable>;
  mergedOn: Temporal.PlainDate;
  mergedAt: Temporal.Instant;
  mergedBy: string | null;
  undoneOn: Maybe<Temporal.PlainDate>;
  undoneBy: Maybe<string>;
  undoneWhy: Maybe<string>;
}

export interface PersonMergeRowTable extends OfPerson {
  personMergeId: string;
  tableName: string;
  rowKey: string;
  /** Null where the merge made the row. */
  columnName: string | null;
  before: AsJsonb<unknown>;
  after: AsJsonb<unknown>;
}

export const mergeTables: readonly TableDeclaration[] = [
  {
    name: 'person_merge',
    guard: 'person',
    compares: true,
    about: 'Which two records were made one, why, and whether that was undone',
    belongs: { by: ['person_id', 'absorbed_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'person_merge_row',
    guard: 'person',
    notInCopies: 'all',
    about: 'What a merge moved, and what stood there before',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
  },
];

/** The merge’s own tables, which it does not move as it moves others. */
export const ownTables: ReadonlySet<string> = new Set(mergeTables.map(({ name }) => name));
