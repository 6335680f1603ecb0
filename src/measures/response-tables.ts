import type { ColumnType, RawBuilder } from 'kysely';
import type { OfPerson, TableDeclaration, Withdrawable } from '../foundation/database/tables.ts';
import type { KeptScore, ResponseBy } from './response.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    response: ResponseTable;
  }
}

/** Read as it is, written as JSON. */
type Stored<T> = ColumnType<T, RawBuilder<T>, RawBuilder<T>>;
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface ResponseTable extends OfPerson, Withdrawable {
  enrolmentId: string;
  /** The measure's id in the programme. */
  measure: string;
  instrument: string;
  instrumentVersion: string | null;
  completedOn: Temporal.PlainDate;
  answeredBy: ResponseBy;
  /** One answer for each item in the form's order; null where only totals were entered. */
  answers: ColumnType<
    readonly (number | null)[] | null,
    RawBuilder<readonly (number | null)[]> | null,
    RawBuilder<readonly (number | null)[]> | null
  >;
  scores: Stored<readonly KeptScore[]>;
  score: number | null;
  higher: 'worse' | 'better' | null;
  reliable: number | null;
  prompts: ColumnType<number[], readonly number[], readonly number[]>;
  talkedOn: Later<Temporal.PlainDate>;
  talkedWords: Later<string>;
  talkedBy: Later<string>;
  note: string | null;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export const responseTables: readonly TableDeclaration[] = [
  {
    name: 'response',
    guard: 'person',
    about:
      'Questionnaires and scales that were filled in: answers, scores, and what was talked about because of them',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'completed_on' },
  },
];
