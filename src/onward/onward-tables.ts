import type { ColumnType } from 'kysely';
import type { OfPerson, TableDeclaration, Withdrawable } from '../foundation/database/tables.ts';
import type { HowItWas, NotStarted, OnwardOutcome, SentPart } from './onward.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    onwardReferral: OnwardReferralTable;
    onwardChase: OnwardChaseTable;
    onwardSaying: OnwardSayingTable;
  }
}

type Day = Temporal.PlainDate;
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface OnwardReferralTable extends OfPerson, Withdrawable {
  enrolmentId: string | null;
  actionId: string | null;
  serviceId: string | null;
  serviceName: string;
  agency: string;
  kind: string | null;
  why: string;
  signposting: boolean;
  consentId: string | null;
  /** JSON text going in, a list coming out. */
  sent: ColumnType<SentPart[], string, string>;
  sentHow: string | null;
  madeOn: Day;
  receivedOn: Later<Day>;
  acceptedOn: Later<Day>;
  startedOn: Later<Day>;
  notStartedOn: Later<Day>;
  notStartedWhy: Later<NotStarted>;
  notStartedNote: Later<string>;
  outcomeOn: Later<Day>;
  outcome: Later<OnwardOutcome>;
  outcomeNote: Later<string>;
  chaseOn: Later<Day>;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export interface OnwardChaseTable extends OfPerson {
  onwardReferralId: string;
  chasedOn: Day;
  how: string;
  said: string | null;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export interface OnwardSayingTable extends OfPerson {
  onwardReferralId: string;
  howItWas: HowItWas;
  words: string | null;
  saidOn: Day;
  byHerself: boolean;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

const OF_PERSON = { guard: 'person', belongs: { by: ['person_id'] } } as const;

export const onwardTables: readonly TableDeclaration[] = [
  {
    name: 'onward_referral',
    ...OF_PERSON,
    parent: [
      'id',
      'person_id',
      'service_name',
      'agency',
      'why',
      'signposting',
      'sent',
      'made_on',
      'received_on',
      'accepted_on',
      'started_on',
      'not_started_on',
      'outcome_on',
      'outcome',
      'withdrawn_on',
    ],
    about: 'Services that a person was sent on to or told of, what was sent of her, and what came of it',
    kept: { as: 'case', from: 'made_on' },
  },
  {
    name: 'onward_chase',
    ...OF_PERSON,
    about: 'When a service was asked how an onward referral stands',
    kept: { as: 'case', from: 'chased_on' },
  },
  {
    name: 'onward_saying',
    ...OF_PERSON,
    parent: ['id', 'person_id', 'onward_referral_id', 'how_it_was', 'words', 'said_on', 'by_herself'],
    parentWrites: 'adds',
    about: 'What a person says of a service that she was sent on to',
    kept: { as: 'case', from: 'said_on' },
  },
];
