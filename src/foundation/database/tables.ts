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

/** A JSON column: an object inside, jsonb in the database. */
export type Json<T> = ColumnType<T, T, T>;

/** Names of tables whose rows are written through the write path. */
export type WrittenTable = {
  [Name in keyof Tables]: Selectable<Tables[Name]> extends { id: string; version: number } ? Name : never;
}[keyof Tables];

/**
 * How the rows of a table are guarded:
 * `person`: rows carry `person_id` and `restricted`; `self`: the person table itself; `tenant`: any signed-in
 * worker of the tenant; `log`: append only.
 */
export type Guard = 'person' | 'self' | 'tenant' | 'log';

/** What a room says of a table it owns. */
export interface TableDeclaration {
  readonly name: string;
  readonly guard: Guard;
  /**
   * What an outside visitor without an account may write of his own: only add (a referral), or change as well (its draft).
   * The table has a `staff_id`; a row that a worker made is never a visitor's, whatever its id.
   */
  readonly guestWrites?: 'adds' | 'changes';
  /** What the rows are, in words: for subject access and the data dictionary. */
  readonly about: string;
}
