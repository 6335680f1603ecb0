import type { ColumnType, Generated, Selectable } from 'kysely';

/**
 * Every table of a tenant's schema, by name. Rooms add their own by declaration merging, so that no list of tables
 * stands apart from the rooms that own them.
 */
// biome-ignore lint/suspicious/noEmptyInterface: rooms add their tables by declaration merging
export interface Tables {}

/** What every row carries: who it is, and how often it has been changed. */
export interface Versioned {
  id: Generated<string>;
  version: Generated<number>;
}

/** A row that belongs to one person; `restricted` copies the person's own mark, so that a policy needs no subquery. */
export interface OfPerson extends Versioned {
  restricted: Generated<boolean>;
  personId: string;
}

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>;

/** A row that may have been recorded by mistake: it is kept and marked, and nothing counts it any more. */
export interface Withdrawable {
  withdrawnOn: Later<Temporal.PlainDate>;
  withdrawnReason: Later<string>;
  withdrawnBy: Later<string>;
}

/** A JSON column: an object inside, jsonb in the database. */
export type Json<T> = ColumnType<T, T, T>;

/** Names of tables whose rows are written through the write path. */
export type WrittenTable = {
  [Name in keyof Tables]: Selectable<Tables[Name]> extends { id: string; version: number } ? Name : never;
}[keyof Tables];

/**
 * How the rows of a table are guarded:
 * `person`: rows carry `person_id` and `restricted`; `self`: the person table itself; `around`: what is kept about a
 * record's guard, which nobody may see who is barred from the record; `tenant`: any signed-in worker of the tenant;
 * `log`: append only.
 */
export type Guard = 'person' | 'self' | 'around' | 'tenant' | 'log';

/** Kinds of record, each with a period of its own in the schedule of retention. */
export const recordKinds = {
  person: 'Who somebody is, and her family',
  case: 'Casework: plans, contacts, outcomes and what was given',
  referral: 'Referrals',
  draft: 'Referrals begun and not sent',
  rights: 'Requests about a person’s rights, and how they were answered',
  log: 'Logs of changes and of looks',
  administration: 'The running of the service: workers, programmes, keys',
} as const;

export type RecordKind = keyof typeof recordKinds;

/**
 * How the rows of a table belong to a person, for subject access and for destruction. All names are SQL's.
 * `by` columns: they hold people's ids, first whose row it is, then others whom it is about as well.
 * `by` with `of`: the row is of whoever the row of that other table is of. `entries`: an entry of the change log is of
 * whoever its row is of. `none`: no row is about a person whom the service knows, and why.
 */
export type Belonging =
  | { readonly by: readonly [string, ...string[]] }
  | { readonly by: string; readonly of: string }
  | { readonly by: 'entries' }
  | { readonly by: 'none'; readonly because: string };

/**
 * For how long rows are kept: as which kind of record, and counted from which day. `from` is a column that holds a day or an
 * instant; a row where it is null goes on still. Without `from`, rows go when the rest of the person's record goes.
 */
export interface Kept {
  readonly as: RecordKind;
  readonly from?: string;
}

/** What a room says of a table it owns. */
export interface TableDeclaration {
  readonly name: string;
  readonly guard: Guard;
  /**
   * What an outside visitor without an account may write of his own: only add (a referral), or change as well (its draft).
   * The table has a `staff_id`; a row that a worker made is never a visitor's, whatever its id.
   */
  readonly guestWrites?: 'adds' | 'changes';
  /** The column by which a visitor's key finds such a row; its own id where it is left out. */
  readonly guestBy?: string;
  /**
   * True where a row need not be of somebody on record. One that is of nobody is reached, where a worker's rows end at some
   * teams' people, by those who work in its `programme_id`, and by whoever made it (`staff_id`).
   */
  readonly maybeOfNobody?: true;
  /** What anybody reads of it without an account: these columns, of the rows where this holds. Nothing where it is left out. */
  readonly visitors?: { readonly columns: readonly string[]; readonly where: string };
  /**
   * The column that names a second person whom the row is about. Of a `person` table, `other_restricted` is her mark,
   * and the row is seen by those alone who may see both.
   */
  readonly second?: string;
  /**
   * True where a row sets two records beside each other that are not tied: neither is on record for the other’s sake.
   */
  readonly compares?: boolean;
  /**
   * True where each row is behind the wall that its column `wall` names: read by those to whom the permission decision
   * opens that wall, and a private one by its author (`staff_id`) alone. A row that names none is behind none.
   */
  readonly walled?: boolean;
  /** True of a `tenant` table where each row is read and written by whoever wrote it (`staff_id`), and by nobody else. */
  readonly private?: true;
  /** Rows of one kind among others that stand behind a wall: those whose column says so. */
  readonly walledWhere?: { readonly column: string; readonly is: string; readonly wall: string };
  /**
   * Rows that somebody allowed her own worker alone: those whose column says so are read by whoever holds her case today, and
   * by whoever wrote them down (a column that names staff).
   */
  readonly keptToWorker?: { readonly column: string; readonly is: string; readonly by: string };
  /** True where each row holds a file in `unlogged`, called `file_name`: a copy of her record holds it as well. */
  readonly holdsFile?: boolean;
  /**
   * What no copy of a person's own record holds, for she must not find it there: `all` rows, or those behind these walls.
   */
  readonly notInCopies?: 'all' | readonly string[];
  /** What a partner organisation's worker reads of the people shared with it; no column where it is left out. */
  readonly partner?: {
    readonly columns: readonly string[];
    /** True where delegated work adds rows; the table has a `staff_id`, and she reads her own rows whole. */
    readonly adds?: boolean;
    /** What a row must say besides, so that she reads it. */
    readonly where?: string;
    /** A column of ids of shares: she reads those rows alone that are marked for a share of today. */
    readonly markedFor?: string;
  };
  /** What a parent reads of her own record; no column where it is left out. */
  readonly parent?: readonly string[];
  /** A column that says of each row whether she reads it at all; every row of hers where it is left out. */
  readonly parentSees?: string;
  /**
   * What a parent writes of her own record by the commands of her pages: only add, or change as well. No page shows
   * her more of a row than `parent` says.
   */
  readonly parentWrites?: 'adds' | 'changes';
  /** What an analyst reads: nothing that says whose a row is, no date of birth, no free text. */
  readonly analyst?: readonly string[];
  /** What the rows are, in words: for subject access and the data dictionary. */
  readonly about: string;
  readonly belongs: Belonging;
  readonly kept: Kept;
}
