import { sql } from 'kysely';
import type { WayToGive } from '../access/own-tables.ts';
import type { TenantDb } from '../foundation/database/session.ts';
import type { InviteState } from './invitation.ts';

/** A parent's way to her own pages, as workers see it. */
export interface AccessRow {
  readonly id: string;
  readonly version: number;
  readonly signInName: string;
  readonly givenHow: WayToGive;
  readonly askedThatDay: boolean;
  readonly invitedOn: Temporal.PlainDate;
  readonly invitedBy: string | null;
  readonly linkGivenOn: Temporal.PlainDate | null;
  readonly linkGivenBy: string | null;
  readonly endedOn: Temporal.PlainDate | null;
  readonly endedBy: string | null;
  readonly endedHow: 'by_worker' | 'by_parent' | null;
}

/** Every access that a person has or had, the newest first. */
export function accessesOf(db: TenantDb, personId: string): Promise<AccessRow[]> {
  return db
    .selectFrom('parentAccess as a')
    .leftJoin('staff as inviter', 'inviter.id', 'a.invitedBy')
    .leftJoin('staff as giver', 'giver.id', 'a.linkGivenBy')
    .leftJoin('staff as ender', 'ender.id', 'a.endedBy')
    .select(['a.id', 'a.version', 'a.signInName', 'a.givenHow', 'a.askedThatDay', 'a.invitedOn'])
    .select(['a.linkGivenOn', 'a.endedOn', 'a.endedHow'])
    .select(['inviter.name as invitedBy', 'giver.name as linkGivenBy', 'ender.name as endedBy'])
    .where('a.personId', '=', personId)
    .orderBy('a.invitedOn', 'desc')
    .orderBy('a.id', 'desc')
    .execute();
}

/** The access that is open, with its version; undefined while there is none. */
export function openAccess(db: TenantDb, personId: string) {
  return db
    .selectFrom('parentAccess')
    .select(['id', 'version'])
    .where('personId', '=', personId)
    .where('endedOn', 'is', null)
    .executeTakeFirst();
}

/** What an invitation is decided by; undefined where there is nobody whom the reader may see. */
export async function inviteState(db: TenantDb, personId: string): Promise<InviteState | undefined> {
  const person = await db
    .selectFrom('person')
    .select(['kind', 'safeContact'])
    .where('id', '=', personId)
    .executeTakeFirst();
  if (!person) return undefined;
  return { ...person, open: (await openAccess(db, personId)) !== undefined };
}

/** When she last signed in, what she has besides a password, and whether a link still opens. */
export interface ParentSignIn {
  readonly hasSignIn: boolean;
  readonly lastSeenAt: Temporal.Instant | null;
  readonly linkUntil: Temporal.Instant | null;
}

/** How her sign-in stands. */
export async function parentSignIn(db: TenantDb, personId: string): Promise<ParentSignIn> {
  const { rows } = await sql<ParentSignIn>`
    select exists (select from facet.parent_sign_in where person_id = ${personId}) as has_sign_in,
      (select last_seen_at from facet.parent_sign_in where person_id = ${personId}) as last_seen_at,
      (select max(expires_at) from facet.parent_link where person_id = ${personId} and expires_at > now()) as link_until`.execute(
    db,
  );
  return rows[0] ?? { hasSignIn: false, lastSeenAt: null, linkUntil: null };
}

/** Takes away password, passkeys, second step, sessions and links: part of the transaction in which her access ends. */
export async function takeSignInAway(db: TenantDb, personId: string): Promise<void> {
  await sql`delete from facet.parent_sign_in where person_id = ${personId}::uuid`.execute(db);
  await sql`delete from facet.parent_link where person_id = ${personId}::uuid`.execute(db);
}
