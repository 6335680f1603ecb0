import type { OfPerson, TableDeclaration, Withdrawable } from '../foundation/database/tables.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    outcome: OutcomeTable;
  }
}

export interface OutcomeTable extends OfPerson, Withdrawable {
  enrolmentId: string;
  contactId: string | null;
  outcome: string;
  /** 1 for the first time; above 1 only for what the programme lets be reached more than once. */
  occurrence: number;
  reachedOn: Temporal.PlainDate;
  evidence: string | null;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export const outcomeTables: readonly TableDeclaration[] = [
  {
    name: 'outcome',
    guard: 'person',
    about: 'Changes that a programme looks for, when reached, with evidence',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'reached_on' },
  },
];
