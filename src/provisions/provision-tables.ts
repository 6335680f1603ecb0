import type { OfPerson, TableDeclaration, Withdrawable } from '../foundation/database/tables.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    provision: ProvisionTable;
  }
}

export interface ProvisionTable extends OfPerson, Withdrawable {
  enrolmentId: string;
  contactId: string | null;
  kind: string;
  what: string | null;
  amountPence: number | null;
  givenOn: Temporal.PlainDate;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export const provisionTables: readonly TableDeclaration[] = [
  {
    name: 'provision',
    guard: 'person',
    about: 'Money, goods, vouchers, travel and nights that were given',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'given_on' },
  },
];
