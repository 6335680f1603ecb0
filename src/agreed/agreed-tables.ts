import type { ColumnType, Generated } from 'kysely';
import type { TableDeclaration, Versioned } from '../foundation/database/tables.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    bookedTime: BookedTimeTable;
    agreedAction: AgreedActionTable;
  }
}

type Day = Temporal.PlainDate;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface BookedTimeTable extends Versioned {
  staffId: Maybe<string>;
  heldBy: Maybe<string>;
  bookedOn: Day;
  fromTime: Temporal.PlainTime;
  untilTime: Temporal.PlainTime;
  place: Maybe<string>;
  what: string;
  slot: Maybe<string>;
  held: Generated<boolean>;
}

export interface AgreedActionTable extends Versioned {
  restricted: Generated<boolean>;
  personId: Maybe<string>;
  programmeId: string;
  staffId: Maybe<string>;
  consultationId: Maybe<string>;
  meetingId: Maybe<string>;
  what: string;
  ownerStaffId: Maybe<string>;
  ownerName: Maybe<string>;
  dueOn: Maybe<Day>;
  agreedOn: Day;
  doneOn: Maybe<Day>;
  doneNote: Maybe<string>;
  recordedAt: Temporal.Instant;
}

export const agreedTables: readonly TableDeclaration[] = [
  {
    name: 'booked_time',
    guard: 'tenant',
    // A professional outside takes a time that is offered, and sees which are taken: never by whom, or for whom.
    guestWrites: 'adds',
    visitors: {
      columns: ['id', 'version', 'slot', 'booked_on', 'from_time', 'until_time', 'held'],
      where: 'held',
    },
    about: 'Times that are taken by consultations and meetings: whose, where, and for what kind of thing',
    belongs: { by: 'none', because: 'It says when a worker and a room are taken, never whom it is about' },
    kept: { as: 'administration' },
  },
  {
    name: 'agreed_action',
    guard: 'person',
    maybeOfNobody: true,
    about: 'What somebody undertook to do in a consultation or a meeting, and whether it was done',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'agreed_on' },
  },
];
