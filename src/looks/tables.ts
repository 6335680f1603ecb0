import type { Generated } from 'kysely';
import type { TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { UnusualKind } from './unusual.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    lookingRule: LookingRuleTable;
    lookReview: LookReviewTable;
  }
}

export interface LookingRuleTable extends Versioned {
  onlyOne: Generated<boolean>;
  mostPeople: number;
  withinMinutes: number;
  fromHour: number;
  untilHour: number;
  weekends: boolean;
}

export interface LookReviewTable extends Versioned {
  kind: UnusualKind;
  staffId: string;
  personId: string | null;
  day: Temporal.PlainDate;
  untilAt: Temporal.Instant;
  note: string;
  reviewedBy: string;
  reviewedAt: Temporal.Instant;
}

export const looksTables: readonly TableDeclaration[] = [
  {
    name: 'looking_rule',
    guard: 'tenant',
    about: 'What counts as unusual looking',
    belongs: { by: 'none', because: 'Numbers and hours that the service chose' },
    kept: { as: 'administration' },
  },
  {
    name: 'look_review',
    guard: 'tenant',
    about: 'Unusual looking that a manager has looked into, and what she found',
    belongs: { by: ['person_id'] },
    kept: { as: 'log' },
  },
];
