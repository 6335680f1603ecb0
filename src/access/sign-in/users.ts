import type pg from 'pg';
import { systemClock } from '../../foundation/clock.ts';
import { inRequest } from '../../foundation/database/session.ts';
import { createWriter } from '../../foundation/database/write.ts';
import type { SignedInActor } from '../actor.ts';
import { type Role, roles } from '../permissions.ts';
import { noteStaffChange } from '../recent-changes.ts';
import type { Auth } from './auth.ts';
import { idOf, type Owner, type OwnerRow, ownerOf } from './open-sessions.ts';
import { hashPassword, newPassword } from './password.ts';
import { actorOf } from './sessions.ts';

/** Somebody who is to sign in: a worker, or a parent, of whom no name is kept here but the one she signs in with. */
export type NewUser = Owner & UserDetails;

interface UserDetails {
  readonly name: string;
  readonly email: string;
  /** Left out for somebody who signs in without one. */
  readonly password?: string;
  /** True for the made-up people of a demonstration. */
  readonly demo?: boolean;
  /** True when somebody else knows the password: it has to be replaced at the first sign-in. */
  readonly passwordToChange?: boolean;
}

/** Gives somebody a way to sign in. Gives false when the address is another's already. */
export async function createUser(auth: Auth, user: NewUser): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  if (await internalAdapter.findUserByEmail(user.email)) return false;
  const { tenant, name, email, demo = false, passwordToChange = false } = user;
  const whose = 'personId' in user ? { personId: user.personId } : { staffId: user.staffId };
  const fields = { tenant, ...whose, name, email, demo, passwordToChange, emailVerified: true };
  const { id } = await internalAdapter.createUser(fields, { method: 'other' });
  if (user.password === undefined) return true;
  const password = await hashPassword(user.password);
  await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password });
  return true;
}

/** The sign-in of somebody; undefined while she has none. */
export async function userOf(pool: pg.Pool, owner: Owner): Promise<string | undefined> {
  const { rows } = await pool.query<{ id: string }>(
    'select id from facet."user" where tenant = $1 and $2 in ("staffId", "personId")',
    [owner.tenant, idOf(owner)],
  );
  return rows[0]?.id;
}

/** A member of staff who is to be given a sign-in. */
export interface StaffToLetIn {
  readonly tenant: string;
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
}

/** What was given to somebody: how she signs in, to be told once. */
export interface GivenSignIn {
  readonly email: string;
  readonly password: string;
}

/**
 * Says in the change log what was done about somebody's sign-in, and who did it: whoever gives a password could read as
 * her. Said first, so that nothing is given that is not in the log.
 */
export async function logOfSignIn(
  pool: pg.Pool,
  owner: Owner,
  author: { readonly staffId: string | null; readonly command: string },
): Promise<void> {
  const { tenant } = owner;
  if ('personId' in owner) return logOfOwnSignIn(pool, owner, author.command);
  const { staffId } = owner;
  const scope = { tenant, door: 'staff', staffId: author.staffId } as const;
  await inRequest(pool, scope, { readOnly: false }, async ({ db }) => {
    const rows = db.selectFrom('staff').select(['id', 'version']).where('id', '=', staffId);
    const seen = await rows.forUpdate().executeTakeFirstOrThrow();
    await createWriter(db, { ...author, at: systemClock.now() }, new Map()).update('staff', seen, {});
  });
}

/** Likewise, of what a parent did about her own: it stands beside her access, and names no worker. */
async function logOfOwnSignIn(
  pool: pg.Pool,
  { tenant, personId }: { readonly tenant: string; readonly personId: string },
  command: string,
): Promise<void> {
  const scope = { tenant, door: 'parent_writes', staffId: null, given: [personId] } as const;
  await inRequest(pool, scope, { readOnly: false }, async ({ db }) => {
    const rows = db.selectFrom('parentAccess').select(['id', 'version']).where('endedOn', 'is', null);
    const seen = await rows.forUpdate().executeTakeFirstOrThrow();
    await createWriter(db, { staffId: null, command, at: systemClock.now() }, new Map()).update(
      'parentAccess',
      seen,
      {},
    );
  });
}

/**
 * Gives a member of staff a new password that she must replace, and makes her sign-in if she has none. Her sessions
 * end and two-factor is taken off, since whoever asks for this has often lost the phone as well. Undefined when the
 * address is the sign-in of somebody else.
 */
export async function giveSignIn(
  auth: Auth,
  pool: pg.Pool,
  staff: StaffToLetIn,
  givenBy: string | null,
): Promise<GivenSignIn | undefined> {
  const { internalAdapter } = await auth.$context;
  await logOfSignIn(pool, staff, { staffId: givenBy, command: 'giveSignIn' });
  const password = newPassword();
  const { rows } = await pool.query<{ id: string; email: string }>(
    'select id, email from facet."user" where tenant = $1 and "staffId" = $2',
    [staff.tenant, staff.staffId],
  );
  const [user] = rows;
  if (!user) {
    const made = await createUser(auth, { ...staff, password, passwordToChange: true });
    return made ? { email: staff.email.toLowerCase(), password } : undefined;
  }
  await internalAdapter.updatePassword(user.id, await hashPassword(password));
  await pool.query(
    `update facet."user" set "passwordToChange" = true, "twoFactorEnabled" = false, "updatedAt" = now() where id = $1`,
    [user.id],
  );
  await pool.query('delete from facet."twoFactor" where "userId" = $1', [user.id]);
  await internalAdapter.deleteUserSessions(user.id);
  noteStaffChange(staff.staffId);
  return { email: user.email, password };
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Somebody among the staff, as those see her who give sign-ins. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role | 'partner';
}

/** A member of staff who has not left; undefined when there is none of that id in the tenant. */
export async function staffOf(pool: pg.Pool, tenant: string, id: string): Promise<Member | undefined> {
  if (!UUID.test(id)) return undefined;
  return inRequest(pool, { tenant, door: 'staff', staffId: null }, { readOnly: true }, async ({ db }) => {
    const rows = db.selectFrom('staff').select(['id', 'name', 'email', 'role']).where('id', '=', id);
    return rows.where('leftOn', 'is', null).executeTakeFirst();
  });
}

/** One of a demonstration's made-up people. */
export interface DemoPerson {
  readonly userId: string;
  readonly actor: SignedInActor;
}

/** The made-up people of the demonstration's tenants who may be signed in by a button, by role and then by name. */
export async function demoPeople(pool: pg.Pool): Promise<DemoPerson[]> {
  const { rows } = await pool.query<OwnerRow & { id: string }>(
    `select u.id, u.tenant, u."staffId", u."personId" from facet."user" u join facet.tenant t on t.slug = u.tenant
     where u.demo and t.demo order by u."createdAt", u.id limit 50`,
  );
  const people: DemoPerson[] = [];
  for (const row of rows) {
    const owner = ownerOf(row);
    const actor = owner && (await actorOf(pool, owner));
    if (actor) people.push({ userId: row.id, actor });
  }
  const rank = ({ actor }: DemoPerson) => (actor.kind === 'staff' ? roles.indexOf(actor.role) : roles.length);
  return people.sort((a, b) => rank(a) - rank(b));
}
