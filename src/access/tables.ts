import type { ColumnType, Generated } from 'kysely';
import type { Json, TableDeclaration, Versioned } from '../foundation/database/tables.ts';
import type { Look } from './looks.ts';
import { ownTables } from './own-tables.ts';
import type { Role } from './permissions.ts';
import { reachTables } from './reach/reach-tables.ts';

declare module '../foundation/database/tables.ts' {
  interface Tables {
    staff: StaffTable;
    restrictedGrant: RestrictedGrantTable;
    idempotencyKey: IdempotencyKeyTable;
    programmeVersion: ProgrammeVersionTable;
    accessLog: AccessLogTable;
    changeLog: ChangeLogTable;
    signInGrant: SignInGrantTable;
    staffMove: StaffMoveTable;
  }
}

/** A link to sign in that was given to somebody. */
export interface SignInGrantTable extends Versioned {
  staffId: string;
  kind: 'invitation' | 'recovery';
  checkedHow: 'in_person' | 'video' | 'known_number' | 'manager' | null;
  note: string | null;
  setsSecondStep: boolean;
  issuedBy: string | null;
  issuedOn: Temporal.PlainDate;
  /** Who else knows of it: an administrator or manager other than who gave it. */
  seenBy: string | null;
  seenOn: Temporal.PlainDate | null;
}

/** A role that somebody takes on from a day. */
export interface StaffMoveTable extends Versioned {
  staffId: string;
  role: Role;
  fromOn: Temporal.PlainDate;
  doneOn: Temporal.PlainDate | null;
  cancelledOn: Temporal.PlainDate | null;
}

export interface StaffTable extends Versioned {
  name: string;
  email: string;
  /** `partner` for the worker of a partner organisation, whose mode stands in `partnerWorker`. */
  role: Role | 'partner';
  capacity: number | null;
  startedOn: Temporal.PlainDate;
  leftOn: Temporal.PlainDate | null;
}

export interface RestrictedGrantTable extends Versioned {
  personId: string;
  staffId: string;
  kind: Generated<'named' | 'worker' | 'glass'>;
  reason: string;
  beganOn: Temporal.PlainDate;
  /** When it ends by itself; null: when somebody ends it. */
  until: Temporal.Instant | null;
  endedOn: Temporal.PlainDate | null;
}

/** A programme as it was published: a case keeps the version that it started under. */
export interface ProgrammeVersionTable extends Versioned {
  programmeId: string;
  programmeVersion: number;
  sha256: string;
  source: string;
  /** What the file said with all that it extends, as plain values; null for versions published before it was kept. */
  content: ColumnType<unknown, string | null, string | null>;
  /** The same, in the order of the file. */
  whole: ColumnType<string | null, string | null | undefined, string | null>;
  publishedOn: Temporal.PlainDate;
}

export interface IdempotencyKeyTable {
  key: string;
  command: string;
  staffId: string | null;
  inputHash: Buffer;
  at: Temporal.Instant;
  answer: Json<unknown>;
}

export interface AccessLogTable extends Look {
  sequence: Generated<number>;
}

export interface ChangeLogTable {
  sequence: Generated<number>;
  at: Temporal.Instant;
  staffId: string | null;
  command: string;
  tableName: string;
  rowId: string;
  rowVersion: number;
  before: Json<unknown>;
  after: Json<unknown>;
  previousHash: Buffer | null;
  hash: Buffer;
}

export const accessTables: readonly TableDeclaration[] = [
  ...reachTables,
  ...ownTables,
  {
    name: 'sign_in_grant',
    guard: 'tenant',
    about: 'Links to sign in that were given to workers, and who knows of them',
    belongs: { by: 'none', because: 'Workers, whose data their employer answers for' },
    kept: { as: 'administration' },
  },
  {
    name: 'staff_move',
    guard: 'tenant',
    about: 'Roles that workers take on from a day',
    belongs: { by: 'none', because: 'Workers, whose data their employer answers for' },
    kept: { as: 'administration' },
  },
  {
    name: 'staff',
    guard: 'tenant',
    partner: { columns: ['id', 'name'] },
    parent: ['id', 'name', 'email'],
    about: 'Workers of the tenant and their roles',
    belongs: { by: 'none', because: 'Workers, whose data their employer answers for' },
    kept: { as: 'administration' },
  },
  {
    name: 'restricted_grant',
    guard: 'around',
    about: 'Which workers may see which restricted records',
    belongs: { by: ['person_id'] },
    kept: { as: 'person' },
  },
  {
    name: 'idempotency_key',
    guard: 'tenant',
    about: 'Answers already given, so that a repeated request writes once',
    belongs: {
      by: 'none',
      because: 'Keys and short answers of requests; they are forgotten after some days',
    },
    kept: { as: 'administration' },
  },
  {
    name: 'programme_version',
    guard: 'tenant',
    about: 'Programmes as they were published',
    belongs: { by: 'none', because: 'Programmes are written by the service and name nobody' },
    kept: { as: 'administration' },
  },
  {
    name: 'change_log',
    guard: 'log',
    about: 'Who changed what',
    belongs: { by: 'entries' },
    kept: { as: 'log' },
  },
  {
    name: 'access_log',
    guard: 'log',
    about: 'Who looked at whom',
    belongs: { by: ['person_id'] },
    kept: { as: 'log' },
  },
];
