import type { ColumnType, Generated } from 'kysely';
import type { OfPerson, TableDeclaration } from '../../foundation/database/tables.ts';

declare module '../../foundation/database/tables.ts' {
  interface Tables {
    possiblePair: PossiblePairTable;
  }
}

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface PossiblePairTable extends OfPerson {
  otherRestricted: Generated<boolean>;
  otherId: string;
  reason: string;
  likeness: number;
  foundOn: Temporal.PlainDate;
  apartOn: Maybe<Temporal.PlainDate>;
  apartBy: Maybe<string>;
  apartWhy: Maybe<string>;
}

export const pairTables: readonly TableDeclaration[] = [
  {
    name: 'possible_pair',
    guard: 'person',
    second: 'other_id',
    compares: true,
    notInCopies: 'all',
    about: 'Two records that may be of one person, and whether somebody found that they are two',
    belongs: { by: ['person_id', 'other_id'] },
    kept: { as: 'person' },
  },
];
