import type { Actor } from '../access/actor.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { Writer } from '../foundation/database/write.ts';
import type { ProgrammeLibrary } from './programmes.ts';
import type { Pseudonym } from './pseudonyms.ts';
import type { House } from './room.ts';

/** What a query is given. Everything that it reads comes through `db`, where row-level security holds. */
export interface QueryContext {
  readonly db: TenantDb;
  readonly actor: Actor;
  readonly now: Temporal.Instant;
  /** The calendar day in the United Kingdom. */
  readonly today: Temporal.PlainDate;
  readonly programmes: ProgrammeLibrary;
  readonly house: House;
  /** Names for rows that are shown to those who may not know whose they are. */
  readonly pseudonym: Pseudonym;
}

/** What a command is given: all of a query's, and the one way to write. */
export interface CommandContext extends QueryContext {
  readonly write: Writer;
}

/** The staff member, or the partner's worker, behind a request; null for a visitor and for a parent. */
export function staffIdOf(actor: Actor): string | null {
  return actor.kind === 'staff' || actor.kind === 'partner' ? actor.staffId : null;
}
