import type { ColumnType, Generated } from 'kysely';
import type { OfPerson, TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { NotSentWhy, ReminderState, Something, Way } from './reminder.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    reminderSetting: ReminderSettingTable;
    reminderWish: ReminderWishTable;
    reminder: ReminderTable;
  }
}

type Day = Temporal.PlainDate;
type Moment = Temporal.Instant;
type Maybe<T> = ColumnType<T | null, T | null | undefined, T | null>;

export interface ReminderSettingTable extends Versioned {
  sending: boolean;
  hoursBefore: number;
  textTemplate: string | null;
  emailTemplate: string | null;
}

export interface ReminderWishTable extends OfPerson {
  way: Way;
  days: number[];
  fromTime: Temporal.PlainTime;
  untilTime: Temporal.PlainTime;
  language: string;
  askedByRules: string;
  agreedOn: Day;
  stoppedOn: Maybe<Day>;
  stoppedHerself: Generated<boolean>;
  recordedBy: string | null;
  recordedAt: Moment;
}

export interface ReminderTable extends OfPerson {
  entry: string;
  eventOn: Day;
  eventFrom: Temporal.PlainTime | null;
  something: Something;
  state: ReminderState;
  why: NotSentWhy | null;
  sendAt: Moment;
  attempts: Generated<number>;
  round: Generated<number>;
  triedAt: Maybe<Moment>;
  way: Way;
  words: Maybe<string>;
  language: Maybe<string>;
  notifyId: Maybe<string>;
  sentAt: Maybe<Moment>;
  endedAt: Maybe<Moment>;
  queuedAt: Moment;
}

export const reminderTables: readonly TableDeclaration[] = [
  {
    name: 'reminder_setting',
    guard: 'tenant',
    about: 'Whether reminders are sent, how long before, and by which templates of GOV.UK Notify',
    belongs: { by: 'none', because: 'It is how the service is set up and names nobody' },
    kept: { as: 'administration' },
  },
  {
    name: 'reminder_wish',
    guard: 'person',
    about: 'That a person said yes to reminders: by which way, on which days and between which times',
    parent: [
      'id',
      'version',
      'person_id',
      'way',
      'days',
      'from_time',
      'until_time',
      'language',
      'agreed_on',
      'stopped_on',
      'stopped_herself',
    ],
    parentWrites: 'changes',
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'recorded_at' },
  },
  {
    name: 'reminder',
    guard: 'person',
    about: 'Reminders of appointments: what was sent, when, and whether it arrived',
    parent: ['id', 'person_id', 'event_on', 'event_from', 'state', 'way', 'words', 'send_at', 'sent_at'],
    belongs: { by: ['person_id'] },
    kept: { as: 'case', from: 'ended_at' },
  },
];
