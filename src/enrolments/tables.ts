import type { ColumnType, Generated, RawBuilder } from 'kysely';
import type { OfPerson, TableDeclaration } from '../foundation/database/tables.ts';
import type { StartCriterion } from './start.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    enrolment: EnrolmentTable;
    enrolmentMember: EnrolmentMemberTable;
    stageMove: StageMoveTable;
    allocation: AllocationTable;
    consent: ConsentTable;
  }
}

export interface EnrolmentTable extends OfPerson {
  referralId: string | null;
  /** The enrolment before this one, where somebody came back. */
  previousId: string | null;
  programmeId: string;
  programmeVersion: number;
  pathway: string;
  pathwaySince: Temporal.PlainDate;
  stage: string;
  stageSince: Temporal.PlainDate;
  /** Where an end of the stage was agreed that is not the programme's. */
  stageEndsOn: Temporal.PlainDate | null;
  startedOn: Temporal.PlainDate;
  /** How the criteria of the start stood on that day. */
  startCriteria: ColumnType<
    readonly StartCriterion[] | null,
    RawBuilder<unknown> | null,
    RawBuilder<unknown> | null
  >;
  startOverride: string | null;
  endedOn: Temporal.PlainDate | null;
  endReason: string | null;
  endDestination: string | null;
  endNote: string | null;
}

export interface EnrolmentMemberTable extends OfPerson {
  otherRestricted: Generated<boolean>;
  enrolmentId: string;
  memberId: string;
  joinedOn: Temporal.PlainDate;
  leftOn: Temporal.PlainDate | null;
  leftNote: string | null;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export type MoveKind = 'start' | 'pathway' | 'stage' | 'extend' | 'version';

export interface StageMoveTable extends OfPerson {
  enrolmentId: string;
  kind: MoveKind;
  pathway: string;
  stage: string;
  movedOn: Temporal.PlainDate;
  endsOn: Temporal.PlainDate | null;
  reason: string | null;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
  /** The version of the programme in whose names the line is written; null for lines older than this column. */
  programmeVersion: number | null;
  /** For a move to a new version, the version before. */
  fromVersion: number | null;
}

export type AllocationRole = 'lead' | 'second';

export interface AllocationTable extends OfPerson {
  enrolmentId: string;
  staffId: string;
  role: AllocationRole;
  beganOn: Temporal.PlainDate;
  endedOn: Temporal.PlainDate | null;
  note: string | null;
  overCapacityReason: string | null;
}

export type ConsentAnswer = 'given' | 'refused';

/** How somebody said yes, or no. */
export const consentWays = ['in_person', 'in_writing', 'by_phone', 'by_interpreter', 'online'] as const;
export type ConsentWay = (typeof consentWays)[number];

export interface ConsentTable extends OfPerson {
  programmeId: string;
  kind: string;
  answer: ConsentAnswer;
  agencies: readonly string[];
  givenOn: Temporal.PlainDate;
  how: ConsentWay;
  withWhom: string | null;
  note: string | null;
  withdrawnOn: Temporal.PlainDate | null;
  withdrawnHow: ConsentWay | null;
  withdrawnNote: string | null;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export const enrolmentTables: readonly TableDeclaration[] = [
  {
    name: 'enrolment',
    guard: 'person',
    partner: { columns: ['id', 'person_id', 'programme_id', 'programme_version', 'started_on', 'ended_on'] },
    parent: ['id', 'person_id', 'programme_id', 'programme_version', 'started_on', 'ended_on'],
    analyst: [
      'id',
      'programme_id',
      'pathway',
      'stage',
      'started_on',
      'ended_on',
      'end_reason',
      'end_destination',
    ],

    about: 'A person’s time in a programme, from start to end',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'ended_on' },
  },
  {
    name: 'enrolment_member',
    guard: 'person',
    second: 'member_id',
    about: 'Who of a family is worked with beside the person who is enrolled',
    belongs: { by: ['person_id', 'member_id'] },
    kept: { as: 'case' },
  },
  {
    name: 'stage_move',
    guard: 'person',
    about: 'Each move of an enrolment to another stage or pathway',
    belongs: { by: ['person_id'] },
    kept: { as: 'case' },
  },
  {
    name: 'allocation',
    guard: 'person',
    parent: ['id', 'person_id', 'enrolment_id', 'staff_id', 'role', 'began_on', 'ended_on'],

    about: 'Which worker holds an enrolment, in what role, and when',
    belongs: { by: ['person_id'] },
    kept: { as: 'case' },
  },
  {
    name: 'consent',
    guard: 'person',
    parent: [
      'id',
      'version',
      'person_id',
      'programme_id',
      'kind',
      'answer',
      'agencies',
      'given_on',
      'withdrawn_on',
      'recorded_at',
    ],
    parentWrites: 'changes',

    about: 'What a person agreed to or refused, how, and when withdrawn',
    belongs: { by: ['person_id'] },
    kept: { as: 'case' },
  },
];
