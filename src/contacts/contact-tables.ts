import type { ColumnType } from 'kysely';
import type { OfPerson, TableDeclaration, Withdrawable } from '../foundation/database/tables.ts';
import type { ContactResult } from './contact.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    contact: ContactTable;
  }
}

export interface ContactTable extends OfPerson, Withdrawable {
  enrolmentId: string;
  staffId: string;
  kind: string;
  result: ContactResult;
  happenedOn: Temporal.PlainDate;
  startedAt: Temporal.PlainTime | null;
  minutes: number | null;
  place: string | null;
  others: string | null;
  done: ColumnType<string[], readonly string[], readonly string[]>;
  goalIds: ColumnType<string[], readonly string[], readonly string[]>;
  note: string | null;
  nextOn: Temporal.PlainDate | null;
  recordedAt: Temporal.Instant;
}

export const contactTables: readonly TableDeclaration[] = [
  {
    name: 'contact',
    guard: 'person',
    partner: {
      columns: [
        'id',
        'person_id',
        'enrolment_id',
        'staff_id',
        'kind',
        'result',
        'happened_on',
        'done',
        'next_on',
        'withdrawn_on',
      ],
      adds: true,
    },
    parent: [
      'id',
      'person_id',
      'enrolment_id',
      'staff_id',
      'kind',
      'result',
      'happened_on',
      'next_on',
      'withdrawn_on',
    ],
    analyst: ['id', 'enrolment_id', 'kind', 'result', 'happened_on', 'minutes', 'done'],

    about: 'Meetings and attempts: what was done, and what comes next',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'happened_on' },
  },
];
