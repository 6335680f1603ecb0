import type pg from 'pg';
import { systemClock } from '../../foundation/clock.ts';
import { inRequest } from '../../foundation/database/session.ts';
import { createWriter } from '../../foundation/database/write.ts';
import type { StaffActor } from '../actor.ts';
import { roles } from '../permissions.ts';
import { noteStaffChange } from '../recent-changes.ts';
import { staffActor } from '../staff-actor.ts';
import type { Auth } from './auth.ts';
import type { Owner } from './open-sessions.ts';
import { hashPassword, newPassword } from './password.ts';

/** Somebody who is to sign in. */
export interface NewUser {
  readonly tenant: string;
  readonly staffId: string;
  readonly name: string;
  readonly email: string;
  /** Left out for somebody who signs in without one. */
  readonly password?: string;
  /** True for the made-up people of a demonstration. */
  readonly demo?: boolean;
  /** True when somebody else knows the password: it has to be replaced at the first sign-in. */
  readonly passwordToChange?: boolean;
}

/** Gives a member of staff a way to sign in. Gives false when the address is another's already. */
export async function createUser(auth: Auth, user: NewUser): Promise<boolean> {
  const { internalAdapter } = await auth.$context;
  if (await internalAdapter.findUserByEmail(user.email)) return false;
  const { tenant, staffId, name, email, demo = false, passwordToChange = false } = user;
  const fields = { tenant, staffId, name, email, demo, passwordToChange, emailVerified: true };
  const { id } = await internalAdapter.createUser(fields, { method: 'other' });
  if (user.password === undefined) return true;
  const password = await hashPassword(user.password);
  await internalAdapter.linkAccount({ userId: id, providerId: 'credential', accountId: id, password });
  return true;
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
  { tenant, staffId }: Owner,
  author: { readonly staffId: string | null; readonly command: string },
): Promise<void> {
  const scope = { tenant, door: 'staff', staffId: author.staffId } as const;
  await inRequest(pool, scope, { readOnly: false }, async ({ db }) => {
    const rows = db.selectFrom('staff').select(['id', 'version']).where('id', '=', staffId);
    const seen = await rows.forUpdate().executeTakeFirstOrThrow();
    await createWriter(db, { ...author, at: systemClock.now() }, new Map()).update('staff', seen, {});
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

/** A member of staff who has not left; undefined when there is none of that id in the tenant. */
export async function staffOf(
  pool: pg.Pool,
  tenant: string,
  id: string,
): Promise<{ id: string; name: string; email: string } | undefined> {
  if (!UUID.test(id)) return undefined;
  return inRequest(pool, { tenant, door: 'staff', staffId: null }, { readOnly: true }, async ({ db }) => {
    const rows = db.selectFrom('staff').select(['id', 'name', 'email']).where('id', '=', id);
    return rows.where('leftOn', 'is', null).executeTakeFirst();
  });
}

/** One of a demonstration's made-up people. */
export interface DemoPerson {
  readonly userId: string;
  readonly actor: StaffActor;
}

/** The made-up people of the demonstration's tenants who may be signed in by a button, by role and then by name. */
export async function demoPeople(pool: pg.Pool): Promise<DemoPerson[]> {
  const { rows } = await pool.query<{ id: string; tenant: string; staffId: string }>(
    `select u.id, u.tenant, u."staffId" from facet."user" u join facet.tenant t on t.slug = u.tenant
     where u.demo and t.demo order by u."createdAt", u.id limit 50`,
  );
  const people: DemoPerson[] = [];
  for (const { id, tenant, staffId } of rows) {
    const actor = await staffActor(pool, tenant, staffId);
    if (actor) people.push({ userId: id, actor });
  }
  const rank = (person: DemoPerson) => roles.indexOf(person.actor.role);
  return people.sort((a, b) => rank(a) - rank(b));
}
