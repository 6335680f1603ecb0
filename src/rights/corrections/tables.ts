import type { ColumnType } from 'kysely';
import type { OfPerson, TableDeclaration } from '../../foundation/database/tables.ts';

declare module '../../foundation/database/tables.ts' {
  interface Tables {
    correction: CorrectionTable;
  }
}

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** What became of something that she says is wrong. */
export const correctionDecisions = ['corrected', 'in_part', 'kept'] as const;

export interface CorrectionTable extends OfPerson {
  /** Where it stands: “Contact of 3 May 2024”. */
  place: string;
  /** The row that the passage stands in, and the page that it opens on; null where nobody has said which. */
  passage: Maybe<string>;
  opensAt: Maybe<string>;
  saidBefore: string;
  says: string;
  askedOn: Temporal.PlainDate;
  recordedBy: string | null;
  decision: Maybe<(typeof correctionDecisions)[number]>;
  decidedOn: Maybe<Temporal.PlainDate>;
  decidedBy: Maybe<string>;
  why: Maybe<string>;
  statement: Maybe<string>;
}

export const correctionTables: readonly TableDeclaration[] = [
  {
    name: 'correction',
    parent: ['id', 'person_id', 'place', 'said_before', 'says', 'asked_on', 'decision', 'decided_on', 'why'],
    parentWrites: 'adds',
    guard: 'person',
    about: 'What a person says is wrong in her record, what was decided, and her own words beside it',
    belongs: { by: ['person_id'] },
    kept: { as: 'case' },
  },
];
