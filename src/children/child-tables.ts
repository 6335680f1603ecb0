import type { ColumnType } from 'kysely';
import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';
import type { Precision } from '../foundation/dates.ts';
import type { Topic } from './child-state.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    childState: ChildStateTable;
  }
}

type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Day = Temporal.PlainDate;

export interface ChildStateTable extends OfPerson {
  childId: string;
  topic: Topic;
  value: string;
  words: Maybe<string>;
  proceedingsId: Maybe<string>;
  beganOn: Maybe<Day>;
  beganPrecision: Maybe<Precision>;
  endedOn: Maybe<Day>;
  endedPrecision: Maybe<Precision>;
  struckOn: Maybe<Day>;
  recordedBy: Maybe<string>;
}

export const childTables: readonly TableDeclaration[] = [
  {
    name: 'child_state',
    guard: 'person',
    about:
      'How a child stood through time, as the parent may know it: with whom, which order, which plan, which contact',
    belongs: { by: ['person_id', 'child_id'] },
    kept: { as: 'person' },
  },
];
