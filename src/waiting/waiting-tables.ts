import type { ColumnType } from 'kysely';
import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';
import type { OffReason, StepKind } from './waiting.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    waitingStep: WaitingStepTable;
  }
}

export interface WaitingStepTable extends OfPerson {
  referralId: string;
  kind: StepKind;
  onDay: Temporal.PlainDate;
  untilDay: Temporal.PlainDate | null;
  reason: OffReason | null;
  signposts: ColumnType<string[], readonly string[], readonly string[]>;
  note: string | null;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export const waitingTables: readonly TableDeclaration[] = [
  {
    name: 'waiting_step',
    guard: 'person',
    about:
      'What was done for somebody who waits for a place: offers, words on how it stands, taking off the list',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'on_day' },
  },
];
