import type { ColumnType } from 'kysely';
import type { OfPerson, TableDeclaration, Withdrawable } from '../foundation/database/tables.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    dueSettled: DueSettledTable;
  }
}

/** How something that was due came to rest. */
export const SETTLED_HOW = ['contact', 'not_reached', 'not_needed'] as const;
export type SettledHow = (typeof SETTLED_HOW)[number];

type Names = ColumnType<string[], readonly string[] | undefined, readonly string[]>;

export interface DueSettledTable extends OfPerson, Withdrawable {
  enrolmentId: string;
  item: string;
  round: string;
  how: SettledHow;
  contactId: string | null;
  settledOn: Temporal.PlainDate;
  note: string | null;
  holds: Names;
  noLonger: Names;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export const dueTables: readonly TableDeclaration[] = [
  {
    name: 'due_settled',
    guard: 'person',
    about: 'How expected contacts and follow-ups were settled, and what still held',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'settled_on' },
  },
];
