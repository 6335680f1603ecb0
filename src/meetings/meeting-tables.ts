import type { ColumnType, Generated } from 'kysely';
import type { TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { Part } from './meeting.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    meeting: MeetingTable;
    meetingGuest: MeetingGuestTable;
    meetingItem: MeetingItemTable;
  }
}

type Day = Temporal.PlainDate;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

interface OfMeetings extends Versioned {
  restricted: Generated<boolean>;
  personId: Maybe<string>;
  programmeId: string;
  staffId: Maybe<string>;
  recordedAt: Temporal.Instant;
}

export interface MeetingTable extends OfMeetings {
  programmeVersion: number;
  enrolmentId: Maybe<string>;
  kind: string;
  startsOn: Day;
  startsAt: Temporal.PlainTime;
  minutes: number;
  place: Maybe<string>;
  joining: Maybe<string>;
  chairStaffId: Maybe<string>;
  chairName: Maybe<string>;
  parentAsked: Generated<boolean>;
  heldOn: Maybe<Day>;
  cancelledOn: Maybe<Day>;
  cancelledNote: Maybe<string>;
  notes: Maybe<string>;
}

export interface MeetingGuestTable extends OfMeetings {
  meetingId: string;
  part: Part;
  guestStaffId: Maybe<string>;
  name: Maybe<string>;
  role: Maybe<string>;
  came: Maybe<boolean>;
  views: Maybe<string>;
}

export interface MeetingItemTable extends OfMeetings {
  meetingId: string;
  referralId: Maybe<string>;
  enrolmentId: Maybe<string>;
  title: Maybe<string>;
  decision: Maybe<string>;
  reason: Maybe<string>;
  conditions: Maybe<string>;
  decidedOn: Maybe<Day>;
}

const COMMON = { guard: 'person', maybeOfNobody: true, belongs: { by: ['person_id'] } } as const;

export const meetingTables: readonly TableDeclaration[] = [
  {
    name: 'meeting',
    ...COMMON,
    parent: [
      'id',
      'person_id',
      'starts_on',
      'starts_at',
      'minutes',
      'place',
      'held_on',
      'cancelled_on',
      'parent_asked',
    ],
    parentSees: 'parent_asked',
    about: 'Meetings of several agencies, about one person or about many, and their minutes',
    kept: { as: 'case', from: 'starts_on' },
  },
  {
    name: 'meeting_guest',
    ...COMMON,
    about: 'Who was asked to a meeting, whether they came, and the views of those who did not',
    kept: { as: 'case' },
  },
  {
    name: 'meeting_item',
    ...COMMON,
    about: 'What a meeting talked about, what it decided, why, and on what conditions',
    kept: { as: 'case', from: 'decided_on' },
  },
];
