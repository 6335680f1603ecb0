import type { ColumnType } from 'kysely';
import type { OfPerson, TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { Answer, MemberRole, MemberState } from './group.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    supportGroup: SupportGroupTable;
    groupSession: GroupSessionTable;
    groupMember: GroupMemberTable;
    groupAttendance: GroupAttendanceTable;
    groupFeedback: GroupFeedbackTable;
    sessionReflection: SessionReflectionTable;
  }
}

type Day = Temporal.PlainDate;
type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;
type Texts = ColumnType<string[], readonly string[] | undefined, readonly string[]>;

export interface SupportGroupTable extends Versioned {
  programmeId: string;
  kind: string;
  title: string;
  about: string | null;
  place: string | null;
  online: boolean;
  capacity: number | null;
  taken: ColumnType<number, number | undefined, number>;
  staffIds: Texts;
  apartMarks: Texts;
  completedAfter: number | null;
  countsAsSeen: boolean;
  endedOn: Later<Day>;
  madeBy: string | null;
  madeAt: Temporal.Instant;
}

export interface GroupSessionTable extends Versioned {
  supportGroupId: string;
  heldOn: Day;
  startsAt: Temporal.PlainTime;
  endsAt: Temporal.PlainTime;
  place: string | null;
  room: string | null;
  topic: string | null;
  staffIds: Texts;
  places: Later<number>;
  registeredOn: Later<Day>;
  registeredBy: Later<string>;
  headCount: Later<number>;
  note: Later<string>;
  changedWhy: Later<string>;
  cancelledOn: Later<Day>;
  cancelledWhy: Later<string>;
}

export interface GroupMemberTable extends OfPerson {
  supportGroupId: string;
  enrolmentId: string | null;
  role: MemberRole;
  state: MemberState;
  askedOn: Day;
  offeredOn: Later<Day>;
  joinedOn: Later<Day>;
  leftOn: Later<Day>;
  leftWhy: Later<string>;
  transport: string | null;
  creche: string | null;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export interface GroupAttendanceTable extends OfPerson {
  supportGroupId: string;
  groupSessionId: string;
  enrolmentId: string | null;
  heldOn: Day;
  answer: Answer;
  walkIn: boolean;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export interface GroupFeedbackTable extends OfPerson {
  supportGroupId: string;
  saidOn: Day;
  /** JSON text going in, answers by question coming out. */
  answers: ColumnType<Record<string, number>, string, string>;
  words: string | null;
  byHerself: boolean;
  recordedBy: string | null;
  recordedAt: Temporal.Instant;
}

export interface SessionReflectionTable extends Versioned {
  staffId: string;
  groupSessionId: string;
  words: string;
  writtenAt: Temporal.Instant;
}

const OF_PERSON = { guard: 'person', belongs: { by: ['person_id'] } } as const;
const OF_NOBODY = {
  guard: 'tenant',
  belongs: { by: 'none', because: 'A group and its sessions; who is in it stands in tables of its own' },
  kept: { as: 'administration' },
} as const;

export const groupTables: readonly TableDeclaration[] = [
  {
    name: 'support_group',
    ...OF_NOBODY,
    parent: ['id', 'programme_id', 'kind', 'title', 'place', 'online', 'ended_on'],
    analyst: ['id', 'programme_id', 'kind', 'online', 'capacity', 'completed_after', 'ended_on'],
    about: 'Groups, courses and drop-ins: what they are, where, and how many places they have',
  },
  {
    name: 'group_session',
    ...OF_NOBODY,
    parent: ['id', 'support_group_id', 'held_on', 'starts_at', 'ends_at', 'place', 'topic', 'cancelled_on'],
    analyst: [
      'id',
      'support_group_id',
      'held_on',
      'starts_at',
      'ends_at',
      'places',
      'registered_on',
      'head_count',
      'cancelled_on',
    ],
    about: 'Sessions of groups: when, where, who held them and how many came without a name',
  },
  {
    name: 'group_member',
    ...OF_PERSON,
    parent: [
      'id',
      'person_id',
      'support_group_id',
      'role',
      'state',
      'joined_on',
      'left_on',
      'transport',
      'creche',
    ],
    analyst: ['id', 'support_group_id', 'enrolment_id', 'role', 'state', 'asked_on', 'joined_on', 'left_on'],
    about: 'Groups that a person is in or waits for, and what she needs to come',
    kept: { as: 'case', from: 'asked_on' },
  },
  {
    name: 'group_attendance',
    ...OF_PERSON,
    parent: ['id', 'person_id', 'support_group_id', 'group_session_id', 'held_on', 'answer'],
    analyst: ['id', 'support_group_id', 'group_session_id', 'enrolment_id', 'held_on', 'answer', 'walk_in'],
    about: 'Whether a person came to a session of a group',
    kept: { as: 'case', from: 'held_on' },
  },
  {
    name: 'group_feedback',
    ...OF_PERSON,
    parent: ['id', 'person_id', 'support_group_id', 'said_on', 'answers', 'words', 'by_herself'],
    parentWrites: 'adds',
    about: 'What a person says of a group that she was in',
    kept: { as: 'case', from: 'said_on' },
  },
  {
    name: 'session_reflection',
    guard: 'tenant',
    private: true,
    belongs: { by: 'none', because: 'A worker’s thoughts about her own work' },
    kept: { as: 'administration' },
    about: 'What a worker thinks of her own work in a session, for herself alone',
  },
];
